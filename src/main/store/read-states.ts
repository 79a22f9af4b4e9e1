import type { EntryId } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

interface Remembered {
  readonly accountId: string
  readonly cursor: string | null
  readonly isDone: 0 | 1
  readonly readThrough: string | null
  /** Every day from this one on was read whole; null: none was. */
  readonly readFrom: string | null
  /** 1: the cursor answers the question that is asked now. */
  readonly isSameQuestion: 0 | 1
}

/** How far each account had been read before a sync. */
export function readStateStore(db: WriteDb) {
  const remembered = db.prepare<[number], Remembered>(`
    SELECT s.account_id AS accountId, s.history_cursor AS cursor, s.is_history_done AS isDone,
      s.read_through AS readThrough, s.read_from AS readFrom, s.history_from IS c.history_from AS isSameQuestion
    FROM undo_part p JOIN entry_account s ON s.entry_id = p.entry_id
      JOIN account a ON a.id = s.account_id LEFT JOIN connection c ON c.id = a.connection_id
    WHERE p.undo_id = ? ORDER BY p.entry_id DESC`)
  // min() and max() of NULL and a day are NULL: never read.
  const days = db.prepareWrite<{ id: string; readThrough: string | null; readFrom: string | null }>(`
    UPDATE account SET read_through = min(read_through, @readThrough), read_from = max(read_from, @readFrom)
    WHERE id = @id`)
  // An account that is being read back from the newest page again, because older days are wanted now, goes on with that.
  const history = db.prepareWrite<{ id: string; cursor: string | null }>(`
    UPDATE account SET is_history_done = 0,
      history_cursor = iif(is_history_done = 0 AND history_cursor IS NULL, NULL, @cursor) WHERE id = @id`)

  return {
    /**
     * The accounts of the syncs that an undo takes back count as read no further than before the first of them: the next sync
     * reads again what went. Read further back than before is never undone by a sync that did not read history.
     */
    restore: (undoId: EntryId): void => {
      for (const state of remembered.all([undoId])) {
        const { accountId: id, cursor, isDone, isSameQuestion, readThrough, readFrom } = state
        days.run({ id, readThrough, readFrom })
        if (isDone === 0) history.run({ id, cursor: isSameQuestion === 1 ? cursor : null })
      }
    },
  }
}
