import type { AccountId, ConnectionId } from '../../shared/ids.ts'
import { prepareGivingBack } from './giving-back.ts'
import type { WriteDb } from './port.ts'

/** Deals with at most so many rows, in a transaction of the caller's. @returns how many it did; 0: there is nothing left of them. */
export type Sweep = (most: number) => number

/** What the bank told of an account beside its payments. */
const toldTables = [
  'pending_transaction', 'pending_trace', 'upcoming_payment', 'balance_reading', 'balance_proof', 'withdrawn_transaction', 'review',
] // prettier-ignore
/** What hangs on an account that goes, payments first: the sums of days are kept by their triggers. */
const ownTables = [
  'bank_transaction', 'entry_change', 'account_day', 'entry_account', 'note', 'transaction_tag', 'split_part', 'attachment',
] // prettier-ignore

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const begin = db.prepareWrite<[string]>('UPDATE connection SET is_going = 1 WHERE id = ?')
  const hide = db.prepareWrite<[string]>('UPDATE account SET is_chosen = 0 WHERE connection_id = ?')
  const underWay = db.prepare<[], { id: string }>('SELECT id FROM connection WHERE is_going = 1 ORDER BY id')
  const accounts = db.prepare<[string], { id: string; isNamed: 0 | 1 }>(`
    SELECT id, id IN (SELECT account_id FROM import_account) AS isNamed FROM account WHERE connection_id = ?`)
  const [told = [], own = []] = [toldTables, ownTables].map((tables) =>
    tables
      .map((table) => `DELETE FROM ${table} WHERE account_id = ? LIMIT ?`)
      .map((sql) => db.prepareWrite<[string, number]>(sql)),
  )
  const runs = db.prepareWrite<[string, number]>('DELETE FROM sync_run WHERE connection_id = ? LIMIT ?')
  const nextEntry = db.prepare<[string], { id: number }>(
    'SELECT id FROM entry WHERE connection_id = ? ORDER BY id LIMIT 1',
  )
  const linesOfEntry = db.prepareWrite<[number, number]>(
    'DELETE FROM entry_change WHERE entry_id = ? LIMIT ?',
  )
  const removeEntry = db.prepareWrite<[number]>('DELETE FROM entry WHERE id = ?')
  const removeAccounts = db.prepareWrite<[string]>('DELETE FROM account WHERE connection_id = ?')
  const remove = db.prepareWrite<[string]>('DELETE FROM connection WHERE id = ?')
  // What was left without a part could be done again, and would bring back what went.
  const removeUndos = db.prepareWrite<[]>(`
    DELETE FROM entry WHERE kind = 'undo' AND NOT EXISTS (SELECT 1 FROM undo_part p WHERE p.undo_id = entry.id)`)
  // An edit that wrote to nothing that is left still tells the payment's words and amount.
  const removeEdits = db.prepareWrite<[]>(`
    DELETE FROM entry WHERE is_own = 1 AND NOT EXISTS (SELECT 1 FROM entry_change c WHERE c.entry_id = entry.id)
      AND NOT EXISTS (SELECT 1 FROM bank_transaction t WHERE t.added_in = entry.id)`)
  return {
    begin, hide, underWay, accounts, told, own, runs, nextEntry, linesOfEntry, removeEntry, removeAccounts, remove,
    removeUndos, removeEdits,
  } // prettier-ignore
}

/**
 * Deleting a connection with its data: `begin`, its sweeps, `settle`, `end`. From `begin` on it is gone for everybody who asks,
 * and whatever a killed process leaves of it is done by beginning the sweeps anew.
 *
 * Accounts that files told of too stay, as accounts of files, with the rows those files named and nothing else: whoever deletes
 * what a bank told did not say a word about their files.
 */
export function removalStore(db: WriteDb) {
  const sql = prepareStatements(db)
  const giveBack = prepareGivingBack(db)
  const accountsOf = (id: ConnectionId, isNamed: 0 | 1): readonly AccountId[] =>
    sql.accounts.all([id]).flatMap((account) => (account.isNamed === isNamed ? [account.id] : []))

  const entries =
    (id: ConnectionId): Sweep =>
    (most) => {
      const entry = sql.nextEntry.get([id])
      if (entry === undefined) return 0
      const lines = sql.linesOfEntry.run([entry.id, most]).changes
      if (lines < most) sql.removeEntry.run([entry.id])
      return lines + 1
    }
  return {
    /** Within a transaction. */
    begin: (id: ConnectionId): void => {
      sql.begin.run([id])
      sql.hide.run([id])
    },
    /** What a killed process left. */
    underWay: (): readonly ConnectionId[] => sql.underWay.all([]).map((row) => row.id),
    /** One after another, each until it returns 0. */
    sweeps: (id: ConnectionId): readonly Sweep[] => [
      ...accountsOf(id, 1).flatMap((accountId) => givingBack(giveBack, accountId, id)),
      entries(id),
      ...accountsOf(id, 0).flatMap((accountId) => sql.own.map(of(accountId))),
      ...[...accountsOf(id, 0), ...accountsOf(id, 1)].flatMap((accountId) => sql.told.map(of(accountId))),
      of(id)(sql.runs),
    ],
    /** The accounts are gone, and those that stay are of files. Within a transaction. @returns those that stay. */
    settle: (id: ConnectionId): readonly AccountId[] => {
      const stay = accountsOf(id, 1)
      for (const accountId of stay) {
        for (const statement of giveBack.forget) statement.run([accountId])
        giveBack.become.run([accountId])
      }
      sql.removeAccounts.run([id])
      return stay
    },
    /** Within a transaction. */
    end: (id: ConnectionId): void => {
      sql.remove.run([id])
      sql.removeEdits.run([])
      sql.removeUndos.run([])
    },
  }
}

/** What a statement deletes of one account, or one connection. */
function of(id: string): (statement: ReturnType<typeof prepareStatements>['runs']) => Sweep {
  return (statement) => (most) => statement.run([id, most]).changes
}

/** The rows of an account that stays, the oldest first, and the entries that wrote to its ledger, which then go as the connection's. */
function givingBack(
  sql: ReturnType<typeof prepareGivingBack>,
  id: AccountId,
  connectionId: ConnectionId,
): readonly Sweep[] {
  let after = { day: '', row: 0 }
  let afterLine = 0
  return [
    (most) => {
      const rows = sql.rows.all({ id, ...after, limit: most })
      for (const { id: row, day } of rows) {
        if (sql.removeUnnamed.run({ row }).changes === 0) sql.leaveToFile.run({ row })
        after = { day, row }
      }
      return rows.length
    },
    (most) => {
      const lines = sql.lines.all({ id, row: afterLine, limit: most })
      for (const { id: line } of lines) {
        sql.takeEntry.run({ line, connectionId })
        afterLine = line
      }
      return lines.length
    },
  ]
}
