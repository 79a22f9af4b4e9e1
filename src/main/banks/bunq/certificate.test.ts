import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import { selfSignedCertificate } from '../../sandbox/bunq/test-certificate.ts'
import { checkOwnFiles, makeSelfSigned, providerCommonName, type OwnFiles } from './certificate.ts'
import { newKeyPair } from './keys.ts'

const now = Date.UTC(2026, 10, 21, 11)
const dayMs = 86_400_000
const name = 'Øversikt & sønner PISP AISP 0011'
let files: OwnFiles
beforeAll(async () => {
  const made = await makeSelfSigned(name, now)
  files = { ...made, chain: made.certificate }
}, 60_000) // 4096 bits take their time

async function nobody(): Promise<OwnFiles> {
  const keys = await newKeyPair(2048)
  const { publicKey, privateKey } = keys
  const certificate = selfSignedCertificate(
    'Nobody',
    createPrivateKey(privateKey),
    createPublicKey(publicKey),
  )
  return { certificate, chain: certificate, privateKey }
}

test('OpenSSL reads what was made: its own signature, key, name and a year', () => {
  const certificate = new X509Certificate(files.certificate)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkIssued(certificate)).toBe(true)
  expect(certificate.subject).toBe(`CN=${name}\nC=NL`)
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(4096)
  expect(certificate.validFromDate.getTime()).toBe(now)
  expect(certificate.validToDate.getTime()).toBe(now + 365 * dayMs)
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
})

test('a provider’s name carries both roles and something of its own, in 64 characters', () => {
  const long = providerCommonName('x'.repeat(80))
  expect(long).toMatch(/^x+ PISP AISP [0-9a-f]{8}$/)
  expect(long).toHaveLength(64)
  expect(providerCommonName('Mine')).not.toBe(providerCommonName('Mine'))
})

test('files that belong together are taken, and the name is read from them', () => {
  expect(checkOwnFiles(files, 'sandbox', now)).toBe(name)
  expect(checkOwnFiles(files, 'production', now + 365 * dayMs)).toBe(name)
})

test('each thing that can be wrong with them is said before the bank sees any', async () => {
  const other = await newKeyPair(2048)
  const roleless = await nobody()
  const wrong: readonly (readonly [Partial<OwnFiles>, number, RegExp])[] = [
    [{ certificate: 'x' }, now, /the certificate cannot be read/],
    [
      { chain: `${files.chain}\n-----BEGIN CERTIFICATE-----\nx` },
      now,
      /certificate of the chain cannot be read/,
    ],
    [{ certificate: files.certificate + files.privateKey }, now, /holds more than those/],
    [{ chain: files.privateKey + files.chain }, now, /holds more than those/],
    [{ privateKey: 'x' }, now, /the private key cannot be read/],
    [{ privateKey: other.privateKey }, now, /not that of the certificate/],
    [{}, now - 1, /not valid yet/],
    [{}, now + 365 * dayMs + 1, /has run out/],
    [roleless, now, /neither PISP nor AISP/],
  ]
  for (const [change, at, message] of wrong) {
    expect(() => checkOwnFiles({ ...files, ...change }, 'sandbox', at)).toThrow(message)
    try {
      checkOwnFiles({ ...files, ...change }, 'sandbox', at)
    } catch (error) {
      expect(isAppError(error, 'client-rejected')).toBe(true)
    }
  }
})

test('a real certificate names its roles elsewhere than in its name', async () => {
  const roleless = await nobody()
  expect(checkOwnFiles(roleless, 'production', now)).toBe('Nobody')
})
