import { X509Certificate } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { CheckOutcome, SignatureCheck, Verification } from '../../shared/verification.ts'
import { readSmallFile } from '../signing/digest.ts'
import { locate } from '../signing/locate.ts'
import { verifySignedFile, type VerifyInput } from '../signing/verify.ts'
import type { VerifyCommand } from './arguments.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { printError, printJson, type Streams } from './output.ts'
import { printable } from './printable.ts'

const largestRoot = 64 * 1024
const beginning = '-----BEGIN CERTIFICATE-----'

/** Checks a signed file without a profile, a keychain or a log. @returns the exit code */
export async function verify(command: VerifyCommand, streams: Streams, json: boolean): Promise<number> {
  try {
    const verification = await verifySignedFile({ ...(await pairOf(command)), ...(await rootOf(command)) })
    if (json) printJson(streams, verification)
    else streams.out.write(textOf(verification))
    return verification.verdict === 'intact' ? exitCodes.ok : exitCodes.refused
  } catch (error) {
    const known = isAppError(error) ? error : new AppError('internal', 'checking failed', { cause: error })
    printError(streams, known, null, json)
    return exitCodeOf(known.code)
  }
}

async function pairOf({
  file,
  signature,
}: VerifyCommand): Promise<Pick<VerifyInput, 'file' | 'signatureFile'>> {
  if (signature !== undefined) return { file: resolve(file), signatureFile: resolve(signature) }
  const located = await locate(resolve(file))
  if (located.found === 'both') return located
  if (located.found === 'file')
    throw new AppError('invalid-input', 'no signature lies beside the file: name it with --signature')
  const name = printable(basename(located.fileName))
  throw new AppError(
    'invalid-input',
    `that is the signature of ${name}: verify that file, and name this with --signature`,
  )
}

async function rootOf({ root }: VerifyCommand): Promise<Pick<VerifyInput, 'root'>> {
  if (root === undefined) return {}
  const bytes = await readSmallFile(resolve(root), largestRoot)
  if (bytes.toString('latin1').split(beginning).length > 2)
    throw new AppError('invalid-input', 'the file of --root holds several certificates: give the root alone')
  try {
    return { root: new X509Certificate(bytes).toString() }
  } catch (cause) {
    throw new AppError('invalid-input', 'the file of --root holds no certificate', { cause })
  }
}

const words: Readonly<Record<SignatureCheck, string>> = {
  'file-digest': 'the content of the file is what was signed',
  'file-size': 'the size of the file is what was signed',
  'visible-text': 'the text that was read in the BankID app names the content that was signed',
  'hidden-data': 'what the signature file says of the file is what was signed',
  'xml-structure': 'the signature has the form that BankID gives it',
  purpose: 'it was a signature, and not only an identification',
  'data-digest': 'text and data are those that were signed',
  'certificates-digest': 'the certificates are those that were signed along',
  'signature-value': 'the signature was made with the key of the certificate',
  'certificate-chain': 'each certificate was issued by the next',
  'certificate-root': 'the chain ends in the root certificate that was given',
  environment: 'the certificate is of the environment that is named',
  'certificate-valid-then': 'the certificates were valid at that time',
  'same-person': 'the certificate is that of the person the signature file names',
  'ocsp-status': 'a confirmation (OCSP) says that the certificate was good',
  'ocsp-certificate': 'that confirmation speaks of this certificate',
  'ocsp-signature': 'it was given by somebody whom the issuer appointed for it',
  'ocsp-nonce': 'it was given for this very signature',
}
const marks: Readonly<Record<CheckOutcome['outcome'], string>> = {
  passed: 'passed     ',
  failed: 'FAILED     ',
  'not-checked': 'NOT CHECKED',
}

/** Verdict, who and when, each check, and the text, for a person at a terminal. */
function textOf(verification: Verification): string {
  const { verdict, fileName, signatureFileName, checks } = verification
  const lines = [
    `${verdict === 'intact' ? 'INTACT' : 'REFUSED'}: ${printable(fileName)}`,
    `  signature  ${printable(signatureFileName)}`,
    ...factsOf(verification),
    '',
    ...checks.map(({ check, outcome }) => `  ${marks[outcome]}  ${words[check]}`),
    ...[...warningsOf(verification)].flatMap((warning) => ['', warning]),
    ...visibleLines(verification.visibleText),
  ]
  return `${lines.join('\n')}\n`
}

function* factsOf({ fileName, signedFileName, signer, signedAt, environment }: Verification) {
  if (signedFileName !== null && signedFileName !== fileName) yield `  signed as  ${printable(signedFileName)}`
  if (signer !== null) yield `  signed by  ${printable(signer.name)}, ${printable(signer.personalNumber)} (as the certificate says)`
  if (signedAt !== null) yield `  signed at  ${signedAt} (as ${environment === 'simulator' ? 'the simulator' : 'OCSP'} says)`
  if (environment !== null) yield `  made with  ${environment} (as the signature says)`
} // prettier-ignore

function* warningsOf({ checks, environment, verdict }: Verification) {
  if (verdict === 'refused') yield 'Do not rely on this file or its signature: at least one thing is not as it was signed.'
  if (checks.some(({ check, outcome }) => check === 'certificate-root' && outcome === 'not-checked'))
    yield 'BankID gives its root certificate out on request only, so it was not checked that the certificates are BankID’s:\n' +
      'a forger with certificates of their own would get this far. With the root, check with --root FILE.'
  if (environment === 'test') yield 'This was made in BankID’s test environment, where anybody can be anybody.'
  if (environment === 'simulator') yield 'This was made with a simulator, not with BankID.'
} // prettier-ignore

function visibleLines(text: string | null): readonly string[] {
  if (text === null) return []
  return [
    '',
    'What was read in the app:',
    ...text.split(/\r\n|\r|\n/).map((line) => `  | ${printable(line)}`),
  ]
}
