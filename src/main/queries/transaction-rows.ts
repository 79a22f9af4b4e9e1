import type { AccountId, CalendarDate, Transaction, TransactionId } from '../../shared/model.ts'
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
}

const columns = `t.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, t.booked_on, t.minor, t.text,
  t.counterparty`
const source = `t JOIN account a ON a.id = t.account_id WHERE t.id IN (SELECT value FROM json_each(@ids))`

/** Reads the rows of a page by their public ids, in the order of the ids; an id that is gone is left out. */
export function transactionRows(db: ReadDb): (ids: readonly TransactionId[]) => readonly Transaction[] {
  const booked = db.prepare<{ ids: string }, TransactionRow>(
    'SELECT t.id, ' + columns + ', t.is_own_transfer FROM bank_transaction ' + source,
  )
  const pending = db.prepare<{ ids: string }, TransactionRow>(
    'SELECT -t.id AS id, ' + columns + ', 0 AS is_own_transfer FROM pending_transaction ' + source,
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
  }
}
