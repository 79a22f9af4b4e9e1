import type { CheckOutcome, SignatureCheck } from '../../../../shared/verification.ts'

/** Each thing that is looked at, and what it means where it is not so. */
const checks: Readonly<Record<SignatureCheck, { readonly name: string; readonly failed: string }>> = {
  'file-digest': {
    name: 'The content of the file is what was signed',
    failed: 'The file is not the one that was signed, or it was changed afterwards.',
  },
  'file-size': {
    name: 'The size of the file is what was signed',
    failed: 'The file is longer or shorter than what was signed.',
  },
  'visible-text': {
    name: 'The text that was read in the BankID app names the content that was signed',
    failed: 'The person read another text, or one that names other content.',
  },
  'hidden-data': {
    name: 'What the signature file says of the file is what was signed',
    failed: 'The signature file says something else than what was signed.',
  },
  'xml-structure': {
    name: 'The signature has the form that BankID gives it',
    failed: 'It is not built as BankID builds a signature. Parts may have been moved or added.',
  },
  purpose: {
    name: 'It was a signature, and not only an identification',
    failed: 'Somebody identified themselves with this, and signed nothing.',
  },
  'data-digest': {
    name: 'Text and data are those that were signed',
    failed: 'They were changed after they were signed.',
  },
  'certificates-digest': {
    name: 'The certificates are those that were signed along',
    failed: 'They are not the ones that were signed along.',
  },
  'signature-value': {
    name: 'The signature was made with the key of the certificate',
    failed: 'It was not made with the key of this certificate, or in a way that can be forged today.',
  },
  'certificate-chain': {
    name: 'Each certificate was issued by the next',
    failed: 'The certificates do not vouch for each other.',
  },
  'certificate-root': {
    name: 'The chain ends in BankID’s own root certificate',
    failed: 'The certificates do not come from BankID.',
  },
  environment: {
    name: 'The certificate is of the environment that is named',
    failed: 'The certificate is of another environment than the signature says.',
  },
  'certificate-valid-then': {
    name: 'The certificates were valid at that time',
    failed: 'One of them had run out, or did not hold yet.',
  },
  'same-person': {
    name: 'The certificate is that of the person the signature file names',
    failed: 'The signature file names another person than the certificate does.',
  },
  'ocsp-status': {
    name: 'It says that the certificate was good',
    failed: 'The certificate was withdrawn or unknown, or nobody confirmed it.',
  },
  'ocsp-certificate': {
    name: 'It speaks of this certificate',
    failed: 'The confirmation is about another certificate.',
  },
  'ocsp-signature': {
    name: 'It was given by somebody whom the issuer appointed for it',
    failed: 'The confirmation was not given by anybody who may give it.',
  },
  'ocsp-nonce': {
    name: 'It was given for this very signature',
    failed: 'The confirmation was given for another signature.',
  },
}

const outcomes: Readonly<Record<CheckOutcome['outcome'], string>> = {
  passed: 'As it should be',
  failed: 'Not as it should be',
  'not-checked': 'Not checked',
}

export const signing = {
  title: 'Signatures',
  subtitle: 'Sign a file with BankID, or check one that was signed',
  entry: 'Sign or check a file',
  back: 'Back to Files',
  sign: {
    title: 'Sign a file',
    text: 'In the BankID app you read the name of the file and a fingerprint of its content, and approve. The signature is put beside the file, which stays as it is.',
    choose: 'Choose a file to sign',
    choosing: 'Choose a file in the window that has opened.',
    using: 'Sign with',
    order: 'Sign with BankID',
    compare: 'This is what the app shows. Approve only if it says the same there.',
    personal:
      'The signature will hold your name and personal number, and everybody who gets it can read them.',
    connectText: 'Signing needs BankID, and Oversikt has no way to it yet.',
    connect: 'Connect BankID',
    unreadyText: 'BankID is connected, but needs you before it can be used.',
    unready: 'Open Connections',
    again: 'Sign another file',
    retry: 'Try again',
  },
  signed: {
    title: '{{file}} is signed',
    text: 'The signature is in the same folder, as {{signature}}. Send both together: whoever has them can check them in Oversikt.',
    personal: 'The signature holds your name and personal number.',
  },
  export: {
    sign: 'Sign with BankID',
    personal:
      'If you sign it, the signature will hold your name and personal number, and everybody who gets it can read them.',
  },
  check: {
    title: 'Check a signed file',
    text: 'Choose the file or its signature; Oversikt finds the other. You see what could be proven, and what could not.',
    choose: 'Choose a file to check',
    choosing: 'Choose a file in the window that has opened.',
    another: 'Check another file',
  },
  unreadable: {
    title: 'There is no signature in it',
    what: 'The file cannot be read, or it is not a signature that Oversikt wrote.',
    next: 'Choose the signed file, or the signature beside it, whose name ends in .bankid.json.',
  },
  verdict: {
    intact: 'The file is as it was signed',
    intactText: 'Nothing in the file or the signature was changed.',
    refused: 'Do not rely on this file',
    refusedMore_one: 'One more thing is not as it should be.',
    refusedMore_other: '{{count}} more things are not as they should be.',
    refusedOpen: 'What was signed could not be read as a whole.',
  },
  facts: {
    file: 'File',
    signedAs: 'Signed as',
    signature: 'Signature',
    signer: 'Signed by',
    signerNote: 'as the certificate says',
    at: 'Signed',
    atNote: 'as the confirmation (OCSP) says',
    atNoteSimulator: 'as the simulator says',
    environment: 'Made with',
    environmentNote: 'as the signature says',
    environments: {
      production: 'BankID',
      test: 'BankID, test environment',
      simulator: 'A simulator of BankID',
    },
    nobody: 'Could not be read',
  },
  warnings: {
    root: {
      title: 'Who signed is not proven',
      text: 'BankID gives its root certificate out on request only, so Oversikt cannot tell BankID’s certificates from a forger’s own. Believe the name only if you know where the signature comes from. Whoever has the root can check with it: oversikt verify --root.',
    },
    test: {
      title: 'This is a test',
      text: 'It was made in BankID’s test environment, where anybody can be anybody.',
    },
    simulator: {
      title: 'This is not BankID',
      text: 'It was made with a simulator. It shows how a signature looks, and proves nothing.',
    },
  },
  visibleText: 'What was read in the app',
  groups: {
    file: 'The file',
    signature: 'The signature',
    person: 'The person',
    confirmation: 'The confirmation (OCSP)',
  },
  checks,
  /** Why something was not looked at, and what to do. */
  open: {
    root: 'BankID gives its root certificate out on request only, so a forger with certificates of their own would get this far. With the root, check with: oversikt verify FILE --root ROOT.',
    simulated:
      'A simulator made this, and its certificates can be anybody’s. Ask for a signature made with BankID.',
    environment:
      'The certificate does not say in a form that Oversikt knows which of BankID’s environments it is of.',
    rest: 'What it stands in could not be read. Ask for file and signature anew, both as they were signed.',
  },
  outcomes,
}
