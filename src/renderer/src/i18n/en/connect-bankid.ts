/** BankID's part of the wizard: for whoever is a relying party, or wants to try it in the test environment. */
export const bankid = {
  title: 'Connect BankID',
  renewTitle: 'Change {{name}}',
  steps: {
    environment: 'Real or test',
    certificate: 'Certificate',
    check: 'Check the certificate',
    try: 'Try it',
    done: 'What it is for',
  },
  environment: {
    title: 'The real BankID, or its test environment?',
    subtitle: 'Each has people, certificates and a server of its own, and neither knows the other.',
    label: 'Environment',
    production: {
      name: 'The real BankID',
      text: 'Real people and signatures that count. Needs a relying-party certificate, which a bank in Sweden sells under a contract.',
    },
    test: {
      name: 'BankID’s test environment',
      text: 'Invented people, for trying things out. Its certificate is public and the same for everybody; signatures are worth nothing.',
    },
    inventedTitle: 'The invented BankID on this computer',
    invented:
      'Whichever you choose, Oversikt speaks to an invented BankID on this computer and never to the real one. Its certificate is made for the test environment.',
    swedishTitle: 'This is the Swedish BankID',
    swedish:
      'Norway has a BankID too, of another company and with other technology. It cannot be connected here, and a Norwegian BankID does not work in the Swedish app.',
    address: 'Your own IP address',
    addressHelp:
      'BankID is told from which address somebody begins. Left empty, Oversikt looks at this computer’s own each time.',
    addressOwn: 'This computer’s own',
    addressRule: 'An IPv4 or IPv6 address, such as 192.0.2.7 or 2001:db8::7.',
  },
  certificate: {
    title: 'Choose the certificate',
    subtitle:
      'The relying-party certificate with its private key: as one .p12 file, or as PEM, in one file or two.',
    stored: 'A certificate is kept for this connection. Choose nothing to keep it, or files to replace it.',
    files: 'Files of the certificate',
    hint: 'Drop the files here, or choose them.',
    hintMore: 'Another file takes the place of what it brings.',
    choose: 'Choose files',
    chooseMore: 'Choose others',
    remove: 'Leave out {{name}}',
    drop: 'Let go to use as the certificate',
    is: {
      pkcs12: 'certificate and key, opened with a passphrase',
      certificate: 'certificate',
      key: 'private key',
      encryptedKey: 'private key, opened with a passphrase',
      both: 'certificate and key',
      encryptedBoth: 'certificate and key, opened with a passphrase',
    },
    missing: {
      nothing: 'Choose the certificate first.',
      noKey: 'The private key is missing. Choose its file too.',
      noCertificate: 'The certificate is missing. Choose its file too.',
    },
    faults: {
      tooLarge: '{{name}} is too large to be a certificate.',
      unreadable: '{{name}} could not be read.',
      bareCertificate:
        '{{name}} holds a certificate without its key, or something else in binary form. Choose the .p12 file, or PEM files.',
      request: '{{name}} is the request for a certificate. What came back from it is needed.',
      publicKey: '{{name}} is a public key. The certificate and the private key are needed.',
      twoKeys: '{{name}} holds more than one private key. Only the one of this certificate is needed.',
      other: '{{name}} is neither a certificate nor a key.',
    },
    passphrase: 'Passphrase of the file',
    passphraseHelp: 'It was chosen when the file was made. Oversikt needs it once and keeps it with the key.',
    passphraseWrong:
      'This does not open the file. Type the passphrase again; a file called “legacy” is encrypted in an old way that Oversikt does not open.',
    passphraseMissing: 'The key is encrypted. Enter its passphrase.',
    show: 'Show the passphrase',
    hide: 'Hide the passphrase',
    keep: 'In the keychain of this computer, and nowhere else. It proves to BankID who asks; Oversikt never shows it again.',
    where: {
      title: 'Where do I get one?',
      production:
        'From a bank that sells BankID to companies, or a reseller. You make the key yourself with their tool, and get a .p12 file. It is for organisations: private persons are not sold one.',
      test: 'From BankID’s pages for developers, under “Test”. The file is called FPTestcert5 and a date, and its passphrase stands beside it.',
      form: 'Take the .p12 or .pem file. One called “legacy” is encrypted in a way that is no longer safe, and may not open.',
      open: 'Open BankID’s pages for developers',
    },
    demoTitle: 'The invented BankID’s certificate',
    demoText: 'With the real one you would have a file of your own.',
    demoFile: 'invented-bankid.pem',
  },
  check: {
    title: 'Check the certificate with BankID',
    subtitle: 'Oversikt connects to BankID once and sees whether the certificate is accepted.',
    what: 'What is looked at',
    steps: {
      server: 'That it is BankID’s server: it must show a certificate from BankID’s own root.',
      certificate: 'That BankID takes your certificate, and that it has not run out.',
    },
    nobody: 'No order is made, and nobody’s phone rings.',
    start: 'Check the certificate',
    running: 'Connecting to BankID …',
    given: 'BankID takes the certificate',
    givenText: 'It is kept in the keychain and is ready for use.',
    toCertificate: 'Choose another certificate',
    refusedHint: {
      production: 'You chose the real BankID: the public test certificate is not taken there.',
      test: 'You chose the test environment: a certificate of the real BankID is not taken there.',
    },
  },
  try: {
    title: 'Try it: identify yourself',
    subtitle: 'With your own BankID, so that you see that it works from end to end.',
    start: 'Identify with BankID',
    skip: 'Skip this',
    whatTitle: 'What happens',
    what: {
      production: 'You open the BankID app and approve. BankID then says who you are.',
      invented:
        'You open the pretend phone, which is a page of this computer’s own, and approve there. The invented BankID then says who that is.',
      test: 'You open the BankID app, switched to the test environment and with a test BankID in it, and approve. BankID then says who that is.',
    },
    kept: 'The name is shown here and kept nowhere.',
  },
  done: {
    title: 'BankID is connected',
    subtitle: 'Nothing is read through it. It is there for when you want to use it:',
    tried: 'It works: BankID said that you are {{name}}. You can use it for this:',
    lock: {
      title: 'Lock Oversikt with BankID',
      text: 'The BankID of the person you bind to it opens the app then, beside a password if you have one.',
      action: 'To Settings',
    },
    sign: {
      title: 'Sign files and exports',
      text: 'A signature says who stood by a file, and that it was not changed since.',
      action: 'To signing',
    },
    manage: 'When the certificate runs out, and how to change or remove it.',
  },
}
