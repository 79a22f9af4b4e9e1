import type { CalendarDate } from '../../../shared/model.ts'
import type { Clock } from '../../clock.ts'

const dayMs = 86_400_000
const osloFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }) // prints YYYY-MM-DD

/** Today where the bank is: its query days are Central European ones (fact sheet 5.4). */
export function today(clock: Clock): CalendarDate {
  return osloFormat.format(clock.now())
}

/** The first ten characters: with an offset in 2018, without in 2020, and the time part is noise in both (fact sheet 5.4).
 *  null: absent, or no day that exists. */
export function wireDay(value: string | null | undefined): CalendarDate | null {
  const day = value?.slice(0, 10) ?? ''
  return isDay(day) ? day : null
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0') && dayOrNull(text) === text
}

function dayOrNull(text: string): string | null {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 10)
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}
