import type { AccountId, ConnectionId, Instant } from '../../shared/ids.ts'
import { factColumns, searchTextOf, toFactRow, type FactRow, type TransactionFacts } from './columns.ts'
import type { WriteDb } from './port.ts'

type SqlValue = string | number | null
const inserted = ['account_id', ...factColumns, 'search_text', 'first_seen_at', 'changed_at', 'raw']

export type PendingStore = ReturnType<typeof pendingStore>

/** What is announced but not booked: apart from the ledger, and never counted in it. */
export function pendingStore(db: WriteDb) {
  const ofAccount = db.prepare<[string], FactRow & { readonly id: number }>(
    `SELECT id, ${factColumns.join(', ')} FROM pending_transaction WHERE account_id = ? ORDER BY id`,
  )
  const insert = db.prepareWrite<SqlValue[]>(
    `INSERT INTO pending_transaction (${inserted.join(', ')}) VALUES (${inserted.map(() => '?').join(', ')})`,
  )
  const remove = db.prepareWrite<[number]>('DELETE FROM pending_transaction WHERE id = ?')
  const count = db.prepare<[string], { count: number }>(`
    SELECT count(*) AS count FROM pending_transaction
    WHERE account_id IN (SELECT id FROM account WHERE connection_id = ? AND is_chosen = 1)`)

  return {
    /** The account's pending rows are these and no others. A row that is the same as before stays the same row, with the
     *  instant it was first seen; two equal rows stay two. */
    replace: db.transaction((accountId: AccountId, rows: readonly TransactionFacts[], at: Instant): void => {
      const before = Map.groupBy(ofAccount.all([accountId]), contentOf)
      for (const facts of rows) {
        const row = toFactRow(facts)
        if (before.get(contentOf(row))?.shift() !== undefined) continue
        const values = factColumns.map((column) => row[column])
        insert.run([accountId, ...values, searchTextOf(row), at, at, facts.raw])
      }
      for (const gone of before.values()) for (const { id } of gone) remove.run([id])
    }),
    /** Pending rows of the connection's chosen accounts. */
    count: (connectionId: ConnectionId): number => count.get([connectionId])?.count ?? 0,
  }
}

function contentOf(row: FactRow): string {
  return JSON.stringify(factColumns.map((column) => row[column]))
}
