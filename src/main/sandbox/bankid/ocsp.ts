import { createHash, randomBytes, sign } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import * as asn from '@peculiar/asn1-ocsp'
import * as x509 from '@peculiar/asn1-x509'
import { buffer, keyHash } from './certificate-extensions.ts'
import { nameDer, signatureAlgorithm, type Identity } from './certificates.ts'

/** What OCSP says of one certificate; everything beside `certificate` and `issuer` may be a lie. */
export interface OcspStatement {
  readonly certificate: Identity
  readonly issuer: Identity
  readonly responder: Identity
  readonly status: 'good' | 'revoked' | 'unknown'
  /** Bytes of the nonce; null: none. */
  readonly nonce: Uint8Array | null
  /** ms since 1970, whole seconds are kept. */
  readonly at: number
  /** Whether the responder's certificate comes along. */
  readonly withCertificate: boolean
  /** Whether a byte of the signature is turned. */
  readonly isBroken: boolean
}

/** 32 bytes: SHA-1 over the text of the base64 signature, and twelve of chance (fact sheet 19). */
export function nonceFor(signature: string): Uint8Array {
  return Buffer.concat([createHash('sha1').update(signature, 'utf8').digest(), randomBytes(12)])
}

function statusOf({ status, at }: OcspStatement): asn.CertStatus {
  if (status === 'good') return new asn.CertStatus({ good: null })
  if (status === 'unknown') return new asn.CertStatus({ unknown: null })
  return new asn.CertStatus({ revoked: new asn.RevokedInfo({ revocationTime: new Date(at - 86_400_000) }) })
}

/** Name and key of the issuer are told as SHA-1 (RFC 6960 4.1.1). */
function certificateId({ certificate, issuer }: OcspStatement): asn.CertID {
  const nameHash = createHash('sha1').update(nameDer(issuer.subject)).digest()
  return new asn.CertID({
    hashAlgorithm: new x509.AlgorithmIdentifier({ algorithm: '1.3.14.3.2.26', parameters: null }),
    issuerNameHash: new OctetString(nameHash),
    issuerKeyHash: new OctetString(keyHash(issuer.keys.publicKey)),
    serialNumber: buffer(Buffer.from(certificate.serialNumber, 'hex')),
  })
}

/** An octet string within the extension's own (RFC 8954 2.1). */
function nonceExtension(nonce: Uint8Array): x509.Extension {
  const extnValue = new OctetString(AsnConvert.serialize(new OctetString(nonce)))
  return new x509.Extension({ extnID: asn.id_pkix_ocsp_nonce, extnValue })
}

function signed(statement: OcspStatement): asn.BasicOCSPResponse {
  const { responder, nonce, isBroken, withCertificate } = statement
  const at = new Date(Math.floor(statement.at / 1000) * 1000)
  const single = new asn.SingleResponse({
    certID: certificateId(statement),
    certStatus: statusOf(statement),
    thisUpdate: at,
    nextUpdate: at,
  })
  const byKey = new asn.KeyHash(keyHash(responder.keys.publicKey))
  const tbsResponseData = new asn.ResponseData({
    responderID: new asn.ResponderID({ byKey }),
    producedAt: at,
    responses: [single],
    ...(nonce === null ? {} : { responseExtensions: [nonceExtension(nonce)] }),
  })
  const bytes = new Uint8Array(AsnConvert.serialize(tbsResponseData))
  const signature = sign('sha256', bytes, responder.keys.privateKey)
  if (isBroken) signature[40] = (signature[40] ?? 0) ^ 1
  return new asn.BasicOCSPResponse({
    tbsResponseData,
    signatureAlgorithm: signatureAlgorithm(responder.keys.privateKey),
    signature: buffer(signature),
    ...(withCertificate ? { certs: [AsnConvert.parse(responder.der, x509.Certificate)] } : {}),
  })
}

const inBase64 = (response: asn.OCSPResponse): string =>
  Buffer.from(AsnConvert.serialize(response)).toString('base64')

/** A whole OCSP response, base64 of DER (RFC 6960 4.2.1). */
export function ocspResponse(statement: OcspStatement): string {
  const response = new OctetString(AsnConvert.serialize(signed(statement)))
  const responseBytes = new asn.ResponseBytes({ responseType: asn.id_pkix_ocsp_basic, response })
  return inBase64(new asn.OCSPResponse({ responseStatus: asn.OCSPResponseStatus.successful, responseBytes }))
}

/** A responder that did not answer the question, base64 of DER. */
export const ocspTryLater = (): string =>
  inBase64(new asn.OCSPResponse({ responseStatus: asn.OCSPResponseStatus.tryLater }))
