import type { CalendarDate } from './ids.ts'

/** A row and the balance its bank says there was right after it; null: it does not say. Minor units. */
export interface ChainRow {
  readonly day: CalendarDate
  readonly minor: number
  readonly after: number | null
}

/** Where the balances of the rows do not follow from each other. Minor units. */
export interface Break {
  readonly after: CalendarDate
  readonly before: CalendarDate
  readonly minor: number
}

/**
 * Walks the balances that rows carry. The order within a day is not needed: of a whole day's balances before and after each
 * row all meet in pairs but the first and the last. A day on which more are left over has a hole or a row too many itself; it
 * is summed up, and the next day shows by how much.
 */
export function chainBreaks(
  rows: readonly ChainRow[],
  end: { readonly day: CalendarDate; readonly minor: number },
): readonly Break[] {
  const breaks: Break[] = []
  let known: { readonly day: CalendarDate; readonly minor: number } | null = null
  let since = 0
  const meet = (day: CalendarDate, minor: number): void => {
    const missing = known === null ? 0 : minor - known.minor - since
    if (known !== null && missing !== 0) breaks.push({ after: known.day, before: day, minor: missing })
  }
  const days = [...Map.groupBy(rows, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [day, ofDay] of days) {
    const ends = endsOf(ofDay)
    if (ends === null) {
      since += ofDay.reduce((sum, { minor }) => sum + minor, 0)
      continue
    }
    meet(day, ends.opening)
    known = { day, minor: ends.closing }
    since = 0
  }
  meet(end.day, end.minor)
  return breaks
}

/** The balances at the start and the end of a day; null where its rows do not tell them. */
export function endsOf(
  rows: readonly Pick<ChainRow, 'minor' | 'after'>[],
): { readonly opening: number; readonly closing: number } | null {
  const counts = new Map<number, number>()
  const count = (minor: number, by: number) => void counts.set(minor, (counts.get(minor) ?? 0) + by)
  for (const { minor, after } of rows) {
    if (after === null) return null
    count(after - minor, 1)
    count(after, -1)
  }
  const left = [...counts].filter(([, times]) => times !== 0)
  const opening = left.find(([, times]) => times === 1)
  const closing = left.find(([, times]) => times === -1)
  if (left.length !== 2 || opening === undefined || closing === undefined) return null
  return { opening: opening[0], closing: closing[0] }
}
