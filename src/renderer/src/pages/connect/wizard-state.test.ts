import { expect, test } from 'vitest'
import { defaultBunqSettings } from '../../../../shared/bunq.ts'
import type { BankConnection } from '../../../../shared/model.ts'
import { defaultSparebank1Settings } from '../../../../shared/sparebank1.ts'
import {
  existingConnection,
  hasUnsavedSettings,
  needsBrowser,
  newConnection,
  settingsOf,
  withSettings,
} from './wizard-state.ts'

const connection: BankConnection = {
  id: 'c1',
  system: 'sparebank1',
  name: 'My bank',
  status: 'needs-login',
  settings: { ...defaultSparebank1Settings, finInst: 'fid-smn', redirectPort: 9050 },
  createdAt: '2026-01-01T10:00:00Z',
  syncedAt: null,
  lastFailure: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 2,
  historyFrom: '2025-01-01',
  callsLeft: null,
  nextCallAt: null,
  nextSyncAt: null,
  isSyncing: false,
  isPaused: false,
  waitsFor: null,
  failureCount: 0,
}

test('a new wizard begins at the bank, with settings that suit most people and nothing typed', () => {
  const state = newConnection()
  expect([state.step, state.connectionId, state.settings.sparebank1.finInst]).toEqual(['bank', null, null])
  expect(hasUnsavedSettings(state)).toBe(false)
})

test('a renewal begins at consent with the same connection, its settings and its history', () => {
  const state = existingConnection(connection, null)
  expect(state.step).toBe('consent')
  expect(state.connectionId).toBe('c1')
  expect(state.settings.sparebank1.redirectPort).toBe(9050)
  expect(state.historyFrom).toBe('2025-01-01')
  expect(state.hasConsent).toBe(false)
})

test('a change of the secret can go on to consent, which was reached before', () => {
  expect(existingConnection(connection, 'credentials').reached).toBe('consent')
  expect(existingConnection(connection, 'accounts').reached).toBe('accounts')
})

test('a renewal is of the connection’s own bank, whose settings are the only ones shown', () => {
  const settings = { ...defaultBunqSettings, door: 'oauth', redirectPort: 9100 } as const
  const state = existingConnection({ ...connection, system: 'bunq', settings }, null)
  expect(state.system).toBe('bunq')
  expect(settingsOf(state)).toEqual(settings)
  expect(state.settings.sparebank1).toEqual(defaultSparebank1Settings)
})

test('a changed port of a saved connection is noticed, and setting it back is noticed too', () => {
  const state = existingConnection(connection, 'register')
  const withPort = (redirectPort: number) => ({
    ...state,
    settings: withSettings(state.settings, { ...state.settings.sparebank1, redirectPort }),
  })
  expect(hasUnsavedSettings(withPort(9051))).toBe(true)
  expect(hasUnsavedSettings(withPort(9050))).toBe(false)
})

test('settings go to the bank they are of and leave the others as they are', () => {
  const { settings } = newConnection()
  const changed = withSettings(withSettings(settings, { ...defaultBunqSettings, door: 'oauth' }), {
    era: 'bank',
  })
  expect([changed.bunq.door, changed.sbanken.era]).toEqual(['oauth', 'bank'])
  expect(changed.sparebank1).toBe(settings.sparebank1)
})

test('a key and a client of Sbanken need no browser; everything else does', () => {
  const state = newConnection()
  const bunq = (door: 'key' | 'oauth' | 'provider') =>
    ({
      ...state,
      system: 'bunq',
      settings: withSettings(state.settings, { ...defaultBunqSettings, door }),
    }) as const
  expect([state, bunq('key'), bunq('oauth'), bunq('provider')].map(needsBrowser)).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect(needsBrowser({ ...state, system: 'sbanken' })).toBe(false)
})
