import type { TransactionFilter } from '../../shared/contract.ts'
import { fold } from '../store/fold.ts'
import type { ReadDb } from '../store/port.ts'
import { notedRows } from './noted-rows.ts'
import { accountsMeant, amountsMeant, type SearchedAccount } from './search-meant.ts'
import { searchWords } from './search-words.ts'

/** Everything the fixed conditions below compare with. Each is always bound; what the filter leaves open is unbounded. */
export interface FilterParams {
  /** JSON array of account ids. */
  readonly accounts: string
  readonly from: string
  readonly to: string
  readonly min: number
  readonly max: number
  readonly minSize: number
  readonly maxSize: number
  /** The longest word typed, folded; '' when none was. */
  readonly word: string
  /** JSON array of the others. */
  readonly otherWords: string
  /** JSON array of the booked rows that have all the words once their notes are read with them. */
  readonly noted: string
  /** JSON array of [account id, minor units]: rows that are what was typed, read as an amount. */
  readonly amounts: string
  /** JSON array of the accounts whose own number was typed. */
  readonly numbered: string
  /** Folded; '' when none is asked for. */
  readonly tag: string
  /** 1: own transfers alone; 0: the others alone; -1: both. */
  readonly own: -1 | 0 | 1
}

export interface ResolvedFilter {
  readonly params: FilterParams
  readonly hasBooked: boolean
  readonly hasPending: boolean
  /** True when something of the row itself is asked for, not only its account and day: day sums cannot answer then. */
  readonly readsRows: boolean
}

// The conditions, once for everything that lists, counts, sums or exports: what is shown and what is summed cannot differ.
const inAccounts = 'account_id IN (SELECT value FROM json_each(@accounts))'
const inDays = 'booked_on BETWEEN @from AND @to'
const inAmounts = 'minor BETWEEN @min AND @max AND abs(minor) BETWEEN @minSize AND @maxSize'
// Most rows lack the first word, and most searches have no other: json_each, ten times as dear as instr, is asked last.
const wordsInRow = `(@word = '' OR instr(search_text, @word) > 0) AND (@otherWords = '[]'
  OR NOT EXISTS (SELECT 1 FROM json_each(@otherWords) WHERE instr(search_text, value) = 0))`
// What was typed may be no word of the row but its amount, or the number of its own account. The accounts' currencies may have
// different decimals: few rows get as far as the pair.
const isMeant = `((@amounts <> '[]' AND minor IN (SELECT value ->> 1 FROM json_each(@amounts))
    AND json_array(account_id, minor) IN (SELECT value FROM json_each(@amounts)))
  OR (@numbered <> '[]' AND account_id IN (SELECT value FROM json_each(@numbered))))`
// Notes are few: which rows they add is known before the rows are read, and mostly it is none.
const hasWords = `((${wordsInRow}) OR ${isMeant} OR (@noted <> '[]' AND id IN (SELECT value FROM json_each(@noted))))`
// The mark is in no index a filter reads, but the rows that bear it have one of their own: it is read once, and only when asked for.
const ownOrNot = `(@own = -1 OR @own = (id IN (
  SELECT marked.id FROM bank_transaction marked INDEXED BY bank_transaction_own WHERE marked.is_own_transfer = 1)))`

/**
 * FROM and WHERE of booked rows. The way in is named, not left to the planner: `byAccount` reads one index from end to end
 * that holds all the conditions look at; `byDay` reads the rows themselves in the order of their days, which pays when
 * few are wanted or a column outside that index is; `byTag` reads the rows of a tag and no others.
 */
export const bookedRows = {
  byAccount: ` FROM bank_transaction INDEXED BY bank_transaction_account_day
    WHERE ${inAccounts} AND ${inDays} AND ${inAmounts} AND ${ownOrNot} AND ${hasWords}`,
  byDay: ` FROM bank_transaction INDEXED BY bank_transaction_day
    WHERE +${inAccounts} AND ${inDays} AND ${inAmounts} AND ${ownOrNot} AND ${hasWords}`,
  byTag: ` FROM (SELECT transaction_id FROM transaction_tag INDEXED BY transaction_tag_tag WHERE folded = @tag)
    CROSS JOIN bank_transaction NOT INDEXED ON id = transaction_id
    WHERE ${inAccounts} AND ${inDays} AND ${inAmounts} AND ${ownOrNot} AND ${hasWords}`,
} as const
export type Access = keyof typeof bookedRows

/** The way in that reads fewest rows, where it makes no difference else. */
export function shortestAccess({ params }: ResolvedFilter): Access {
  return params.tag === '' ? 'byAccount' : 'byTag'
}

/** FROM and WHERE of pending rows: never more than a few dozen. */
export const pendingRows = ` FROM pending_transaction
  WHERE ${inAccounts} AND ${inDays} AND ${inAmounts} AND (${isMeant} OR (${wordsInRow}))`

/** FROM and WHERE of the day sums: what `bookedRows` hold while nothing is asked of the rows themselves. */
export const daySums = ` FROM account_day WHERE ${inAccounts} AND day BETWEEN @from AND @to AND count > 0`

const beyondMoney = Number.MAX_SAFE_INTEGER

/**
 * Works a filter out against the accounts the person follows. Currency is a matter of the account, so it narrows those.
 * Accounts of a disconnected connection whose data was kept stay: they are followed still, only not synced.
 */
export function filterResolver(db: ReadDb): (filter: TransactionFilter) => ResolvedFilter {
  const accountsOf = db.prepare<{ ids: string | null; currency: string | null }, SearchedAccount>(`
    SELECT id, currency, number, iban FROM account
    WHERE is_chosen = 1 AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))
      AND (@currency IS NULL OR currency = @currency)`)

  const noted = notedRows(db)
  return (filter) => {
    const text = filter.text ?? ''
    const words = searchWords(text)
    const tag = fold(filter.tag ?? '')
    const own = filter.transfers === undefined ? -1 : filter.transfers === 'only' ? 1 : 0
    const [word = '', ...otherWords] = words
    const ids = filter.accountIds === undefined ? null : JSON.stringify(filter.accountIds)
    const accounts = accountsOf.all({ ids, currency: filter.currency ?? null })
    const min = Math.max(filter.minMinor ?? -beyondMoney, filter.direction === 'in' ? 1 : -beyondMoney)
    const minSize = filter.minSizeMinor ?? 0
    const maxSize = filter.maxSizeMinor ?? beyondMoney
    const max = Math.min(filter.maxMinor ?? beyondMoney, filter.direction === 'out' ? -1 : beyondMoney)
    return {
      params: {
        accounts: JSON.stringify(accounts.map(({ id }) => id)),
        from: filter.from ?? '0000-01-01',
        to: filter.to ?? '9999-12-31',
        min,
        max,
        minSize,
        maxSize,
        word,
        otherWords: JSON.stringify(otherWords),
        noted: JSON.stringify(noted(words)),
        amounts: JSON.stringify(amountsMeant(text, accounts)),
        numbered: JSON.stringify(accountsMeant(text, accounts)),
        tag,
        own,
      },
      hasBooked: filter.status !== 'pending',
      hasPending: filter.status !== 'booked' && tag === '' && own !== 1, // what is not booked yet has no tags, and is no transfer
      readsRows:
        tag !== '' ||
        own !== -1 ||
        word !== '' ||
        min > -beyondMoney ||
        max < beyondMoney ||
        minSize > 0 ||
        maxSize < beyondMoney,
    }
  }
}
