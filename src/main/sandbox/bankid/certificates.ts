import { generateKeyPair, randomBytes, sign, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { AsnConvert } from '@peculiar/asn1-schema'
import * as x509 from '@peculiar/asn1-x509'
import { buffer, extensionsFor, keyIdentifiers, type CertificateUse } from './certificate-extensions.ts'

export interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const generate = promisify(generateKeyPair)

/** RSA of 2048 bits where BankID uses RSA; P-256, which is made at once, where nobody looks. */
export function newKeys(kind: 'rsa' | 'ec'): Promise<KeyPair> {
  return kind === 'rsa' ? generate('rsa', { modulusLength: 2048 }) : generate('ec', { namedCurve: 'P-256' })
}

/** Attributes of a name in their order. */
export interface SubjectName {
  readonly country?: string
  readonly organisation?: string
  readonly surname?: string
  readonly givenName?: string
  /** A person's personal number, or an organisation's. */
  readonly serialNumber?: string
  readonly name?: string
  readonly commonName: string
}

/** X.520. The country and the serial number are printable strings by definition. */
const attributes = [
  ['country', '2.5.4.6', 'printableString'],
  ['organisation', '2.5.4.10', 'utf8String'],
  ['surname', '2.5.4.4', 'utf8String'],
  ['givenName', '2.5.4.42', 'utf8String'],
  ['serialNumber', '2.5.4.5', 'printableString'],
  ['name', '2.5.4.41', 'utf8String'],
  ['commonName', '2.5.4.3', 'utf8String'],
] as const

function nameOf(subject: SubjectName): x509.Name {
  const parts = attributes.flatMap(([field, type, form]) => {
    const text = subject[field]
    if (text === undefined) return []
    const value = new x509.AttributeValue({ [form]: text })
    return [new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type, value })])]
  })
  return new x509.Name(parts)
}

/** A certificate with its key, and what is needed to issue under it. */
export interface Identity {
  readonly keys: KeyPair
  readonly subject: SubjectName
  readonly der: Buffer
  /** Hexadecimal. */
  readonly serialNumber: string
}

export interface Validity {
  readonly from: Date
  readonly to: Date
}

/** The sandbox's clock may stand anywhere in these years; TLS always asks the system's. */
export const longValidity: Validity = { from: new Date('2020-01-01'), to: new Date('2049-12-31') }

export interface CertificateRequest {
  readonly subject: SubjectName
  readonly keys: KeyPair
  readonly use: CertificateUse
  /** null: it vouches for itself. */
  readonly issuer: Identity | null
  readonly validity?: Validity
}

export const nameDer = (subject: SubjectName): Buffer => Buffer.from(AsnConvert.serialize(nameOf(subject)))

/** `sha256WithRSAEncryption`, which has a NULL beside it, or `ecdsa-with-SHA256`, which has not. */
export function signatureAlgorithm(key: KeyObject): x509.AlgorithmIdentifier {
  return key.asymmetricKeyType === 'rsa'
    ? new x509.AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null })
    : new x509.AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' })
}

/** Issues one X.509 certificate, version 3, SHA-256. */
export function issue({ subject, keys, use, issuer, validity }: CertificateRequest): Identity {
  const by = issuer ?? { keys, subject }
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40 // positive, and never zero
  const { from, to } = validity ?? longValidity
  const tbsCertificate = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: buffer(serial),
    signature: signatureAlgorithm(by.keys.privateKey),
    issuer: nameOf(by.subject),
    validity: new x509.Validity({ notBefore: from, notAfter: to }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: AsnConvert.parse(
      keys.publicKey.export({ type: 'spki', format: 'der' }),
      x509.SubjectPublicKeyInfo,
    ),
    extensions: new x509.Extensions([
      ...extensionsFor(use),
      ...keyIdentifiers(keys.publicKey, by.keys.publicKey),
    ]),
  })
  const signed = new Uint8Array(AsnConvert.serialize(tbsCertificate))
  const certificate = new x509.Certificate({
    tbsCertificate,
    signatureAlgorithm: signatureAlgorithm(by.keys.privateKey),
    signatureValue: buffer(sign('sha256', signed, by.keys.privateKey)),
  })
  const der = Buffer.from(AsnConvert.serialize(certificate))
  return { keys, subject, der, serialNumber: serial.toString('hex') }
}

export function certificatePem({ der }: Pick<Identity, 'der'>): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

export const privateKeyPem = ({ keys }: Pick<Identity, 'keys'>): string =>
  keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
