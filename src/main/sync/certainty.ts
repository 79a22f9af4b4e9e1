import type { ReviewReason } from '../../shared/review.ts'
import { isOver, type Answer, type AnswerRow } from './answer.ts'
import type { StoredRow } from '../store/identities.ts'
import { areSimilar, daysBetween } from './identity.ts'

/** What two rows of one amount and without a common name are to each other. */
export type Verdict =
  /** One payment. */
  | 'same'
  /** One payment where as many went as came, so that each of them has its other; else a question. */
  | 'same-if-alone'
  | 'other'
  | Extract<ReviewReason, 'moved-out-of-window' | 'changed-after-settling'>

interface Pair {
  readonly daysApart: number
  /** The stored row is gone: a whole answer for its day is without it. */
  readonly isGone: boolean
  /** The stored row's day is older than the whole reading: nobody said whether it is still there. */
  readonly isBeforeReading: boolean
  /** The time is over in which its bank usually changes a row. */
  readonly isSettled: boolean
}

/**
 * Where likeness is enough, first line first. All of them: the same amount, alike words, no more days apart than the bank's
 * policy lets a date move. A row that is gone stands for no payment at the bank any more, so one that takes its place loses
 * nothing: the ledger holds what the bank's answer holds. One that may still be there is never given away.
 */
const table: readonly { readonly holds: (pair: Pair) => boolean; readonly verdict: Verdict }[] = [
  // Gone, and one like it on the very day: the bank changed its words (Actual #8830: a whole history at once).
  { holds: ({ isGone, daysApart }) => isGone && daysApart === 0, verdict: 'same' },
  // Gone while its bank still changes it: that is what settling is.
  { holds: ({ isGone, isSettled }) => isGone && !isSettled, verdict: 'same' },
  // Gone long after: unusual. With one on either side there is nothing to choose; with more, which is which would be a guess.
  { holds: ({ isGone }) => isGone, verdict: 'same-if-alone' },
  // Not asked about: it may have moved in over the edge of what was read, or be a second payment like the first.
  { holds: ({ isBeforeReading }) => isBeforeReading, verdict: 'moved-out-of-window' },
]

/** @param stored a row no other row of the answer has taken. */
export function verdictOf(stored: StoredRow, row: AnswerRow, answer: Answer): Verdict {
  const daysApart = Math.abs(daysBetween(stored.bookedOn, row.bookedOn))
  if (daysApart > answer.rules.movesDays || !areSimilar(stored.text, row.text)) return 'other'
  const { rereadFrom = null } = answer
  const pair: Pair = {
    daysApart,
    isGone: isOver(stored.bookedOn, answer),
    isBeforeReading: rereadFrom !== null && stored.isFromBank === 1 && stored.bookedOn < rereadFrom,
    isSettled: hasSettled(stored, answer),
  }
  return table.find(({ holds }) => holds(pair))?.verdict ?? 'other'
}

function hasSettled({ settlesOn }: StoredRow, { rules: { today } }: Answer): boolean {
  return today !== null && settlesOn !== null && settlesOn < today
}
