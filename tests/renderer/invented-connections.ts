import type { Connection, SyncRun } from '../../src/shared/model.ts'
import { connection } from './invented.ts'

const id = (last: number) => `6f1c2f0e-0c55-4d0e-9b57-00000000000${last}`

/** A connection in each of the ways it can be. */
export const endingSoon: Connection = {
  ...connection,
  id: id(1),
  name: 'Felles bank',
  consentEndsAt: '2026-11-25T09:00:00Z',
  callsLeft: 0,
  nextCallAt: '2026-11-20T13:41:00Z',
}
export const needsLogin: Connection = {
  ...connection,
  id: id(2),
  name: 'SpareBank 1 SMN',
  status: 'needs-login',
  lastFailure: { code: 'consent-expired' },
  consentIdleEndsAt: null,
  consentEndsAt: null,
  nextSyncAt: null,
  isSyncing: false,
  isPaused: false,
  waitsFor: null,
  failureCount: 0,
}
export const unfinished: Connection = {
  ...connection,
  id: id(3),
  name: 'SpareBank 1',
  status: 'new',
  syncedAt: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 0,
  callsLeft: 60,
  nextSyncAt: null,
  isSyncing: false,
  isPaused: false,
  waitsFor: null,
  failureCount: 0,
}
export const disconnected: Connection = {
  ...connection,
  id: id(4),
  name: 'Gamle banken',
  status: 'disconnected',
  consentIdleEndsAt: null,
  consentEndsAt: null,
  callsLeft: null,
  nextSyncAt: null,
  isSyncing: false,
  isPaused: false,
  waitsFor: null,
  failureCount: 0,
}

/** Consents that name no end, and keys that are good until somebody deletes them. */
export const bunqKey: Connection = {
  ...connection,
  id: id(5),
  system: 'bunq',
  name: 'bunq',
  settings: { door: 'key', environment: 'production', redirectPort: 8765, redirectScheme: 'http' },
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 2,
  callsLeft: null,
}
export const bunqOAuth: Connection = {
  ...bunqKey,
  id: id(6),
  name: 'Felles i bunq',
  settings: { door: 'oauth', environment: 'production', redirectPort: 8765, redirectScheme: 'http' },
}
export const bunqProvider: Connection = {
  ...bunqKey,
  id: id(7),
  name: 'Testtilbyder',
  settings: { door: 'provider', environment: 'sandbox', redirectPort: 8765, redirectScheme: 'https' },
}
export const sbankenStandIn: Connection = {
  ...bunqKey,
  id: id(8),
  system: 'sbanken',
  name: 'Sbanken',
  settings: { era: 'apibeta-v2' },
}

function run(runId: number, more: Partial<SyncRun>): SyncRun {
  return {
    runId,
    connectionId: connection.id,
    startedAt: `2026-11-${20 - runId}T13:00:00Z`,
    finishedAt: `2026-11-${20 - runId}T13:00:08Z`,
    added: 4,
    changed: 1,
    pending: 6,
    isPartial: false,
    isHistoryComplete: true,
    failure: null,
    ...more,
  }
}

/** Runs with every outcome, newest first. */
export const runs: readonly SyncRun[] = [
  run(1, {}),
  run(2, { failure: { code: 'bank-unreachable' }, added: 0, changed: 0 }),
  run(3, { finishedAt: null, added: 120 }),
  run(4, { isPartial: true }),
  run(5, { isHistoryComplete: false, added: 3965, finishedAt: '2026-11-15T13:03:10Z' }),
]

/** What holds the next sync up, one connection each. */
export const paused: Connection = {
  ...connection,
  id: id(9),
  name: 'Feriekonto',
  isPaused: true,
  nextSyncAt: null,
}
const failing = (last: number, name: string, more: Partial<Connection>): Connection => ({
  ...connection,
  id: `6f1c2f0e-0c55-4d0e-9b57-00000000001${last}`,
  name,
  ...more,
})
export const down = failing(0, 'Nede bank', {
  lastFailure: { code: 'bank-unreachable' },
  waitsFor: 'back-off',
  failureCount: 3,
  nextSyncAt: '2026-11-20T14:05:00Z',
})
export const offline = failing(1, 'Nettløs bank', {
  lastFailure: { code: 'offline' },
  waitsFor: 'network',
  nextSyncAt: null,
})
export const sparing = failing(2, 'Sparsom bank', {
  callsLeft: 6,
  waitsFor: 'allowance',
  nextSyncAt: '2026-11-20T14:41:00Z',
})
export const resting = failing(3, 'Hvilende bank', {
  lastFailure: { code: 'bank-busy', retryAt: '2026-11-20T14:10:00Z' },
  waitsFor: 'bank',
  failureCount: 1,
  nextSyncAt: '2026-11-20T14:10:00Z',
})
export const revoked: Connection = {
  ...needsLogin,
  id: '6f1c2f0e-0c55-4d0e-9b57-000000000014',
  name: 'Trukket bank',
  lastFailure: { code: 'consent-revoked' },
}
