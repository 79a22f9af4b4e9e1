const form =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?)| ([A-Za-z]+(?:\/[A-Za-z_]+)?))?$/

const seen = new Map<string, number | null>()

/**
 * Microseconds since 1970 of an instant as FIS takes one in: RFC 3339 with its seconds optional and `T` or a space, or a time and the
 * name of its zone; UTC where none is named (fact sheet 17). null: not an instant.
 */
export function microsOf(text: string): number | null {
  const known = seen.get(text)
  if (known !== undefined) return known
  const micros = readMicros(text)
  if (seen.size > 100_000) seen.clear()
  seen.set(text, micros)
  return micros
}

function readMicros(text: string): number | null {
  const [, date, time = '00:00', seconds = '00', decimals = '', offset, zone] = form.exec(text) ?? []
  if (date === undefined) return null
  const ms = Date.parse(`${date}T${time}:${seconds}Z`)
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(date)) return null
  const behind = zone === undefined ? offsetMs(offset ?? 'Z') : zoneOffsetMs(ms, zone)
  return behind === null ? null : (ms - behind) * 1000 + Number(decimals.padEnd(6, '0'))
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(3).replace(':', '') || '0')
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** How far the zone is ahead of UTC at this time on its wall; null: no such zone. */
function zoneOffsetMs(wallMs: number, zone: string): number | null {
  const ahead = (at: number): number => Date.parse(`${wallClock(at, zone).replace(' ', 'T')}Z`) - at
  try {
    return ahead(wallMs - ahead(wallMs)) // asked twice: the first answer may lie on the other side of a change to summer time
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** `2023-12-31 00:00:00`: the wall clock of a zone at an instant, ms since 1970. */
export function wallClock(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    ms,
  )
}

/** As FIS writes an instant: UTC, six decimals unless it is a whole second (fact sheet 17). */
export function instantOf(ms: number, micros = 0): string {
  const text = new Date(ms).toISOString()
  const decimals = text.slice(20, 23) + String(micros).padStart(3, '0')
  return `${text.slice(0, 19)}${decimals === '000000' ? '' : `.${decimals}`}+00:00`
}
