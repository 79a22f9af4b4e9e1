import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ExportRow } from '../../shared/export-row.ts'
import type { AccountId, TransactionId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import { filterResolver } from './filter.ts'
import { rowOrder } from './row-order.ts'
import { snapshot, type Release } from './snapshot.ts'
import { bookedIds, inOrderOf, pendingIds } from './transaction-rows.ts'

type StoredRow = Omit<
  ExportRow,
  'accountName' | 'accountNumber' | 'currency' | 'isOwnTransfer' | 'status'
> & {
  readonly ownTransfer: number
}
interface AccountRow {
  readonly id: AccountId
  readonly name: string
  readonly number: string | null
  readonly currency: string
}

const columns = `account_id AS accountId, booked_on AS bookedOn, value_on AS valueOn, purchased_on AS purchasedOn, minor,
  original_minor AS originalMinor, original_currency AS originalCurrency, rate, counterparty,
  counterparty_account AS counterpartyAccount, text, bank_text AS bankText, message, bank_ref AS bankRef`
const listed = ' WHERE id IN (SELECT value FROM json_each(@ids))'

/**
 * The rows of one export, batch by batch. Beginning holds the file as it is then, so that a sync meanwhile neither
 * doubles nor drops a row; only the ids are kept in memory, eight bytes a row. One export at a time; the connection
 * should be its own, since whatever else asks on it sees the held state too.
 */
export function exportQuestions(db: ReadDb) {
  const resolve = filterResolver(db)
  const order = rowOrder(db)
  const hold = snapshot(db)
  const accounts = db.prepare<[], AccountRow>(`
    SELECT id, COALESCE(own_name, bank_name) AS name, COALESCE(number, iban) AS number, currency FROM account`)
  const booked = db.prepare<{ ids: string }, StoredRow>(
    'SELECT id, is_own_transfer AS ownTransfer, ' + columns + ' FROM bank_transaction' + listed,
  )
  const pending = db.prepare<{ ids: string }, StoredRow>(
    'SELECT -id AS id, 0 AS ownTransfer, ' + columns + ' FROM pending_transaction' + listed,
  )
  let running: {
    release: Release
    ids: readonly TransactionId[]
    names: ReadonlyMap<AccountId, AccountRow>
  } | null = null

  function end() {
    running?.release()
    running = null
  }

  return {
    /** Begins an export, and ends one that was left open; returns how many rows it will have. */
    begin({ filter, sort }: { readonly filter: TransactionFilter; readonly sort: TransactionSort }): number {
      end()
      const release = hold()
      try {
        const ids = order.all(resolve(filter), sort, filter)
        const names = new Map(accounts.all([]).map((account) => [account.id, account]))
        running = { release, ids, names }
        return ids.length
      } catch (error) {
        release()
        throw error
      }
    },
    /** Rows `from` to `from + limit` of the export; none are left when the answer is empty. */
    batch({ from, limit }: { readonly from: number; readonly limit: number }): readonly ExportRow[] {
      if (running === null)
        throw new AppError('internal', 'an export batch was asked for before its beginning')
      const { names } = running
      const ids = running.ids.slice(from, from + limit)
      const rows = inOrderOf(ids, [...booked.all(bookedIds(ids)), ...pending.all(pendingIds(ids))])
      return rows.map((row) => toExportRow(row, names.get(row.accountId)))
    },
    /** Lets go of the held state. */
    end(): null {
      end()
      return null
    },
  }
}

/** Named one by one: spreading a row of twenty columns takes longer than reading it. */
function toExportRow(row: StoredRow, account: AccountRow | undefined): ExportRow {
  return {
    id: row.id,
    accountId: row.accountId,
    accountName: account?.name ?? '',
    accountNumber: account?.number ?? null,
    status: row.id < 0 ? 'pending' : 'booked',
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    purchasedOn: row.purchasedOn,
    minor: row.minor,
    currency: account?.currency ?? '',
    originalMinor: row.originalMinor,
    originalCurrency: row.originalCurrency,
    rate: row.rate,
    counterparty: row.counterparty,
    counterpartyAccount: row.counterpartyAccount,
    text: row.text,
    bankText: row.bankText,
    message: row.message,
    bankRef: row.bankRef,
    isOwnTransfer: row.ownTransfer === 1,
  }
}
