import { createHash, timingSafeEqual, verify } from 'node:crypto'
import {
  BasicOCSPResponse,
  id_kp_OCSPSigning,
  id_pkix_ocsp_nonce,
  ResponseData,
  type SingleResponse,
} from '@peculiar/asn1-ocsp'
import { AsnConvert, type OctetString } from '@peculiar/asn1-schema'
import { fromBase64 } from './base64.ts'
import { isIssuedBy, isValidAt, readCertificate, type ReadCertificate } from './certificates.ts'
import { derValue, derValues } from './der.ts' // prettier-ignore

/** An OCSP answer that says it answered; RFC 6960 4.2.1. Nothing of it is proven yet. */
export interface OcspAnswer {
  readonly data: ResponseData
  /** The bytes that were signed. */
  readonly signedBytes: Buffer
  /** DER of the algorithm, whole. */
  readonly algorithm: Buffer
  readonly signature: Buffer
  readonly certificates: readonly ReadCertificate[]
}

const tags = { sequence: 0x30, enumerated: 0x0a, oid: 0x06, octets: 0x04, bits: 0x03, first: 0xa0 } as const
/** id-pkix-ocsp-basic */
const basicType = '06092b0601050507300101'

/** @param response base64 of DER. @throws for what is no answer, or says that it is none */
export function readOcsp(response: string): OcspAnswer {
  const [status, bytes, ...rest] = derValues(derValue(fromBase64(response), tags.sequence).content)
  const isSuccessful = status?.whole.toString('hex') === '0a0100'
  if (!isSuccessful || bytes?.tag !== tags.first || rest.length > 0) throw new Error('OCSP did not answer')
  const [type, answer, ...more] = derValues(derValue(bytes.content, tags.sequence).content)
  if (type?.whole.toString('hex') !== basicType || answer?.tag !== tags.octets || more.length > 0)
    throw new Error('an OCSP answer of another kind')
  AsnConvert.parse(answer.content, BasicOCSPResponse) // of that form as a whole
  const [data, algorithm, signature, certificates, ...others] = derValues(derValue(answer.content, tags.sequence).content) // prettier-ignore
  if (data === undefined || algorithm === undefined || signature === undefined || others.length > 0)
    throw new Error('an OCSP answer of another form')
  if (signature.tag !== tags.bits || signature.content[0] !== 0) throw new Error('a signature of odd bits')
  return {
    data: AsnConvert.parse(data.whole, ResponseData),
    signedBytes: data.whole,
    algorithm: algorithm.whole,
    signature: signature.content.subarray(1),
    certificates:
      certificates === undefined
        ? []
        : derValues(derValue(derValue(certificates.whole, tags.first).content, tags.sequence).content).map(
            ({ whole }) => readCertificate(whole),
          ),
  }
}

/** The one statement there is. @throws where there are several: which of them counted would be a matter of reading */
function statementOf({ data }: OcspAnswer): SingleResponse {
  const [only, ...more] = data.responses
  if (only === undefined || more.length > 0) throw new Error('not one statement')
  return only
}

/** Does it say that the certificate is good? */
export function saysGood(answer: OcspAnswer): boolean {
  const { good, revoked, unknown } = statementOf(answer).certStatus
  return good !== undefined && revoked === undefined && unknown === undefined
}

/** The instants it speaks of: those at which the certificates must have been valid. */
export function instantsOf(answer: OcspAnswer): readonly Date[] {
  return [answer.data.producedAt, statementOf(answer).thisUpdate]
}

// What names and keys are told by (RFC 6960 4.1.1); a choice of the responder, and no signature.
const idHashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
}

/** Does it speak of this certificate? */
export function speaksOf(answer: OcspAnswer, person: ReadCertificate, issuer: ReadCertificate): boolean {
  const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = statementOf(answer).certID
  const hash = idHashes[hashAlgorithm.algorithm]
  if (hash === undefined) return false
  const hashed = (bytes: ArrayBuffer) => createHash(hash).update(new Uint8Array(bytes)).digest()
  const named = person.fields.tbsCertificate
  const { subjectPublicKey } = issuer.fields.tbsCertificate.subjectPublicKeyInfo
  return (
    isSame(issuerNameHash, hashed(AsnConvert.serialize(named.issuer))) &&
    isSame(issuerKeyHash, hashed(subjectPublicKey)) &&
    isSame(serialNumber, Buffer.from(named.serialNumber))
  )
}

/** Algorithms as they are written; SHA-1 is none of them. */
const algorithms: Readonly<Record<string, string>> = {
  '300d06092a864886f70d01010b0500': 'sha256',
  '300d06092a864886f70d01010c0500': 'sha384',
  '300d06092a864886f70d01010d0500': 'sha512',
  '300a06082a8648ce3d040302': 'sha256',
  '300a06082a8648ce3d040303': 'sha384',
}

/**
 * Is it signed by somebody who may say so: a responder that the person's own issuer appointed for this (fact sheet 19, RFC 6960
 * 4.2.2.2)? Anybody else whom the issuer knows, such as the person, may not. The issuer may itself.
 */
export function isSignedByResponder(answer: OcspAnswer, chain: readonly ReadCertificate[]): boolean {
  const issuer = chain[1]
  if (issuer === undefined) return false
  const hash = algorithms[answer.algorithm.toString('hex')]
  const responder = [...answer.certificates, issuer].find((each) => isNamed(answer, each))
  if (hash === undefined || responder === undefined) return false
  const isIssuer = responder.der.equals(issuer.der)
  const isAppointed =
    isIssuedBy(responder, issuer) && (responder.x509.keyUsage ?? []).includes(id_kp_OCSPSigning)
  const isValid = instantsOf(answer).every((at) => isValidAt(responder.x509, at))
  const isKnown = answer.certificates.every((each) => isVouchedFor(each, answer.certificates, chain))
  if (!(isIssuer || isAppointed) || !isValid || !isKnown) return false
  return verify(hash, answer.signedBytes, responder.x509.publicKey, answer.signature)
}

/** What comes along and proves nothing must at least be whole. */
function isVouchedFor(
  certificate: ReadCertificate,
  others: readonly ReadCertificate[],
  chain: readonly ReadCertificate[],
): boolean {
  const isInChain = chain.some(({ der }) => der.equals(certificate.der))
  return isInChain || [...others, ...chain].some((other) => isIssuedBy(certificate, other))
}

function isNamed({ data }: OcspAnswer, { fields }: ReadCertificate): boolean {
  const { byKey, byName } = data.responderID
  const { subject, subjectPublicKeyInfo } = fields.tbsCertificate
  if (byKey !== undefined) {
    const key = new Uint8Array(subjectPublicKeyInfo.subjectPublicKey)
    return isSame(byKey, createHash('sha1').update(key).digest())
  }
  return byName !== undefined && isSame(AsnConvert.serialize(byName), Buffer.from(AsnConvert.serialize(subject)))
} // prettier-ignore

const nonceBytes = 32

/** Was it made for this very signature? 32 bytes, of which the first 20 are SHA-1 over the base64 text (fact sheet 19). */
export function isMadeFor({ data }: OcspAnswer, signature: string): boolean {
  const [only, ...more] = (data.responseExtensions ?? []).filter(({ extnID }) => extnID === id_pkix_ocsp_nonce)
  if (only === undefined || more.length > 0) return false
  const value = Buffer.from(only.extnValue.buffer)
  // RFC 8954 puts an octet string into the extension's own; before it some wrote the bytes alone.
  const nonce = value.length === nonceBytes ? value : derValue(value, tags.octets).content
  const digest = createHash('sha1').update(signature, 'utf8').digest()
  return nonce.length === nonceBytes && timingSafeEqual(nonce.subarray(0, digest.length), digest)
} // prettier-ignore

function isSame(told: OctetString | ArrayBuffer, expected: Buffer): boolean {
  return Buffer.from(told instanceof ArrayBuffer ? told : told.buffer).equals(expected)
}
