import { expect, test } from 'vitest'
import { largestPemBytes, pemFault, readPemFile } from './pem-file.ts'

/** The shape of a PEM part; nothing in it is a key. */
const part = (label: string) => `-----BEGIN ${label}-----\nQUJD\n-----END ${label}-----\n`

test('a certificate is one certificate, a chain is certificates, a key is one key', () => {
  expect(pemFault('certificate', part('CERTIFICATE'))).toBeNull()
  expect(pemFault('certificate', part('CERTIFICATE').repeat(2))).toBe('form')
  expect(pemFault('chain', part('CERTIFICATE').repeat(2))).toBeNull()
  expect(pemFault('privateKey', part('PRIVATE KEY'))).toBeNull()
  expect(pemFault('privateKey', part('RSA PRIVATE KEY'))).toBeNull()
})

test('files that were mixed up are noticed, a private key above all', () => {
  expect(pemFault('certificate', part('PRIVATE KEY'))).toBe('form')
  expect(pemFault('chain', part('CERTIFICATE') + part('PRIVATE KEY'))).toBe('form')
  expect(pemFault('privateKey', part('CERTIFICATE'))).toBe('form')
  expect(pemFault('privateKey', part('PUBLIC KEY'))).toBe('form')
  expect(pemFault('chain', 'PK\u0003\u0004')).toBe('form')
})

test('a key with a passphrase is told apart from no key, in both forms there are', () => {
  expect(pemFault('privateKey', part('ENCRYPTED PRIVATE KEY'))).toBe('encrypted')
  const old =
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nQUJD\n-----END RSA PRIVATE KEY-----\n'
  expect(pemFault('privateKey', old)).toBe('encrypted')
})

test('a file is read as it is, and one that is too large is not read at all', async () => {
  const file = new File([part('CERTIFICATE')], 'qseal.pem')
  expect(await readPemFile(file)).toEqual({ name: 'qseal.pem', text: part('CERTIFICATE') })
  const large = new File([new Uint8Array(largestPemBytes + 1)], 'large.pem')
  large.text = () => Promise.reject(new Error('was read'))
  expect(await readPemFile(large)).toBeNull()
})
