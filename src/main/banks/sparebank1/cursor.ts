import { z } from 'zod'
import type { CalendarDate } from '../../../shared/ids.ts'
import { addDays, isCalendarDate } from './dates.ts'

/** Where reading backwards stands. Travels as JSON text that only this bank understands. */
export interface Place {
  /** The newest day not read yet. */
  readonly next: CalendarDate
  /** Days the next window may hold. */
  readonly spanDays: number
  /** Windows without a single row, in a row, up to here. */
  readonly emptyWindows: number
}

const placeSchema = z.strictObject({
  v: z.literal(1),
  next: z.string().refine(isCalendarDate),
  spanDays: z.int().min(1).max(366),
  emptyWindows: z.int().min(0).max(2),
})

export function writeCursor(place: Place): string {
  return JSON.stringify({ v: 1, ...place })
}

/** The place a cursor names; null where the text is damaged, of another version, or of a day that has not been: reading then
 *  starts anew from today, which costs calls and loses nothing. */
export function readCursor(cursor: string | null, today: CalendarDate): Place | null {
  if (cursor === null || cursor.length > 200) return null
  const parsed = placeSchema.safeParse(jsonOrNull(cursor))
  if (!parsed.success || parsed.data.next > addDays(today, 1)) return null
  const { next, spanDays, emptyWindows } = parsed.data
  return { next, spanDays, emptyWindows }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // damaged: the caller starts anew
  }
}
