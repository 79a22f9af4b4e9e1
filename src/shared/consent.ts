import type { CalendarDate } from './ids.ts'

/** When a consent ends and which of the bank's two clocks ends it: not being used, or its age. */
export interface ConsentLeft {
  readonly days: number
  readonly endsOn: CalendarDate
  readonly because: 'idle' | 'absolute'
}

/** A week's notice is time enough for a holiday and short enough not to be overlooked. */
export const warningDays = 7

const dayMs = 24 * 60 * 60 * 1000

/** The nearer of the two ends, in whole days from today, below zero once past; null while there is no consent. The end
 *  that only a sign-in can move wins a tie. */
export function nearerEnd(
  idleEndsOn: CalendarDate | null,
  endsOn: CalendarDate | null,
  today: CalendarDate,
): ConsentLeft | null {
  const leftOf = (on: CalendarDate, because: ConsentLeft['because']): ConsentLeft => ({
    endsOn: on,
    days: Math.round((Date.parse(on) - Date.parse(today)) / dayMs), // both at midnight UTC: no summer time between them
    because,
  })
  if (idleEndsOn !== null && (endsOn === null || idleEndsOn < endsOn)) return leftOf(idleEndsOn, 'idle')
  return endsOn === null ? null : leftOf(endsOn, 'absolute')
}
