import { expect, test } from 'vitest'
import { createBudgets, createMemoryBudgetStore, longestWaitMs } from './budgets.ts'
import { testClock } from './testing/server.ts'

const host = 'bank.example'
const hour = 3_600_000
const rule = { maxCalls: 3, windowMs: hour, defaultWaitMs: hour }

function start() {
  const clock = testClock()
  const store = createMemoryBudgetStore()
  return { clock, store, budgets: createBudgets(store, clock) }
}

test('the fourth call of an hour is refused until the first one is an hour old', () => {
  const { clock, budgets } = start()
  const first = clock.now()
  for (let call = 0; call < 3; call += 1) {
    budgets.take(host, rule)
    clock.move(60_000)
  }
  const retryAt = new Date(first + hour).toISOString()
  expect(() => budgets.take(host, rule)).toThrow(expect.objectContaining({ code: 'bank-busy', retryAt }))
  expect(budgets.status(host, rule)).toEqual({ callsLeft: 0, nextCallAt: first + hour })

  clock.move(first + hour - clock.now())
  expect(budgets.status(host, rule)).toEqual({ callsLeft: 1, nextCallAt: null })
  budgets.take(host, rule)
  expect(() => budgets.take(host, rule)).toThrow(
    expect.objectContaining({ retryAt: new Date(first + 60_000 + hour).toISOString() }),
  )
})

test('a refused call is not counted, and each host has its own window', () => {
  const { clock, budgets } = start()
  for (let call = 0; call < 3; call += 1) budgets.take(host, rule)
  expect(() => budgets.take(host, rule)).toThrow()
  expect(budgets.status('other.example', rule)).toEqual({ callsLeft: 3, nextCallAt: null })
  clock.move(hour)
  expect(budgets.status(host, rule)).toEqual({ callsLeft: 3, nextCallAt: null })
})

test('so many calls are free once as many have left the window; more than half of all is never waited for', () => {
  const { clock, budgets } = start()
  const six = { ...rule, maxCalls: 6 }
  const first = clock.now()
  expect(budgets.freeAt(host, six, 3)).toBeNull()
  for (let call = 0; call < 5; call += 1) {
    budgets.take(host, six)
    clock.move(60_000)
  }
  expect(budgets.freeAt(host, six, 1)).toBeNull()
  expect(budgets.freeAt(host, six, 2)).toBe(first + hour)
  expect(budgets.freeAt(host, six, 3)).toBe(first + 60_000 + hour)
  expect(budgets.freeAt(host, six, 99)).toBe(first + 60_000 + hour)
  const until = budgets.block(host, rule, 2 * hour)
  expect(budgets.freeAt(host, rule, 1)).toBe(until)
})

test('a restart forgets neither the calls nor the block', () => {
  const { clock, store, budgets } = start()
  budgets.take(host, rule)
  budgets.take(host, rule)
  const again = createBudgets(store, clock)
  expect(again.status(host, rule).callsLeft).toBe(1)

  const until = again.block(host, rule, 120_000)
  const third = createBudgets(store, clock)
  expect(third.status(host, rule)).toEqual({ callsLeft: 0, nextCallAt: until })
  clock.move(120_000)
  expect(third.status(host, rule)).toEqual({ callsLeft: 1, nextCallAt: null })
})

test('an urgent call is counted and passes a full window, but not a block', () => {
  const { budgets } = start()
  for (let call = 0; call < 3; call += 1) budgets.take(host, rule)
  budgets.takeUrgent(host, rule)
  expect(() => budgets.take(host, rule)).toThrow()
  budgets.block(host, rule, 1000)
  expect(() => budgets.takeUrgent(host, rule)).toThrow(expect.objectContaining({ code: 'bank-busy' }))
})

test('a clock set back by a year makes nobody wait longer than an hour', () => {
  const { clock, budgets } = start()
  for (let call = 0; call < 3; call += 1) budgets.take(host, rule)
  clock.move(-365 * 24 * hour)
  expect(budgets.status(host, rule)).toEqual({ callsLeft: 0, nextCallAt: clock.now() + hour })
  clock.move(hour)
  budgets.take(host, rule)
})

test('a block moves with a clock that is set back', () => {
  const { clock, budgets } = start()
  budgets.take(host, rule)
  budgets.block(host, rule, 600_000)
  clock.move(-30 * 24 * hour)
  expect(budgets.status(host, rule).nextCallAt).toBe(clock.now() + 600_000)
})

test('no block is longer than a day', () => {
  const { clock, store, budgets } = start()
  expect(budgets.block(host, rule, 1e12)).toBe(clock.now() + longestWaitMs)
  store.save(host, { calls: [], blockedUntil: clock.now() + 1e12 })
  expect(budgets.status(host, rule).nextCallAt).toBe(clock.now() + longestWaitMs)
})
