import type { Connection, ConnectionSettings, ConnectionStatus } from '../../shared/model.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { ReadDb } from '../store/port.ts'
import { storedFailure } from './stored-failure.ts'

/** What the file knows of a connection. Calls left and the next sync live in main and are added by the handler. */
export type StoredConnection = Omit<
  Connection,
  'callsLeft' | 'nextCallAt' | 'nextSyncAt' | 'waitsFor' | 'isSyncing'
>

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
  readonly account_count: number
  readonly is_paused: number
  readonly failure_count: number
}

/** Every connection in the order they were made, with the number of accounts the person follows in each. */
export function connectionsQuestion(db: ReadDb): () => readonly StoredConnection[] {
  const all = db.prepare<[], Row>(`
    SELECT c.id, c.system, c.name, c.status, c.settings, c.created_at, c.synced_at, c.last_failure,
      c.consent_idle_ends_at, c.consent_ends_at, c.history_from, c.is_paused, c.failure_count,
      (SELECT COUNT(*) FROM account a WHERE a.connection_id = c.id AND a.is_chosen = 1) AS account_count
    FROM connection c WHERE c.is_going = 0
    ORDER BY c.created_at, c.id`)
  return () => all.all([]).map(fromRow)
}

function fromRow(row: Row): StoredConnection {
  return {
    id: row.id,
    system: row.system,
    name: row.name,
    status: row.status,
    settings: JSON.parse(row.settings) as ConnectionSettings,
    createdAt: row.created_at,
    syncedAt: row.synced_at,
    lastFailure: storedFailure(row.last_failure),
    consentIdleEndsAt: row.consent_idle_ends_at,
    consentEndsAt: row.consent_ends_at,
    accountCount: row.account_count,
    historyFrom: row.history_from,
    isPaused: row.is_paused === 1,
    failureCount: row.failure_count,
  }
}
