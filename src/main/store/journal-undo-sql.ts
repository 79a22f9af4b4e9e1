import type { EntryKind } from '../../shared/journal.ts'
import { isNamed } from './journal-later.ts'
import type { WriteDb } from './port.ts'
import type { Line } from './traced-lines.ts'

export type UndoSql = ReturnType<typeof prepareUndo>

/** Prepared once, so that SQL with a typo fails when the store opens. */
export function prepareUndo(db: WriteDb) {
  const begin = db.prepareWrite<{ at: string; subject: string }>(`
    INSERT INTO entry (kind, state, is_own, begun_at, subject) VALUES ('undo', 'open', 0, @at, @subject)`)
  const addPart = db.prepareWrite<[number, number]>('INSERT INTO undo_part (undo_id, entry_id) VALUES (?, ?)')
  const setPartsUndoing = db.prepareWrite<[number]>(`
    UPDATE entry SET state = 'undoing' WHERE id IN (SELECT entry_id FROM undo_part WHERE undo_id = ?)`)
  const setUndoing = db.prepareWrite<[number]>("UPDATE entry SET state = 'undoing' WHERE id = ?")
  const parts = db.prepare<[number], { id: number; isOwn: 0 | 1; importId: number | null }>(`
    SELECT e.id, e.is_own AS isOwn, e.import_id AS importId FROM undo_part p JOIN entry e ON e.id = p.entry_id
    WHERE p.undo_id = ? ORDER BY e.id DESC`)
  const underWay = db.prepare<[], { undoId: number; way: 'undo' | 'redo' }>(`
    SELECT id AS undoId, iif(state = 'open', 'undo', 'redo') AS way FROM entry
    WHERE kind = 'undo' AND state IN ('open', 'undoing') ORDER BY id`)
  const added = db.prepare<[number, number], { id: number; isNamed: 0 | 1 }>(`
    SELECT t.id, e.kind = 'sync' AND ${isNamed} AS isNamed
    FROM undo_part p JOIN entry e ON e.id = p.entry_id AND e.kind <> 'import'
      JOIN bank_transaction t ON t.added_in = e.id
    WHERE p.undo_id = ? LIMIT ?`)
  const remove = db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?')
  // What a file tells of as well is the file's from now on, until the bank tells of it again.
  const leaveToFile = db.prepareWrite<{ id: number }>(`
    UPDATE bank_transaction SET is_from_bank = 0, policy = NULL, settles_on = NULL, missing_since = NULL,
      added_in = (SELECT e.id FROM import_row r JOIN entry e ON e.import_id = r.import_id
        WHERE r.transaction_id = @id ORDER BY e.id LIMIT 1)
    WHERE id = @id`)
  const lineIds = db.prepare<{ undoId: number; way: string }, { id: number }>(`
    SELECT c.id FROM entry u
      JOIN entry_change c ON c.entry_id IN (
        SELECT entry_id FROM undo_part WHERE undo_id = @undoId AND @way = 'undo' UNION SELECT @undoId WHERE @way = 'redo')
    WHERE u.id = @undoId AND (u.undone_to IS NULL OR c.id < u.undone_to)`)
  const line = db.prepare<[number], Line>(`
    SELECT id, table_name, op, key, before,
      iif(table_name = 'bank_transaction' AND op = 'delete', json_extract(before, '$.added_in'), NULL) AS added_in
    FROM entry_change WHERE id = ?`)
  const moveOn = db.prepareWrite<{ undoId: number; to: number | null; removed: number }>(`
    UPDATE entry SET undone_to = coalesce(@to, undone_to), removed = removed + @removed WHERE id = @undoId`)
  // The one write that no trigger sees: a payment that comes back. Without a line a redo would leave it there.
  const traceReturn = db.prepareWrite<{ undoId: number; lineId: number }>(`
    INSERT INTO entry_change (entry_id, account_id, transaction_id, table_name, op, key)
    SELECT @undoId, account_id, transaction_id, table_name, 'insert', key FROM entry_change
    WHERE id = @lineId AND EXISTS (SELECT 1 FROM bank_transaction t WHERE t.id = entry_change.transaction_id)`)
  const trace = db.prepareWrite<[number | null, 0 | 1]>('UPDATE journal_now SET entry_id = ?, is_traced = ?')
  return {
    begin, addPart, setPartsUndoing, setUndoing, parts, underWay, added, remove, leaveToFile, lineIds, line, moveOn,
    traceReturn, trace, ...prepareEnds(db),
  } // prettier-ignore
}

function prepareEnds(db: WriteDb) {
  const endParts = db.prepareWrite<{ undoId: number; state: 'undone' | 'done'; at: string | null }>(`
    UPDATE entry SET state = @state, undone_at = @at WHERE id IN (SELECT entry_id FROM undo_part WHERE undo_id = @undoId)`)
  // A payment that lost its tags first and then went itself is removed, and not changed too.
  const endUndo = db.prepareWrite<{ undoId: number; at: string }>(`
    UPDATE entry SET state = 'done', ended_at = @at, undone_to = NULL,
      added = (SELECT count(*) FROM entry_change WHERE entry_id = @undoId AND table_name = 'bank_transaction' AND op = 'insert'),
      changed = (SELECT count(DISTINCT transaction_id) FROM entry_change o WHERE entry_id = @undoId
        AND EXISTS (SELECT 1 FROM bank_transaction t WHERE t.id = o.transaction_id) AND NOT EXISTS (
        SELECT 1 FROM entry_change c WHERE c.entry_id = @undoId AND c.transaction_id = o.transaction_id
          AND c.table_name = 'bank_transaction' AND c.op IN ('insert', 'delete')))
    WHERE id = @undoId`)
  const endRedo = db.prepareWrite<{ undoId: number; at: string }>(
    "UPDATE entry SET state = 'undone', undone_at = @at, undone_to = NULL WHERE id = @undoId",
  )
  const kind = db.prepare<[number], { kind: EntryKind; state: string; subject: string }>(
    'SELECT kind, state, subject FROM entry WHERE id = ?',
  )
  const ledgerAccounts = db.prepare<{ id: number }, { id: string }>(`
    SELECT DISTINCT account_id AS id FROM entry_change WHERE entry_id = @id AND account_id IS NOT NULL
      AND table_name NOT IN ('note', 'transaction_tag', 'split_part', 'attachment', 'transfer_link', 'account')
    UNION SELECT account_id FROM bank_transaction WHERE added_in = (SELECT id FROM entry WHERE id = @id AND is_own = 1)
    UNION SELECT account_id FROM entry_account WHERE entry_id = @id
    UNION SELECT i.account_id FROM entry e JOIN import_account i ON i.import_id = e.import_id WHERE e.id = @id`)
  const touchesMoney = db.prepare<{ undoId: number }, { one: number }>(`
    SELECT 1 AS one FROM undo_part p JOIN entry e ON e.id = p.entry_id WHERE p.undo_id = @undoId AND (
      e.is_own = 0 OR EXISTS (SELECT 1 FROM bank_transaction t WHERE t.added_in = e.id)
      OR EXISTS (SELECT 1 FROM entry_change c WHERE c.entry_id = e.id
        AND c.table_name NOT IN ('note', 'transaction_tag', 'split_part', 'attachment', 'account')))`)
  const ofImport = db.prepare<[number], { id: number }>(
    'SELECT id FROM entry WHERE import_id = ? ORDER BY id DESC LIMIT 1',
  )
  const removed = db.prepare<[number], { removed: number }>('SELECT removed FROM entry WHERE id = ?')
  const lastOwn = db.prepare<[], { id: number }>(`
    SELECT e.id FROM entry e WHERE e.is_own = 1 AND e.state = 'done' AND (
      EXISTS (SELECT 1 FROM entry_change c WHERE c.entry_id = e.id)
      OR EXISTS (SELECT 1 FROM bank_transaction t WHERE t.added_in = e.id))
    ORDER BY e.id DESC LIMIT 1`)
  // A new edit ends what could be done again.
  const lastUndo = db.prepare<[], { id: number }>(`
    SELECT e.id FROM entry e WHERE e.kind = 'undo' AND e.state = 'done'
      AND NOT EXISTS (SELECT 1 FROM entry o WHERE o.is_own = 1 AND o.id > e.id)
      AND NOT EXISTS (SELECT 1 FROM undo_part p JOIN entry o ON o.id = p.entry_id WHERE p.undo_id = e.id AND o.is_own = 0)
    ORDER BY e.id DESC LIMIT 1`)
  return {
    endParts,
    endUndo,
    endRedo,
    kind,
    ledgerAccounts,
    touchesMoney,
    ofImport,
    removed,
    lastOwn,
    lastUndo,
  }
}
