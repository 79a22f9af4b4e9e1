import { nearerEnd, warningDays, type ConsentLeft } from '../../../shared/consent.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import type { Connection } from '../../../shared/model.ts'
import { dateOf } from '../format/date.ts'

type Ends = Pick<Connection, 'consentIdleEndsAt' | 'consentEndsAt'>

/** The nearer of the consent's two ends, by the reader's own calendar; null while there is no consent. */
export function consentLeft(ends: Ends, today: CalendarDate, timeZone?: string): ConsentLeft | null {
  const dayOf = (instant: string | null) => (instant === null ? null : dateOf(instant, timeZone))
  return nearerEnd(dayOf(ends.consentIdleEndsAt), dayOf(ends.consentEndsAt), today)
}

export function endsSoon(left: ConsentLeft | null): left is ConsentLeft {
  return left !== null && left.days <= warningDays
}

/** Days before its end at which BankID's certificate wants to be renewed: ordering one takes weeks. */
export const certificateWarningDays = 30
