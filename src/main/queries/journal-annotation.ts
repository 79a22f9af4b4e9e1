import type { EntryId, TransactionId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'

const tables = ['note', 'transaction_tag', 'split_part', 'attachment'] as const
type Table = (typeof tables)[number]

interface Line {
  readonly id: number
  readonly entry_id: number
  readonly table_name: Table
  readonly op: 'insert' | 'update' | 'delete'
  readonly key: string
  readonly before: string | null
}
/** A row of one of the tables, by the JSON of its key. */
interface Now {
  readonly table_name: Table
  readonly key: string
  readonly row: string
}

/** As much of each table's row as is shown. */
interface Shown {
  readonly text?: string
  readonly minor?: number | null
  readonly tag?: string
  readonly file_name?: string
}

/** What is written, in its table's own shape; `minor` is the amount of a part. */
export interface WrittenRow {
  readonly text: string
  readonly minor: number | null
}

export interface AnnotationChange {
  readonly before: readonly WrittenRow[]
  readonly after: readonly WrittenRow[]
}

/**
 * What a person had written about a payment before an entry and after it. Worked out backwards from what is written now: each
 * line since says how its row was before.
 * @returns a question; null where the entry wrote nothing of the kind about this payment.
 */
export function annotationChange(
  db: ReadDb,
): (entryId: EntryId, transactionId: TransactionId) => AnnotationChange | null {
  const lines = db.prepare<{ id: number; entryId: number }, Line>(`
    SELECT id, entry_id, table_name, op, key, before FROM entry_change
    WHERE transaction_id = @id AND table_name IN ('note', 'transaction_tag', 'split_part', 'attachment')
      AND id >= (SELECT min(id) FROM entry_change WHERE transaction_id = @id AND entry_id = @entryId)
    ORDER BY id DESC`)
  const now = db.prepare<{ id: number }, Now>(`
    SELECT 'note' AS table_name, json_object('transaction_id', transaction_id) AS key, json_object('text', text) AS row
      FROM note WHERE transaction_id = @id
    UNION ALL SELECT 'transaction_tag', json_object('transaction_id', transaction_id, 'folded', folded),
      json_object('tag', tag) FROM transaction_tag WHERE transaction_id = @id
    UNION ALL SELECT 'split_part', json_object('transaction_id', transaction_id, 'position', position),
      json_object('text', text, 'minor', minor) FROM split_part WHERE transaction_id = @id
    UNION ALL SELECT 'attachment', json_object('id', id), json_object('file_name', file_name)
      FROM attachment WHERE transaction_id = @id`)

  return (entryId, transactionId) => {
    const all = lines.all({ id: transactionId, entryId })
    const own = all.filter((line) => line.entry_id === entryId)
    const [lastOwn] = own
    if (lastOwn === undefined) return null
    const rows = new Map(
      now.all({ id: transactionId }).map(({ table_name, key, row }) => [table_name + key, row]),
    )
    const wrote = new Set(own.map((line) => line.table_name))
    let after: readonly WrittenRow[] = []
    for (const line of all) {
      if (line === lastOwn) after = writtenIn(rows, wrote)
      takeBack(rows, line)
    }
    return { before: writtenIn(rows, wrote), after }
  }
}

function takeBack(rows: Map<string, string>, { table_name: table, op, key, before }: Line): void {
  if (op === 'insert' || before === null) rows.delete(table + key)
  else rows.set(table + key, before)
}

/** In that alphabet stand Norwegian words; a tenth part comes after a ninth. */
const order = new Intl.Collator('nb', { numeric: true })

/** Tags in the order of their letters, parts in theirs, a table after the other. */
function writtenIn(rows: ReadonlyMap<string, string>, wrote: ReadonlySet<Table>): readonly WrittenRow[] {
  return tables
    .filter((table) => wrote.has(table))
    .flatMap(
      (table) =>
        [...rows]
          .filter(([key]) => key.startsWith(`${table}{`))
          .sort(([a], [b]) => order.compare(a, b))
          .map(([, row]) => shown(JSON.parse(row) as Shown)), // written by the journal only
    )
}

function shown({ text, minor, tag, file_name: fileName }: Shown): WrittenRow {
  return { text: tag === undefined ? (text ?? fileName ?? '') : `#${tag}`, minor: minor ?? null }
}
