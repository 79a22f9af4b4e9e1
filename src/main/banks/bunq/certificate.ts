import { createPrivateKey, randomUUID, sign, webcrypto, X509Certificate, type KeyObject } from 'node:crypto'
import type { BunqSettings } from '../../../shared/model.ts'
import { AppError } from '../../../shared/errors.ts'
import { newKeyPair } from './keys.ts'

/** PEM texts. */
export interface SelfSigned {
  readonly certificate: string
  readonly privateKey: string
}

const dayMs = 24 * 60 * 60 * 1000
/** X.520's own limit on a common name. */
const longestName = 64

/** bunq's sandbox gives the roles that the common name speaks of, and knows a provider by it: so something in it must be its
 *  own (fact sheet 5.3 step 2). */
export function providerCommonName(providerName: string): string {
  const rest = ` PISP AISP ${randomUUID().slice(0, 8)}`
  return providerName.slice(0, longestName - rest.length) + rest
}

/** RSA 4096, a year, no extensions: what the bank's own script makes with OpenSSL (fact sheet 5.3 step 2). */
export async function makeSelfSigned(commonName: string, now: number): Promise<SelfSigned> {
  const keys = await newKeyPair(4096)
  const der = await certificateDer(commonName, keys.publicKey, now, (bytes) =>
    sign('sha256', bytes, keys.privateKey),
  )
  return { certificate: pemOf(der), privateKey: keys.privateKey }
}

/** Loaded only here: no other part of the app writes certificates. */
async function certificateDer(
  commonName: string,
  publicKey: string,
  now: number,
  signBytes: (bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> {
  const [asn, x509] = await Promise.all([import('@peculiar/asn1-schema'), import('@peculiar/asn1-x509')])
  const part = (type: string, value: { utf8String: string } | { printableString: string }) =>
    new x509.RelativeDistinguishedName([
      new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue(value) }),
    ])
  const name = new x509.Name([
    part('2.5.4.3', { utf8String: commonName }),
    part('2.5.4.6', { printableString: 'NL' }),
  ])
  const sha256WithRsa = () =>
    new x509.AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null })
  const tbsCertificate = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialNumber(),
    signature: sha256WithRsa(),
    issuer: name,
    subject: name,
    validity: new x509.Validity({ notBefore: new Date(now), notAfter: new Date(now + 365 * dayMs) }),
    subjectPublicKeyInfo: asn.AsnConvert.parse(derIn(publicKey), x509.SubjectPublicKeyInfo),
  })
  const bytes = new Uint8Array(asn.AsnConvert.serialize(tbsCertificate))
  const certificate = new x509.Certificate({
    tbsCertificate,
    signatureAlgorithm: sha256WithRsa(),
    signatureValue: Uint8Array.from(signBytes(bytes)).buffer,
  })
  return new Uint8Array(asn.AsnConvert.serialize(certificate))
}

/** Positive and never zero: the first bit is off, the second on. */
function serialNumber(): ArrayBuffer {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

function derIn(pem: string): Uint8Array {
  return Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

export interface OwnFiles {
  readonly certificate: string
  readonly chain: string
  readonly privateKey: string
}

/**
 * Judges the person's own files before the bank sees any of them; returns the certificate's common name.
 * @throws AppError `client-rejected` with what is wrong: unreadable, not yet or no longer valid, a key that is not the
 *   certificate's or not RSA, or a name without a role where the bank reads the roles from it (its sandbox).
 */
export function checkOwnFiles(
  files: OwnFiles,
  environment: BunqSettings['environment'],
  now: number,
): string {
  // Both are shown to the bank as they are, and a reader of certificates passes over a key beside them.
  for (const pem of [files.certificate, files.chain]) {
    if (/-----BEGIN (?!CERTIFICATE-----)/.test(pem))
      throw rejected('a file of certificates holds more than those')
  }
  const certificate = certificateIn(files.certificate, 'the certificate')
  for (const one of files.chain.split(/(?=-----BEGIN CERTIFICATE-----)/)) {
    if (one.trim() !== '') certificateIn(one, 'a certificate of the chain')
  }
  const key = keyIn(files.privateKey)
  if (key.asymmetricKeyType !== 'rsa') throw rejected('the private key is not RSA')
  if (!certificate.checkPrivateKey(key)) throw rejected('the private key is not that of the certificate')
  if (now < certificate.validFromDate.getTime()) throw rejected('the certificate is not valid yet')
  if (now > certificate.validToDate.getTime()) throw rejected('the certificate has run out')
  const name = /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? ''
  if (environment === 'sandbox' && !/PISP|AISP/.test(name))
    throw rejected('the common name of the certificate speaks of neither PISP nor AISP')
  return name
}

function certificateIn(pem: string, what: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw rejected(`${what} cannot be read: PEM is expected`) // the parser's words may quote it
  }
}

function keyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw rejected('the private key cannot be read: PEM without a passphrase is expected')
  }
}

function rejected(what: string): AppError {
  return new AppError('client-rejected', what)
}
