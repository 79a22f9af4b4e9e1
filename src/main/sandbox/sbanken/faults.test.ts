import { request } from 'node:http'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import { accountsOf, askToken, era, idOf, jsonOf, signIn } from './test-client.ts'

const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({ clock: movableClock('2026-06-15T10:00:00Z'), ...options })
const [v1, v2] = [`${era('exec.bank').base}/Accounts`, `${era('apibeta-v2').base}/Accounts`]

test.each([
  [{ kind: 'unauthorized' }, 401, null],
  [{ kind: 'forbidden' }, 403, 'json'],
  [{ kind: 'too-many-requests', retryAfterS: 7 }, 429, 'text/plain'],
  [{ kind: 'server-error' }, 500, 'json'],
  [{ kind: 'server-error', status: 503, retryAfterS: 7 }, 503, 'json'],
  [{ kind: 'html' }, 200, 'text/html'],
] as const)('the fault %o answers so once in both generations, and is over', async (fault, status, type) => {
  await using bank = await start()
  const client = await signIn(bank)
  for (const path of [v1, v2]) {
    bank.fail({ on: path, ...fault })
    const reply = await client.get(path)
    expect(reply.status).toBe(status)
    if (type !== null) expect(reply.headers.get('content-type')).toContain(type)
    expect(reply.headers.get('retry-after')).toBe('retryAfterS' in fault ? '7' : null)
    expect((await client.get(path)).status).toBe(200)
  }
})

test('an error with status 200 has isError, where the era has that; else it is a document', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'error-with-200', on: v1 })
  const old = await client.get(v1)
  expect([old.status, (await jsonOf(old))['isError']]).toEqual([200, true])
  bank.fail({ kind: 'error-with-200', on: v2 })
  const late = await client.get(v2)
  expect([late.status, (await jsonOf(late))['Status']]).toEqual([500, 500])
})

test('a fault of the public host’s first generation is a problem document too', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const path = `${era('apibeta-v1').base}/Accounts`
  bank.fail({ kind: 'server-error', on: path })
  expect(await jsonOf(client.get(path))).toMatchObject({ Status: 500, Title: 'Request failed' })
})

test('faults of the token address refuse right credentials once', async () => {
  await using bank = await start()
  const path = new URL(bank.endpoints.token).pathname
  bank.fail({ kind: 'invalid-client', on: path })
  bank.fail({ kind: 'invalid-scope', on: path })
  expect(await jsonOf(askToken(bank))).toEqual({ error: 'invalid_client' })
  expect(await jsonOf(askToken(bank))).toEqual({ error: 'invalid_scope' })
  expect((await askToken(bank)).status).toBe(200)
})

test('a fault meets the number and the place it was made for, and can be taken back', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'server-error', on: v2, after: 1, times: 2 })
  expect((await client.get(v1)).status).toBe(200)
  const statuses: number[] = []
  for (let call = 0; call < 4; call++) statuses.push((await client.get(v2)).status)
  expect(statuses).toEqual([200, 500, 500, 200])
  bank.fail({ kind: 'server-error', on: v2, times: Infinity })
  expect((await client.get(v2)).status).toBe(500)
  bank.clearFaults()
  expect((await client.get(v2)).status).toBe(200)
})

test('half an answer, wrong types, a body without end and a broken line spoil the real answer', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const whole = await (await client.get(v2)).text()
  bank.fail({ kind: 'cut-off-json', on: v2 })
  expect(await (await client.get(v2)).text()).toBe(whole.slice(0, whole.length >> 1))
  bank.fail({ kind: 'wrong-types', on: v2 })
  expect((await accountsOf(client))[0]).toMatchObject({ accountId: 7, balance: 'ukjent' })
  bank.fail({ kind: 'huge-body', bytes: 3_000_000, on: v2 })
  expect((await (await client.get(v2)).arrayBuffer()).byteLength).toBeGreaterThan(2_900_000)
  bank.fail({ kind: 'dropped-connection', on: v2 })
  await expect(client.get(v2).then((reply) => reply.text())).rejects.toThrow()
  expect(await (await client.get(v2)).text()).toBe(whole)
})

test('a call that times out is never answered, and does not hold up closing', async () => {
  const bank = await start()
  const client = await signIn(bank)
  bank.fail({ kind: 'time-out', on: v2 })
  const call = client.get(v2).then(
    () => 'answered',
    () => 'broken off',
  )
  await expect.poll(() => bank.calls.all.at(-1), { timeout: 10_000 }).toMatchObject({ status: null })
  await bank.close()
  expect(await call).toBe('broken off')
  await expect(askToken(bank)).rejects.toThrow() // as when the name no longer resolves: nobody is there
})

test('the log tells method, path and status, and never an id, a value, a secret or the customer', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const id = await idOf(client)
  bank.calls.clear()
  await client.get(`${era('apibeta-v2').base}/Transactions/archive/${id}?startDate=2026-06-01&length=5`)
  expect(bank.calls.all).toMatchObject([
    { method: 'GET', path: '/apibeta/api/v2/transactions/archive/:account', queryKeys: ['startDate', 'length'], status: 200 },
  ])
  const log = JSON.stringify(bank.calls.all).toLowerCase()
  for (const secret of [id, ...bank.secrets()]) expect(log).not.toContain(secret.toLowerCase())
  expect([bank.calls.count('/apibeta'), bank.calls.count()]).toEqual([1, 1])
}) // prettier-ignore

test('a page that points its own name at this machine is answered 421, and a taken port is an error', async () => {
  await using bank = await start()
  const { port } = new URL(bank.url)
  const status = await new Promise<number | undefined>((answered, failed) => {
    const call = request({ host: '127.0.0.1', port, path: v2, headers: { host: `example.invalid:${port}` } })
    call.once('response', (reply) => answered(reply.resume().statusCode)).once('error', failed)
    call.end()
  })
  expect(status).toBe(421)
  expect((await fetch(bank.url.replace('127.0.0.1', 'localhost') + v2)).status).toBe(401)
  await expect(start({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
