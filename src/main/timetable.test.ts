import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { Connection } from '../shared/model.ts'
import type { Log } from './log.ts'
import { startTimetable, type Timetable } from './timetable.ts'

const minuteMs = 60_000
const clock = { now: () => Date.now() }
const due: Connection = {
  id: 'c1',
  system: 'sparebank1',
  name: 'SpareBank 1',
  status: 'ready',
  settings: { generation: 'current', authHost: 'api', clientAuth: 'body', finInst: null, redirectPort: 8765 },
  createdAt: '2026-01-01T00:00:00.000Z',
  syncedAt: null,
  lastFailure: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 1,
  historyFrom: null,
  callsLeft: null,
  nextCallAt: null,
  nextSyncAt: '2026-11-21T10:00:00.000Z',
  isSyncing: false,
  isPaused: false,
}
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
})
afterEach(() => {
  timetable?.stop()
  vi.useRealTimers()
})

/** How often a due connection was synced by itself in so many minutes, when each sync ends like this. */
async function syncsWithin(minutes: number, end: () => Promise<never>): Promise<number> {
  let tried = 0
  const run = async (): Promise<never> => {
    tried += 1
    return await end()
  }
  const handlers = { 'connections:list': () => [due], 'sync:run': run }
  timetable = startTimetable({ handlers }, clock, log)
  await vi.advanceTimersByTimeAsync(minutes * minuteMs)
  return tried
}

test('a locked keychain is not asked again each minute: the person would see its question each time', async () => {
  const locked = () => Promise.reject(new AppError('vault-locked', 'locked'))
  expect(await syncsWithin(29, locked)).toBe(1)
  timetable?.stop()
  expect(await syncsWithin(31, locked)).toBe(2)
})

test('what went wrong with a sync that nobody asked for stands in the log; that somebody stopped it does not', async () => {
  await syncsWithin(0, () => Promise.reject(new AppError('unexpected-response', 'GET x: accounts.0.balance')))
  timetable?.stop()
  await syncsWithin(0, () => Promise.reject(new AppError('cancelled', 'stopped')))
  timetable?.stop()
  await syncsWithin(0, () => Promise.reject(new AppError('already-running', 'elsewhere')))
  expect(logged).toEqual(['unexpected-response'])
})
