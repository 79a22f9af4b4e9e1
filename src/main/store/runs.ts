import type { Failure } from '../../shared/errors.ts'
import type { ConnectionId, Instant } from '../../shared/ids.ts'
import type { SyncRun } from '../../shared/model.ts'
import type { WriteDb } from './port.ts'

export interface RunOutcome {
  readonly added: number
  readonly changed: number
  readonly pending: number
  readonly isPartial: boolean
  readonly isHistoryComplete: boolean
  readonly failure: Failure | null
}

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
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
  }
}

export type RunStore = ReturnType<typeof runStore>

/** One row a sync. A row without an end is a sync that runs now, or one whose process was killed. */
export function runStore(db: WriteDb) {
  const insert = db.prepareWrite<[string, string]>(
    'INSERT INTO sync_run (connection_id, started_at) VALUES (?, ?)',
  )
  const count = db.prepareWrite<[number, number, number]>(
    'UPDATE sync_run SET added = added + ?, changed = changed + ? WHERE id = ?',
  )
  const end = db.prepareWrite<Record<string, string | number | null>>(`
    UPDATE sync_run SET finished_at = @at, added = @added, changed = @changed, pending = @pending,
      is_partial = @isPartial, is_history_complete = @isHistoryComplete, failure = @failure
    WHERE id = @runId AND finished_at IS NULL`)
  const closeOpen = db.prepareWrite<{ at: string; failure: string; connectionId: string }>(`
    UPDATE sync_run SET finished_at = @at, failure = @failure
    WHERE connection_id = @connectionId AND finished_at IS NULL`)
  const open = db.prepare<[], { connection_id: string }>(
    'SELECT DISTINCT connection_id FROM sync_run WHERE finished_at IS NULL',
  )
  const newest = db.prepare<[string, number], Row>(
    'SELECT * FROM sync_run WHERE connection_id = ? ORDER BY id DESC LIMIT ?',
  )

  return {
    start: (connectionId: ConnectionId, at: Instant): number =>
      Number(insert.run([connectionId, at]).lastInsertRowid),
    /** Counted in the transaction that saves the rows, so that a killed run still says what it brought. */
    count: (runId: number, added: number, changed: number): void => void count.run([added, changed, runId]),
    finish: (runId: number, at: Instant, outcome: RunOutcome): void =>
      void end.run({
        runId,
        at,
        added: outcome.added,
        changed: outcome.changed,
        pending: outcome.pending,
        isPartial: outcome.isPartial ? 1 : 0,
        isHistoryComplete: outcome.isHistoryComplete ? 1 : 0,
        failure: outcome.failure === null ? null : JSON.stringify(outcome.failure),
      }),
    /** Ends what a killed process left open. Only for who holds the connection's lock. */
    closeInterrupted: (connectionId: ConnectionId, at: Instant, failure: Failure): number =>
      closeOpen.run({ connectionId, at, failure: JSON.stringify(failure) }).changes,
    connectionsWithOpenRuns: (): readonly ConnectionId[] => open.all([]).map((row) => row.connection_id),
    /** Newest first. */
    list: (connectionId: ConnectionId, limit: number): readonly SyncRun[] =>
      newest.all([connectionId, limit]).map(fromRow),
  }
}
