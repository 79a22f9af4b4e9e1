import type { CalendarDate } from '../../../shared/ids.ts'

/**
 * Reads a day as people type it here, day first: `3.11.2026`, `03/11/26`, `3-11-2026`, `03112026`, or ISO with the year
 * first. Two digits are a year of this century. Null when the calendar has no such day.
 */
export function readDate(typed: string): CalendarDate | null {
  const text = typed.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso !== null) return dateOfParts(iso[1], iso[2], iso[3])
  const parts =
    /^(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  return parts === null ? null : dateOfParts(parts[3], parts[2], parts[1])
}

function dateOfParts(year = '', month = '', day = ''): CalendarDate | null {
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(text) ? text : null
}

/** Is this a day of the calendar, written as the contract wants it? "2026-02-30" is not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
