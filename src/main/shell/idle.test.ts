import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdle } from './idle.ts'

const minute = 60_000
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/** A machine whose last key was touched at a moment the test says. */
function machine(limit: number | null) {
  const state = { limit, touchedAt: Date.now(), looks: 0, idle: 0 }
  const watch = watchIdle({
    powerMonitor: {
      getSystemIdleTime: () => {
        state.looks += 1
        return Math.floor((Date.now() - state.touchedAt) / 1000)
      },
    },
    clock: { now: () => Date.now() },
    limitMs: () => state.limit,
    onIdle: () => void (state.idle += 1),
  })
  watch.look()
  return { state, watch }
}

test('the time is up to the second, whenever the last key was touched, and told once', () => {
  const { state } = machine(5 * minute)
  vi.advanceTimersByTime(100_000)
  state.touchedAt = Date.now()
  vi.advanceTimersByTime(5 * minute - 1000)
  expect(state.idle).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(state.idle).toBe(1)
  vi.advanceTimersByTime(60 * minute)
  expect(state.idle).toBe(1)
})

test('however often it was asked to look, it is told once', () => {
  const { state, watch } = machine(5 * minute)
  watch.look()
  vi.advanceTimersByTime(30_000)
  watch.look()
  watch.restart()
  vi.advanceTimersByTime(20 * minute)
  expect(state.idle).toBe(1)
})

test('somebody at work costs one look a minute', () => {
  const { state } = machine(5 * minute)
  for (let second = 0; second < 600; second++) {
    state.touchedAt = Date.now()
    vi.advanceTimersByTime(1000)
  }
  expect(state.idle).toBe(0)
  expect(state.looks).toBeLessThanOrEqual(11)
})

test('where nobody wants to know, nobody looks; wanted later, it begins then', () => {
  const { state, watch } = machine(null)
  vi.advanceTimersByTime(10 * minute)
  expect(state.looks).toBe(0)
  state.limit = 15 * minute
  watch.look()
  vi.advanceTimersByTime(5 * minute)
  expect(state.idle).toBe(1)
})

test('who has just unlocked with a telephone is there, although no key was touched', () => {
  const { state, watch } = machine(null)
  vi.advanceTimersByTime(3 * minute)
  state.limit = minute
  watch.restart()
  expect(state.idle).toBe(0)
  vi.advanceTimersByTime(minute)
  expect(state.idle).toBe(1)
})

test('a clock that is set back keeps nothing open', () => {
  const { state } = machine(2 * minute)
  const hour = 60 * minute
  vi.setSystemTime(Date.now() - hour)
  state.touchedAt -= hour
  vi.advanceTimersByTime(4 * minute)
  expect(state.idle).toBe(1)
})
