import { afterEach, expect, test } from 'vitest'
import { createBudgets, createMemoryBudgetStore } from './budgets.ts'
import { createHttp } from './client.ts'
import type { HttpClient } from './port.ts'
import { everythingIn, recordingLog, serve, testClock, type Answer } from './testing/server.ts'

const opened: HttpClient[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((http) => http.close()))
})

const hour = 3_600_000
const label = 'GET /accounts'

function start(maxCalls = 60) {
  const log = recordingLog()
  const clock = testClock()
  const rule = { maxCalls, windowMs: hour, defaultWaitMs: hour }
  const budgets = createBudgets(createMemoryBudgetStore(), clock)
  const http = createHttp({
    clock,
    log,
    userAgent: 'test',
    random: () => 0,
    allowLoopbackHttp: true,
    budget: { budgets, ruleFor: () => rule },
  })
  opened.push(http)
  const left = (host: string) => budgets.status(host, rule).callsLeft
  return { http, log, clock, left, after: (ms: number) => new Date(clock.now() + ms).toISOString() }
}

const answer =
  (status: number, retryAfter?: string): Answer =>
  (_request, response) => {
    response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end('slow down')
  }

test('a 429 with Retry-After tells when to come back, and until then the bank is left alone', async () => {
  await using bank = await serve((request, response, count) => {
    if (count === 1) answer(429, '120')(request, response, count)
    else response.end('again')
  })
  const { http, clock, after, left } = start()
  const busy = { code: 'bank-busy', retryAt: after(120_000) }
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject(busy)
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject(busy)
  await expect(http.postForm({ url: bank.url, label }, {})).rejects.toMatchObject(busy)
  expect(bank.seen).toHaveLength(1)
  expect(left(bank.host)).toBe(0)

  clock.move(120_000)
  expect((await http.get({ url: bank.url, label })).text).toBe('again')
})

test('Retry-After may be a date', async () => {
  const { http, clock, after } = start()
  await using bank = await serve(answer(429, new Date(clock.now() + 90_000).toUTCString()))
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject({ retryAt: after(90_000) })
})

test('a bare 429 keeps us away for as long as the bank’s own rule says', async () => {
  await using bank = await serve(answer(429))
  const { http, after } = start()
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject({
    code: 'bank-busy',
    retryAt: after(hour),
  })
})

test('a 503 with Retry-After is a busy bank, not a broken one', async () => {
  await using bank = await serve(answer(503, '30'))
  const { http, after } = start()
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject({
    code: 'bank-busy',
    retryAt: after(30_000),
  })
  expect(bank.seen).toHaveLength(1)
})

test('every try counts, and when the hour is used up no further call is made', async () => {
  await using bank = await serve(answer(500))
  const { http, after, left } = start(5)
  const get = () => http.get({ url: bank.url, label })
  await expect(get()).rejects.toMatchObject({ code: 'bank-unreachable' })
  expect(left(bank.host)).toBe(2)
  await expect(get()).rejects.toMatchObject({ code: 'bank-busy', retryAt: after(hour) })
  await expect(get()).rejects.toMatchObject({ code: 'bank-busy' })
  expect(bank.seen).toHaveLength(5)
})

test('a form still goes out when the hour is used up: somebody waits for it', async () => {
  await using bank = await serve((_request, response) => response.end('token'))
  const { http } = start(1)
  await http.get({ url: bank.url, label })
  await expect(http.get({ url: bank.url, label })).rejects.toMatchObject({ code: 'bank-busy' })
  expect((await http.postForm({ url: bank.url, label }, {})).text).toBe('token')
})

test('parallel calls do not slip past the budget together', async () => {
  await using bank = await serve((_request, response) => response.end())
  const { http } = start(2)
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => http.get({ url: bank.url, label })),
  )
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2)
  expect(bank.seen).toHaveLength(2)
})

test('each call leaves one line with what happened, and nothing secret is in any line or error', async () => {
  const canary = 'c4n4ry'
  await using bank = await serve((request, response, count) => {
    if (count === 1) response.writeHead(500).end(canary)
    else if (request.method === 'POST') request.socket.resetAndDestroy()
    else response.writeHead(200, { 'x-secret': canary }).end(`{"token":"${canary}"}`)
  })
  const { http, log } = start()
  const request = {
    url: `${bank.url}/a?token=${canary}`,
    headers: { authorization: `Bearer ${canary}` },
    label,
  }
  await http.get(request)
  const error: unknown = await http
    .postForm({ ...request, label: 'POST /token' }, { code: canary })
    .catch((e) => e)
  expect(log.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { name: 'http.call', label, attempt: 1, status: 500, bytes: 6, durationMs: expect.any(Number) },
    { name: 'http.call', label, attempt: 2, status: 200, bytes: 18, durationMs: expect.any(Number) },
    {
      name: 'http.call',
      label: 'POST /token',
      attempt: 1,
      status: null,
      outcome: 'bank-unreachable',
      durationMs: expect.any(Number),
    },
  ])
  expect(log.lines.join('\n') + everythingIn(error)).not.toContain(canary)
})
