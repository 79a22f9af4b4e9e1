import type { CalendarDate } from '../../../shared/ids.ts'
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

/** A ledger has about 260 distinct days a year, so nearly every row is answered from here. */
const known = new Map<string, boolean>()
const mostKnown = 10_000

export function isDay(text: string): boolean {
  const cached = known.get(text)
  if (cached !== undefined) return cached
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
  if (known.size >= mostKnown) known.clear() // a hostile reply cannot make it grow
  known.set(text, isReal)
  return isReal
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}
