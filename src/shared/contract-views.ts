import type { AccountId, CalendarDate, Instant } from './ids.ts'
import type { Account } from './model.ts'

export interface CurrencyTotal {
  readonly currency: string
  readonly minor: number
  readonly accountCount: number
}

export interface Overview {
  /** Booked balances of counted accounts, one total a currency: nothing is converted without a dated rate. */
  readonly netWorth: readonly CurrencyTotal[]
  readonly accounts: readonly Account[]
  /** The oldest balance among the counted accounts: the total is no fresher than that. */
  readonly oldestBalanceAt: Instant | null
}

export interface BalanceHistory {
  /** Days in order; a long period is thinned to at most 400 of them, the last always kept. */
  readonly days: readonly CalendarDate[]
  readonly series: readonly {
    readonly accountId: AccountId
    readonly currency: string
    /** Booked balance at the end of each day; null before the first day known. Same length as `days`. */
    readonly minor: readonly (number | null)[]
    /** What it held before its first day known, if that day is within `days`: 0 says that it was empty or not opened
     *  yet. null when it is known on all of them, or on none. */
    readonly beforeMinor: number | null
  }[]
}

export interface MonthlyFlow {
  /** `YYYY-MM`. */
  readonly month: string
  readonly currency: string
  readonly inMinor: number
  /** Negative or zero. */
  readonly outMinor: number
  /** Moved between own accounts in the month and left out of both, as a positive sum. */
  readonly ownTransferMinor: number
}

export interface TransactionsSummary {
  readonly count: number
  readonly pendingCount: number
  /** Sums of exactly the rows the filter holds, one line a currency. `outMinor` is negative or zero. */
  readonly totals: readonly {
    readonly currency: string
    readonly inMinor: number
    readonly outMinor: number
    readonly count: number
  }[]
}
