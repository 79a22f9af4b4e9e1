import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { Log } from './log.ts'
import { watchNetwork } from './sync/network.ts'
import { startTimetable, type Timetable } from './timetable.ts'

const minuteMs = 60_000
const clock = { now: () => Date.now() }
let logged: string[]
let timetable: Timetable | null
const log: Log = {
  event: () => undefined,
  error: (_event, error) => {
    logged.push(error instanceof AppError ? error.code : String(error))
    return 'ref'
  },
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T11:00:00.000Z') })
  logged = []
  timetable = null
})
afterEach(() => {
  timetable?.stop()
  vi.useRealTimers()
})

/** A machine and a household whose connections are due as `due` says. */
function start(due: () => readonly string[], end: (id: string) => Promise<void> = () => Promise.resolve()) {
  const machine = { isOnline: true, wake: () => undefined as void, isListening: false }
  const port = {
    isOnline: () => machine.isOnline,
    onWake: (listener: () => void) => {
      machine.wake = listener
      machine.isListening = true
      return () => void (machine.isListening = false)
    },
  }
  const synced: string[] = []
  const profile = {
    byItself: {
      due,
      sync: (id: string) => {
        synced.push(id)
        return end(id)
      },
      takeNotices: () => [],
    },
  }
  const network = watchNetwork(port, clock)
  let looks = 0
  const onLooked = () => void (looks += 1)
  timetable = startTimetable({ profile, machine: port, network, clock, log, onLooked })
  return { machine, network, synced, looks: () => looks }
}

const never = (): Promise<void> => new Promise(() => undefined)
const locked = () => Promise.reject(new AppError('vault-locked', 'locked'))

test('what is due is synced at the start, and looked for each minute from then on', async () => {
  const { synced, looks } = start(() =>
    clock.now() < Date.parse('2026-11-21T11:02:00.000Z') ? ['a'] : ['b'],
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(synced).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(2 * minuteMs)
  expect(synced).toEqual(['a', 'a', 'b'])
  expect(looks()).toBe(3)
})

test('one bank is asked after the other, and a long run is not begun anew by the next look', async () => {
  const { synced } = start(() => ['a', 'b'], never)
  await vi.advanceTimersByTimeAsync(5 * minuteMs)
  expect(synced).toEqual(['a'])
})

test('a machine that wakes is given ten seconds to find its network, then it is looked at once', async () => {
  const { machine, network, synced } = start(() => ['a'])
  await vi.advanceTimersByTimeAsync(1000)
  machine.wake() // resume, and right after it the screen is unlocked
  machine.wake()
  await vi.advanceTimersByTimeAsync(9_999)
  expect(synced).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(1)
  expect(synced).toEqual(['a', 'a'])
  expect(network.backSince()).toBe(Date.parse('2026-11-21T11:00:11.000Z'))
})

test('a network that comes back is noticed within seconds; one that stays away starts nothing', async () => {
  const { machine, network, synced } = start(() => ['a'])
  await vi.advanceTimersByTimeAsync(0)
  machine.isOnline = false
  await vi.advanceTimersByTimeAsync(30_000)
  expect(synced).toEqual(['a'])
  machine.isOnline = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(synced).toEqual(['a', 'a'])
  expect(network.backSince()).toBe(Date.parse('2026-11-21T11:00:35.000Z'))
})

test('a stopped timetable hears of no wake and no network any more', async () => {
  const { machine, synced } = start(() => ['a'])
  await vi.advanceTimersByTimeAsync(0)
  machine.wake()
  timetable?.stop()
  machine.isOnline = false
  await vi.advanceTimersByTimeAsync(5_000)
  machine.isOnline = true
  await vi.advanceTimersByTimeAsync(10 * minuteMs)
  expect(synced).toEqual(['a'])
  expect(machine.isListening).toBe(false)
})

test('a locked keychain is not asked again each minute: the person would see its question each time', async () => {
  const { synced } = start(() => ['a'], locked)
  await vi.advanceTimersByTimeAsync(29 * minuteMs)
  expect(synced).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(synced).toHaveLength(2)
})

test('a clock that is set back does not stretch the rest after a locked keychain', async () => {
  const { synced } = start(() => ['a'], locked)
  await vi.advanceTimersByTimeAsync(0)
  vi.setSystemTime(Date.parse('2026-11-20T11:00:00.000Z'))
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(synced).toHaveLength(2)
})

test('what went wrong with a sync that nobody asked for stands in the log; that somebody stopped it does not', async () => {
  const ends = ['unexpected-response', 'cancelled', 'already-running'] as const
  const { synced } = start(
    () => ends,
    (code) => Promise.reject(new AppError(code as (typeof ends)[number], 'GET x: accounts.0.balance')),
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(synced).toEqual(ends)
  expect(logged).toEqual(['unexpected-response'])
})
