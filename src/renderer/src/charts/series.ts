import type { CalendarDate } from '../../../shared/ids.ts'

/** A column of balances, and what there was before it begins; see BalanceHistory. */
export interface Balances {
  /** Minor units, one a day; null: not known on that day. */
  readonly minor: readonly (number | null)[]
  readonly beforeMinor: number | null
}

/** One line or area of a chart: the column beside the chart's days, in minor units of the chart's currency. */
export interface Series extends Balances {
  readonly id: string
  readonly label: string
  readonly color: string
}

/** A row as recharts reads it: the day, and each series' value under its id. */
export type Point = Readonly<Record<string, number | string | null>> & { readonly day: CalendarDate }

/** Turns columns into rows. */
export function toPoints(days: readonly CalendarDate[], series: readonly Series[]): readonly Point[] {
  return days.map((day, index) => ({
    ...Object.fromEntries(series.map(({ id, minor }) => [id, minor[index] ?? null])),
    day,
  }))
}

/**
 * The sum of all columns, on the days on which all of them are known; null on the others, so that two days that are
 * compared hold the same accounts. An account that held nothing before its first row is known to have been empty.
 */
export function completeTotals(columns: readonly Balances[]): readonly (number | null)[] {
  const length = columns[0]?.minor.length ?? 0
  return Array.from({ length }, (_, index) => {
    const values = columns.map((column) => knownOn(column, index))
    return values.reduce<number | null>(
      (sum, value) => (sum === null || value === null ? null : sum + value),
      0,
    )
  })
}

/** The total beside a chart's days, in its table and in the sentence above it: complete or not known, never a part of it. A
 *  series without any balance has no part in it. */
export function totalsOf(series: readonly Balances[]): readonly (number | null)[] {
  return completeTotals(series.filter(({ minor }) => minor.some((value) => value !== null)))
}

function knownOn({ minor, beforeMinor }: Balances, index: number): number | null {
  const value = minor[index] ?? null
  if (value !== null || beforeMinor !== 0) return value
  const begins = minor.findIndex((known) => known !== null)
  return index < begins ? 0 : null
}

/** The first and the last day of which something is known; null when there is none. */
export function endsOf(
  totals: readonly (number | null)[],
): { readonly first: number; readonly last: number } | null {
  const first = totals.findIndex((total) => total !== null)
  const last = totals.findLastIndex((total) => total !== null)
  return first === -1 ? null : { first, last }
}

/**
 * The days that carry a label: the first day of a month, every so many months, so that at most `most` are marked.
 * In a period too short for that, days at equal steps. The step divides a year, so that Januaries stay marked.
 */
export function dayTicks(days: readonly CalendarDate[], most: number): readonly CalendarDate[] {
  const starts = days.filter((day, index) => index > 0 && day.slice(0, 7) !== days[index - 1]?.slice(0, 7))
  if (starts.length < 2) {
    const step = Math.max(1, Math.ceil(days.length / most))
    return days.filter((_, index) => index % step === 0)
  }
  const step = [1, 2, 3, 4, 6, 12, 24, 60, 120].find((months) => starts.length / months <= most) ?? 120
  return starts.filter((day) => monthNumber(day) % step === 0)
}

/** Months since year 0, January of which is 0. */
function monthNumber(day: CalendarDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** Months that carry a label, by the same rule. */
export function monthTicks(months: readonly string[], most: number): readonly string[] {
  const step = [1, 2, 3, 4, 6, 12, 24, 60, 120].find((count) => months.length / count <= most) ?? 120
  return months.filter((month) => monthNumber(month) % step === 0)
}
