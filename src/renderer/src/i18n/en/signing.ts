import type { CheckOutcome, SignatureCheck } from '../../../../shared/verification.ts'

/** Each thing that is looked at, and what it means where it is not so. */
const checks: Readonly<Record<SignatureCheck, { readonly name: string; readonly failed: string }>> = {
  'file-digest': {
    name: 'The content of the file',
    failed: 'The file is not the one that was signed, or it was changed afterwards.',
  },
  'file-size': {
    name: 'The size of the file',
    failed: 'The file is longer or shorter than what was signed.',
  },
  'visible-text': {
    name: 'The text that was read in the app',
    failed: 'The person read another text, or one that does not name this content.',
  },
  'hidden-data': {
    name: 'What the signature file says of itself',
    failed: 'The signature file says something else than what was signed.',
  },
  'xml-structure': {
    name: 'The form of the signature',
    failed: 'It is not built as BankID builds a signature. Parts may have been moved or added.',
  },
  purpose: {
    name: 'That it is a signature',
    failed: 'Somebody identified themselves with this, and signed nothing.',
  },
  'data-digest': {
    name: 'The signed text and data',
    failed: 'They were changed after they were signed.',
  },
  'certificates-digest': {
    name: 'The certificates in it',
    failed: 'They are not the ones that were signed along.',
  },
  'signature-value': {
    name: 'The signature itself',
    failed: 'It was not made with the key of this certificate, or in a way that can be forged today.',
  },
  'certificate-chain': {
    name: 'Who vouches for whom',
    failed: 'The certificates do not vouch for each other.',
  },
  'certificate-root': {
    name: 'BankID’s own root certificate',
    failed: 'The certificates do not come from BankID.',
  },
  environment: {
    name: 'The environment of the certificate',
    failed: 'The certificate is of another environment than the signature says.',
  },
  'certificate-valid-then': {
    name: 'That the certificates were valid then',
    failed: 'One of them had run out, or did not hold yet.',
  },
  'same-person': {
    name: 'That both name the same person',
    failed: 'BankID named another person than the certificate does.',
  },
  'ocsp-status': {
    name: 'That the certificate was good',
    failed: 'The certificate was withdrawn or unknown, or nobody confirmed it.',
  },
  'ocsp-certificate': {
    name: 'Which certificate that is about',
    failed: 'The confirmation is about another certificate.',
  },
  'ocsp-signature': {
    name: 'Who confirmed it',
    failed: 'The confirmation was not given by anybody who may give it.',
  },
  'ocsp-nonce': {
    name: 'What it was confirmed for',
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
  open: 'Sign or check a file',
  sign: {
    title: 'Sign a file',
    text: 'In the BankID app you read the name of the file and a fingerprint of its content, and approve. The signature is put beside the file, which stays as it is.',
    choose: 'Choose a file to sign',
    choosing: 'Choose a file in the window that has opened.',
    using: 'Sign with',
    order: 'Sign with BankID',
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
    refusedText_one: 'One thing is not as it should be.',
    refusedText_other: '{{count}} things are not as they should be.',
    refusedOpen: 'What was signed could not be read as a whole.',
  },
  facts: {
    file: 'File',
    signedAs: 'Signed as',
    signature: 'Signature',
    signer: 'Signed by',
    signerNote: 'as the certificate says',
    at: 'Signed',
    atNote: 'as BankID confirmed it',
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
    confirmation: 'BankID’s confirmation (OCSP)',
  },
  checks,
  outcomes,
}
