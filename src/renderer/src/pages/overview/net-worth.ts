import type { BalanceHistory } from '../../../../shared/contract-views.ts'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account, AccountKind } from '../../../../shared/model.ts'
import { completeTotals, endsOf } from '../../charts/series.ts'

/** Net worth day by day, from the first day to the last of which it is wholly known. */
export interface NetWorthLine {
  readonly days: readonly CalendarDate[]
  /** Minor units; null on a day in between of which an account is not known. As long as `days`. */
  readonly minor: readonly (number | null)[]
  readonly changeMinor: number
  /** Counted accounts that hold something and have no transactions: nobody knows what they held before. */
  readonly leftOutCount: number
}

/**
 * What the counted accounts of one currency held together. Each day of it sums the same accounts, so that the change is
 * money and never an account whose history begins later. null: there are not two days to compare.
 */
export function netWorthLine(
  { days, series }: BalanceHistory,
  accounts: readonly Account[],
  currency: string,
): NetWorthLine | null {
  const counted = countedIn(accounts, currency)
  const moving = counted.filter((account) => account.bookedCount > 0)
  const unknown = { minor: days.map(() => null), beforeMinor: null }
  const totals = completeTotals(
    moving.map((account) => series.find(({ accountId }) => accountId === account.id) ?? unknown),
  )
  const ends = endsOf(totals)
  if (ends === null || ends.first === ends.last) return null
  return {
    days: days.slice(ends.first, ends.last + 1),
    minor: totals.slice(ends.first, ends.last + 1),
    changeMinor: (totals[ends.last] ?? 0) - (totals[ends.first] ?? 0),
    leftOutCount: counted.filter(({ bookedCount, booked }) => bookedCount === 0 && booked?.minor !== 0)
      .length,
  }
}

export const holdings = ['everyday', 'savings', 'investments', 'debts'] as const
export type Holding = (typeof holdings)[number]

const holdingOf = {
  current: 'everyday',
  joint: 'everyday',
  currency: 'everyday',
  external: 'everyday',
  other: 'everyday',
  savings: 'savings',
  bsu: 'savings',
  'share-savings': 'investments',
  investment: 'investments',
  pension: 'investments',
  'credit-card': 'debts',
  loan: 'debts',
} as const satisfies Record<AccountKind, Holding>

/** What a net worth consists of: its parts in a fixed order, only those there are; together they are the whole of it. */
export function holdingsOf(
  accounts: readonly Account[],
  currency: string,
): readonly { readonly holding: Holding; readonly minor: number }[] {
  const groups = Map.groupBy(countedIn(accounts, currency), ({ kind }) => holdingOf[kind])
  return holdings.flatMap((holding) => {
    const own = groups.get(holding)
    if (own === undefined) return []
    return { holding, minor: own.reduce((sum, { booked }) => sum + (booked?.minor ?? 0), 0) }
  })
}

function countedIn(accounts: readonly Account[], currency: string): readonly Account[] {
  return accounts.filter(
    (account) =>
      account.isCounted && !account.isClosed && account.booked !== null && account.currency === currency,
  )
}

/** How the balances of the open accounts compare with their banks; the four make the total. */
export interface ProofCounts {
  readonly total: number
  readonly proven: number
  readonly differing: number
  /** Not yet; an account nobody looked at is one of them. */
  readonly unproven: number
  /** Never: payments alone do not make such a balance. */
  readonly unprovable: number
}

/** null: no balance was looked at yet. */
export function proofCounts(accounts: readonly Account[]): ProofCounts | null {
  const proofs = accounts.filter(({ isClosed }) => !isClosed).map(({ proof }) => proof)
  if (proofs.every((proof) => proof === null)) return null
  const total = proofs.length
  const proven = proofs.filter((proof) => proof?.state === 'proven').length
  const differing = proofs.filter((proof) => proof?.state === 'gap').length
  const unprovable = proofs.filter((proof) => proof?.reason === 'moves-by-itself').length
  return { total, proven, differing, unproven: total - proven - differing - unprovable, unprovable }
}
