import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { claimsIn, jsonOf, postToken, refusalOf, signIn, type Json } from './test-client.ts'

const start = '2026-09-10T10:00:00.000Z'
const clock = movableClock(start)
let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
})
beforeEach(() => clock.set(start))
afterAll(() => fis.close())

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
