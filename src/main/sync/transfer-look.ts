import type { CalendarDate } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'
import type { Days, TransferRow } from '../store/transfers.ts'
import { addDays } from './identity.ts'
import type { Pace } from './pace.ts'
import type { Household } from './transfer-household.ts'
import { transferDays, type Pair } from './transfer-judge.ts'
import { rateDays } from './transfer-rates.ts'
import { lookAround, pairsIn } from './transfer-window.ts'

/** What some days of the ledger tell of transfers. */
export interface Look {
  /** One side at least is of these days. */
  readonly pairs: readonly Pair[]
  /** Rows of these days that are marked as own transfers, name an own account or were asked for, by their ids. */
  readonly rows: ReadonlyMap<number, TransferRow>
}

const readAtOnce = 500
/** Held in memory at once, with what lies around them. */
const chunkDays = 60

/** Looks at all rows of some days and of those around them, a part at a time. */
export async function lookAt(
  store: Store,
  household: Household,
  days: Days,
  asked: ReadonlySet<number>,
  pace: Pace,
): Promise<Look> {
  const pairs: Pair[] = []
  const rows = new Map<number, TransferRow>()
  const isWithin = ({ bookedOn }: TransferRow): boolean => isDayOf(days, bookedOn)
  const end = addDays(days.to, transferDays)
  for (let from = addDays(days.from, -transferDays); from <= end; from = addDays(from, chunkDays)) {
    const last = addDays(from, chunkDays - 1)
    const to = last < end ? last : end
    const around = await rowsOf(store, wider({ from, to }, lookAround), pace)
    const rates = household.hasCurrencies ? store.transfers.rates(wider({ from, to }, rateDays)) : []
    for (const pair of await pairsIn({ household, rows: around, rates, from, to }, pace))
      if (isWithin(pair.out) || isWithin(pair.in)) pairs.push(pair)
    for (const row of around) {
      if (pace.isDue()) await pace.rest()
      if (isWithin(row) && (row.isOwn === 1 || asked.has(row.id) || namesOwn(household, row)))
        rows.set(row.id, row)
    }
  }
  return { pairs, rows }
}

/** Does it name another account of the household by its number? */
export function namesOwn(household: Household, { counterpartyAccount, accountId }: TransferRow): boolean {
  return household.owners(counterpartyAccount).some(({ id }) => id !== accountId)
}

export function isDayOf({ from, to }: Days, day: CalendarDate): boolean {
  return day >= from && day <= to
}

export function wider({ from, to }: Days, by: number): Days {
  return { from: addDays(from, -by), to: addDays(to, by) }
}

async function rowsOf({ transfers }: Store, days: Days, pace: Pace): Promise<readonly TransferRow[]> {
  const rows: TransferRow[] = []
  for (;;) {
    if (pace.isDue()) await pace.rest()
    const batch = transfers.rows(days, rows.at(-1) ?? null, readAtOnce)
    rows.push(...batch)
    if (batch.length < readAtOnce) return rows
  }
}
