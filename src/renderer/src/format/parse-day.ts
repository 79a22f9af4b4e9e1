import type { CalendarDate } from '../../../shared/model.ts'

/** A day as people here type it: day, month, year with points, slashes, hyphens or spaces between (`1.3.2024`,
 *  `01/03/24`), or the ISO form. null for anything else, and for a day there is not. */
export function parseDay(text: string): CalendarDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3])
  const typed = /^(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4}|\d{2})$/.exec(text.trim())
  if (typed === null) return null
  const [, day, month, year = ''] = typed
  return dayOf(year.length === 2 ? `20${year}` : year, month, day)
}

function dayOf(year = '', month = '', day = ''): CalendarDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  // A day past the end of its month would roll over into the next.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null
}
