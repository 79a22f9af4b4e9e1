import type { AccountId, Instant } from '../../shared/ids.ts'
import type { ReviewEvidence, ReviewReason } from '../../shared/review.ts'
import type { WholeRow } from '../store/merging.ts'
import type { Store } from '../store/store.ts'
import { normalised } from '../store/fold.ts'
import { daysBetween } from './identity.ts'

/** Two rows of one account that may be one payment. */
export interface DoubtfulPair {
  readonly accountId: AccountId
  /** The one that was there. */
  readonly firstId: number
  readonly secondId: number
  readonly reason: ReviewReason
}

/** Puts a pair into the review tray, unless a person was ever asked about it: both rows stand. */
export function proposePair(
  store: Store,
  { accountId, firstId, secondId, reason }: DoubtfulPair,
  at: Instant,
): void {
  const first = store.merging.wholeRow(firstId)
  const second = store.merging.wholeRow(secondId)
  if (first === null || second === null || store.reviews.isAsked(firstId, secondId)) return
  store.reviews.propose({ accountId, firstId, secondId, reason, evidence: evidenceOf(first, second), at })
}

/** What speaks for and against the two being one; the balance is not asked here. */
export function evidenceOf(first: WholeRow, second: WholeRow): ReviewEvidence {
  const hasReferences = first.bank_ref !== null && second.bank_ref !== null
  return {
    daysApart: Math.abs(daysBetween(first.booked_on, second.booked_on)),
    isSameAmount: first.minor === second.minor,
    isSameText: normalised(first.text) === normalised(second.text),
    isSameReference: hasReferences ? first.bank_ref === second.bank_ref : null,
    wouldProveBalance: null,
  }
}

/** Of a row that stands alone. */
export const noEvidence: ReviewEvidence = {
  daysApart: null,
  isSameAmount: null,
  isSameText: null,
  isSameReference: null,
  wouldProveBalance: null,
}
