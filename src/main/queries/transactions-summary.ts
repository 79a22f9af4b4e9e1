import type { TransactionFilter } from '../../shared/contract.ts'
import type { TransactionsSummary } from '../../shared/contract-views.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import {
  bookedRows,
  daySums,
  filterResolver,
  pendingRows,
  type FilterParams,
  type ResolvedFilter,
} from './filter.ts'

interface AccountSums {
  readonly account_id: AccountId
  readonly count: number
  readonly in_minor: number
  readonly out_minor: number
}

/** Rows of one account at a time, because the currency is the account's. */
const sums =
  'SELECT account_id, COUNT(*) AS count, SUM(max(minor, 0)) AS in_minor, SUM(min(minor, 0)) AS out_minor'
const byAccount = ' GROUP BY account_id'

/**
 * What the rows of a filter come to: the same conditions the list uses, so the totals are those of the rows shown. While
 * nothing is asked of the rows themselves, the day sums answer.
 */
export function transactionsSummaryQuestion(db: ReadDb) {
  const resolve = filterResolver(db)
  const currencies = db.prepare<[], { id: AccountId; currency: string }>('SELECT id, currency FROM account')
  const ofDays = db.prepare<FilterParams, AccountSums>(
    'SELECT account_id, SUM(count) AS count, SUM(in_minor) AS in_minor, SUM(minor - in_minor) AS out_minor' +
      daySums +
      byAccount,
  )
  const ofRows = {
    byAccount: db.prepare<FilterParams, AccountSums>(sums + bookedRows.byAccount + byAccount),
    byTag: db.prepare<FilterParams, AccountSums>(sums + bookedRows.byTag + byAccount),
  }
  const ofPending = db.prepare<FilterParams, AccountSums>(sums + pendingRows + byAccount)

  function bookedSums(filter: ResolvedFilter): readonly AccountSums[] {
    if (!filter.hasBooked) return []
    if (!filter.readsRows) return ofDays.all(filter.params)
    return ofRows[filter.params.tag === '' ? 'byAccount' : 'byTag'].all(filter.params)
  }

  return ({ filter }: { readonly filter: TransactionFilter }): TransactionsSummary => {
    const resolved = resolve(filter)
    const pending = resolved.hasPending ? ofPending.all(resolved.params) : []
    const all = [...bookedSums(resolved), ...pending]
    const currencyOf = new Map(currencies.all([]).map(({ id, currency }) => [id, currency]))
    return {
      count: all.reduce((count, row) => count + row.count, 0),
      pendingCount: pending.reduce((count, row) => count + row.count, 0),
      totals: totalsByCurrency(all, currencyOf),
    }
  }
}

/** The currency of most rows first. */
function totalsByCurrency(rows: readonly AccountSums[], currencyOf: ReadonlyMap<AccountId, string>) {
  const totals = new Map<string, TransactionsSummary['totals'][number]>()
  for (const row of rows) {
    const currency = currencyOf.get(row.account_id) ?? ''
    const before = totals.get(currency)
    totals.set(currency, {
      currency,
      inMinor: (before?.inMinor ?? 0) + row.in_minor,
      outMinor: (before?.outMinor ?? 0) + row.out_minor,
      count: (before?.count ?? 0) + row.count,
    })
  }
  return [...totals.values()].sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1))
}
