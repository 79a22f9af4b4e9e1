import type { Instant } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'

/**
 * Makes one row of two that are one payment: the first stays, with what was written about either and every name of both, and
 * says what the second said. Inside a write of the journal, so that it can be taken back. What else was asked of the second is
 * answered with it.
 * @returns false when one of them is gone; nothing was done then.
 */
export function mergeRows(store: Store, firstId: number, secondId: number, at: Instant): boolean {
  const first = store.merging.wholeRow(firstId)
  const second = store.merging.wholeRow(secondId)
  if (first === null || second === null || first.account_id !== second.account_id) return false
  store.merging.absorb(first, second, at)
  store.reviews.closeNaming(secondId, at)
  store.reviews.closeMissing(firstId, at)
  return true
}
