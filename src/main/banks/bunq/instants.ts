import type { CalendarDate } from '../../../shared/ids.ts'

const timestampForm = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z?$/
const dayMs = 86_400_000
const quarterMs = 900_000

/** `YYYY-MM-DD HH:MM:SS.ffffff`, UTC without saying so (fact sheet 6.4), as ms since 1970; null where it is none. */
export function instantOf(value: string | null | undefined): number | null {
  const [, day, time, fraction = ''] = timestampForm.exec(value?.trim() ?? '') ?? []
  if (day === undefined || time === undefined || !isCalendarDate(day)) return null
  const at = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  return Number.isNaN(at) ? null : at
}

/** Is the text a day that exists, `YYYY-MM-DD`? */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) // `2026-02-30` would become a day of March
}

/** The calendar day on the wall at an instant (ms since 1970). */
export type DayOf = (at: number) => CalendarDate

const defaultZone = 'Europe/Amsterdam'
const clocks = new Map<string, DayOf>()

/** Days in an account's `timezone`, written `europe/amsterdam` (fact sheet 8); Amsterdam where there is none we know. */
export function dayIn(timezone: string | null | undefined): DayOf {
  const zone = timezone?.trim() ?? ''
  const format = formatOf(zone === '' ? defaultZone : zone) ?? formatOf(defaultZone)
  if (format === null) throw new RangeError('this build of Node has no time zones')
  const name = format.resolvedOptions().timeZone
  const known = clocks.get(name) ?? withMemory(format)
  clocks.set(name, known)
  return known
}

// sv-SE prints YYYY-MM-DD.
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone })
  } catch (error) {
    if (error instanceof RangeError) return null // a zone nobody knows
    throw error
  }
}

/** Midnight anywhere falls on a quarter of an hour in UTC, so one answer holds for a quarter: printing a date costs more than
 *  reading the rest of a row. */
function withMemory(format: Intl.DateTimeFormat): DayOf {
  const known = new Map<number, CalendarDate>()
  return (at) => {
    const quarter = Math.floor(at / quarterMs)
    const cached = known.get(quarter)
    if (cached !== undefined) return cached
    const day = format.format(quarter * quarterMs)
    if (known.size >= 50_000) known.clear() // a hostile reply cannot make it grow
    known.set(quarter, day)
    return day
  }
}

/** The day so many days later (negative: earlier). Calendar arithmetic: no time zone has a say in it. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
