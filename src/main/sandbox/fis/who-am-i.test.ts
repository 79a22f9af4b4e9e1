import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { bearer, claimsIn, jsonOf, readerWith, signIn } from './test-client.ts'

const start = '2026-09-10T10:00:00.000Z'
const clock = movableClock(start)
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
beforeEach(() => clock.set(start))
afterAll(() => fis.close())

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
