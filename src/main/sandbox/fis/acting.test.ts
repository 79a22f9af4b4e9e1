import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { newKeyPair } from './credentials.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import {
  bearer,
  claimsIn,
  exchange,
  exchangeForm,
  jsonOf,
  login,
  postToken,
  refusalOf,
  seedParty,
  signIn,
  type Json,
} from './test-client.ts'

const start = '2026-09-10T10:00:00.000Z'
const clock = movableClock(start)
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
beforeEach(() => clock.set(start))
afterAll(() => fis.close())

describe('a token for a party, by exchange', () => {
  test('ends when the entity’s would have, and takes parties no assertion can name', async () => {
    const { token } = await signIn(fis, null)
    clock.advance(188_000)
    const body: Json = await jsonOf(exchange(fis, token, 1394))
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3412 })
    expect(claimsIn(body.access_token ?? '')).toMatchObject({
      party_id: 1394,
      role: 'flex_organisation',
      exp: claimsIn(token).exp,
    })
  })

  test('has only the scopes both the client and the membership give', async () => {
    const { token } = await signIn(fis, null)
    const body: Json = await jsonOf(exchange(fis, token, 1710))
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
    expect(await refusalOf(exchange(fis, token, 1482, another))).toBe('400 invalid_request')
    expect(await refusalOf(exchange(fis, token, 'x'))).toBe('400 invalid_scope')
    expect(await refusalOf(exchange(fis, token, 1612))).toBe('400 invalid_target')
    expect(await refusalOf(exchange(fis, token, 99_999))).toBe('400 invalid_target')
    expect(await refusalOf(exchange(fis, (await signIn(fis)).token, 1482))).toBe('400 invalid_request')
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

  test('acts as each party it may assume, or, where the switch is turned, as its own only', async () => {
    expect((await login(fis, { sub: seedParty }, fis.entityOnlyClient)).status).toBe(200)
    fis.switches.bindsClientToParty = true
    expect(await refusalOf(login(fis, { sub: seedParty }, fis.entityOnlyClient))).toBe('400 invalid_client')
    expect((await login(fis, { sub: seedParty })).status).toBe(200)
    fis.switches.bindsClientToParty = false
  })
})
