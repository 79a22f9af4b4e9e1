import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { newKeyPair } from './credentials.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, login, postToken, readerWith, seedParty, signIn, type Json } from './test-client.ts'

const start = '2026-09-10T10:00:00.000Z'
const clock = movableClock(start)
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
beforeEach(() => clock.set(start))
afterAll(() => fis.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const claimsIn = (token: string): Json =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json

const exchangeForm = (token: string, scope: string) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  actor_token: token,
  actor_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  scope,
})
const exchange = (token: string, partyId: number | string, header: string = token): Promise<Response> =>
  postToken(fis, exchangeForm(token, `assume:party:${partyId}`), bearer(header))

async function refusalOf(reply: Promise<Response>): Promise<string> {
  const answer = await reply
  const { error }: Record<string, string> = await jsonOf(answer)
  return `${answer.status} ${error}`
}

describe('a token for a party, by exchange', () => {
  test('ends when the entity’s would have, and takes parties no assertion can name', async () => {
    const { token } = await signIn(fis, null)
    clock.advance(188_000)
    const body: Json = await jsonOf(exchange(token, 1394))
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3412 })
    expect(claimsIn(body.access_token ?? '')).toMatchObject({
      party_id: 1394,
      role: 'flex_organisation',
      exp: claimsIn(token).exp,
    })
  })

  test('has only the scopes both the client and the membership give', async () => {
    const { token } = await signIn(fis, null)
    const body: Json = await jsonOf(exchange(token, 1710))
    expect(claimsIn(body.access_token ?? '')).toMatchObject({
      role: 'flex_third_party',
      scope: 'use:auth read:data',
    })
  })

  test('is refused where header and form differ, for a scope of another form, and for parties of others', async () => {
    const { token } = await signIn(fis, null)
    const another = (await signIn(fis, null, fis.entityOnlyClient)).token
    expect(await refusalOf(postToken(fis, exchangeForm(token, 'assume:party:1482')))).toBe(
      '400 invalid_request',
    )
    expect(await refusalOf(exchange(token, 1482, another))).toBe('400 invalid_request')
    expect(await refusalOf(exchange(token, 'x'))).toBe('400 invalid_scope')
    expect(await refusalOf(exchange(token, 1612))).toBe('400 invalid_target')
    expect(await refusalOf(exchange(token, 99_999))).toBe('400 invalid_target')
    expect(await refusalOf(exchange((await signIn(fis)).token, 1482))).toBe('400 invalid_request')
    const { scope: _scope, ...rest } = exchangeForm(token, '')
    expect(await refusalOf(postToken(fis, rest, bearer(token)))).toBe('400 invalid_request')
  })
})

describe('a client with fewer scopes', () => {
  test('gives its party no more than it has itself', async () => {
    const { publicKey, privateKey } = await newKeyPair()
    const clientId = fis.newClient(publicKey, { scopes: ['read:data:party', 'read:data:event'] })
    const reader = await signIn(fis, seedParty, { clientId, privateKey, gln: null })
    expect(claimsIn(reader.token).scope).toBe('read:data:party read:data:event')
    expect((await reader.get('/party/1482')).status).toBe(200)
    expect((await reader.get('/controllable_unit')).status).toBe(403)
    expect((await reader.get('/party_history')).status).toBe(403)
    expect((await reader.get('/party?embed=entity')).status).toBe(403)
  })

  test('acts as any party it may assume, or, where the switch is turned, as its own only', async () => {
    expect((await login(fis, { sub: seedParty }, fis.entityOnlyClient)).status).toBe(200)
    fis.switches.bindsClientToParty = true
    expect(await refusalOf(login(fis, { sub: seedParty }, fis.entityOnlyClient))).toBe('400 invalid_client')
    expect((await login(fis, { sub: seedParty })).status).toBe(200)
    fis.switches.bindsClientToParty = false
  })
})

describe('the old login', () => {
  const ask = (client_id: string, client_secret: string): Promise<Response> =>
    postToken(fis, { grant_type: 'client_credentials', client_id, client_secret })

  test('gives the entity’s token for a client’s secret', async () => {
    const secret = fis.orderSecret(fis.client.clientId)
    const body: Json = await jsonOf(ask(fis.client.clientId, secret))
    expect(body.issued_token_type).toBe('urn:ietf:params:oauth:token-type:jwt')
    expect(claimsIn(body.access_token ?? '').role).toBe('flex_entity')
    expect(fis.secrets()).toContain(secret)
    const rows = await (await signIn(fis, null)).rows('/entity_client?id=eq.61')
    expect(rows[0]?.client_secret).toBe('***************')
  })

  test('a secret nobody ordered is wrong also where it is empty or the client has none', async () => {
    expect(await refusalOf(ask(fis.entityOnlyClient.clientId, 'x'))).toBe('400 invalid_client')
    expect(await refusalOf(ask(fis.entityOnlyClient.clientId, ''))).toBe('400 invalid_request')
    expect((await ask(fis.client.clientId, fis.orderSecret(fis.client.clientId))).status).toBe(200)
  })

  test('slows down who guesses: five are free, then two minutes and a tenth more each time, an hour at last', async () => {
    const secret = fis.orderSecret(fis.client.clientId)
    const wrong = (): Promise<Response> => ask(fis.client.clientId, 'a guess')
    for (let guess = 1; guess <= 6; guess++) expect(await refusalOf(wrong())).toBe('400 invalid_client')
    const waiting = await ask(fis.client.clientId, secret)
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '120'])
    expect(await jsonOf(waiting)).toMatchObject({ error: 'access_denied' })
    clock.advance(120_000)
    expect((await wrong()).status).toBe(400)
    expect((await wrong()).headers.get('retry-after')).toBe('132')
    for (let guess = 8; guess <= 20; guess++) {
      clock.advance(3_600_000)
      expect((await wrong()).status).toBe(400)
    }
    expect((await wrong()).headers.get('retry-after')).toBe('3600')
    clock.advance(3_600_000)
    expect((await ask(fis.client.clientId, secret)).status).toBe(200)
    expect((await wrong()).status).toBe(400)
    expect((await wrong()).status).toBe(400)
  })
})

describe('who am I', () => {
  const userinfo = (headers = {}): Promise<Response> => fetch(`${fis.endpoints.token}/userinfo`, { headers })

  test('as a party, and as an entity alone', async () => {
    const eid = 'ca2be316-5622-474d-8ef4-5c69850be76d'
    const party = { entity_id: 492, entity_name: 'Testkraft AS', party_id: 1482, party_name: 'Testkraft SP' }
    const { token } = await signIn(fis)
    expect(await jsonOf(userinfo(bearer(token)))).toEqual({
      sub: eid,
      ...party,
      current_role: 'flex_service_provider',
    })
    const entity = await signIn(fis, null)
    expect(await jsonOf(userinfo(bearer(entity.token)))).toEqual({
      sub: '22eba9ba-5d02-455b-97cd-9d25b5965452',
      entity_id: 492,
      entity_name: 'Testkraft AS',
      current_role: 'flex_entity',
    })
    fis.switches.userinfoSub = 'integer'
    expect(await jsonOf(userinfo(bearer(token)))).toMatchObject({ sub: 334 })
    fis.switches.userinfoSub = 'uuid'
  })

  test('nobody, without a token: 401 and a challenge that tells no error', async () => {
    const reply = await userinfo()
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(await jsonOf(reply)).toEqual({
      code: 'HTTP401',
      message: 'Unauthorized',
      details: 'missing authentication',
    })
  })

  test('a token that is over, revoked or forged is 400 with invalid_token, on both APIs', async () => {
    const reader = await signIn(fis)
    const isRefused = async (token: string): Promise<void> => {
      for (const reply of [await userinfo(bearer(token)), await readerWith(fis, token).get('/party')]) {
        expect(reply.status).toBe(400)
        expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"/)
        expect(await jsonOf(reply)).toMatchObject({ error: 'invalid_request' })
      }
    }
    clock.advance(3_599_000)
    expect((await userinfo(bearer(reader.token))).status).toBe(200)
    clock.advance(1000)
    await isRefused(reader.token)
    clock.set(start)
    await isRefused(`${reader.token.slice(0, -2)}xx`)
    fis.revokeTokens()
    await isRefused(reader.token)
  })
})

describe('a session in a cookie', () => {
  const call = (
    method: string,
    path: string,
    cookie: string,
    extra: Readonly<Record<string, string>> = {},
    body?: string,
  ) =>
    fetch(`${fis.endpoints.token}${path}`, {
      method,
      headers: { cookie: `other=1; __Host-flex_session=${cookie}`, ...extra },
      ...(body === undefined ? {} : { body }),
    })

  test('there is none, it is damaged, or it says who', async () => {
    expect((await fetch(`${fis.endpoints.token}/session`)).status).toBe(204)
    expect((await call('GET', '/session', 'damaged')).status).toBe(400)
    const { token } = await signIn(fis)
    expect(await jsonOf(call('GET', '/session', token))).toEqual({
      entity_id: 492,
      entity_name: 'Testkraft AS',
      exp: claimsIn(token).exp,
      party_id: 1482,
      party_name: 'Testkraft SP',
      role: 'flex_service_provider',
    })
  })

  test('takes a party and lets it go; a charset in the form’s type is refused', async () => {
    const { token } = await signIn(fis, null)
    const form = 'application/x-www-form-urlencoded'
    const taken = await call('POST', '/assume', token, { 'content-type': form }, 'party_id=1394')
    expect(await jsonOf(taken.clone())).toMatchObject({ role: 'flex_organisation' })
    const cookie = /__Host-flex_session=([^;]+)/.exec(taken.headers.get('set-cookie') ?? '')?.[1] ?? ''
    expect(await jsonOf(call('DELETE', '/assume', cookie))).toMatchObject({ role: 'flex_entity' })
    const withCharset = { 'content-type': `${form};charset=UTF-8` }
    expect((await call('POST', '/assume', token, withCharset, 'party_id=1394')).status).toBe(400)
    expect((await call('POST', '/assume', token, { 'content-type': form }, 'party_id=1612')).status).toBe(400)
  })
})
