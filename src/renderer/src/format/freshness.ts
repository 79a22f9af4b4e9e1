import type { CalendarDate, Instant } from '../../../shared/ids.ts'
import { dateOf, daysBetween, formatDate, formatTime } from './date.ts'

/** How old a number is, in the steps a person thinks in. The words are chosen by the caller's language. */
export type Age =
  | { readonly step: 'never' }
  | { readonly step: 'today' | 'yesterday'; readonly time: string }
  | { readonly step: 'days'; readonly days: number }
  | { readonly step: 'date'; readonly date: string }

/**
 * The age of an instant as seen today. Up to a week counts in days; older is a date. An instant later than today
 * (a clock that was set back) is shown as its date, not as "0 days ago".
 */
export function ageOf(instant: Instant | null, today: CalendarDate, locale: string, timeZone?: string): Age {
  if (instant === null) return { step: 'never' }
  const day = dateOf(instant, timeZone)
  const days = daysBetween(day, today)
  if (days === 0) return { step: 'today', time: formatTime(instant, locale, timeZone) }
  if (days === 1) return { step: 'yesterday', time: formatTime(instant, locale, timeZone) }
  if (days > 1 && days <= 7) return { step: 'days', days }
  return { step: 'date', date: formatDate(day, locale) }
}

/** Is the number old enough to be marked? Two days: a bank that is read daily has missed one. */
export function isOld(instant: Instant | null, today: CalendarDate, timeZone?: string): boolean {
  return instant === null || daysBetween(dateOf(instant, timeZone), today) >= 2
}
