import { X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate, CertificatePolicies, id_ce_certificatePolicies } from '@peculiar/asn1-x509'
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
  return certificates.every(({ x509 }, index) => {
    const next = certificates[index + 1]
    return next === undefined || isIssuedBy(x509, next.x509)
  })
}

export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/** Does the chain end in this root? It may be the last of the chain itself. */
export function endsIn(certificates: readonly ReadCertificate[], root: X509Certificate): boolean {
  const last = certificates.at(-1)
  if (last === undefined || certificates.length < 2 || !isIssuedBy(root, root)) return false
  return last.x509.raw.equals(root.raw) || isIssuedBy(last.x509, root)
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
