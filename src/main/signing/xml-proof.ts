import { createHash, timingSafeEqual, verify, type KeyObject } from 'node:crypto'
import { C14nCanonicalization, findAncestorNs } from 'xml-crypto'
import type { SignedReference, XmlSignature } from './xml-signature.ts'

const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const leastKeyBits = 2048

/** C14N 1.0 of one part, as it stands in its document. */
function canonical({ document }: XmlSignature, element: Element, path: string): Buffer {
  const ancestorNamespaces = findAncestorNs(document, path)
  return Buffer.from(new C14nCanonicalization().process(element, { ancestorNamespaces }), 'utf8')
}

/** Is what was signed digested as the signature says? SHA-256 only. */
export function isDataDigested(signature: XmlSignature): boolean {
  return isDigested(canonical(signature, signature.data, "/*/*[local-name()='Object']/*"), signature.ofData)
}

/** Are the certificates those that were signed along? Without this another person's could be put first. */
export function areCertificatesDigested(signature: XmlSignature): boolean {
  const bytes = canonical(signature, signature.keyInfo, "/*/*[local-name()='KeyInfo']")
  return isDigested(bytes, signature.ofKeyInfo)
}

function isDigested(bytes: Buffer, { digestMethod, digest }: SignedReference): boolean {
  if (digestMethod !== sha256) return false
  const actual = createHash('sha256').update(bytes).digest()
  return actual.length === digest.length && timingSafeEqual(actual, digest)
}

/**
 * Did the holder of this key sign both digests? RSA with SHA-256 only: the older profile's RSA with SHA-1 (fact sheet 19) is of an
 * API that is closed, and nothing that is signed through this app has it, so one that has it is a forgery or not ours.
 */
export function isSignedBy(signature: XmlSignature, key: KeyObject): boolean {
  const isStrong = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastKeyBits
  if (signature.signatureMethod !== rsaSha256 || key.asymmetricKeyType !== 'rsa' || !isStrong) return false
  const bytes = canonical(signature, signature.signedInfo, "/*/*[local-name()='SignedInfo']")
  return verify('sha256', bytes, key, signature.signatureValue)
}
