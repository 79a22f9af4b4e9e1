import type { EntryId } from '../../shared/ids.ts'
import type { EntryEffect, EntryRow, JournalDetails, LaterEntry } from '../../shared/journal.ts'
import { isNamed, laterEntries, redoJudge } from '../store/journal-later.ts'
import type { ReadDb } from '../store/port.ts'
import { annotationChange, type AnnotationChange, type WrittenRow } from './journal-annotation.ts'
import { journalEntryQuestion } from './journal.ts'

const mostEffects = 500

interface EffectRow {
  readonly id: number
  readonly what: EntryEffect['what']
  readonly account_id: string
  /** null: the account went too. */
  readonly account_name: string | null
  readonly currency: string | null
  /** JSON of the row before the entry, and after it; null: it was not there. */
  readonly before: string | null
  readonly after: string | null
}

interface StoredRow {
  readonly booked_on: string
  readonly minor: number
  readonly text: string
}

// A row as it is now, in the shape the journal keeps it in.
const nowRow = `(SELECT json_object('booked_on', t.booked_on, 'minor', t.minor, 'text', t.text)
  FROM bank_transaction t WHERE t.id = k.id)`
/** Payments it brought, also those that another entry has removed since. */
const brought = `SELECT t.id, t.account_id FROM bank_transaction t WHERE t.added_in = @id
  UNION SELECT c.transaction_id, c.account_id FROM entry_change c
  WHERE c.table_name = 'bank_transaction' AND c.op = 'delete' AND json_extract(c.before, '$.added_in') = @id`

// What stands in the ledger right after the entry: as the next line of another found the row, or as it is now.
// One that an undo brought back and that went again is as its removal had kept it.
const after = `coalesce((SELECT c.before FROM entry_change c WHERE c.transaction_id = k.id AND c.entry_id <> @id
  AND c.table_name = 'bank_transaction' AND c.op <> 'insert' AND c.id > k.last_line ORDER BY c.id LIMIT 1), ${nowRow},
  iif(k.what = 'added', (SELECT c.before FROM entry_change c WHERE c.transaction_id = k.id AND c.table_name = 'bank_transaction'
    AND c.op = 'delete' AND c.id < k.last_line ORDER BY c.id DESC LIMIT 1), NULL))`

/** Prepared once, so that SQL with a typo fails when the thread starts. */
function prepareStatements(db: ReadDb) {
  const effects = db.prepare<{ id: number; limit: number }, EffectRow>(`
    WITH brought (id, account_id) AS (${brought}),
    touched (id, account_id, what) AS (
      SELECT b.id, b.account_id, 'added' FROM brought b
      UNION ALL
      SELECT c.transaction_id,
        coalesce(max(c.account_id), (SELECT t.account_id FROM bank_transaction t WHERE t.id = c.transaction_id)),
        CASE WHEN sum(c.table_name = 'bank_transaction' AND c.op = 'insert') > 0 THEN 'added'
          WHEN sum(c.table_name = 'bank_transaction' AND c.op = 'delete') > 0 THEN 'removed' ELSE 'changed' END
      FROM entry_change c WHERE c.entry_id = @id AND c.transaction_id IS NOT NULL
        AND c.transaction_id NOT IN (SELECT id FROM brought)
      GROUP BY c.transaction_id),
    newest (id, account_id, what) AS (
      SELECT k.id, k.account_id, k.what FROM touched k LEFT JOIN bank_transaction t ON t.id = k.id
      ORDER BY coalesce(t.booked_on, (SELECT c.before ->> '$.booked_on' FROM entry_change c
        WHERE c.transaction_id = k.id AND c.table_name = 'bank_transaction' AND c.op = 'delete'
        ORDER BY c.id DESC LIMIT 1)) DESC, k.id DESC LIMIT @limit),
    lined (id, account_id, what, last_line) AS (
      SELECT n.id, n.account_id, n.what, coalesce((SELECT max(c.id) FROM entry_change c
        WHERE c.transaction_id = n.id AND c.entry_id = @id), 0)
      FROM newest n),
    seen AS (
      SELECT k.id, k.what, k.account_id, iif(k.what = 'added', NULL, coalesce((
          SELECT c.before FROM entry_change c WHERE c.transaction_id = k.id AND c.entry_id = @id
            AND c.table_name = 'bank_transaction' AND c.op <> 'insert' ORDER BY c.id LIMIT 1), ${after})) AS before,
        iif(k.what = 'removed', NULL, ${after}) AS after
      FROM lined k)
    SELECT s.id, s.what, s.account_id, coalesce(a.own_name, a.bank_name) AS account_name, a.currency, s.before, s.after
    FROM seen s LEFT JOIN account a ON a.id = s.account_id
    ORDER BY coalesce(s.after, s.before) ->> '$.booked_on' DESC, s.id DESC`)
  const count = db.prepare<{ id: number }, { added: number; others: number }>(`
    WITH brought (id, account_id) AS (${brought})
    SELECT (SELECT count(*) FROM brought) AS added,
      (SELECT count(DISTINCT c.transaction_id) FROM entry_change c WHERE c.entry_id = @id
        AND c.transaction_id IS NOT NULL AND c.transaction_id NOT IN (SELECT id FROM brought)) AS others`)
  const lines = db.prepare<{ id: number }, { one: number }>(
    'SELECT 1 AS one FROM entry_change WHERE entry_id = @id LIMIT 1',
  )
  // A payment that one of the entries going brought goes as well, unless somebody else tells of it too; any other stays and only
  // loses what was written.
  const staying = db.prepare<{ id: number; kind: string; going: string }, { count: number }>(`
    SELECT count(DISTINCT c.transaction_id) AS count FROM entry_change c
      JOIN bank_transaction t ON t.id = c.transaction_id
    WHERE c.entry_id = @id AND (coalesce(t.added_in, 0) NOT IN (SELECT value FROM json_each(@going))
      OR iif(@kind = 'sync', ${isNamed}, t.is_from_bank))`)
  return { effects, count, lines, staying }
}

/** What an entry did, row by row, and what taking it back means. Throws `not-found`. */
export function journalDetailsQuestion(db: ReadDb): (input: { readonly entryId: EntryId }) => JournalDetails {
  const sql = prepareStatements(db)
  const entryOf = journalEntryQuestion(db)
  const laterThan = laterEntries(db)
  const canRedo = redoJudge(db)
  const annotation = annotationChange(db)

  return ({ entryId }) => {
    const entry = entryOf({ entryId })
    const { added, others } = sql.count.get({ id: entryId }) ?? { added: 0, others: 0 }
    const didSomething = added > 0 || entry.kind === 'import' || sql.lines.get({ id: entryId }) !== undefined
    const isDone = entry.state === 'done' && didSomething
    const rows = sql.effects.all({ id: entryId, limit: mostEffects })
    const effects = rows.flatMap((row) => toEffect(row, annotation(entryId, row.id)) ?? [])
    const laterIds = isDone && entry.kind !== 'undo' ? laterThan(entryId) : []
    const going = JSON.stringify([entryId, ...laterIds])
    const later = (id: EntryId): LaterEntry => {
      const other = entryOf({ entryId: id })
      if (entry.isOwn || !other.isOwn) return other
      return { ...other, staying: sql.staying.get({ id, kind: entry.kind, going })?.count ?? 0 }
    }
    return {
      entry,
      effects,
      effectCount: added + others,
      untold: rows.length - effects.length,
      later: laterIds.map(later),
      canUndo: entry.kind === 'undo' ? canRedo(entryId) : isDone,
    }
  }
}

/** null: nothing is left that could be told. */
function toEffect(row: EffectRow, change: AnnotationChange | null): EntryEffect | null {
  const { currency, account_name: accountName } = row
  if ((row.before ?? row.after) === null || currency === null || accountName === null) return null
  const written = (rows: readonly WrittenRow[]) =>
    rows.map(({ text, minor }) => ({
      text,
      amount: minor === null ? null : { minor, currency },
    }))
  return {
    transactionId: row.id,
    accountId: row.account_id,
    accountName,
    what: row.what,
    before: toRow(row.before, currency),
    after: toRow(row.after, currency),
    annotation: change === null ? null : { before: written(change.before), after: written(change.after) },
  }
}

function toRow(json: string | null, currency: string): EntryRow | null {
  if (json === null) return null
  const { booked_on: bookedOn, minor, text } = JSON.parse(json) as StoredRow // written by the journal only
  return { bookedOn, amount: { minor, currency }, text }
}
