import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import { askToken, basic, era, jsonOf, signIn } from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const minuteMs = 60_000
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({ clock: movableClock(noon), ...options })
const accounts = `${era('apibeta-v2').base}/Accounts`

test('a token is a JWT with nbf and exp in seconds, for an hour by the sandbox’s clock', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const reply = await askToken(bank)
  const tokens: Record<string, string | number> = await jsonOf(reply)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(tokens).toMatchObject({ expires_in: 3600, token_type: 'Bearer' })
  const claims = JSON.parse(atob(String(tokens['access_token']).split('.')[1] ?? '')) as Record<
    string,
    number
  >
  expect([claims['nbf'], claims['exp']]).toEqual([Date.parse(noon) / 1000, Date.parse(noon) / 1000 + 3600])

  const client = await signIn(bank)
  clock.advance(60 * minuteMs - 1)
  expect((await client.get(accounts)).status).toBe(200)
  clock.advance(1)
  expect((await client.get(accounts)).status).toBe(401)
})

test('the reply names eight scopes, or by a switch none', async () => {
  await using bank = await start()
  const scopes: Record<string, string> = await jsonOf(askToken(bank))
  expect(scopes['scope']?.split(' ')).toHaveLength(8)
  bank.switches.namesScopes = false
  expect(await jsonOf(askToken(bank))).not.toHaveProperty('scope')
})

test.each([
  ['encodeURIComponent', encodeURIComponent],
  ['a form’s encoding', (text: string) => new URLSearchParams({ x: text }).toString().slice(2)],
  ['Python’s quote, which leaves the slash', (text: string) => encodeURIComponent(text).replaceAll('%2F', '/')],
] as const)('credentials encoded as by %s are taken', async (_name, encode) => {
  await using bank = await start()
  const { clientId, clientSecret } = bank.client
  expect((await askToken(bank, basic(encode(clientId), encode(clientSecret)))).status).toBe(200)
}) // prettier-ignore

test('a secret with special characters is refused as it is, though right', async () => {
  await using bank = await start()
  const { clientId, clientSecret } = bank.client
  expect(encodeURIComponent(clientSecret)).not.toBe(clientSecret)
  const reply = await askToken(bank, basic(clientId, clientSecret))
  expect([reply.status, await reply.json()]).toEqual([400, { error: 'invalid_client' }])
})

test('half encoded is not encoded: each part of the secret counts', async () => {
  await using bank = await start()
  const { clientId, clientSecret } = bank.client
  const encoded = encodeURIComponent(clientSecret)
  const halves = [clientSecret.replace(':', '%3A'), encoded.replaceAll('%2B', '+'), encoded.replaceAll('%3A', ':')]
  for (const wrong of halves) {
    expect((await askToken(bank, basic(clientId, wrong))).status).toBe(400)
  }
}) // prettier-ignore

test.each([
  ['a wrong secret', 'invalid_client', basic('5a9d1c70e4b84f6a8f20c3d7b1e69a42', 'wrong'), undefined],
  ['another client', 'invalid_client', basic('somebody', 'sandbox%3Asecret%2Fof%2Bno%25value'), undefined],
  ['no credentials', 'invalid_client', 'Bearer x', undefined],
  ['another grant', 'unsupported_grant_type', undefined, 'grant_type=password'],
] as const)('%s is 400 %s', async (_name, error, authorization, body) => {
  await using bank = await start()
  const reply = await askToken(bank, authorization, body)
  expect([reply.status, await reply.json()]).toEqual([400, { error }])
})

test('scopes that were not ticked are 400 invalid_scope by a switch', async () => {
  await using bank = await start({ switches: { refusesScope: true } })
  const reply = await askToken(bank)
  expect([reply.status, await reply.json()]).toEqual([400, { error: 'invalid_scope' }])
})

test('a new secret is refused for some minutes, and the old one is dead at once', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const old = basic(bank.client.clientId, encodeURIComponent(bank.client.clientSecret))
  expect((await askToken(bank, old)).status).toBe(200)
  clock.advance(60 * minuteMs)
  bank.switches.freshSecretMinutes = 5
  expect(bank.orderSecret()).toBe(bank.client.clientSecret)
  expect((await askToken(bank, old)).status).toBe(400)
  clock.advance(5 * minuteMs - 1)
  expect(await jsonOf(askToken(bank))).toEqual({ error: 'invalid_client' })
  clock.advance(1)
  expect((await askToken(bank)).status).toBe(200)
})

test('a secret dies after three months', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  clock.advance(92 * 24 * 60 * minuteMs - 1)
  expect((await askToken(bank)).status).toBe(200)
  clock.advance(1)
  expect(await jsonOf(askToken(bank))).toEqual({ error: 'invalid_client' })
})

test('the token address is taken in either spelling, and only for POST', async () => {
  await using bank = await start()
  const other = bank.endpoints.token.replace('identityserver', 'IdentityServer')
  const headers = { authorization: basic(bank.client.clientId, encodeURIComponent(bank.client.clientSecret)) }
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  expect((await fetch(other, { method: 'POST', headers, body })).status).toBe(200)
  expect((await fetch(other, { headers })).status).toBe(404)
})

test('secrets are every secret, every token and the national id', async () => {
  await using bank = await start()
  const { accessToken } = await signIn(bank)
  const before = bank.client.clientSecret
  const after = bank.orderSecret()
  expect(bank.secrets()).toEqual([before, after, accessToken, bank.client.customerId])
  expect(bank.client.customerId).toMatch(/^\d{11}$/)
})

test('forgotten tokens are dead', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.revokeTokens()
  const reply = await client.get(accounts)
  expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
})
