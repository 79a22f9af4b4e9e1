import { X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
} from '@peculiar/asn1-x509'
import type { SigningEnvironment } from './hidden-data.ts'

/** A certificate both ways: what proves, and what reads. */
export interface ReadCertificate {
  readonly x509: X509Certificate
  readonly fields: Certificate
  readonly der: Buffer
}

/** @throws whatever the readers throw, for what is no certificate */
export function readCertificate(der: Buffer): ReadCertificate {
  const x509 = new X509Certificate(der)
  if (!x509.raw.equals(der)) throw new Error('there is something behind the certificate')
  return { x509, fields: AsnConvert.parse(der, Certificate), der }
}

/** Each is issued and signed by the next, which may do so; fact sheet 19: the person's first, the root not among them. */
export function isChain(certificates: readonly ReadCertificate[]): boolean {
  const [person, issuer] = certificates
  if (person === undefined || issuer === undefined || person.x509.ca) return false
  return certificates.every((certificate, index) => {
    const next = certificates[index + 1]
    return next === undefined || (isIssuedBy(certificate, next) && mayStandAbove(next, index))
  })
}

/** By signature and not by name alone, in a way that cannot be forged. */
export function isIssuedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  return (
    !forgeable.has(certificate.fields.signatureAlgorithm.algorithm) &&
    isSignedBy(certificate.x509, issuer.x509)
  )
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/** MD2, MD5 and SHA-1 with RSA, SHA-1 with DSA and ECDSA, and SHA-1 with RSA by its other number. */
const forgeable: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
  '1.3.14.3.2.29',
])

/** May so many authorities stand between it and the person? RFC 5280 4.2.1.9, which Node looks at for TLS alone. */
function mayStandAbove({ fields }: ReadCertificate, authorities: number): boolean {
  const extension = fields.tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_basicConstraints)
  if (extension === undefined) return false
  const { pathLenConstraint } = AsnConvert.parse(extension.extnValue.buffer, BasicConstraints)
  return pathLenConstraint === undefined || authorities <= pathLenConstraint
}

/** Does the chain end in this root? It may be the last of the chain itself. How a root signed itself proves nothing either way. */
export function endsIn(certificates: readonly ReadCertificate[], root: X509Certificate): boolean {
  const last = certificates.at(-1)
  if (last === undefined || certificates.length < 2 || !isSignedBy(root, root)) return false
  if (last.x509.raw.equals(root.raw)) return true
  const read = readCertificate(root.raw)
  return isIssuedBy(last, read) && mayStandAbove(read, certificates.length - 1)
}

export function isValidAt({ validFromDate, validToDate }: X509Certificate, at: Date): boolean {
  return validFromDate <= at && at <= validToDate
}

const commonName = '2.5.4.3'
const serialNumber = '2.5.4.5'

/** Who the certificate says it belongs to; null where it does not say so exactly once. */
export function subjectOf({ fields }: ReadCertificate): { name: string; personalNumber: string } | null {
  const name = attribute(fields, commonName)
  const number = attribute(fields, serialNumber)
  return name === null || number === null ? null : { name, personalNumber: number }
}

function attribute({ tbsCertificate }: Certificate, type: string): string | null {
  const found = tbsCertificate.subject.flatMap((part) => part.filter((each) => each.type === type))
  const [only, ...more] = found
  return only === undefined || more.length > 0 ? null : only.value.toString()
}

// Fact sheet 7.
const production = ['1.2.752.78.1.1', '1.2.752.78.1.2', '1.2.752.78.1.5', '1.2.752.71.1.3']
const test = ['1.2.3.4.5', '1.2.3.4.10', '1.2.3.4.25', '1.2.752.60.1.6']

/** Which of BankID's worlds the certificate is of, by its policies; null where they say nothing we know, or both. */
export function environmentOf({ fields }: ReadCertificate): Exclude<SigningEnvironment, 'simulator'> | null {
  const extension = fields.tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_certificatePolicies)
  if (extension === undefined) return null
  const policies = AsnConvert.parse(extension.extnValue.buffer, CertificatePolicies)
  const has = (known: readonly string[]) => policies.some(({ policyIdentifier }) => known.includes(policyIdentifier))
  if (has(production) === has(test)) return null
  return has(production) ? 'production' : 'test'
} // prettier-ignore
