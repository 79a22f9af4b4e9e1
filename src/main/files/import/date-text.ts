import { dateForms, type DateForm } from '../../../shared/import-file.ts'
import type { CalendarDate } from '../../../shared/ids.ts'

/** A time of day after the date: the date is taken as the file wrote it, no zone has a say. */
const time = '(?:[T ]\\d{1,2}[:.]\\d{2}.{0,24})?$'

interface Form {
  readonly pattern: RegExp
  /** Which groups are year, month, day. */
  readonly order: readonly [year: number, month: number, day: number]
}

// One digit is enough where a separator stands: Excel writes `5.1.2026` back (files sheet, section 2).
const forms: Readonly<Record<DateForm, Form>> = {
  'yyyy-mm-dd': { pattern: new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${time}`), order: [1, 2, 3] },
  'dd.mm.yyyy': { pattern: new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${time}`), order: [3, 2, 1] },
  'dd.mm.yy': { pattern: new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})${time}`), order: [3, 2, 1] },
  'dd-mm-yyyy': { pattern: new RegExp(`^(\\d{1,2})-(\\d{1,2})-(\\d{4})${time}`), order: [3, 2, 1] },
  'dd/mm/yyyy': { pattern: new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${time}`), order: [3, 2, 1] },
  'mm/dd/yyyy': { pattern: new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${time}`), order: [3, 1, 2] },
  'yyyy/mm/dd': { pattern: new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})${time}`), order: [1, 2, 3] },
  yyyymmdd: { pattern: /^(\d{4})(\d{2})(\d{2})$/, order: [1, 2, 3] },
}

/** A file's date in that form, as a calendar date; null when it is not one that exists. Two-digit years are 2000 to 2099. */
export function calendarDate(cell: string, form: DateForm): CalendarDate | null {
  const { pattern, order } = forms[form]
  const match = pattern.exec(cell.trim())
  if (match === null) return null
  const [year = '', month = '', day = ''] = order.map((group) => match[group])
  return existingDay(year.length === 2 ? `20${year}` : year, month.padStart(2, '0'), day.padStart(2, '0'))
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `YYYY-MM-DD` when there is such a day between 1900 and 2199; what lies outside is damage, never a day money moved. */
export function existingDay(year: string, month: string, day: string): CalendarDate | null {
  const y = Number(year)
  const m = Number(month)
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
  const last = m === 2 && isLeap ? 29 : (daysInMonth[m - 1] ?? 0)
  const exists = y >= 1900 && y < 2200 && Number(day) >= 1 && Number(day) <= last
  return exists ? `${year}-${month}-${day}` : null
}

/** The forms in which every filled cell is a date, among the given ones and in their order. None of the cells filled: none. */
export function dateFormsOf(
  cells: Iterable<string>,
  among: readonly DateForm[] = dateForms,
): readonly DateForm[] {
  let left = among
  let filled = 0
  for (const cell of cells) {
    if (cell.trim() === '') continue
    filled++
    left = left.filter((form) => calendarDate(cell, form) !== null)
    if (left.length === 0) break
  }
  return filled === 0 ? [] : left
}

/** Whole days from one date to a later one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
