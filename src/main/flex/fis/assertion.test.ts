import { createPrivateKey, createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { defaultFisSettings } from '../../../shared/fis.ts'
import { audienceOf } from './addresses.ts'
import { signedAssertion, subOf } from './assertion.ts'
import { newPrivateKey, publicKeyOf } from './key.ts'
import { asServiceProvider } from './testing/link.ts'

const privateKey = createPrivateKey(await newPrivateKey())
const example = {
  audience: audienceOf(defaultFisSettings, {}),
  clientId: '7a9016dc-ac40-4908-9462-ffb0809726ce',
  jti: '96afa194-76b0-41cb-ae76-1b990f7a60ed',
  sub: subOf(asServiceProvider, 'typed'),
  now: 1_788_000_000_999,
}

function partsOf(jws: string): readonly string[] {
  return jws.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))
}

test('the claims of the fact sheet’s example come out byte for byte', async () => {
  const [header, claims] = partsOf(await signedAssertion(example, privateKey))
  expect(header).toBe('{"alg":"RS256","typ":"JWT"}')
  expect(claims).toBe(
    '{"aud":"https://flex-test.elhub.no/auth/v1/","iss":"7a9016dc-ac40-4908-9462-ffb0809726ce",' +
      '"jti":"96afa194-76b0-41cb-ae76-1b990f7a60ed","sub":"no:party:gln:1111111111111:service_provider",' +
      '"iat":1788000000,"exp":1788000120}',
  )
})

test('its signature is the key’s, by RS256', async () => {
  const assertion = await signedAssertion(example, privateKey)
  const another = createPrivateKey(await newPrivateKey())
  const own = { algorithms: ['RS256'], currentDate: new Date(example.now) }
  await expect(jwtVerify(assertion, createPublicKey(publicKeyOf(privateKey)), own)).resolves.toBeDefined()
  await expect(jwtVerify(assertion, createPublicKey(publicKeyOf(another)), own)).rejects.toThrow('signature')
})

test('as the entity itself no party is named at all', async () => {
  const sub = subOf({ kind: 'entity' }, 'typed')
  const [, claims = ''] = partsOf(await signedAssertion({ ...example, sub }, privateKey))
  expect(Object.keys(JSON.parse(claims) as object)).toEqual(['aud', 'iss', 'jti', 'iat', 'exp'])
})

test('a party is named with its type, and without it where the settings say so', () => {
  const id = '5887C04F-291D-4211-9837-E8BB8BDA5B6F'
  const endUser = { kind: 'party', idType: 'uuid', id, partyType: 'end_user' } as const
  expect(subOf(asServiceProvider, 'typed')).toBe('no:party:gln:1111111111111:service_provider')
  expect(subOf(asServiceProvider, 'short')).toBe('no:party:gln:1111111111111')
  expect(subOf(endUser, 'typed')).toBe('no:party:uuid:5887c04f-291d-4211-9837-e8bb8bda5b6f:end_user')
})

test('the audience is the base of the login calls, with one slash at its end or with none', () => {
  const standIn = { token: 'http://127.0.0.1:8080/auth/v1/' }
  expect(audienceOf(defaultFisSettings, {})).toBe('https://flex-test.elhub.no/auth/v1/')
  expect(audienceOf(defaultFisSettings, standIn)).toBe('http://127.0.0.1:8080/auth/v1/')
  expect(audienceOf({ ...defaultFisSettings, audience: 'bare' }, {})).toBe(
    'https://flex-test.elhub.no/auth/v1',
  )
})
