import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createBudgets, createMemoryBudgetStore } from './budgets.ts'
import { createHttp } from './client.ts'
import type { HttpClient } from './port.ts'
import { uncounted, type BudgetRule } from './port.ts'
import { recordingLog, serve, type Answer } from './testing/server.ts'

const opened: HttpClient[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((http) => http.close()))
})

const label = 'POST /sessions'
const clock = { now: () => Date.now() }

function start(rule: Partial<BudgetRule>, totalMs = 5000): HttpClient {
  const whole = { maxCalls: uncounted, windowMs: 1000, defaultWaitMs: 60_000, ...rule }
  const budget = { budgets: createBudgets(createMemoryBudgetStore(), clock), ruleFor: () => whole }
  const http = createHttp({
    clock,
    log: recordingLog(),
    userAgent: 'test',
    timeouts: { totalMs },
    allowLoopbackHttp: true,
    budget,
  })
  opened.push(http)
  return http
}

const busyTimes =
  (times: number): Answer =>
  (_request, response, count) => {
    if (count <= times) response.writeHead(429).end('one call per 30 ms')
    else response.end('in')
  }
const waitMsOf = (text: string): number => Number(/per (\d+) ms/.exec(text)?.[1])

test('a short pause that a bank asks for is sat out, for a form too: what was refused did nothing', async () => {
  await using bank = await serve(busyTimes(2))
  const http = start({ patienceMs: 1000, waitMsOf })
  const askedAt = Date.now()
  expect((await http.post({ url: bank.url, label }, null)).text).toBe('in')
  expect(Date.now() - askedAt).toBeGreaterThanOrEqual(60)
  expect(bank.seen).toHaveLength(3)
})

test('a bank that is busy for ever is asked three times and is then busy', async () => {
  await using bank = await serve(busyTimes(99))
  const http = start({ patienceMs: 1000, waitMsOf })
  await expect(http.post({ url: bank.url, label }, null)).rejects.toMatchObject({ code: 'bank-busy' })
  expect(bank.seen).toHaveLength(3)
})

test('a pause longer than the rule’s patience, or than what is left of the call, is told at once and not waited for', async () => {
  await using bank = await serve(busyTimes(99))
  const impatient = start({ patienceMs: 50, defaultWaitMs: 60 })
  await expect(impatient.get({ url: bank.url, label })).rejects.toMatchObject({ code: 'bank-busy' })
  const short = start({ patienceMs: 60_000, defaultWaitMs: 50_000 }, 300)
  await expect(short.get({ url: bank.url, label })).rejects.toMatchObject({ code: 'bank-busy' })
  expect(bank.seen).toHaveLength(2)
})

test('a pause of a day for one kind of call is told of that call, and the others go on after a minute', async () => {
  const day = 86_400_000
  await using bank = await serve(busyTimes(1))
  const http = start({ waitMsOf: () => day, longestRestMs: 40, patienceMs: 1000 })
  const error: unknown = await http.post({ url: bank.url, label }, null).catch((thrown: unknown) => thrown)
  const retryAt = Date.parse(error instanceof AppError ? (error.retryAt ?? '') : '')
  expect(Math.abs(retryAt - Date.now() - day)).toBeLessThan(10_000)
  expect((await http.get({ url: bank.url, label })).text).toBe('in')
  expect(bank.seen).toHaveLength(2)
})

test('a person who stops ends a pause', async () => {
  await using bank = await serve(busyTimes(99))
  const stop = new AbortController()
  const asked = start({ patienceMs: 60_000, defaultWaitMs: 4000 }).get({
    url: bank.url,
    label,
    signal: stop.signal,
  })
  await expect.poll(() => bank.seen.length).toBe(1)
  stop.abort()
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
})

test('calls to a host that wants them apart are spread, and those to another one are not', async () => {
  await using bank = await serve(busyTimes(0))
  await using other = await serve(busyTimes(0))
  const http = start({ spacingMs: 60 })
  const askedAt = Date.now()
  const endedAt = async (url: string): Promise<number> => {
    await http.get({ url, label })
    return Date.now() - askedAt
  }
  const [, second, third = 0, elsewhere] = await Promise.all(
    [bank.url, bank.url, bank.url, other.url].map(endedAt),
  )
  expect(second).toBeGreaterThanOrEqual(59)
  expect(third).toBeGreaterThanOrEqual(119)
  expect(elsewhere).toBeLessThan(third)
})
