import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import { broughtPrivateKey, newPrivateKey, publicKeyOf, readPrivateKey } from './key.ts'

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey
const own = rsa(2048)
const pkcs8 = own.export({ type: 'pkcs8', format: 'pem' }).toString()
const pkcs1 = own.export({ type: 'pkcs1', format: 'pem' }).toString()

test('a key made here has 3072 bits, and its public half the form FIS takes, to the last byte', async () => {
  const key = readPrivateKey(await newPrivateKey())
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072)
  expect(publicKeyOf(key)).toMatch(
    /^-----BEGIN PUBLIC KEY-----\nMIIB[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----$/,
  )
})

test('two keys made here are never the same', async () => {
  expect(await newPrivateKey()).not.toBe(await newPrivateKey())
})

test.each([
  ['PKCS#8', pkcs8],
  ['PKCS#1', pkcs1],
  ['PKCS#8 from another system', pkcs8.replaceAll('\n', '\r\n')],
  ['PKCS#8 between what a tool says of it', `Bag Attributes\n  friendlyName: PC #1\n${pkcs8}\nthe end`],
])('a brought key is kept as PKCS#8, and is the same key: %s', (_what, pem) => {
  expect(broughtPrivateKey(pem)).toBe(pkcs8)
})

test('the ends of what FIS takes are 2048 and 3072 bits', () => {
  const pem = (bits: number) => rsa(bits).export({ type: 'pkcs8', format: 'pem' }).toString()
  expect(refusalOf(pem(3072))).toBeNull()
  expect(refusalOf(pem(2040))).toBe('key-unreadable')
  expect(refusalOf(pem(3080))).toBe('key-unreadable')
})

const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'four words' } as const
const oldEncrypted = { ...encrypted, type: 'pkcs1' } as const
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

test.each([
  ['nothing', ''],
  ['other text', 'not a key'],
  ['a public key', publicKeyOf(own)],
  ['an encrypted key', own.export(encrypted).toString()],
  ['an encrypted key of the old form', own.export(oldEncrypted).toString()],
  ['a key of an elliptic curve', ec.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['a key for signatures of another kind', pss.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['two keys', pkcs8 + pkcs1],
  ['half a key', `${pkcs8.slice(0, 900)}\n-----END PRIVATE KEY-----`],
])('%s is no key', (_what, pem) => {
  expect(refusalOf(pem)).toBe('key-unreadable')
})

test('a key that can be read and no longer fits together is no key either', () => {
  const ofAnother = { ...rsa(2048).export({ format: 'jwk' }), n: own.export({ format: 'jwk' }).n ?? '' }
  const mixed = createPrivateKey({ key: ofAnother, format: 'jwk' })
  expect(refusalOf(mixed.export({ type: 'pkcs8', format: 'pem' }).toString())).toBe('key-unreadable')
})

test('an error about a key holds nothing of it', () => {
  const broken = pkcs8.replace(/\n(.{20})/, '\n$1!')
  const said = refusedWith(broken.replaceAll('!', 'AAAA'))
  for (const line of pkcs8.split('\n').filter((text) => text.length > 20)) expect(said).not.toContain(line)
})

function refusedWith(pem: string): string {
  try {
    broughtPrivateKey(pem)
    return ''
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}\n${String(error.cause)}` : ''
  }
}

function refusalOf(pem: string): string | null {
  try {
    broughtPrivateKey(pem)
    return null
  } catch (error) {
    return isAppError(error) ? error.code : 'thrown'
  }
}
