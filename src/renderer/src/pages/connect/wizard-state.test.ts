import { expect, test } from 'vitest'
import type { Connection } from '../../../../shared/model.ts'
import { defaultSparebank1Settings } from '../../../../shared/sparebank1.ts'
import {
  existingConnection,
  hasUnsavedSettings,
  isStepName,
  judgeCredentials,
  later,
  newConnection,
  stepFrom,
} from './wizard-state.ts'

const connection: Connection = {
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
}

test('a new wizard begins at the bank, with settings that suit most people and nothing typed', () => {
  const state = newConnection()
  expect([state.step, state.connectionId, state.settings.finInst]).toEqual(['bank', null, null])
  expect(hasUnsavedSettings(state)).toBe(false)
})

test('a renewal begins at consent with the same connection, its settings and its history', () => {
  const state = existingConnection(connection, 'consent')
  expect(state.connectionId).toBe('c1')
  expect(state.settings.redirectPort).toBe(9050)
  expect(state.historyFrom).toBe('2025-01-01')
  expect(state.hasConsent).toBe(false)
})

test('a change of the secret can go on to consent, which was reached before', () => {
  expect(existingConnection(connection, 'credentials').reached).toBe('consent')
  expect(existingConnection(connection, 'accounts').reached).toBe('accounts')
})

test('a changed port of a saved connection is noticed, and setting it back is noticed too', () => {
  const state = existingConnection(connection, 'register')
  const changed = { ...state, settings: { ...state.settings, redirectPort: 9051 } }
  expect(hasUnsavedSettings(changed)).toBe(true)
  expect(hasUnsavedSettings({ ...changed, settings: { ...changed.settings, redirectPort: 9050 } })).toBe(
    false,
  )
})

test('steps go on and back and stop at both ends', () => {
  expect(stepFrom('bank', 1)).toBe('register')
  expect(stepFrom('consent', -1)).toBe('finInst')
  expect(stepFrom('bank', -1)).toBe('bank')
  expect(stepFrom('sync', 1)).toBe('sync')
  expect(later('consent', 'register')).toBe('consent')
  expect(later('register', 'consent')).toBe('consent')
})

test('a step named in the address is taken only when there is one of that name', () => {
  expect(isStepName('credentials')).toBe(true)
  expect(isStepName('constructor')).toBe(false)
  expect(isStepName(null)).toBe(false)
})

test('a first client needs both fields, and spaces are not a value', () => {
  const state = newConnection()
  expect(judgeCredentials(state)).toBe('missing-both')
  expect(judgeCredentials({ ...state, clientId: 'id', clientSecret: '  ' })).toBe('missing-secret')
  expect(judgeCredentials({ ...state, clientId: ' ', clientSecret: 's' })).toBe('missing-id')
  expect(judgeCredentials({ ...state, clientId: 'id', clientSecret: 's' })).toBe('save')
})

test('a kept client stays when nothing is typed, and is replaced only as a pair', () => {
  const state = existingConnection(connection, 'credentials')
  expect(judgeCredentials(state)).toBe('keep')
  expect(judgeCredentials({ ...state, clientSecret: 'new' })).toBe('missing-id')
  expect(judgeCredentials({ ...state, clientId: 'other' })).toBe('missing-secret')
  const justSaved = { ...state, clientId: 'id', savedClientId: 'id' }
  expect(judgeCredentials(justSaved)).toBe('keep')
  expect(judgeCredentials({ ...justSaved, clientSecret: 'new' })).toBe('save')
})
