import type { CalendarDate } from '../../../../shared/ids.ts'
import { monthsBefore } from '../../format/date.ts'

export const presets = ['this-month', 'last-month', 'last-12-months', 'this-year', 'last-year'] as const
export type Preset = (typeof presets)[number]

/** First and last day, both part of it; absent: open on that side. */
export interface Span {
  readonly from?: CalendarDate
  readonly to?: CalendarDate
}

/**
 * The days a preset means today. What runs still has no end: a payment that the bank dates ahead belongs to it, too.
 * Twelve months are the days up to the same day a year ago, which itself is left out.
 */
export function spanOf(preset: Preset, today: CalendarDate): Span {
  const year = Number(today.slice(0, 4))
  const month = today.slice(0, 7)
  switch (preset) {
    case 'this-month':
      return { from: `${month}-01`, to: lastDayOf(month) }
    case 'last-month': {
      const before = monthsBefore(`${month}-01`, 1).slice(0, 7)
      return { from: `${before}-01`, to: lastDayOf(before) }
    }
    case 'last-12-months':
      return { from: dayAfter(monthsBefore(today, 12)) }
    case 'this-year':
      return { from: `${yearText(year)}-01-01`, to: `${yearText(year)}-12-31` }
    case 'last-year':
      return { from: `${yearText(year - 1)}-01-01`, to: `${yearText(year - 1)}-12-31` }
  }
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

/** The day before the first of the next month. */
function lastDayOf(month: string): CalendarDate {
  const next = new Date(`${month}-01T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  next.setUTCDate(0)
  return next.toISOString().slice(0, 10)
}

function dayAfter(date: CalendarDate): CalendarDate {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}
