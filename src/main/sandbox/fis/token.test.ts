import { createHmac, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import {
  claimsOf,
  jsonOf,
  jwtBearer,
  login,
  postToken,
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
const decoded = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** Status and code of a refusal. */
async function refusalOf(reply: Response | Promise<Response>): Promise<string> {
  const answer = await reply
  const { error }: Record<string, string> = await jsonOf(answer)
  return `${answer.status} ${error}`
}

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
    expect(decoded(body.access_token ?? '')).toEqual({
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
    expect(decoded(token)).toEqual({
      entity_id: 492,
      role: 'flex_entity',
      eid: '22eba9ba-5d02-455b-97cd-9d25b5965452',
      scope: 'manage:auth manage:data',
      exp: now + 3600,
    })
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
    expect(await refusalOf(assert(signed(claims, privateKey, { alg: 'RS512', typ: 'JWT' })))).toBe(bad)
    expect(await refusalOf(assert(signed(claims, privateKey, { alg: 'PS256', typ: 'JWT' })))).toBe(bad)
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

describe('of two faults FIS tells the earlier', () => {
  const description = async (reply: Promise<Response>): Promise<string> => {
    const { error_description }: Record<string, string> = await jsonOf(reply)
    return error_description ?? ''
  }
  const wrong = {
    iat: now - 60,
    exp: now + 10,
    aud: 'x',
    sub: 'no',
    iss: 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff',
  }

  test('a bad token, then the grant, its fields, the caller, the parts, the rules, the audience, the client, the signature', async () => {
    const { token } = await signIn(fis)
    const wrongToken = { authorization: 'Bearer wrong' }
    const rightToken = { authorization: `Bearer ${token}` }
    const by = (claims: Claims): Promise<string> =>
      description(assert(signed(claimsOf(fis, fis.client, claims), fis.otherClient.privateKey)))
    expect(await description(postToken(fis, {}, wrongToken))).toMatch(/unable to verify and validate token/)
    expect(await description(postToken(fis, {}, rightToken))).toMatch(/grant type/)
    expect(await description(postToken(fis, { grant_type: jwtBearer }, rightToken))).toMatch(
      /^bad .* request/,
    )
    expect(await description(assert('x', rightToken))).toMatch(/anonymous/)
    expect(await by(wrong)).toMatch(/^invalid assertion: sub/)
    expect(await by({ ...wrong, sub: seedParty })).toMatch(/^invalid assertion payload/)
    expect(await by({ ...wrong, sub: seedParty, iat: now })).toBe(
      `assertion audience is not ${fis.url}/auth/v1/`,
    )
    expect(await by({ iss: wrong.iss })).toMatch(/unknown client/)
    expect(await by({ sub: 'no:party:gln:9999999999999:service_provider' })).toMatch(/could not verify/)
  })
})

describe('the token address', () => {
  test('refuses a grant nobody knows by its name', async () => {
    expect(await refusalOf(postToken(fis, { grant_type: 'password' }))).toBe('400 unsupported_grant_type')
  })

  test('reads no other body than a form', async () => {
    const body = JSON.stringify({ grant_type: jwtBearer, assertion: 'x' })
    const headers = { 'content-type': 'application/json' }
    const reply = fetch(`${fis.endpoints.token}/token`, { method: 'POST', body, headers })
    expect(await jsonOf(reply)).toMatchObject({ error: 'invalid_request', error_description: /* no field */ expect.stringMatching('grant type') })
  }) // prettier-ignore

  test('refuses an Authorization header of another kind and says what it wants', async () => {
    const reply = await postToken(fis, { grant_type: jwtBearer }, { authorization: 'Basic abc' })
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(await refusalOf(reply)).toBe('400 invalid_request')
  })
})

describe('as the portal', () => {
  const pair = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits })
  const pemOf = (key: ReturnType<typeof pair>): string =>
    key.publicKey.export({ type: 'spki', format: 'pem' }).toString()

  test('a registered key of one’s own logs in, and the former does not any more', async () => {
    const made = pair(3072)
    const clientId = fis.newClient(pemOf(made).trimEnd())
    const privateKey = made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const client = { clientId, privateKey, gln: fis.client.gln }
    expect((await login(fis, { sub: seedParty }, client)).status).toBe(200)
    fis.registerKey(clientId, pemOf(pair(2048)).trimEnd())
    expect(await refusalOf(login(fis, {}, client))).toBe('400 invalid_request')
  })

  test('a key in another form than FIS takes is refused', () => {
    const pem = pemOf(pair(2048)).trimEnd()
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const wrong = [
      `${pem}\n`,
      pem.replaceAll('\n', '\r\n'),
      pemOf(pair(4096)).trimEnd(),
      pair(2048).publicKey.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd(),
      elliptic.publicKey.export({ type: 'spki', format: 'pem' }).toString().trimEnd(),
      pem.replace('MIIB', 'MIIBAAAA'),
    ]
    for (const each of wrong) expect(() => fis.newClient(each), each.slice(0, 40)).toThrow(RangeError)
    expect(() => fis.registerKey('nobody', pem)).toThrow('no such client')
  })
})
