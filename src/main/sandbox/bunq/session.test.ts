import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startBunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import { call, install, isSignedBy, openSession, signIn, wrapped } from './test-client.ts'

const second = 1000
const minute = 60 * second
const start = async ({ switches = {}, ...options }: BunqSandboxOptions = {}) => {
  const clock = movableClock('2026-07-08T10:00:00Z')
  const bank = await startBunqSandbox({ clock, ...options, switches: { rateLimits: 'off', sessionTimeoutS: 3600, ...switches } })
  return { clock, bank }
} // prettier-ignore

test('a session lasts as long as its user object says, and no longer for being used', async () => {
  const { clock, bank } = await start()
  await using _ = bank
  const client = await signIn(bank)
  expect(client.user['session_timeout']).toBe(3600)
  clock.advance(59 * minute)
  expect((await client.get('/v1/user')).status).toBe(200)
  clock.advance(minute)
  const dead = await client.get('/v1/user')
  expect([dead.status, dead.error]).toEqual([401, 'Insufficient authorisation.'])
  expect(isSignedBy(client.serverPem, dead)).toBe(true)
  bank.switches.deadSession = '403-authentication'
  const other = await client.get('/v1/user')
  expect([other.status, other.error]).toEqual([403, 'Insufficient authentication.'])
})

test('by a switch a call in the last half hour extends the session by its whole length', async () => {
  const { clock, bank } = await start({ switches: { sessionExtension: '30-minutes' } })
  await using _ = bank
  const [late, early] = [await signIn(bank), await signIn(bank)]
  clock.advance(29 * minute)
  expect((await early.get('/v1/user')).status).toBe(200)
  clock.advance(2 * minute)
  expect((await late.get('/v1/user')).status).toBe(200)
  clock.advance(54 * minute)
  expect([(await late.get('/v1/user')).status, (await early.get('/v1/user')).status]).toEqual([200, 401])
})

test('by another a call in the last half minute extends it by five minutes at most', async () => {
  const { clock, bank } = await start({ switches: { sessionExtension: '30-seconds' } })
  await using _ = bank
  const client = await signIn(bank)
  clock.advance(60 * minute - 20 * second)
  expect((await client.get('/v1/user')).status).toBe(200)
  clock.advance(20 * second + 5 * minute - 31 * second)
  expect((await client.get('/v1/user')).status).toBe(200)
  clock.advance(31 * second)
  expect((await client.get('/v1/user')).status).toBe(401)
})

test('one may end one’s session, whatever id the address has', async () => {
  const { bank } = await start()
  await using _ = bank
  const client = await signIn(bank)
  const ended = await call(bank, '/v1/session/0', { method: 'DELETE', token: client.sessionToken })
  expect(ended.status).toBe(200)
  expect((await client.get('/v1/user')).status).toBe(401)
  expect(bank.writesSeen()).toEqual([])
})

test('several sessions may stand on one installation, or by a switch only the first', async () => {
  const { bank } = await start()
  await using _ = bank
  const client = await signIn(bank)
  expect((await openSession(bank, client.token, bank.apiKey)).status).toBe(200)
  expect((await client.get('/v1/user')).status).toBe(200)
  bank.switches.secondSession = 'refused'
  const refused = await openSession(bank, client.token, bank.apiKey)
  expect([refused.status, refused.error]).toEqual([400, 'Authentication token already has a user session.'])
  expect(await signIn(bank)).toHaveProperty('sessionToken') // a new installation helps
})

test('generation A lets three reads pass in three seconds for each address and path, and one session in thirty', async () => {
  const { clock, bank } = await start({ switches: { rateLimits: 'A' } })
  await using _ = bank
  const client = await signIn(bank)
  const list = `/v1/user/${client.userId}/monetary-account`
  for (let read = 0; read < 3; read++)
    expect((await client.get(`${list}/362000${1 + (read % 2)}`)).status).toBe(200)
  const limited = await client.get(`${list}/3620002`)
  expect([limited.status, limited.error, limited.headers.get('retry-after')]).toEqual([
    429,
    'Too many requests. You can do a maximum of 3 calls per 3 second to this endpoint.',
    null,
  ])
  expect((await client.get(list)).status).toBe(200)
  clock.advance(3 * second)
  expect((await client.get(`${list}/3620002`)).status).toBe(200)
  const session = await openSession(bank, client.token, bank.apiKey)
  expect([session.status, session.error.includes('1 call per 30 second')]).toEqual([429, true])
  clock.advance(27 * second)
  expect((await openSession(bank, client.token, bank.apiKey)).status).toBe(200)
})

test('generation A lets five posts pass', async () => {
  const { bank } = await start({ switches: { rateLimits: 'A' } })
  await using _ = bank
  for (let post = 0; post < 5; post++) await install(bank)
  const sixth = await call(bank, '/v1/installation', { body: {} })
  expect(sixth.status).toBe(429)
})

test('generation B allows ten installations a day, three sessions a minute and seventy reads in half a minute', async () => {
  const { clock, bank } = await start({ switches: { rateLimits: 'B' } })
  await using _ = bank
  const client = await signIn(bank)
  for (let read = 0; read < 70; read++) expect((await client.get('/v1/user')).status).toBe(200)
  expect((await client.get('/v1/user')).status).toBe(429)
  const sessions = []
  for (let more = 0; more < 3; more++)
    sessions.push((await openSession(bank, client.token, bank.apiKey)).status)
  expect(sessions).toEqual([200, 200, 429])
  for (let more = 0; more < 9; more++) await call(bank, '/v1/installation', { body: {} })
  clock.advance(60 * minute)
  expect((await call(bank, '/v1/installation', { body: {} })).status).toBe(429)
  bank.switches.rateLimits = 'off'
  expect((await call(bank, '/v1/installation', { body: {} })).status).toBe(400)
})

test('the ids and secrets of a person’s keys can be listed, and the secrets are not among it', async () => {
  const { bank } = await start()
  await using _ = bank
  const client = await signIn(bank)
  const list = await client.get(`/v1/user/${client.userId}/credential-password-ip`)
  const credential = wrapped(list, 'CredentialPasswordIp')
  expect(credential).toMatchObject({ status: 'ACTIVE', token_value: null, permitted_device: { description: 'test', ip: '127.0.0.1' } })
  const ips = await client.get(`/v1/user/${client.userId}/credential-password-ip/${String(credential['id'])}/ip`)
  expect(wrapped(ips, 'PermittedIp')).toMatchObject({ ip: '*', status: 'ACTIVE' })
  expect(list.text).not.toContain(bank.apiKey)
}) // prettier-ignore

test('what a reading app never needs is refused and remembered, with or without a session', async () => {
  const { bank } = await start()
  await using _ = bank
  const client = await signIn(bank)
  const account = `/v1/user/${client.userId}/monetary-account/3620001`
  const send = (path: string, method = 'POST') =>
    call(bank, path, { method, body: {}, token: client.sessionToken })
  const pay = await send(`${account}/payment`)
  expect([pay.status, pay.error]).toEqual([403, 'Not enough permissions to create payment.'])
  expect((await send(`${account}/request-inquiry`)).status).toBe(405)
  expect((await send(`/v1/user/${client.userId}/credential-password-ip/640001/ip/1`, 'PUT')).status).toBe(405)
  expect((await call(bank, `${account}/customer-statement`, { body: {} })).status).toBe(401)
  expect(bank.writesSeen()).toEqual([
    { method: 'POST', path: '/v1/user/:id/monetary-account/:id/payment' },
    { method: 'POST', path: '/v1/user/:id/monetary-account/:id/request-inquiry' },
    { method: 'PUT', path: '/v1/user/:id/credential-password-ip/:id/ip/:id' },
    { method: 'POST', path: '/v1/user/:id/monetary-account/:id/customer-statement' },
  ])
})
