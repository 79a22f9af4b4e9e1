import type { AccountId, CalendarDate, TransactionId } from '../../shared/ids.ts'
import type { Transaction } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'

/** What every view of a transaction is made of. */
export interface TransactionRow {
  readonly id: TransactionId
  readonly account_id: AccountId
  readonly account_name: string
  readonly currency: string
  readonly booked_on: CalendarDate
  readonly minor: number
  readonly text: string
  readonly counterparty: string | null
  readonly is_own_transfer: number
  /** JSON array. */
  readonly tags: string
  readonly has_note: number
  readonly has_attachment: number
  readonly is_split: number
}

const columns = `t.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, t.booked_on, t.minor, t.text,
  t.counterparty`
/** What a person added to a booked row, and what of it a pending one has: nothing. */
export const annotationColumns = `(SELECT json_group_array(g.tag) FROM transaction_tag g WHERE g.transaction_id = t.id) AS tags,
  EXISTS (SELECT 1 FROM note n WHERE n.transaction_id = t.id) AS has_note,
  EXISTS (SELECT 1 FROM attachment f WHERE f.transaction_id = t.id) AS has_attachment,
  EXISTS (SELECT 1 FROM split_part s WHERE s.transaction_id = t.id) AS is_split`
export const noAnnotationColumns = `'[]' AS tags, 0 AS has_note, 0 AS has_attachment, 0 AS is_split`
const source = `t JOIN account a ON a.id = t.account_id
  WHERE t.id IN (SELECT value FROM json_each(@ids)) AND a.is_chosen = 1`

/** Rows that somebody holds on to, as they are now. */
export function shownRowsQuestion(db: ReadDb) {
  const rowsOf = transactionRows(db)
  return ({ transactionIds }: { readonly transactionIds: readonly TransactionId[] }) => rowsOf(transactionIds)
}

/** Reads the rows of a page by their public ids, in the order of the ids; one that is gone, or of an account nobody follows, is
 *  left out. */
export function transactionRows(db: ReadDb): (ids: readonly TransactionId[]) => readonly Transaction[] {
  const booked = db.prepare<{ ids: string }, TransactionRow>(
    'SELECT t.id, ' +
      columns +
      ', t.is_own_transfer, ' +
      annotationColumns +
      ' FROM bank_transaction ' +
      source,
  )
  const pending = db.prepare<{ ids: string }, TransactionRow>(
    'SELECT -t.id AS id, ' +
      columns +
      ', 0 AS is_own_transfer, ' +
      noAnnotationColumns +
      ' FROM pending_transaction ' +
      source,
  )
  return (ids) =>
    inOrderOf(ids, [...booked.all(bookedIds(ids)), ...pending.all(pendingIds(ids))]).map(toTransaction)
}

/** The row numbers of the booked among public ids, as a parameter. */
export const bookedIds = (ids: readonly TransactionId[]) => ({
  ids: JSON.stringify(ids.filter((id) => id > 0)),
})
/** The row numbers of the pending among public ids, as a parameter. */
export const pendingIds = (ids: readonly TransactionId[]) => ({
  ids: JSON.stringify(ids.filter((id) => id < 0).map((id) => -id)),
})

/** SQLite gives rows of a list of ids in an order of its own. */
export function inOrderOf<R extends { readonly id: TransactionId }>(
  ids: readonly TransactionId[],
  rows: readonly R[],
): readonly R[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The view of a row in a list. */
export function toTransaction(row: TransactionRow): Transaction {
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    status: row.id < 0 ? 'pending' : 'booked',
    bookedOn: row.booked_on,
    amount: { minor: row.minor, currency: row.currency },
    text: row.text,
    counterparty: row.counterparty,
    isOwnTransfer: row.is_own_transfer === 1,
    tags: JSON.parse(row.tags) as readonly string[], // made by the question itself
    hasNote: row.has_note === 1,
    hasAttachment: row.has_attachment === 1,
    isSplit: row.is_split === 1,
  }
}
