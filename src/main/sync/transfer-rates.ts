import type { CalendarDate } from '../../shared/ids.ts'
import type { ToldRate } from '../store/transfers.ts'
import { addDays } from './identity.ts'

/** How far from a row's day a rate still tells something of it. */
export const rateDays = 10
/** A bank's own margin, and a rate's way within some days. */
const tolerancePercent = 4n

/** `unknown`: no row of those days tells a rate between the two currencies. */
export type Plausibility = 'near' | 'far' | 'unknown'

export interface Exchange {
  readonly on: CalendarDate
  readonly outCurrency: string
  readonly inCurrency: string
  readonly outMinor: number
  readonly inMinor: number
}

/** Judges exchanges by the rates that rows tell. Whole numbers only: two amounts each, compared crosswise. */
export function rateJudge(rates: readonly ToldRate[]): (exchange: Exchange) => Plausibility {
  const byPair = new Map<string, ToldRate[]>()
  for (const rate of rates) {
    const key = pairKey(rate.currency, rate.originalCurrency)
    const known = byPair.get(key)
    if (known === undefined) byPair.set(key, [rate])
    else known.push(rate)
  }
  return ({ on, outCurrency, inCurrency, outMinor, inMinor }) => {
    let found: Plausibility = 'unknown'
    const [from, to] = [addDays(on, -rateDays), addDays(on, rateDays)]
    for (const rate of byPair.get(pairKey(outCurrency, inCurrency)) ?? []) {
      if (rate.bookedOn < from || rate.bookedOn > to) continue
      const [outTold, inTold] =
        rate.currency === outCurrency
          ? [rate.minor, rate.originalMinor]
          : [rate.originalMinor, rate.minor]
      if (areNear(magnitudeOf(outMinor) * magnitudeOf(inTold), magnitudeOf(inMinor) * magnitudeOf(outTold)))
        return 'near'
      found = 'far'
    }
    return found
  }
} // prettier-ignore

function areNear(a: bigint, b: bigint): boolean {
  const difference = a > b ? a - b : b - a
  return difference * 100n <= b * tolerancePercent
}

function magnitudeOf(minor: number): bigint {
  return BigInt(Math.abs(minor))
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}/${other}` : `${other}/${one}`
}
