import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import {
  claimsIn,
  claimsOf,
  jsonOf,
  jwtBearer,
  login,
  postToken,
  refusalOf,
  seedParty,
  signed,
  signIn,
  type Claims,
} from './test-client.ts'

const clock = movableClock('2026-09-10T10:00:00.000Z')
const now = Date.parse('2026-09-10T10:00:00Z') / 1000
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
afterAll(() => fis.close())

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A login with these claims, signed as they are. */
const assert = (assertion: string, headers = {}): Promise<Response> =>
  postToken(fis, { grant_type: jwtBearer, assertion }, headers)

describe('a login by assertion', () => {
  test('gives the token of the seed for an hour', async () => {
    const reply = await login(fis, { sub: seedParty })
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const body: Record<string, string> = await jsonOf(reply)
    expect(body).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 3600,
    })
    expect(claimsIn(body.access_token ?? '')).toEqual({
      entity_id: 492,
      party_id: 1482,
      role: 'flex_service_provider',
      eid: 'ca2be316-5622-474d-8ef4-5c69850be76d',
      scope: 'manage:auth manage:data',
      exp: now + 3600,
    })
  })

  test.each([[undefined], [null]])('without a party (sub %s) gives the token of the entity', async (sub) => {
    const { access_token: token = '' }: Record<string, string> = await jsonOf(login(fis, { sub }))
    expect(claimsIn(token)).toEqual({
      entity_id: 492,
      role: 'flex_entity',
      eid: '22eba9ba-5d02-455b-97cd-9d25b5965452',
      scope: 'manage:auth manage:data',
      exp: now + 3600,
    })
  })

  test('calls what it gives a JWT where the switch is turned: the documentation does', async () => {
    fis.switches.issuedTokenType = 'jwt'
    expect(await jsonOf(login(fis))).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    })
    fis.switches.issuedTokenType = 'access_token'
  })

  test('lives as long as the switch says', async () => {
    fis.switches.tokenLifeS = 60
    expect(await jsonOf(login(fis))).toMatchObject({ expires_in: 60 })
    fis.switches.tokenLifeS = 3600
  })

  test('tells the life of a token with its decimals cut', async () => {
    clock.set('2026-09-10T10:00:00.400Z')
    expect(await jsonOf(login(fis))).toMatchObject({ expires_in: 3599 })
    clock.set('2026-09-10T10:00:00.000Z')
  })

  test.each<[string, Claims]>([
    ['a life of exactly 120 s', { exp: now + 120 }],
    ['a clock 9 s ahead', { iat: now + 9, exp: now + 100 }],
    ['a clock 9 s behind', { iat: now - 9, exp: now + 100 }],
    ['claims FIS does not know', { nbf: 'whatever', extra: [1] }],
  ])('passes with %s', async (_what, claims) => {
    expect((await login(fis, claims)).status).toBe(200)
  })

  const bad = '400 invalid_request'
  const gln = 'no:party:gln:1111111111111'
  test.each<[string, Claims, string]>([
    ['an audience without the slash', { aud: 'bare' }, bad],
    ['an audience in a list', { aud: ['slash'] }, bad],
    ['another server for audience', { aud: 'https://flex-test.elhub.no/auth/v1/' }, bad],
    ['the short form of a party', { sub: gln }, bad],
    ['a party called by its organisation number', { sub: 'no:party:org:123456789:organisation' }, bad],
    ['a party called by an EIC', { sub: 'no:party:eic_x:11XELHUB-------1:service_provider' }, bad],
    ['an entity for a party', { sub: 'no:entity:uuid:7a9016dc-ac40-4908-9462-ffb0809726ce' }, bad],
    ['a GLN of twelve digits', { sub: 'no:party:gln:111111111111:service_provider' }, bad],
    ['a party type nobody knows', { sub: `${gln}:retailer` }, bad],
    ['an empty sub', { sub: '' }, bad],
    ['a clock 10 s ahead', { iat: now + 10, exp: now + 100 }, bad],
    ['a clock 11 s behind', { iat: now - 11, exp: now + 100 }, bad],
    ['a life of 121 s', { exp: now + 121 }, bad],
    ['no life at all', { exp: now }, bad],
    ['decimals in iat', { iat: now + 0.5 }, bad],
    ['decimals in exp', { exp: now + 60.5 }, bad],
    ['a time in words', { iat: String(now) }, bad],
    ['no jti', { jti: undefined }, bad],
    ['an empty jti', { jti: '' }, bad],
    ['the old form of iss', { iss: 'no:entity:uuid:7a9016dc-ac40-4908-9462-ffb0809726ce' }, bad],
    ['an unknown client', { iss: 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff' }, '400 invalid_client'],
    [
      'a party that does not exist',
      { sub: 'no:party:gln:9999999999999:service_provider' },
      '400 invalid_client',
    ],
    ['a party of its GLN but another type', { sub: `${gln}:system_operator` }, '400 invalid_client'],
  ])('fails with %s', async (_what, claims, refusal) => {
    const audiences: Readonly<Record<string, unknown>> = { bare: `${fis.url}/auth/v1` }
    const aud = Array.isArray(claims.aud)
      ? [`${fis.url}/auth/v1/`]
      : (audiences[String(claims.aud)] ?? claims.aud)
    expect(await refusalOf(login(fis, 'aud' in claims ? { ...claims, aud } : claims))).toBe(refusal)
  })

  test('fails for the party of another organisation', async () => {
    const sub = `no:party:gln:${fis.otherClient.gln}:service_provider`
    expect(await refusalOf(login(fis, { sub }))).toBe('400 invalid_client')
    expect((await login(fis, { sub }, fis.otherClient)).status).toBe(200)
  })

  test('fails with the key of another client, and the description says that the signature is it', async () => {
    const reply = await assert(signed(claimsOf(fis, fis.client), fis.otherClient.privateKey))
    expect(reply.status).toBe(400)
    expect(await jsonOf(reply)).toMatchObject({ error: 'invalid_request', error_description: expect.stringMatching('verify') })
  }) // prettier-ignore

  test('fails with any algorithm but RS256', async () => {
    const { privateKey } = fis.client
    const claims = claimsOf(fis, fis.client)
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
    const pem = (await (await signIn(fis, null)).rows('/entity_client?id=eq.61'))[0]?.public_key ?? ''
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\nMIIB/)
    const forged = `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
    expect(await refusalOf(assert(forged))).toBe(bad)
    expect(await refusalOf(assert(`${part({ alg: 'none' })}.${part(claims)}.`))).toBe(bad)
    expect(await refusalOf(assert(signed(claims, privateKey, { alg: 'RS512', typ: 'JWT' }, 'sha512')))).toBe(
      bad,
    )
  })

  test('fails where a single sign of the claims was changed after signing', async () => {
    const [header, , signature] = signed(claimsOf(fis, fis.client), fis.client.privateKey).split('.')
    const other = part(claimsOf(fis, fis.client, { sub: seedParty }))
    expect(await refusalOf(assert(`${header}.${other}.${signature}`))).toBe(bad)
  })

  test.each(['', 'a.b', 'a.b.c.d', 'Zm9v.Zm9v.Zm9v', '====.e30.e30'])('fails for what is no assertion: %j', async (text) => {
    expect(await refusalOf(assert(text))).toBe(bad)
  }) // prettier-ignore

  test('fails for a client without a key', async () => {
    const clientId = fis.newClient(null)
    expect(await refusalOf(login(fis, {}, { ...fis.client, clientId }))).toBe('400 invalid_client')
  })

  test('fails with a valid token in the header: the caller is somebody already', async () => {
    const { token } = await signIn(fis)
    const headers = { authorization: `Bearer ${token}` }
    expect(await refusalOf(login(fis, {}, fis.client, headers))).toBe('401 invalid_client')
  })
})
