import { z } from 'zod'
import type { CalendarDate } from '../../../shared/ids.ts'
import { isCalendarDate } from './instants.ts'

/** Where reading backwards through an account's payments stands. Travels as JSON text that only this bank understands. */
export interface Place {
  /** The last payment given: everything older has a lower id. */
  readonly olderId: string
  /** The oldest day answered for. */
  readonly before: CalendarDate
}

const placeSchema = z.strictObject({
  v: z.literal(1),
  olderId: z.string().regex(/^\d{1,30}$/),
  before: z.string().refine(isCalendarDate),
})

/** `''` where there is nothing to go on behind. */
export function writeCursor(place: Place | null): string {
  return place === null ? '' : JSON.stringify({ v: 1, ...place })
}

/** The place a cursor names; null where the text is damaged or of another version: reading then starts anew from today, which
 *  costs calls and loses nothing. */
export function readCursor(cursor: string | null): Place | null {
  if (cursor === null || cursor.length > 200) return null
  const parsed = placeSchema.safeParse(jsonOrNull(cursor))
  if (!parsed.success) return null
  const { olderId, before } = parsed.data
  return { olderId, before }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // damaged: the caller starts anew
  }
}
