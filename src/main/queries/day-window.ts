import type { CalendarDate } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import { daySums, pendingRows, type FilterParams, type ResolvedFilter } from './filter.ts'
import { versionCache } from './version-cache.ts'

export interface DayWindow {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Rows of the list that come before the window. */
  readonly skipped: number
}
interface DayCount {
  readonly day: CalendarDate
  readonly count: number
}

/** The days that hold the rows `offset` to `offset + limit` of a list by date, from the counts of the days: a page ten
 *  years back is found as fast as the first. */
export function dayWindow(db: ReadDb) {
  const bookedDays = db.prepare<FilterParams, DayCount>(
    'SELECT day, SUM(count) AS count' + daySums + ' GROUP BY day ORDER BY day',
  )
  const pendingDays = db.prepare<FilterParams, DayCount>(
    'SELECT booked_on AS day, COUNT(*) AS count' + pendingRows + ' GROUP BY day',
  )
  const kept = versionCache<readonly DayCount[]>(db, 3)

  function oldestFirst(filter: ResolvedFilter): readonly DayCount[] {
    const booked = filter.hasBooked ? bookedDays.all(filter.params) : []
    const pending = filter.hasPending ? pendingDays.all(filter.params) : []
    if (pending.length === 0) return booked
    const counts = new Map(booked.map(({ day, count }) => [day, count]))
    for (const { day, count } of pending) counts.set(day, (counts.get(day) ?? 0) + count)
    return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1))
  }

  return (
    filter: ResolvedFilter,
    page: { readonly isDescending: boolean; readonly offset: number; readonly limit: number },
  ): DayWindow => {
    const { accounts, from, to } = filter.params
    const key = JSON.stringify([accounts, from, to, filter.hasBooked, filter.hasPending])
    const days = kept.get(key, () => oldestFirst(filter))
    return windowIn(page.isDescending ? days.toReversed() : days, page.offset, page.limit)
  }
}

/** `days` in the order of the list. */
function windowIn(days: readonly DayCount[], offset: number, limit: number): DayWindow {
  let seen = 0
  let first: DayWindow | null = null
  let last = ''
  for (const { day, count } of days) {
    seen += count
    if (seen <= offset) continue
    first ??= { from: day, to: day, skipped: seen - count }
    last = day
    if (seen >= offset + limit) break
  }
  if (first === null) return { from: '9999-12-31', to: '0000-01-01', skipped: 0 } // no day at all
  return last < first.from ? { ...first, from: last } : { ...first, to: last }
}
