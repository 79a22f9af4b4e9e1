import { AppError } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { EntryKind } from '../../shared/journal.ts'
import type { ReviewDecision } from '../../shared/review.ts'
import type { ReviewRecord } from '../store/reviews.ts'
import type { Store } from '../store/store.ts'
import { lockForImport } from './import-undo.ts'
import { mergeRows } from './merge-rows.ts'
import { withdraw } from './missing.ts'

/** What each answer is called in the journal, and of which kind of question it is one. */
const answers: Readonly<
  Record<ReviewDecision, { readonly entry: EntryKind; readonly of: ReviewRecord['kind'] }>
> = {
  same: { entry: 'merge', of: 'maybe-same' },
  different: { entry: 'separate', of: 'maybe-same' },
  withdraw: { entry: 'withdraw', of: 'missing' },
  keep: { entry: 'keep', of: 'missing' },
}

/**
 * Does what the person said, as one entry of the journal that can be taken back. Whatever was said is not asked again.
 * @throws AppError `not-found` when it is decided already or one of its rows is gone; `invalid-input` for an answer to another
 *   kind of question; `already-running` while a sync or an import could write the same rows; those of the store.
 */
export function decideReview(store: Store, reviewId: number, decision: ReviewDecision, at: Instant): void {
  const unlock = lockForImport(store, [openReview(store, reviewId).accountId])
  try {
    const review = openReview(store, reviewId) // until the lock was ours, another process may have decided it
    if (answers[decision].of !== review.kind)
      throw new AppError('invalid-input', 'an answer to another question')
    store.journal.record({ kind: answers[decision].entry, at, subject: subjectOf(store, review) }, () => {
      store.reviews.decide(reviewId, decision, at)
      if (decision === 'same' && review.secondId !== null)
        mergeRows(store, review.firstId, review.secondId, at)
      if (decision === 'withdraw') withdraw(store, review.firstId, 'person', at)
    })
  } finally {
    unlock()
  }
}

function openReview(store: Store, id: number): ReviewRecord {
  const review = store.reviews.open(id)
  if (review === null) throw new AppError('not-found', 'there is nothing to decide any more')
  return review
}

/** The payment it is about, as it stands now. */
function subjectOf(store: Store, { accountId, firstId, secondId }: ReviewRecord) {
  const row = store.merging.wholeRow(secondId ?? firstId)
  const currency = store.accounts.list().find(({ id }) => id === accountId)?.currency
  if (row === null || currency === undefined) return {}
  return { payment: { text: row.text, bookedOn: row.booked_on, amount: { minor: row.minor, currency } } }
}
