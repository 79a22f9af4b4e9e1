import { expect, test } from 'vitest'
import { credentialsOf, needsPassphrase, readRpFile, withFile, type RpFile } from './rp-files.ts'

const pem = (label: string, body = 'AAAA') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`
const text = (value: string) => btoa(value)
const bytes = (...values: number[]) => btoa(String.fromCharCode(...values))
const read = (name: string, value: string): RpFile => {
  const file = readRpFile(name, text(value))
  if (typeof file === 'string') throw new Error(file)
  return file
}

const certificate = read('cert.pem', pem('CERTIFICATE'))
const key = read('key.pem', pem('PRIVATE KEY'))
const secretKey = read('secret.pem', pem('ENCRYPTED PRIVATE KEY'))

test('a PKCS#12 file is known by its version, in each of the forms its length can have', () => {
  for (const start of [
    [0x30, 0x82, 0x0a, 0xbc, 2, 1, 3],
    [0x30, 0x80, 2, 1, 3],
    [0x30, 0x1f, 2, 1, 3],
  ]) {
    const content = bytes(...start, 0, 0)
    expect(readRpFile('rp.p12', content)).toEqual({ kind: 'pkcs12', name: 'rp.p12', content })
  }
})

test('what is wrong with a file is said by what is in it, whatever it is called', () => {
  expect(readRpFile('rp.p12', bytes(0x30, 0x82, 0x03, 0x00, 0x30, 0x82))).toBe('bareCertificate')
  expect(readRpFile('rp.p12', text('hello'))).toBe('other')
  expect(readRpFile('rp.p12', '')).toBe('other')
  expect(readRpFile('rp.p12', text(pem('CERTIFICATE REQUEST')))).toBe('request')
  expect(readRpFile('rp.p12', text(pem('PUBLIC KEY')))).toBe('publicKey')
  expect(readRpFile('rp.p12', text(pem('PRIVATE KEY') + pem('RSA PRIVATE KEY')))).toBe('twoKeys')
  expect(readRpFile('rp.pem', text(pem('CERTIFICATE', 'A'.repeat(33_000))))).toBe('tooLarge')
})

test('a certificate cut off in the middle is none', () => {
  expect(readRpFile('rp.pem', text('-----BEGIN CERTIFICATE-----\nAAAA'))).toBe('other')
})

test('one PEM file may hold the certificate, its chain and an encrypted key', () => {
  const all = `Bag Attributes\n${pem('CERTIFICATE', 'leaf')}\n${pem('CERTIFICATE', 'chain')}\n${pem('ENCRYPTED PRIVATE KEY')}`
  expect(read('all.pem', all)).toEqual({
    kind: 'pem',
    name: 'all.pem',
    certificates: `${pem('CERTIFICATE', 'leaf')}\n${pem('CERTIFICATE', 'chain')}`,
    key: pem('ENCRYPTED PRIVATE KEY'),
    isEncrypted: true,
  })
})

test('the older way of encrypting a key is seen too', () => {
  const old = pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA')
  expect(needsPassphrase([read('old.pem', old)])).toBe(true)
  expect(needsPassphrase([key, certificate])).toBe(false)
})

test('a file takes the place of what it brings anew, and one PKCS#12 file is all there is', () => {
  const pkcs12: RpFile = { kind: 'pkcs12', name: 'rp.p12', content: 'AAAA' }
  expect(withFile([certificate], key)).toEqual([certificate, key])
  expect(withFile([certificate, key], secretKey)).toEqual([certificate, secretKey])
  expect(withFile([certificate, key], pkcs12)).toEqual([pkcs12])
  expect(withFile([pkcs12], key)).toEqual([key])
})

test('what is missing is named, and what is whole is handed on as main takes it', () => {
  expect(credentialsOf([], '')).toBe('nothing')
  expect(credentialsOf([certificate], '')).toBe('noKey')
  expect(credentialsOf([key], '')).toBe('noCertificate')
  expect(credentialsOf([certificate, secretKey], '')).toBe('noPassphrase')
  expect(credentialsOf([certificate, key], 'left over')).toEqual({
    rpCertificate: pem('CERTIFICATE'),
    rpPrivateKey: pem('PRIVATE KEY'),
    passphrase: null,
  })
  expect(credentialsOf([certificate, secretKey], ' as typed ')).toMatchObject({ passphrase: ' as typed ' })
  expect(credentialsOf([{ kind: 'pkcs12', name: 'rp.p12', content: 'AAAA' }], '')).toEqual({
    pkcs12: 'AAAA',
    passphrase: '',
  })
})
