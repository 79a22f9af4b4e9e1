import type { TransactionFilter } from '../../shared/contract.ts'
import type { ReadDb } from '../store/port.ts'
import { searchWords, type SearchWords } from './search-words.ts'

/** Everything the fixed conditions below compare with. Each is always bound; what the filter leaves open is unbounded. */
export interface FilterParams {
  /** JSON array of account ids. */
  readonly accounts: string
  readonly from: string
  readonly to: string
  readonly min: number
  readonly max: number
  /** JSON array of every word. */
  readonly words: string
  /** JSON array of those the search index cannot answer. */
  readonly unindexed: string
  /** FTS5 query; '' where the index is not asked. */
  readonly match: string
}

/** How booked rows are reached: `span` by account and day, `few` and `many` through the search index, `scan` by reading
 *  each row's text. */
export type Access = 'span' | 'few' | 'many' | 'scan'

export interface ResolvedFilter {
  readonly params: FilterParams
  readonly words: SearchWords
  /** null: the filter asks for pending rows only. */
  readonly booked: Access | null
  readonly hasPending: boolean
  /** True when something of the row itself is asked for, not only its account and day: day sums cannot answer then. */
  readonly readsRows: boolean
}

// The conditions, once for everything that lists, counts, sums or exports: what is shown and what is summed cannot differ.
const inAccounts = 'account_id IN (SELECT value FROM json_each(@accounts))'
const inDays = 'booked_on BETWEEN @from AND @to'
const inAmounts = 'minor BETWEEN @min AND @max'
const hasWords = 'NOT EXISTS (SELECT 1 FROM json_each(@words) WHERE instr(search_text, value) = 0)'
const hasUnindexed = 'NOT EXISTS (SELECT 1 FROM json_each(@unindexed) WHERE instr(search_text, value) = 0)'
const isFound = 'id IN (SELECT rowid FROM transaction_search WHERE transaction_search MATCH @match)'

const anyRow = `${inAccounts} AND ${inDays} AND ${inAmounts}`
/** `+` keeps SQLite from reaching the rows by account or day although it could. */
const anyRowByHand = `+${inAccounts} AND +${inDays} AND +${inAmounts}`

/** FROM and WHERE of booked rows. The way in is named, not left to the planner: measured at 100,000 rows the wrong one
 *  takes 200 to 700 ms where the right one takes 5 to 40. */
export const bookedRows: Readonly<Record<Access, string>> = {
  span: ` FROM bank_transaction INDEXED BY bank_transaction_account_day WHERE ${anyRow}`,
  few: ` FROM bank_transaction WHERE ${isFound} AND ${anyRowByHand} AND ${hasUnindexed}`,
  many: ` FROM bank_transaction INDEXED BY bank_transaction_account_day WHERE ${anyRow} AND ${isFound} AND ${hasUnindexed}`,
  scan: ` FROM bank_transaction INDEXED BY bank_transaction_day WHERE ${inDays} AND +${inAccounts} AND ${inAmounts} AND ${hasWords}`,
}
/** FROM and WHERE of pending rows: never more than a few dozen. */
export const pendingRows = ` FROM pending_transaction WHERE ${anyRow} AND ${hasWords}`

/** FROM and WHERE of the day sums: what `bookedRows` hold while nothing is asked of the rows themselves. */
export const daySums = ` FROM account_day WHERE ${inAccounts} AND day BETWEEN @from AND @to AND count > 0`

/** Up to here rows found by the index are read one by one; above, the whole index by account is read instead. */
const fewRows = 2000
const beyondMoney = Number.MAX_SAFE_INTEGER

/**
 * Works a filter out against the accounts the person follows. Currency is a matter of the account, so it narrows those.
 * Accounts of a disconnected connection whose data was kept stay: they are followed still, only not synced.
 */
export function filterResolver(db: ReadDb): (filter: TransactionFilter) => ResolvedFilter {
  const accountsOf = db.prepare<{ ids: string | null; currency: string | null }, { ids: string }>(`
    SELECT json_group_array(id) AS ids FROM account
    WHERE is_chosen = 1 AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))
      AND (@currency IS NULL OR currency = @currency)`)
  const countFound = db.prepare<{ match: string; limit: number }, { found: number }>(`
    SELECT COUNT(*) AS found
    FROM (SELECT 1 FROM transaction_search WHERE transaction_search MATCH @match LIMIT @limit)`)

  function accessFor(words: SearchWords): Access {
    if (words.all.length === 0) return 'span'
    if (words.match === null) return 'scan'
    const found = countFound.get({ match: words.match, limit: fewRows + 1 })?.found ?? 0
    return found <= fewRows ? 'few' : 'many'
  }

  return (filter) => {
    const words = searchWords(filter.text ?? '')
    const ids = filter.accountIds === undefined ? null : JSON.stringify(filter.accountIds)
    const min = Math.max(filter.minMinor ?? -beyondMoney, filter.direction === 'in' ? 1 : -beyondMoney)
    const max = Math.min(filter.maxMinor ?? beyondMoney, filter.direction === 'out' ? -1 : beyondMoney)
    const params = {
      accounts: accountsOf.get({ ids, currency: filter.currency ?? null })?.ids ?? '[]',
      from: filter.from ?? '0000-01-01',
      to: filter.to ?? '9999-12-31',
      min,
      max,
      words: JSON.stringify(words.all),
      unindexed: JSON.stringify(words.unindexed),
      match: words.match ?? '',
    }
    return {
      params,
      words,
      booked: filter.status === 'pending' ? null : accessFor(words),
      hasPending: filter.status !== 'booked',
      readsRows: words.all.length > 0 || min !== -beyondMoney || max !== beyondMoney,
    }
  }
}
