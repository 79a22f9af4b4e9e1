import type { CalendarDate } from '../../shared/ids.ts'
import type { ToldRate, TransferRow } from '../store/transfers.ts'
import { addDays } from './identity.ts'
import type { Pace } from './pace.ts'
import type { Household } from './transfer-household.ts'
import { judge, transferDays, type JudgeContext, type Pair } from './transfer-judge.ts'
import { rateJudge } from './transfer-rates.ts'
import { mayMoveMoney, wordsOf } from './transfer-words.ts'

/** Rows of some days by what one looks for in them. */
interface Shelf {
  /** By currency and sum, those that came and those that left. */
  readonly ins: ReadonlyMap<string, readonly TransferRow[]>
  readonly outs: ReadonlyMap<string, readonly TransferRow[]>
  readonly byAccount: ReadonlyMap<string, readonly TransferRow[]>
}

/** Rows of some days, and what is known of them. */
export interface Window {
  readonly household: Household
  readonly rows: readonly TransferRow[]
  readonly rates: readonly ToldRate[]
  /** Pairs are wanted whose outgoing side is of these days. The rows reach `lookAround` days further on both sides. */
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** As far as the other side's other sides. */
export const lookAround = 2 * transferDays

/** Every pair that is worth asking about, sure or not; a row may be in several. */
export async function pairsIn(window: Window, pace: Pace): Promise<readonly Pair[]> {
  const { household, rows, rates, from, to } = window
  const shelf = await shelve(household, rows, pace)
  const context: JudgeContext = {
    household,
    wordsOf: wordsOf(household),
    plausibility: rateJudge(rates),
    isOnly: (out, into) => isOnly(household, shelf, out, into),
  }
  const pairs: Pair[] = []
  const isWanted = ({ bookedOn }: TransferRow): boolean => bookedOn >= from && bookedOn <= to
  for (const row of rows) {
    if (pace.isDue()) await pace.rest()
    if (row.minor < 0 && isWanted(row))
      for (const into of othersOf(row, shelf, context)) keep(pairs, judge(row, into, context))
    else if (row.minor > 0)
      // Only what the outgoing side itself does not lead to, so that no pair is found twice.
      for (const out of outsOf(row, shelf, context))
        if (isWanted(out) && !othersOf(out, shelf, context).has(row)) keep(pairs, judge(out, row, context))
  }
  return pairs
} // prettier-ignore

function keep(pairs: Pair[], pair: Pair | null): void {
  if (pair !== null) pairs.push(pair)
}

async function shelve(household: Household, rows: readonly TransferRow[], pace: Pace): Promise<Shelf> {
  const ins = new Map<string, TransferRow[]>()
  const outs = new Map<string, TransferRow[]>()
  const byAccount = new Map<string, TransferRow[]>()
  for (const row of rows) {
    if (pace.isDue()) await pace.rest()
    const { currency = '' } = household.account(row.accountId) ?? {}
    put(row.minor > 0 ? ins : outs, sumKey(currency, row.minor), row)
    put(byAccount, row.accountId, row)
  }
  return { ins, outs, byAccount }
}

function put(shelf: Map<string, TransferRow[]>, key: string, row: TransferRow): void {
  const there = shelf.get(key)
  if (there === undefined) shelf.set(key, [row])
  else there.push(row)
}

function sumKey(currency: string, minor: number): string {
  return `${currency} ${Math.abs(minor)}`
}

/** Rows that came and that this one, which left, leads to: by its sum, by the sum it tells in another currency, by whom it names. */
function othersOf(out: TransferRow, { ins, byAccount }: Shelf, context: JudgeContext): ReadonlySet<TransferRow> {
  const { currency = '' } = context.household.account(out.accountId) ?? {}
  const found = new Set(near(out, ins.get(sumKey(currency, out.minor))))
  if (out.originalCurrency !== null && out.originalMinor !== null && out.originalCurrency !== currency)
    for (const into of near(out, ins.get(sumKey(out.originalCurrency, out.originalMinor)))) found.add(into)
  for (const accountId of namedAbroad(out, currency, context))
    for (const into of near(out, byAccount.get(accountId))) if (into.minor > 0) found.add(into)
  return found
} // prettier-ignore

/** Rows that left and that this one, which came, leads to in another currency. */
function outsOf(into: TransferRow, { outs, byAccount }: Shelf, context: JudgeContext): ReadonlySet<TransferRow> {
  const { currency = '' } = context.household.account(into.accountId) ?? {}
  const found = new Set<TransferRow>()
  if (into.originalCurrency !== null && into.originalMinor !== null && into.originalCurrency !== currency)
    for (const out of near(into, outs.get(sumKey(into.originalCurrency, into.originalMinor)))) found.add(out)
  for (const accountId of namedAbroad(into, currency, context))
    for (const out of near(into, byAccount.get(accountId))) if (out.minor < 0) found.add(out)
  return found
} // prettier-ignore

/** Accounts in another currency that a row names by number, or speaks of where its kind could be one of a transfer. */
function namedAbroad(row: TransferRow, currency: string, context: JudgeContext): readonly string[] {
  const named =
    row.counterpartyAccount !== null
      ? context.household.owners(row.counterpartyAccount).map(({ id }) => id)
      : context.household.hasCurrencies && mayMoveMoney(row)
        ? [...context.wordsOf(row).accounts]
        : []
  return named.filter((id) => id !== row.accountId && context.household.account(id)?.currency !== currency)
} // prettier-ignore

function near(row: TransferRow, others: readonly TransferRow[] = []): readonly TransferRow[] {
  if (others.length === 0) return others
  const [from, to] = [addDays(row.bookedOn, -transferDays), addDays(row.bookedOn, transferDays)]
  return others.filter(({ bookedOn, accountId }) => accountId !== row.accountId && bookedOn >= from && bookedOn <= to)
} // prettier-ignore

function isOnly(household: Household, { ins, outs }: Shelf, out: TransferRow, into: TransferRow): boolean {
  const key = sumKey(household.account(out.accountId)?.currency ?? '', out.minor)
  return near(out, ins.get(key)).length === 1 && near(into, outs.get(key)).length === 1
} // prettier-ignore
