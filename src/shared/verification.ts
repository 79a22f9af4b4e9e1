import type { BankIdEnvironment } from './bankid.ts'
import type { Instant } from './ids.ts'

/**
 * What is looked at when a signed file is checked, in this order; fact sheet 19. Each is `passed`, `failed` or `not-checked`, and
 * the last is said as loudly as the others.
 */
export const signatureChecks = [
  /** The bytes of the file are those whose digest was signed. */
  'file-digest',
  'file-size',
  /** The text the person saw in the app names that digest. */
  'visible-text',
  /** The hidden data that was signed names it too. */
  'hidden-data',
  'xml-structure',
  /** It was signed with, and not only identified with. */
  'purpose',
  /** XML-DSig: the digests of the signed data and of the certificates. */
  'data-digest',
  'certificates-digest',
  'signature-value',
  /** Each certificate is signed by the next one that came with it. */
  'certificate-chain',
  /** The chain ends in BankID's own root. That is handed out on request only: it is checked where somebody has it and says so. */
  'certificate-root',
  /** The certificate is of the environment that the signature says. Not of a simulator, whose certificates are anybody's. */
  'environment',
  'certificate-valid-then',
  'same-person',
  'ocsp-status',
  'ocsp-certificate',
  'ocsp-signature',
  'ocsp-nonce',
] as const
export type SignatureCheck = (typeof signatureChecks)[number]

/** What cannot be checked without something that is not in the signature. Said as loudly as what failed. */
export const mayBeUnchecked: readonly SignatureCheck[] = ['certificate-root', 'environment']

export interface CheckOutcome {
  readonly check: SignatureCheck
  readonly outcome: 'passed' | 'failed' | 'not-checked'
}

export interface Verification {
  readonly fileName: string
  readonly signatureFileName: string
  /** As the file was called when it was signed; null: nothing that was signed could be read. */
  readonly signedFileName: string | null
  /** `refused`: at least one check failed. `intact`: every check passed but for those of `mayBeUnchecked`. */
  readonly verdict: 'intact' | 'refused'
  readonly checks: readonly CheckOutcome[]
  /** As the certificate says, if it could be read: not proven while the root is not. */
  readonly signer: { readonly name: string; readonly personalNumber: string } | null
  /** As OCSP says; null: it could not be read. */
  readonly signedAt: Instant | null
  /** As was signed; null: nothing that was signed could be read. */
  readonly environment: BankIdEnvironment | 'simulator' | null
  /** What the person read in the app before approving. */
  readonly visibleText: string | null
}
