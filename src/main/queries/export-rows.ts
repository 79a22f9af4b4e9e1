import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ExportPart, ExportRow } from '../../shared/export-row.ts'
import type { AccountId, TransactionId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import { filterResolver } from './filter.ts'
import { rowOrder } from './row-order.ts'
import { snapshot, type Release } from './snapshot.ts'
import { bookedIds, inOrderOf, pendingIds } from './transaction-rows.ts'

type StoredRow = Omit<
  ExportRow,
  'accountName' | 'accountNumber' | 'currency' | 'isOwnTransfer' | 'status' | 'tags' | 'parts' | 'part'
> & {
  readonly ownTransfer: number
  /** JSON arrays; null: there are none. */
  readonly tags: string | null
  readonly parts: string | null
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
// Mostly there is nothing, and null is told apart from it faster than an empty list is read.
const added = `(SELECT n.text FROM note n WHERE n.transaction_id = bank_transaction.id) AS note,
  (SELECT nullif(json_group_array(g.tag), '[]') FROM transaction_tag g WHERE g.transaction_id = bank_transaction.id) AS tags,
  (SELECT nullif(json_group_array(json_array(p.text, p.minor) ORDER BY p.minor IS NULL, p.position), '[]')
    FROM split_part p WHERE p.transaction_id = bank_transaction.id) AS parts`
const listed = ' WHERE id IN (SELECT value FROM json_each(@ids))'

function prepareStatements(db: ReadDb) {
  const accounts = db.prepare<[], AccountRow>(`
    SELECT id, COALESCE(own_name, bank_name) AS name, COALESCE(number, iban) AS number, currency FROM account`)
  const booked = db.prepare<{ ids: string }, StoredRow>(
    'SELECT id, is_own_transfer AS ownTransfer, ' +
      columns +
      ', ' +
      added +
      ' FROM bank_transaction' +
      listed,
  )
  const pending = db.prepare<{ ids: string }, StoredRow>(
    'SELECT -id AS id, 0 AS ownTransfer, ' +
      columns +
      ', NULL AS note, NULL AS tags, NULL AS parts FROM pending_transaction' +
      listed,
  )
  return { accounts, booked, pending }
}

/**
 * The rows of one export, batch by batch. Beginning holds the file as it is then, so that a sync meanwhile neither
 * doubles nor drops a row; only the ids are kept in memory, eight bytes a row. One export at a time; the connection
 * should be its own, since whatever else asks on it sees the held state too.
 */
export function exportQuestions(db: ReadDb) {
  const resolve = filterResolver(db)
  const order = rowOrder(db)
  const hold = snapshot(db)
  const { accounts, booked, pending } = prepareStatements(db)
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
    note: row.note,
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as readonly string[]), // made by the question itself
    parts: row.parts === null ? [] : partsOf(row.parts, row.minor),
    part: null,
  }
}

/** The rest has no amount of its own: it is what the others leave. */
function partsOf(json: string, whole: number): readonly ExportPart[] {
  const parts = JSON.parse(json) as readonly (readonly [text: string, minor: number | null])[]
  const rest = parts.reduce((left, [, minor]) => left - (minor ?? 0), whole)
  return parts.map(([text, minor]) => ({ text, minor: minor ?? rest }))
}
