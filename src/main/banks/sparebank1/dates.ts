import type { CalendarDate } from '../../../shared/ids.ts'
import type { Clock } from '../../clock.ts'

const dayMs = 86_400_000
/** 1900 to 2200: whatever lies outside is a placeholder or damage, never a day money moved. */
const earliestMs = Date.UTC(1900, 0, 1)
const latestMs = Date.UTC(2200, 0, 1)

// sv-SE prints YYYY-MM-DD.
const osloFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })

/** A ledger has about 260 distinct days a year, so nearly every row is answered from here. */
const known = new Map<number, CalendarDate>()
const mostKnown = 10_000

/** The calendar day in Oslo at an instant (ms since 1970). The bank sends a day as its midnight in Oslo; read in UTC it is
 *  the day before, all year round (fact sheet 8.4). null outside 1900 to 2200. */
export function osloDay(epochMs: number): CalendarDate | null {
  if (!(epochMs >= earliestMs && epochMs < latestMs)) return null
  const cached = known.get(epochMs)
  if (cached !== undefined) return cached
  const day = osloFormat.format(epochMs)
  if (known.size >= mostKnown) known.clear() // a hostile reply cannot make it grow
  known.set(epochMs, day)
  return day
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Is the text a day that exists, `YYYY-MM-DD`? Counted by hand: two `Date`s a row were a fifth of the time a page takes. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0)
  return day >= 1 && day <= last
}

/**
 * A day in any form seen on the wire: epoch milliseconds (list), also as digits in a string, and ISO text (details, legacy,
 * and now and then the list: fact sheet 8.4). A full instant with its offset is read in Oslo. null: absent or unreadable.
 */
export function wireDay(value: number | string | null | undefined): CalendarDate | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return osloDay(value)
  const text = value.trim()
  if (/^-?\d{9,15}$/.test(text)) return osloDay(Number(text))
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return osloDay(Date.parse(text))
  const day = text.slice(0, 10)
  return isCalendarDate(day) ? day : null
}

/** The day so many days later (negative: earlier). Calendar arithmetic: no time zone has a say in it. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** Today in Oslo: what the bank means by a day, wherever the computer stands. */
export function today(clock: Clock): CalendarDate {
  return osloFormat.format(clock.now())
}
