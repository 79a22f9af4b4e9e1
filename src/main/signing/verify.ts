import { X509Certificate } from 'node:crypto'
import { basename } from 'node:path'
import type { Verification } from '../../shared/verification.ts'
import {
  endsIn,
  environmentOf,
  isChain,
  isValidAt,
  readCertificate,
  subjectOf,
  type ReadCertificate,
} from './certificates.ts'
import { digestFile, type FileDigest } from './digest.ts'
import { readHiddenData, type HiddenData } from './hidden-data.ts'
import { createLedger, type Ledger } from './ledger.ts'
import {
  instantsOf,
  isMadeFor,
  isSignedByResponder,
  readOcsp,
  saysGood,
  speaksOf,
  type OcspAnswer,
} from './ocsp.ts'
import { readSidecar, type Sidecar } from './sidecar.ts'
import { digestNamedIn, shownName } from './texts.ts'
import { areCertificatesDigested, isDataDigested, isSignedBy } from './xml-proof.ts'
import { readXmlSignature, type XmlSignature } from './xml-signature.ts'

export interface VerifyInput {
  readonly file: string
  readonly signatureFile: string
  /** PEM of the root the chain should end in, from whoever was given it. */
  readonly root?: string
  readonly signal?: AbortSignal
}

/**
 * Proves a signature of a file as far as it can be proven here; fact sheet 19. Whatever is wrong with it is a check that failed.
 * @throws AppError `file-unreadable` where the file cannot be read or the other is no signature file, `cancelled`
 */
export async function verifySignedFile(input: VerifyInput): Promise<Verification> {
  const sidecar = await readSidecar(input.signatureFile)
  const file = await digestFile(input.file, input.signal)
  return {
    ...verifySidecar(file, sidecar, input.root),
    fileName: file.fileName,
    signatureFileName: basename(input.signatureFile),
  }
}

type Proven = Omit<Verification, 'fileName' | 'signatureFileName'>

/** The same of what was read already. */
export function verifySidecar(file: FileDigest, sidecar: Sidecar, root?: string): Proven {
  const ledger = createLedger()
  const { completionData } = sidecar
  const xml = ledger.read('xml-structure', () => readXmlSignature(completionData.signature))
  const hidden = xml === null ? null : lookAtContent(ledger, file, sidecar, xml)
  if (hidden === null) lookAtFileAlone(ledger, file, sidecar)
  const chain = xml === null ? null : lookAtSignature(ledger, xml)
  const answer = ledger.read('ocsp-status', () => readOcsp(completionData.ocspResponse))
  const [person] = chain ?? []
  if (chain !== null) lookAtChain(ledger, sidecar, chain, answer, root)
  if (answer !== null) lookAtAnswer(ledger, sidecar, answer, chain)
  return {
    verdict: ledger.verdict(),
    checks: ledger.outcomes(),
    signedFileName: hidden?.file ?? null,
    signer: person === undefined ? null : readable(() => signerOf(person)),
    signedAt: answer === null ? null : readable(() => answer.data.producedAt.toISOString()),
    environment: hidden?.environment ?? null,
    visibleText: xml?.content.visibleText ?? null,
  }
}

/** What the person signed, against the file that is here and what the signature file says. */
function lookAtContent(
  ledger: Ledger,
  file: FileDigest,
  sidecar: Sidecar,
  { content }: XmlSignature,
): HiddenData | null {
  const { visibleText, hiddenData } = content
  ledger.look('xml-structure', () => true) // read as a whole
  ledger.look('purpose', () => content.purpose === 'Signing')
  const hidden = ledger.read('hidden-data', () => readHiddenData(hiddenData))
  ledger.look('hidden-data', () => {
    const isAsSent = hiddenData.equals(Buffer.from(sidecar.hiddenData, 'utf8'))
    return isAsSent && hidden !== null && isToldAlike(sidecar, hidden)
  })
  if (hidden === null) return null
  ledger.look('file-digest', () => file.sha256 === hidden.sha256)
  ledger.look('file-size', () => file.size === hidden.size)
  ledger.look('visible-text', () => {
    const isAsSent = content.isShownAsIs && visibleText === sidecar.visibleText
    return isAsSent && digestNamedIn(visibleText) === hidden.sha256
  })
  return hidden
}

/** All that the signature file says beside the signature, it says as it was signed. */
function isToldAlike({ file, environment, by, at }: Sidecar, hidden: HiddenData): boolean {
  return (
    file.name === hidden.file &&
    file.size === hidden.size &&
    file.sha256 === hidden.sha256 &&
    environment === hidden.environment &&
    by === hidden.by &&
    at === hidden.at
  )
}

/** What was signed cannot be read, so a file that is as it should be proves nothing; one that is not is another file all the same. */
function lookAtFileAlone(ledger: Ledger, { sha256, size }: FileDigest, sidecar: Sidecar): void {
  if (sha256 !== sidecar.file.sha256) ledger.look('file-digest', () => false)
  if (size !== sidecar.file.size) ledger.look('file-size', () => false)
}

function lookAtSignature(ledger: Ledger, xml: XmlSignature): readonly ReadCertificate[] | null {
  ledger.look('data-digest', () => isDataDigested(xml))
  ledger.look('certificates-digest', () => areCertificatesDigested(xml))
  const chain = ledger.read('certificate-chain', () => xml.certificates.map(readCertificate))
  const person = chain?.[0]
  // The first is the person's: none that follows it may have signed in its place.
  if (person !== undefined)
    ledger.look('signature-value', () => isSignedBy(xml, person.x509.publicKey))
  return chain
} // prettier-ignore

function lookAtChain(
  ledger: Ledger,
  { completionData, environment }: Sidecar,
  chain: readonly ReadCertificate[],
  answer: OcspAnswer | null,
  root: string | undefined,
): void {
  const [person] = chain
  if (person === undefined) return
  ledger.look('certificate-chain', () => isChain(chain))
  if (root !== undefined) ledger.look('certificate-root', () => endsIn(chain, new X509Certificate(root)))
  ledger.look('same-person', () => isOf(person, completionData.user.personalNumber))
  const actual = ledger.read('environment', () => environmentOf(person))
  if (environment !== 'simulator' && actual !== null) ledger.look('environment', () => actual === environment)
  if (answer !== null)
    ledger.look('certificate-valid-then', () =>
      instantsOf(answer).every((at) => chain.every(({ x509 }) => isValidAt(x509, at))),
    )
}

/** Twelve digits: a certificate of an organisation has a number as well, and no person. */
function isOf(person: ReadCertificate, personalNumber: string): boolean {
  return /^\d{12}$/.test(personalNumber) && subjectOf(person)?.personalNumber === personalNumber
}

function lookAtAnswer(
  ledger: Ledger,
  { completionData }: Sidecar,
  answer: OcspAnswer,
  chain: readonly ReadCertificate[] | null,
): void {
  const [person, issuer] = chain ?? []
  ledger.look('ocsp-status', () => saysGood(answer))
  ledger.look('ocsp-nonce', () => isMadeFor(answer, completionData.signature))
  if (chain === null || person === undefined || issuer === undefined) return
  ledger.look('ocsp-certificate', () => speaksOf(answer, person, issuer))
  ledger.look('ocsp-signature', () => isSignedByResponder(answer, chain))
}

/** Anybody may write a certificate: what its name holds beside letters is not shown. */
function signerOf(person: ReadCertificate): Verification['signer'] {
  const subject = subjectOf(person)
  if (subject === null) return null
  return { name: shownName(subject.name), personalNumber: shownName(subject.personalNumber) }
}

/** For what is only shown: the checks have said already what is wrong with it. */
function readable<T>(reader: () => T): T | null {
  try {
    return reader()
  } catch {
    return null
  }
}
