import { expect, test } from 'vitest'
import { nextSyncAt, type Scheduled } from './schedule.ts'

const good: Scheduled = {
  status: 'ready',
  syncedAt: '2026-11-21T08:00:00.000Z',
  lastFailure: null,
  attemptedAt: '2026-11-21T08:00:00.000Z',
}
const at = (scheduled: Partial<Scheduled>) => {
  const ms = nextSyncAt({ ...good, ...scheduled })
  return ms === null ? null : new Date(ms).toISOString()
}

test('a connection that works is synced again after four hours', () => {
  expect(at({})).toBe('2026-11-21T12:00:00.000Z')
})

test('a bank that asked us to wait is left alone until then, however old the numbers are', () => {
  const lastFailure = { code: 'bank-busy', retryAt: '2026-11-21T23:05:00.000Z' } as const
  expect(at({ lastFailure, attemptedAt: '2026-11-21T20:00:00.000Z' })).toBe('2026-11-21T23:05:00.000Z')
})

test('an hour of waiting does not make a sync come sooner than the regular one', () => {
  const lastFailure = { code: 'bank-busy', retryAt: '2026-11-21T08:30:00.000Z' } as const
  expect(at({ lastFailure })).toBe('2026-11-21T12:00:00.000Z')
})

test('a failure that may pass is tried again half an hour later, also when nothing ever worked', () => {
  const lastFailure = { code: 'bank-unreachable' } as const
  expect(at({ lastFailure, syncedAt: null })).toBe('2026-11-21T08:30:00.000Z')
})

test('a key that bunq refuses is tried by the app once a day, not every half hour', () => {
  const lastFailure = { code: 'bank-ip-changed' } as const
  expect(at({ lastFailure })).toBe('2026-11-22T08:00:00.000Z')
})

test('a connection that was killed in its first sync goes on at the next start', () => {
  expect(at({ syncedAt: null })).toBe('2026-11-21T08:00:00.000Z')
})

test.each(['new', 'needs-login', 'disconnected'] as const)(
  'nothing runs by itself while the status is %s',
  (status) => {
    expect(at({ status })).toBeNull()
  },
)

test('the first sync waits for the person to choose accounts', () => {
  expect(at({ syncedAt: null, attemptedAt: null })).toBeNull()
})
