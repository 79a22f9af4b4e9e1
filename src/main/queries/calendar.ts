import type { CalendarDate } from '../../shared/ids.ts'

const dayMs = 86_400_000

/** Days since 1970-01-01 of a calendar date. Dates have no time zone, so UTC serves as plain arithmetic. */
export function dayNumberOf(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** The calendar date of a day number. */
export function calendarDateOf(dayNumber: number): CalendarDate {
  return new Date(dayNumber * dayMs).toISOString().slice(0, 10)
}
