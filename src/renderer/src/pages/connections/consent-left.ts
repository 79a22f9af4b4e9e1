import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Connection } from '../../../../shared/model.ts'
import { dateOf, daysBetween } from '../../format/date.ts'

/** When a consent ends and which of the bank's two clocks ends it: not being used, or its age. */
export interface ConsentLeft {
  readonly days: number
  readonly endsOn: CalendarDate
  readonly because: 'idle' | 'absolute'
}

/** A week's notice is time enough for a holiday and short enough not to be overlooked. */
export const warningDays = 7

type Ends = Pick<Connection, 'consentIdleEndsAt' | 'consentEndsAt'>

/** The nearer of the two ends, in whole days from today, below zero once past; null while there is no consent. The end
 *  that only a sign-in can move wins a tie. */
export function consentLeft(ends: Ends, today: CalendarDate, timeZone?: string): ConsentLeft | null {
  const of = (instant: string | null, because: ConsentLeft['because']): ConsentLeft | null => {
    if (instant === null) return null
    const endsOn = dateOf(instant, timeZone)
    return { endsOn, days: daysBetween(today, endsOn), because }
  }
  const idle = of(ends.consentIdleEndsAt, 'idle')
  const absolute = of(ends.consentEndsAt, 'absolute')
  if (idle === null || absolute === null) return idle ?? absolute
  return idle.days < absolute.days ? idle : absolute
}

export function endsSoon(left: ConsentLeft | null): left is ConsentLeft {
  return left !== null && left.days <= warningDays
}
