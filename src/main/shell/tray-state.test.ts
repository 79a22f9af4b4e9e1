import { expect, test } from 'vitest'
import type { Connection } from '../../shared/model.ts'
import { defaultSparebank1Settings } from '../../shared/sparebank1.ts'
import { banksView } from './tray-state.ts'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const inDays = (days: number) => new Date(now + days * 24 * 60 * 60 * 1000).toISOString()
const well: Connection = {
  id: 'c1',
  system: 'sparebank1',
  name: 'Felles bank',
  status: 'ready',
  settings: defaultSparebank1Settings,
  createdAt: inDays(-30),
  syncedAt: inDays(-0.1),
  lastFailure: null,
  consentIdleEndsAt: inDays(30),
  consentEndsAt: inDays(60),
  accountCount: 1,
  historyFrom: null,
  callsLeft: 50,
  nextCallAt: null,
  nextSyncAt: inDays(0.1),
  waitsFor: null,
  failureCount: 0,
  isSyncing: false,
  isPaused: false,
}
const view = (...more: readonly Partial<Connection>[]) =>
  banksView(
    more.map((each) => ({ ...well, ...each })),
    now,
  )
const stateOf = (...more: readonly Partial<Connection>[]) => view(...more)?.state

const syncing = { isSyncing: true }
const expired = { status: 'needs-login', lastFailure: { code: 'consent-expired' } } as const
const down = { lastFailure: { code: 'bank-unreachable' } } as const
const paused = { isPaused: true }

test('the most pressing of all banks is what the icon says', () => {
  expect(stateOf({})).toBe('idle')
  expect(stateOf({}, syncing, expired, down)).toBe('syncing')
  expect(stateOf({}, expired, down)).toBe('needs-you')
  expect(stateOf({}, down)).toBe('failing')
  expect(stateOf({}, { waitsFor: 'network' })).toBe('failing')
  expect(stateOf(paused, paused)).toBe('paused')
  expect(stateOf(paused, {})).toBe('idle') // one is still read
  expect(stateOf({ ...paused, ...down })).toBe('paused') // it is not tried again by itself
  expect(stateOf({ ...paused, ...down }, down)).toBe('failing')
})

test('without a bank there is nothing to say, and one that was never signed in or is disconnected is none', () => {
  expect(view()).toBeNull()
  expect(view({ status: 'new' }, { status: 'disconnected' })).toBeNull()
})

test('a consent that ended or ends within a week leads to its renewal, other trouble to the card', () => {
  const placeOf = (more: Partial<Connection>) => view(more)?.waiting[0]?.place.to
  expect(placeOf(expired)).toBe('renewal')
  expect(placeOf({ consentEndsAt: inDays(7) })).toBe('renewal')
  expect(placeOf({ consentEndsAt: inDays(8) })).toBeUndefined()
  expect(placeOf({ status: 'needs-login', lastFailure: { code: 'client-rejected' } })).toBe('connections')
  expect(placeOf({ lastFailure: { code: 'bank-ip-changed' } })).toBe('connections')
})

test('a consent that the next sync keeps alive needs nobody, unless none comes', () => {
  const idle = { consentIdleEndsAt: inDays(2) }
  expect(stateOf(idle)).toBe('idle')
  expect(stateOf({ ...idle, ...paused })).toBe('needs-you')
  expect(stateOf({ ...idle, ...down })).toBe('needs-you')
})

test('the picture is as old as the bank that was read longest ago, and unknown where one never was', () => {
  expect(view({ syncedAt: inDays(-2) }, { syncedAt: inDays(-1) })?.syncedAt).toBe(inDays(-2))
  expect(view({ syncedAt: null }, {})?.syncedAt).toBeNull()
})

test('there is nothing to sync where all banks are being read or wait for the person', () => {
  expect(view(syncing, expired)?.canSync).toBe(false)
  expect(view(syncing, {})?.canSync).toBe(true)
})
