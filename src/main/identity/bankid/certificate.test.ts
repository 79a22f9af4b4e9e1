import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { newAuthority } from '../../http/testing/authority.ts'
import { pkcs12 } from '../../http/testing/pkcs12.ts'
import { everythingIn } from '../../http/testing/server.ts'
import { assertValid, readCertificate } from './certificate.ts'

const authority = newAuthority('Testbank A RP CA')
const { cert, key } = authority.issue('FP Testcert')
const stranger = authority.issue('Somebody else')
const passphrase = 'qwerty123'
const encrypted = createPrivateKey(key)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
  .toString()
const encryptedTheOldWay = createPrivateKey(key)
  .export({ type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase })
  .toString()

const pem = (rpCertificate: string, rpPrivateKey: string, word: string | null = null) =>
  readCertificate({ rpCertificate, rpPrivateKey, passphrase: word })
const p12 = (file: Buffer, word = passphrase) =>
  readCertificate({ pkcs12: file.toString('base64'), passphrase: word })
const whole = pkcs12({ key, certs: [cert, authority.root] }, passphrase)

function codeOf(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    const everything = everythingIn(error)
    expect(everything).not.toContain(key.split('\n')[1])
    expect(everything).not.toContain(passphrase)
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

const both = `Bag Attributes\n    friendlyName: FP Testcert\n${cert}${authority.root}${encrypted}`

test.each([
  ['a certificate and its key', () => pem(cert, key)],
  ['with its chain, in any order', () => pem(`${authority.root}\n${cert}`, key)],
  ['a key behind a passphrase', () => pem(cert, encrypted, passphrase)],
  ['a key encrypted the older way of PEM', () => pem(cert, encryptedTheOldWay, passphrase)],
  ['one file that holds all, given twice', () => pem(both, both, passphrase)],
  ['lines that end as on Windows', () => pem(cert.replaceAll('\n', '\r\n'), key.replaceAll('\n', '\r\n'))],
  ['a passphrase nobody needed', () => pem(cert, key, 'x')],
  ['a PKCS#12 file', () => p12(whole)],
  ['a PKCS#12 file without a chain', () => p12(pkcs12({ key, certs: [cert] }, passphrase))],
])('is read: %s', (_name, read) => {
  const { own, beginsAt, endsAt } = read()
  expect(endsAt - beginsAt).toBeGreaterThan(365 * 86_400_000)
  expect(Math.abs(beginsAt + 86_400_000 - Date.now())).toBeLessThan(60_000)
  if ('cert' in own) expect(own.cert.startsWith(cert.trim())).toBe(true)
})

test.each([
  ['another passphrase', () => pem(cert, encrypted, 'qwerty124')],
  ['no passphrase', () => pem(cert, encrypted)],
  ['another passphrase of the older way', () => pem(cert, encryptedTheOldWay, 'x')],
  ['another passphrase of a PKCS#12 file', () => p12(whole, 'Qwerty123')],
  ['no passphrase of a PKCS#12 file', () => p12(whole, '')],
  [
    'the legacy form, with the right passphrase',
    () => p12(pkcs12({ key, certs: [cert], isOfOldAlgorithms: true }, passphrase)),
  ],
])('does not open: %s', (_name, read) => expect(codeOf(read)).toBe('certificate-passphrase'))

const cutKey = encrypted.replace(/\n[^\n]+\n-----END/, '\n-----END')

test.each([
  ['other text', () => pem('hello', 'world')],
  ['a certificate without a key', () => pem(cert, cert)],
  ['a key without a certificate', () => pem(key, key)],
  ['a certificate of other bytes', () => pem(cert.replace(/\n.{20}/, '\nAAAA'), key)],
  ['a key of other bytes', () => pem(cert, key.replace(/\n.{20}/, '\nAAAA'))],
  ['an encrypted key that was cut off', () => pem(cert, cutKey, passphrase)],
  ['a PKCS#12 file that was cut off', () => p12(whole.subarray(0, -10))],
  ['a PKCS#12 file with something behind it', () => p12(Buffer.concat([whole, Buffer.from('x')]))],
  ['a PKCS#12 file without a key', () => p12(pkcs12({ key: null, certs: [cert] }, passphrase))],
  ['a PKCS#12 file without a certificate', () => p12(pkcs12({ key, certs: [] }, passphrase))],
  [
    "a PKCS#12 file with somebody else's key",
    () => p12(pkcs12({ key: stranger.key, certs: [cert] }, passphrase)),
  ],
  ['PEM in the place of PKCS#12', () => p12(Buffer.from(cert))],
  ['nothing', () => p12(Buffer.alloc(0))],
])('cannot be read: %s', (_name, read) => expect(codeOf(read)).toBe('certificate-unreadable'))

test('a key that belongs to another certificate is told apart from what cannot be read', () => {
  expect(codeOf(() => pem(cert, stranger.key))).toBe('certificate-other-key')
  expect(codeOf(() => pem(`${cert}${authority.root}`, stranger.key))).toBe('certificate-other-key')
  expect(codeOf(() => pem(stranger.key, stranger.key))).toBe('certificate-unreadable')
})

test('credentials of another system are none', () => {
  expect(codeOf(() => readCertificate({ clientId: 'a', clientSecret: 'b' }))).toBe('client-missing')
})

test('a certificate counts from its first moment to its last', () => {
  const own = pem(cert, key)
  const at = (now: number) => codeOf(() => assertValid(own, now))
  expect([at(own.beginsAt - 1), at(own.beginsAt)]).toEqual(['certificate-expired', 'read'])
  expect([at(own.endsAt - 1), at(own.endsAt)]).toEqual(['read', 'certificate-expired'])
})
