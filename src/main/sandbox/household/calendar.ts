import type { CalendarDate } from '../../../shared/ids.ts'

/** Days since 1970-01-01: calendar dates one can count with. */
export type Day = number
/** `year * 12 + month`, January being 0: months one can count with. */
export type Month = number

const dayMs = 86_400_000
const hourMs = 3_600_000
const dates = new Map<Day, CalendarDate>()

export function dayOf(date: CalendarDate): Day {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs)
}

/** `YYYY-MM-DD`; remembered, because 100,000 rows share a thousand days. */
export function dateOf(day: Day): CalendarDate {
  let date = dates.get(day)
  if (date === undefined) dates.set(day, (date = new Date(day * dayMs).toISOString().slice(0, 10)))
  return date
}

export function monthOf(day: Day): Month {
  const date = new Date(day * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export function yearOf(month: Month): number {
  return Math.floor(month / 12)
}

/** January is 1. */
export function monthNumber(month: Month): number {
  return (month % 12) + 1
}

/** A day of a month, counted from 1; a day past its end gives its last day. */
export function dayIn(month: Month, dayOfMonth: number): Day {
  const first = Date.UTC(yearOf(month), month % 12, 1) / dayMs
  const next = Date.UTC(yearOf(month), (month % 12) + 1, 1) / dayMs
  return Math.min(first + dayOfMonth - 1, next - 1)
}

/** Sunday is 0. */
export function weekdayOf(day: Day): number {
  return (day + 4) % 7 // 1970-01-01 was a Thursday
}

/** The last Sunday of March, or of October: summer time begins and ends there, everywhere in the EU and in Norway. */
export function lastSundayOf(month: Month): Day {
  const last = dayIn(month, 31)
  return last - weekdayOf(last)
}

/** Midnight in Oslo as epoch milliseconds: how the bank writes a date (fact sheet 8.4). Right for 1996 and later. */
export function osloMidnight(day: Day): number {
  const year = new Date(day * dayMs).getUTCFullYear()
  const isSummer = lastSundayOf(year * 12 + 2) < day && day <= lastSundayOf(year * 12 + 9) // the clock moves after midnight
  return day * dayMs - (isSummer ? 2 : 1) * hourMs
}

const osloFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })

/** The date on the wall in Oslo at an instant (ms since 1970). */
export function osloDay(instant: number): Day {
  return dayOf(osloFormat.format(new Date(instant)))
}

/** Easter Sunday by the anonymous Gregorian rule. */
function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / dayMs
}

const fixedHolidays = new Set(['01-01', '05-01', '05-17', '12-25', '12-26'])
const afterEaster = [-3, -2, 1, 39, 50] // Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday
const holidaysByYear = new Map<number, ReadonlySet<Day>>()

function isBankDay(day: Day): boolean {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6 || fixedHolidays.has(dateOf(day).slice(5))) return false
  const year = Number(dateOf(day).slice(0, 4))
  let movable = holidaysByYear.get(year)
  if (movable === undefined) {
    movable = new Set(afterEaster.map((days) => easterOf(year) + days))
    holidaysByYear.set(year, movable)
  }
  return !movable.has(day)
}

/** The day itself if banks book on it, else the next one. */
export function bankDayFrom(day: Day): Day {
  let at = day
  while (!isBankDay(at)) at++
  return at
}

/** The day itself if banks book on it, else the one before: a salary is never late. */
export function bankDayUntil(day: Day): Day {
  let at = day
  while (!isBankDay(at)) at--
  return at
}
