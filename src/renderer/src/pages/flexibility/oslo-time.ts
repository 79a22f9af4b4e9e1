import type { CalendarDate, Instant } from '../../../../shared/ids.ts'

/** FIS keeps Norwegian time: what is valid begins and ends at midnight there (fact sheet 17). */
const zone = 'Europe/Oslo'
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `2026-07-09 00:00:00`, as a clock on a wall in Norway says. */
function wallClock(ms: number): string {
  return parts.format(new Date(ms)).replace(',', '')
}

/** Ms of a time read off that clock; one that is skipped in spring is an hour on, one that comes twice the first. */
function msOfWall(text: string): number {
  const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`)
  for (const hours of [2, 1]) {
    const ms = asUtc - hours * 3_600_000
    if (wallClock(ms) === text.replace('T', ' ')) return ms
  }
  return asUtc - 3_600_000
}

/** The instant at which a day begins in Norway. */
export function startOfDay(day: CalendarDate): Instant {
  return new Date(msOfWall(`${day} 00:00:00`)).toISOString()
}

const named = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)? Europe\/Oslo$/
const rfc3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/**
 * Reads a time as FIS writes it: RFC 3339 today, and a local time with the name of its zone in older answers (fact sheet 17,
 * disagreement 7). Parts of a second beyond thousandths are dropped; null for anything else.
 */
export function readInstant(text: string): Instant | null {
  const local = named.exec(text)
  const ms =
    local !== null
      ? msOfWall(`${local[1] ?? ''} ${local[2] ?? ''}:${local[3] ?? '00'}`)
      : rfc3339.test(text)
        ? Date.parse(text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'))
        : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** The day that begins at this instant in Norway; null: it is no midnight there. */
export function dayBeginningAt(instant: Instant): CalendarDate | null {
  const clock = wallClock(Date.parse(instant))
  return clock.endsWith(' 00:00:00') ? clock.slice(0, 10) : null
}
