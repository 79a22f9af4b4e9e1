import { sign, X509Certificate } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509'
import { expect, test } from 'vitest'
import { issue, newKeys, type Identity } from '../sandbox/bankid/certificates.ts'
import { endsIn, isChain, readCertificate, type ReadCertificate } from './certificates.ts'

const keys = await newKeys('rsa')
const policy = '1.2.3.4.25'

/** `above`: how many authorities it lets stand between itself and a person. */
function authority(commonName: string, issuer: Identity | null, above: number): Identity {
  return issue({ subject: { commonName }, keys, use: { kind: 'authority', above }, issuer })
}

function personOf(issuer: Identity): Identity {
  return issue({ subject: { commonName: 'A' }, keys, use: { kind: 'person', policy }, issuer })
}

const read = ({ der }: Pick<Identity, 'der'>): ReadCertificate => readCertificate(der)
const x509 = ({ der }: Identity): X509Certificate => new X509Certificate(der)

/** The same certificate, signed again in a way that can be forged. */
function weakly({ der }: Identity, issuer: Identity): Pick<Identity, 'der'> {
  const certificate = AsnConvert.parse(der, Certificate)
  const algorithm = new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.5', parameters: null })
  certificate.tbsCertificate.signature = algorithm
  certificate.signatureAlgorithm = algorithm
  delete certificate.tbsCertificateRaw // or it would be written as it was read
  const signed = Buffer.from(AsnConvert.serialize(certificate.tbsCertificate))
  certificate.signatureValue = Uint8Array.from(sign('sha1', signed, issuer.keys.privateKey)).buffer
  return { der: Buffer.from(AsnConvert.serialize(certificate)) }
}

test('as many authorities stand below one as it lets', () => {
  const root = authority('Root', null, 2)
  const bank = authority('Bank', root, 1)
  const customers = authority('Customers', bank, 0)
  const chain = [personOf(customers), customers, bank].map(read)
  expect(isChain(chain)).toBe(true)
  expect(endsIn(chain, x509(root))).toBe(true)
  expect(endsIn([...chain, read(root)], x509(root))).toBe(true)
})

test('an authority that may name no other ends the chain below it', () => {
  const bank = authority('Bank', null, 0)
  const appointed = authority('Appointed itself', bank, 0)
  expect(isChain([personOf(appointed), appointed, bank].map(read))).toBe(false)
  expect(isChain([personOf(bank), bank].map(read))).toBe(true)
})

test('a root that lets one authority stand below it does not let two', () => {
  const root = authority('Root', null, 0)
  const bank = authority('Bank', root, 1)
  const customers = authority('Customers', bank, 0)
  const chain = [personOf(customers), customers, bank].map(read)
  expect(isChain(chain)).toBe(true)
  expect(endsIn(chain, x509(root))).toBe(false)
})

test('a certificate that was signed with SHA-1 was issued by nobody one could name', () => {
  const root = authority('Root', null, 2)
  const bank = authority('Bank', root, 1)
  const customers = authority('Customers', bank, 0)
  const person = personOf(customers)
  expect(isChain([weakly(person, customers), customers, bank].map(read))).toBe(false)
  expect(isChain([person, weakly(customers, bank), bank].map(read))).toBe(false)
  expect(endsIn([person, customers, weakly(bank, root)].map(read), x509(root))).toBe(false)
})
