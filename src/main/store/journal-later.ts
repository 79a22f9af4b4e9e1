import type { EntryId, ImportId } from '../../shared/ids.ts'
import type { ReadDb } from './port.ts'

/** A payment that a file tells of as well, unless the entry only brought it back: then it goes to where it was. */
export const isNamed = `(EXISTS (SELECT 1 FROM import_row r WHERE r.transaction_id = t.id) AND NOT EXISTS (
  SELECT 1 FROM entry_change w WHERE w.transaction_id = t.id AND w.entry_id = t.added_in
    AND w.table_name = 'withdrawn_transaction' AND w.op = 'delete'))`

interface Subject {
  readonly kind: string
  readonly import_id: ImportId | null
}

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: ReadDb) {
  const subject = db.prepare<[number], Subject>('SELECT kind, import_id FROM entry WHERE id = ?')
  // Who wrote a row after the entry did. The second half: who moved it to another payment, so that its key is another.
  const sameRow = db.prepare<{ id: number }, { id: number }>(`
    SELECT DISTINCT l.entry_id AS id FROM entry_change o
      JOIN entry_change l ON l.table_name = o.table_name AND l.key = o.key AND l.id > o.id
      JOIN entry e ON e.id = l.entry_id AND e.state IN ('done', 'open') AND e.kind <> 'undo'
      WHERE o.entry_id = @id AND l.entry_id <> @id
    UNION SELECT l.entry_id FROM entry_change o
      JOIN entry_change l ON l.transaction_id = o.key ->> '$.transaction_id' AND l.table_name = o.table_name AND l.id > o.id
      JOIN entry e ON e.id = l.entry_id AND e.state IN ('done', 'open') AND e.kind <> 'undo'
      WHERE o.entry_id = @id AND l.entry_id <> @id AND l.op = 'update' AND l.key <> o.key`)
  // Who wrote about payments it brought, also about those that others removed since. A payment that a file names too does not
  // go, so that only what the bank said of it stands on the entry.
  const onAdded = db.prepare<{ id: number }, { id: number }>(`
    WITH going (id, is_named) AS (
      SELECT t.id, ${isNamed} AND (SELECT kind FROM entry WHERE id = @id) = 'sync'
      FROM bank_transaction t WHERE t.added_in = @id
      UNION SELECT c.transaction_id, 0 FROM entry_change c
        JOIN entry r ON r.id = c.entry_id AND r.state = 'done' AND r.kind <> 'undo'
      WHERE c.table_name = 'bank_transaction' AND c.op = 'delete' AND json_extract(c.before, '$.added_in') = @id)
    SELECT DISTINCT l.entry_id AS id FROM going g
      JOIN entry_change l ON l.transaction_id = g.id
      JOIN entry e ON e.id = l.entry_id AND e.state IN ('done', 'open') AND e.kind <> 'undo'
      WHERE l.entry_id <> @id AND (g.is_named = 0 OR l.table_name IN ('bank_transaction', 'former_identity'))
    UNION SELECT l.entry_id FROM transfer_link k JOIN going g ON g.id = k.in_id AND g.is_named = 0
      JOIN entry_change l ON l.table_name = 'transfer_link' AND l.key = json_object('id', k.id)
      JOIN entry e ON e.id = l.entry_id AND e.state IN ('done', 'open') AND e.kind <> 'undo' WHERE l.entry_id <> @id`)
  // Of an import only a person's edits stand in the way, and only on rows that nobody else tells of.
  const onFile = db.prepare<{ id: number; importId: number }, { id: number }>(`
    WITH going (id) AS (
      SELECT t.id FROM import_row r JOIN bank_transaction t ON t.id = r.transaction_id
      WHERE r.import_id = @importId AND t.is_from_bank = 0 AND NOT EXISTS (
        SELECT 1 FROM import_row o WHERE o.transaction_id = t.id AND o.import_id <> @importId)
      UNION SELECT c.transaction_id FROM entry_change c
        JOIN entry r ON r.id = c.entry_id AND r.state = 'done' AND r.kind <> 'undo'
      WHERE c.table_name = 'bank_transaction' AND c.op = 'delete' AND json_extract(c.before, '$.added_in') = @id)
    SELECT DISTINCT l.entry_id AS id FROM going g
      JOIN entry_change l ON l.transaction_id = g.id
      JOIN entry e ON e.id = l.entry_id AND e.state = 'done' AND e.is_own = 1
    UNION SELECT l.entry_id FROM transfer_link k JOIN going g ON g.id = k.in_id
      JOIN entry_change l ON l.table_name = 'transfer_link' AND l.key = json_object('id', k.id)
      JOIN entry e ON e.id = l.entry_id AND e.state = 'done' AND e.is_own = 1`)
  return { subject, sameRow, onAdded, onFile }
}

/**
 * What stands on an entry: entries, also of a sync that is under way, that were not taken back and wrote, later, to a row that it wrote, or about a payment that
 * goes with it; and what stands on those. They have to be taken back first.
 * @returns their ids, the latest first. An entry that is not there, or that stands alone, has none.
 */
export function laterEntries(db: ReadDb): (entryId: EntryId) => readonly EntryId[] {
  const sql = prepareStatements(db)
  const directly = (id: EntryId): readonly EntryId[] => {
    const { kind, import_id: importId } = sql.subject.get([id]) ?? { kind: '', import_id: null }
    const rows =
      kind === 'import'
        ? sql.onFile.all({ id, importId: importId ?? 0 })
        : [...sql.sameRow.all({ id }), ...sql.onAdded.all({ id })]
    return rows.map((row) => row.id)
  }

  return (entryId) => {
    const found = new Set([entryId])
    for (const id of found) for (const later of directly(id)) found.add(later) // grows while it is walked
    found.delete(entryId)
    return [...found].sort((a, b) => b - a)
  }
}

/**
 * Can an undo be taken back? Only where it took back a person's edits and nothing else, and is the last word on each row it
 * wrote: what a sync or a file brought, the bank or the file brings again. And only where its payments are there: one that went
 * with its file leaves no line, and would come back by a second undo.
 */
export function redoJudge(db: ReadDb): (undoId: EntryId) => boolean {
  const standsAlone = db.prepare<{ id: number }, { one: number }>(`
    SELECT 1 AS one FROM entry u WHERE u.id = @id AND u.kind = 'undo' AND u.state = 'done'
      AND EXISTS (SELECT 1 FROM entry_change o WHERE o.entry_id = @id)
      AND NOT EXISTS (SELECT 1 FROM undo_part p JOIN entry e ON e.id = p.entry_id
        WHERE p.undo_id = @id AND (e.is_own = 0 OR e.state <> 'undone'))
      AND NOT EXISTS (SELECT 1 FROM entry_change o
        JOIN entry_change l ON l.table_name = o.table_name AND l.key = o.key AND l.id > o.id AND l.entry_id <> @id
        JOIN entry e ON e.id = l.entry_id WHERE o.entry_id = @id AND NOT (e.kind = 'undo' AND e.state = 'undone'))
      AND NOT EXISTS (SELECT 1 FROM entry_change o
        JOIN entry_change l ON l.transaction_id = o.transaction_id AND l.id > o.id AND l.entry_id <> @id
        JOIN entry e ON e.id = l.entry_id WHERE o.entry_id = @id AND o.table_name = 'bank_transaction'
          AND NOT (e.kind = 'undo' AND e.state = 'undone'))
      AND NOT EXISTS (SELECT 1 FROM entry_change o WHERE o.entry_id = @id AND o.table_name = 'bank_transaction'
        AND o.op <> 'delete' AND NOT EXISTS (SELECT 1 FROM bank_transaction t WHERE t.id = o.transaction_id))`)
  return (id) => standsAlone.get({ id }) !== undefined
}
