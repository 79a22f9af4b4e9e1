import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import { calendarDateOf } from '../local-date.ts'
import type { Store } from '../store/store.ts'
import { addDays } from './identity.ts'

/** So near to midnight the bank may be on the day beside ours: one of the two clocks is off, or its day ends at another hour. */
const hoursInDoubt = 3

/**
 * Does the account's balance depend on which day it is at the bank? Just after midnight the rows of today may not count there
 * yet, just before it those of tomorrow may already. What such a balance comes to says nothing about where to count from, and
 * nothing about a gap: a few hours later it does.
 * @param at when the run began: its day is the last whose rows count.
 */
export function mayBeOfAnotherDay({ proofs }: Pick<Store, 'proofs'>, id: AccountId, at: Instant): boolean {
  const day = dayInDoubt(Date.parse(at))
  return day !== null && proofs.sums(id, day, day).booked !== 0
}

/** The day that only one of the two may be on, by this machine's own calendar; null: both are on today.
 *  @param ms since 1970. */
function dayInDoubt(ms: number): CalendarDate | null {
  const hour = new Date(ms).getHours()
  if (hour < hoursInDoubt) return calendarDateOf(ms)
  return hour >= 24 - hoursInDoubt ? addDays(calendarDateOf(ms), 1) : null
}
