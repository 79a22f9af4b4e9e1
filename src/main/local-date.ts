import type { CalendarDate } from '../shared/ids.ts'

/** The day on this machine's own calendar at an instant (ms since 1970). */
export function calendarDateOf(ms: number): CalendarDate {
  const date = new Date(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
