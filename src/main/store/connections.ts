import type { Failure } from '../../shared/errors.ts'
import type { CalendarDate, ConnectionId, Instant } from '../../shared/ids.ts'
import type { ConnectionSettings, ConnectionStatus } from '../../shared/model.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { WriteDb } from './port.ts'

/** A connection as stored: the shared `Connection` adds what lives elsewhere (calls left, next sync). */
export interface ConnectionRecord {
  readonly id: ConnectionId
  readonly system: SystemId
  readonly name: string
  readonly status: ConnectionStatus
  readonly settings: ConnectionSettings
  readonly createdAt: Instant
  /** End of the last good sync. */
  readonly syncedAt: Instant | null
  readonly lastFailure: Failure | null
  readonly consentIdleEndsAt: Instant | null
  readonly consentEndsAt: Instant | null
  /** Oldest day wanted; null: as far as the bank gives. */
  readonly historyFrom: CalendarDate | null
  /** The person has said which accounts to follow. An account known from files may be followed before that. */
  readonly hasChosenAccounts: boolean
  /** Nothing runs by itself. */
  readonly isPaused: boolean
  /** Failed runs one after another. */
  readonly failureCount: number
  /** When it is asked by itself next, drawn when the last run ended; null: nothing was drawn yet. */
  readonly nextTryAt: Instant | null
  /** Calls the last whole run took; null: not known. */
  readonly lastCalls: number | null
  /** What the person was told of, in the words of `notices.ts`, so that it is said once. */
  readonly consentToldFor: string | null
  readonly failureToldFor: string | null
}

export type NewConnection = Pick<ConnectionRecord, 'id' | 'system' | 'name' | 'settings' | 'createdAt'>

interface Row {
  readonly id: string
  readonly system: SystemId
  readonly name: string
  readonly status: ConnectionStatus
  readonly settings: string
  readonly created_at: string
  readonly synced_at: string | null
  readonly last_failure: string | null
  readonly consent_idle_ends_at: string | null
  readonly consent_ends_at: string | null
  readonly history_from: string | null
  readonly has_chosen_accounts: number
  readonly is_paused: number
  readonly failure_count: number
  readonly next_try_at: string | null
  readonly last_calls: number | null
  readonly consent_told_for: string | null
  readonly failure_told_for: string | null
}

function fromRow(row: Row): ConnectionRecord {
  return {
    id: row.id,
    system: row.system,
    name: row.name,
    status: row.status,
    settings: JSON.parse(row.settings) as ConnectionSettings, // written by this file only
    createdAt: row.created_at,
    syncedAt: row.synced_at,
    lastFailure: row.last_failure === null ? null : (JSON.parse(row.last_failure) as Failure),
    consentIdleEndsAt: row.consent_idle_ends_at,
    consentEndsAt: row.consent_ends_at,
    historyFrom: row.history_from,
    hasChosenAccounts: row.has_chosen_accounts === 1,
    isPaused: row.is_paused === 1,
    failureCount: row.failure_count,
    nextTryAt: row.next_try_at,
    lastCalls: row.last_calls,
    consentToldFor: row.consent_told_for,
    failureToldFor: row.failure_told_for,
  }
}

export type ConnectionStore = ReturnType<typeof connectionStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const insert = db.prepareWrite<{
    id: string
    system: string
    name: string
    settings: string
    createdAt: string
  }>(`
    INSERT INTO connection (id, system, name, status, settings, created_at)
    VALUES (@id, @system, @name, 'new', @settings, @createdAt)`)
  const one = db.prepare<[string], Row>('SELECT * FROM connection WHERE id = ? AND is_going = 0')
  const all = db.prepare<[], Row>('SELECT * FROM connection WHERE is_going = 0 ORDER BY created_at, id')
  const settings = db.prepareWrite<[string, string]>('UPDATE connection SET settings = ? WHERE id = ?')
  const name = db.prepareWrite<[string, string]>('UPDATE connection SET name = ? WHERE id = ?')
  const status = db.prepareWrite<[string, string]>('UPDATE connection SET status = ? WHERE id = ?')
  const consent = db.prepareWrite<[string | null, string | null, string]>(
    'UPDATE connection SET consent_idle_ends_at = ?, consent_ends_at = ? WHERE id = ?',
  )
  const failure = db.prepareWrite<[string | null, string]>(
    'UPDATE connection SET last_failure = ? WHERE id = ?',
  )
  const synced = db.prepareWrite<[string, string]>(
    'UPDATE connection SET synced_at = ?, last_failure = NULL WHERE id = ?',
  )
  const history = db.prepareWrite<[string | null, string]>(
    'UPDATE connection SET history_from = ? WHERE id = ?',
  )
  const chosen = db.prepareWrite<[string]>('UPDATE connection SET has_chosen_accounts = 1 WHERE id = ?')
  const rereadHistory = db.prepareWrite<[string]>(
    'UPDATE account SET is_history_done = 0, history_cursor = NULL WHERE connection_id = ?',
  )
  return {
    insert,
    one,
    all,
    settings,
    name,
    status,
    consent,
    failure,
    synced,
    history,
    chosen,
    rereadHistory,
  }
}

/** When it is asked by itself, and what the person was told of that. */
function scheduleOf(db: WriteDb) {
  const paused = db.prepareWrite<[number, string]>('UPDATE connection SET is_paused = ? WHERE id = ?')
  const drawn = db.prepareWrite<[number, string | null, string]>(
    'UPDATE connection SET failure_count = ?, next_try_at = ? WHERE id = ?',
  )
  const calls = db.prepareWrite<[number, string]>('UPDATE connection SET last_calls = ? WHERE id = ?')
  const toldOfConsent = db.prepareWrite<[string, string]>(
    'UPDATE connection SET consent_told_for = ? WHERE id = ?',
  )
  const toldOfFailure = db.prepareWrite<[string, string]>(
    'UPDATE connection SET failure_told_for = ? WHERE id = ?',
  )
  return {
    setPaused: (id: ConnectionId, isPaused: boolean): void => void paused.run([isPaused ? 1 : 0, id]),
    /** null: nothing drawn, so its regular time counts. */
    setNextTry: (id: ConnectionId, failureCount: number, nextTryAt: Instant | null): void =>
      void drawn.run([failureCount, nextTryAt, id]),
    setLastCalls: (id: ConnectionId, count: number): void => void calls.run([count, id]),
    setToldOfConsent: (id: ConnectionId, what: string): void => void toldOfConsent.run([what, id]),
    setToldOfFailure: (id: ConnectionId, what: string): void => void toldOfFailure.run([what, id]),
  }
}

/** Connections without their secrets, which live in the keychain. An id that is not there is not an error: nothing happens.
 *  One that is being deleted (`removal.ts`) is not there. */
export function connectionStore(db: WriteDb) {
  const {
    insert,
    one,
    all,
    settings,
    name,
    status,
    consent,
    failure,
    synced,
    history,
    chosen,
    rereadHistory,
  } = prepareStatements(db)

  return {
    /** A new connection has status `new` until its first sign-in. */
    create: ({ settings: value, ...rest }: NewConnection): void =>
      void insert.run({ ...rest, settings: JSON.stringify(value) }),
    get: (id: ConnectionId): ConnectionRecord | null => {
      const row = one.get([id])
      return row === undefined ? null : fromRow(row)
    },
    list: (): readonly ConnectionRecord[] => all.all([]).map(fromRow),
    updateSettings: (id: ConnectionId, value: ConnectionSettings): void =>
      void settings.run([JSON.stringify(value), id]),
    rename: (id: ConnectionId, value: string): void => void name.run([value, id]),
    setStatus: (id: ConnectionId, value: ConnectionStatus): void => void status.run([value, id]),
    setConsentEnds: (id: ConnectionId, ends: { idle: Instant | null; absolute: Instant | null }): void =>
      void consent.run([ends.idle, ends.absolute, id]),
    setFailure: (id: ConnectionId, value: Failure | null): void =>
      void failure.run([value === null ? null : JSON.stringify(value), id]),
    /** A good sync ended: the last failure is forgotten. */
    setSyncedAt: (id: ConnectionId, at: Instant): void => void synced.run([at, id]),
    /** When older days than before are wanted, every account is read back anew: a bank's cursor belongs to the question it
     *  came from, and what is already here is recognised, not doubled. */
    setHistoryFrom: db.transaction((id: ConnectionId, from: CalendarDate | null): void => {
      const before = one.get([id])
      if (before === undefined) return
      history.run([from, id])
      const reachesFurther = before.history_from !== null && (from === null || from < before.history_from)
      if (reachesFurther) rereadHistory.run([id])
    }),
    /** The person said which accounts to follow. */
    setHasChosen: (id: ConnectionId): void => void chosen.run([id]),
    ...scheduleOf(db),
  }
}
