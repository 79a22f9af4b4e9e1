import type { ConnectionId } from '../../shared/ids.ts'
import type { SyncRun } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'
import { storedFailure } from './stored-failure.ts'

interface Row {
  readonly id: number
  readonly connection_id: string
  readonly started_at: string
  readonly finished_at: string | null
  readonly added: number
  readonly changed: number
  readonly pending: number
  readonly is_partial: number
  readonly is_history_complete: number
  readonly failure: string | null
}

/** A connection's syncs, the newest first. `finishedAt` is null while one runs, and for ever if it was killed. */
export function syncHistoryQuestion(db: ReadDb) {
  const newestFirst = db.prepare<{ connectionId: string; limit: number }, Row>(`
    SELECT id, connection_id, started_at, finished_at, added, changed, pending, is_partial, is_history_complete, failure
    FROM sync_run WHERE connection_id = @connectionId
    ORDER BY id DESC LIMIT @limit`)
  return (input: { readonly connectionId: ConnectionId; readonly limit: number }): readonly SyncRun[] =>
    newestFirst.all({ connectionId: input.connectionId, limit: input.limit }).map(fromRow)
}

function fromRow(row: Row): SyncRun {
  return {
    runId: row.id,
    connectionId: row.connection_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    added: row.added,
    changed: row.changed,
    pending: row.pending,
    isPartial: row.is_partial === 1,
    isHistoryComplete: row.is_history_complete === 1,
    failure: storedFailure(row.failure),
  }
}
