import type { TransactionFilter } from '../../shared/contract.ts'
import type { TransactionsSummary } from '../../shared/contract-views.ts'
import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import {
  bookedRows,
  daySums,
  filterResolver,
  pendingRows,
  type FilterParams,
  type ResolvedFilter,
} from './filter.ts'

type Params = FilterParams & { readonly today: string }
interface AccountSums {
  readonly account_id: AccountId
  readonly count: number
  readonly in_minor: number
  readonly out_minor: number
}

export interface SummaryInput {
  readonly filter: TransactionFilter
  /** The last day whose booked rows are in the totals: one dated ahead is in the list, and has moved nothing yet. */
  readonly today: CalendarDate
}

/** Rows of one account at a time, because the currency is the account's. */
const sums =
  'SELECT account_id, COUNT(*) AS count, SUM(max(minor, 0)) AS in_minor, SUM(min(minor, 0)) AS out_minor'
const sumsThroughToday = `SELECT account_id, COUNT(*) AS count, SUM(iif(booked_on <= @today, max(minor, 0), 0)) AS in_minor,
  SUM(iif(booked_on <= @today, min(minor, 0), 0)) AS out_minor`
const byAccount = ' GROUP BY account_id'

/**
 * What the rows of a filter come to: the same conditions the list uses, so the totals are those of the rows shown. While
 * nothing is asked of the rows themselves, the day sums answer.
 */
export function transactionsSummaryQuestion(db: ReadDb) {
  const resolve = filterResolver(db)
  const currencies = db.prepare<[], { id: AccountId; currency: string }>('SELECT id, currency FROM account')
  const ofDays = db.prepare<Params, AccountSums>(
    'SELECT account_id, SUM(count) AS count, SUM(iif(day <= @today, in_minor, 0)) AS in_minor, SUM(iif(day <= @today, minor - in_minor, 0)) AS out_minor' +
      daySums +
      byAccount,
  )
  const ofRows = {
    byAccount: db.prepare<Params, AccountSums>(sumsThroughToday + bookedRows.byAccount + byAccount),
    byTag: db.prepare<Params, AccountSums>(sumsThroughToday + bookedRows.byTag + byAccount),
  }
  const ofPending = db.prepare<FilterParams, AccountSums>(sums + pendingRows + byAccount)

  function bookedSums(filter: ResolvedFilter, today: CalendarDate): readonly AccountSums[] {
    if (!filter.hasBooked) return []
    const params = { ...filter.params, today }
    if (!filter.readsRows) return ofDays.all(params)
    return ofRows[filter.params.tag === '' ? 'byAccount' : 'byTag'].all(params)
  }

  return ({ filter, today }: SummaryInput): TransactionsSummary => {
    const resolved = resolve(filter)
    const pending = resolved.hasPending ? ofPending.all(resolved.params) : []
    const all = [...bookedSums(resolved, today), ...pending]
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
