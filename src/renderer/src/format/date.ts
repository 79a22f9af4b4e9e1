import type { CalendarDate, Instant } from '../../../shared/ids.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** A calendar date has no time zone: it is read and written in UTC, so that no zone can move it to another day. */
function midnight(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

const dateStyles = {
  /** `3 Nov 2026` */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** `3 November 2026` */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** `03/11/2026`, `03.11.2026`: of one width, for columns */
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
  /** `3 Nov` */
  short: { day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof dateStyles

/** A calendar date for people. */
export function formatDate(date: CalendarDate, locale: string, style: DateStyle = 'medium'): string {
  return formatter(locale, { ...dateStyles[style], timeZone: 'UTC' }).format(midnight(date))
}

/** A month, from `YYYY-MM` or a date in it: `Nov 2026`, or without the year where space is short. */
export function formatMonth(month: string, locale: string, year: 'with-year' | 'without-year' = 'with-year') {
  const shown: Intl.DateTimeFormatOptions = year === 'with-year' ? { year: 'numeric' } : {}
  return formatter(locale, { month: 'short', ...shown, timeZone: 'UTC' }).format(
    midnight(`${month.slice(0, 7)}-01`),
  )
}

/** The time of day of an instant where the reader is: `14:05`. `timeZone` is for tests; absent: the computer's. */
export function formatTime(instant: Instant, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone })
    .formatToParts(new Date(instant))
    .filter((part) => part.type === 'hour' || part.type === 'minute')
    .map((part) => part.value)
    .join(':')
}

/** Day and time of an instant where the reader is: `3 Nov 2026, 14:05`. */
export function formatInstant(instant: Instant, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const day = formatter(locale, { ...dateStyles.medium, ...zone }).format(new Date(instant))
  return `${day}, ${formatTime(instant, locale, timeZone)}`
}

/** The calendar date of an instant where the reader is. */
export function dateOf(instant: Instant, timeZone?: string): CalendarDate {
  const zone = timeZone === undefined ? {} : { timeZone }
  return formatter('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone }).format(
    new Date(instant),
  )
}

const dayMs = 86_400_000

/** Whole days from one calendar date to another; negative when `to` is before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((midnight(to).getTime() - midnight(from).getTime()) / dayMs)
}

/** The same day so many months earlier; the last day of that month where it has no such day. */
export function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const day = midnight(date)
  const target = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1))
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day.getUTCDate(), lastDay))
  return target.toISOString().slice(0, 10)
}
