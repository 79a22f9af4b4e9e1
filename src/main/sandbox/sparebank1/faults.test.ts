import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSparebank1Sandbox } from './sandbox.ts'
import { accountOfType, accountsOf, everyAccount, jsonOf, refresh, rowsOf, signIn } from './test-client.ts'

const hello = '/common/helloworld'
const accounts = '/personal/banking/accounts'
const transactions = '/personal/banking/transactions'
const minute = 60_000
const start = (options: Parameters<typeof startSparebank1Sandbox>[0] = {}) =>
  startSparebank1Sandbox({ clock: movableClock('2026-07-08T10:00:00Z'), ...options })

test('the 61st call in an hour is 429 and says how long to wait; a free place comes back with time', async () => {
  const clock = movableClock('2026-07-08T10:00:00Z')
  await using bank = await start({ clock })
  const client = await signIn(bank)
  for (let call = 1; call <= 60; call++) {
    const reply = await client.get(hello)
    expect([reply.status, reply.headers.get('x-ratelimit-remaining')]).toEqual([200, String(60 - call)])
    if (call === 1) clock.advance(9 * minute)
  }
  const refused = await client.get(hello)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(51 * 60)])
  clock.advance(51 * minute)
  const next: Record<string, string> = await jsonOf(refresh(bank, client.refreshToken))
  const again = () =>
    fetch(`${bank.url}${hello}`, { headers: { authorization: `Bearer ${next['access_token']}` } })
  expect((await again()).status).toBe(200)
  expect((await again()).status).toBe(429)
})

test('a switch leaves Retry-After out, and another one lifts the limit', async () => {
  await using bank = await start({ switches: { callsPerHour: 1, sendsRetryAfter: false } })
  const client = await signIn(bank)
  await client.get(hello)
  const refused = await client.get(hello)
  expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, false])
  bank.switches.callsPerHour = null
  expect((await client.get(hello)).status).toBe(200)
})

test('token calls do not count against the limit', async () => {
  await using bank = await start({ switches: { callsPerHour: 1 } })
  const { refreshToken } = await signIn(bank)
  const second: Record<string, string> = await jsonOf(refresh(bank, refreshToken))
  expect((await refresh(bank, second['refresh_token'] ?? '')).status).toBe(200)
})

test('a refused token is 401 as plain text, or in the envelope by a switch', async () => {
  await using bank = await start()
  const ask = () => fetch(`${bank.url}${accounts}`, { headers: { authorization: 'Bearer dead' } })
  expect(await (await ask()).text()).toBe('Unauthorized')
  bank.switches.unauthorizedAs = 'json'
  expect(await jsonOf(ask())).toMatchObject({ errors: [{ code: 'unauthorized', httpCode: 401 }] })
})

test.each([
  [{ kind: 'unauthorized', as: 'text' }, 401, 'text/plain'],
  [{ kind: 'unauthorized', as: 'json' }, 401, 'json'],
  [{ kind: 'forbidden' }, 403, 'json'],
  [{ kind: 'too-many-requests' }, 429, 'json'],
  [{ kind: 'server-error' }, 500, 'json'],
  [{ kind: 'server-error', status: 503, retryAfterS: 7 }, 503, 'json'],
  [{ kind: 'html' }, 200, 'text/html'],
] as const)('the fault %o answers so once, and is over', async (fault, status, type) => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: hello, ...fault })
  const reply = await client.get(hello)
  expect(reply.status).toBe(status)
  expect(reply.headers.get('content-type')).toContain(type)
  expect(reply.headers.get('retry-after')).toBe('retryAfterS' in fault ? '7' : null)
  expect((await client.get(hello)).status).toBe(200)
})

test('a fault meets only the path, the number and the place it was made for', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'server-error', on: transactions, after: 1, times: 2 })
  expect((await client.get(hello)).status).toBe(200)
  const statuses: number[] = []
  for (let call = 0; call < 4; call++) statuses.push((await client.get(transactions)).status)
  expect(statuses).toEqual([400, 500, 500, 400]) // 400: no account was named
  bank.fail({ kind: 'server-error', on: hello, times: Infinity })
  expect((await client.get(hello)).status).toBe(500)
  bank.clearFaults()
  expect((await client.get(hello)).status).toBe(200)
})

test('a call that times out is never answered, and does not hold up closing', async () => {
  const bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'time-out', on: hello })
  const call = client.get(hello).then(
    () => 'answered',
    () => 'broken off',
  )
  await expect
    .poll(() => bank.calls.all.at(-1), { timeout: 10_000 })
    .toMatchObject({ path: hello, status: null })
  await bank.close()
  expect(await call).toBe('broken off')
})

test('cut-off JSON has half of the real answer and says it is whole', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const whole = await (await client.get(accounts)).text()
  bank.fail({ kind: 'cut-off-json', on: accounts })
  const reply = await client.get(accounts)
  const half = await reply.text()
  expect(reply.status).toBe(200)
  expect(whole.startsWith(half)).toBe(true)
  expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError)
})

test('wrong types keep the shape and swap words and numbers', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'wrong-types', on: accounts })
  const [first] = await accountsOf(client)
  expect(first).toMatchObject({ key: 7, balance: 'ukjent' })
})

test('a huge body goes on for as many bytes as asked', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'huge-body', bytes: 3_000_000, on: accounts })
  const { byteLength } = await (await client.get(accounts)).arrayBuffer()
  expect(byteLength).toBeGreaterThan(2_900_000)
})

test('a slow call answers late and right', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'slow', delayMs: 60, on: hello })
  const before = performance.now()
  expect(await jsonOf(client.get(hello))).toEqual({ message: 'Hello, World!' })
  expect(performance.now() - before).toBeGreaterThanOrEqual(55)
})

test('a dropped connection breaks in the middle of the body', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'dropped-connection', on: accounts })
  await expect(client.get(accounts).then((reply) => reply.text())).rejects.toThrow()
  expect((await client.get(accounts)).status).toBe(200)
})

test('a partial answer is 200, names what failed, and leaves those rows out', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const keys = (await accountsOf(client)).map(({ key }) => key)
  const card = await accountOfType(client, 'CREDITCARD')
  const query = { from: '2026-05-01', to: '2026-07-31', keys }
  const whole = await rowsOf(client, query)
  bank.fail({ kind: 'partial', codes: ['CREDIT_ACCOUNTS_FAILED'], on: transactions })
  expect(await rowsOf(client, query)).toHaveLength(whole.filter((row) => row.accountKey !== card.key).length)
  bank.fail({ kind: 'partial', codes: ['RECENT_TRANSACTIONS_FAILED'], on: transactions })
  expect(new Set((await rowsOf(client, query)).map((row) => row.source))).toEqual(new Set(['HISTORIC']))
  bank.fail({ kind: 'partial', codes: ['RECENT_TRANSACTIONS_FAILED'], on: transactions })
  const named = `${transactions}?accountKey=${encodeURIComponent(card.key)}`
  expect(await jsonOf(client.get(named))).toMatchObject({ errors: ['RECENT_TRANSACTIONS_FAILED'] })
  expect(await jsonOf(client.get(named))).toMatchObject({ errors: [] })
  bank.fail({ kind: 'partial', codes: ['CREDIT_ACCOUNTS_FAILED'], on: accounts })
  const list = (await jsonOf(client.get(everyAccount))) as unknown as { accounts: { type: string }[]; errors: string[] }
  expect(list.errors).toEqual(['CREDIT_ACCOUNTS_FAILED'])
  expect(list.accounts.some(({ type }) => type === 'CREDITCARD')).toBe(false)
}) // prettier-ignore

test('faults of the token address refuse a good refresh token, which stays good', async () => {
  await using bank = await start()
  const { refreshToken } = await signIn(bank)
  bank.fail({ kind: 'invalid-grant', on: '/oauth/token' })
  bank.fail({ kind: 'invalid-client', on: '/oauth/token' })
  const grant = await refresh(bank, refreshToken)
  expect([grant.status, (await jsonOf(grant))['error']]).toEqual([400, 'invalid_grant'])
  const client = await refresh(bank, refreshToken)
  expect([client.status, (await jsonOf(client))['error']]).toEqual([401, 'invalid_client'])
  expect((await refresh(bank, refreshToken)).status).toBe(200)
})

test('the log tells method, path, query keys and status, and never a key, an id or a value', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const { key } = await accountOfType(client, 'USER')
  bank.calls.clear()
  await client.get(`${accounts}/${encodeURIComponent(key)}/details`)
  await client.get(`${transactions}?accountKey=${encodeURIComponent(key)}&accountKey=x&fromDate=2026-01-01`)
  expect(bank.calls.all).toMatchObject([
    { method: 'GET', path: `${accounts}/:key/details`, queryKeys: [], status: 200 },
    { path: transactions, queryKeys: ['accountKey', 'accountKey', 'fromDate'], status: 400 },
  ])
  expect(JSON.stringify(bank.calls.all)).not.toContain(key)
  expect([bank.calls.count(transactions), bank.calls.count()]).toEqual([1, 2])
})

test('two sandboxes are two banks, and a taken port is an error', async () => {
  await using one = await start()
  await using two = await start()
  const client = await signIn(one)
  expect((await fetch(`${two.url}${hello}`, { headers: { authorization: `Bearer ${client.accessToken}` } })).status).toBe(401)
  await expect(start({ port: Number(new URL(one.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
}) // prettier-ignore
