import type { Announcement } from './model.ts'
import type { AccountId, CalendarDate, Instant, TransactionId } from './ids.ts'
import type { Money } from './money.ts'

/** Why two rows may be one payment, or one may be none any more. */
export const reviewReasons = [
  /** Same amount and alike words, but the day moved beyond the days the bank answered for. */
  'moved-out-of-window',
  /** The bank changed a row after the time in which it usually does. */
  'changed-after-settling',
  /** Alike words and near days, another amount. */
  'amount-changed',
  /** One id of the bank's on two rows that share nothing else. */
  'id-reused',
  /** The bank no longer tells of a row it told of. */
  'no-longer-told',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

export interface ReviewSide {
  readonly transactionId: TransactionId
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
  readonly bankText: string
  readonly bankRef: string | null
  readonly counterparty: string | null
  readonly firstSeenAt: Instant
  /** Names of the files that tell of it; the bank when empty. */
  readonly files: readonly string[]
}

/** What speaks for and against: each is one sentence on screen. */
export interface ReviewEvidence {
  /** Days between the two. */
  readonly daysApart: number | null
  readonly isSameAmount: boolean | null
  readonly isSameText: boolean | null
  readonly isSameReference: boolean | null
  /** Would the account's balance be proven if they were one, or if this row were none? false: it is proven as it stands. null:
   *  nothing can be said, for it is proven neither way. */
  readonly wouldProveBalance: boolean | null
}

/** Something the app will not decide alone. Until it is decided both rows stand. */
export interface ReviewItem {
  readonly id: number
  readonly kind: 'maybe-same' | 'missing'
  readonly reason: ReviewReason
  readonly accountId: AccountId
  readonly accountName: string
  readonly foundAt: Instant
  readonly first: ReviewSide
  /** null for `missing`. */
  readonly second: ReviewSide | null
  readonly evidence: ReviewEvidence
}

/** `same`, `different` for two rows; `withdraw`, `keep` for one that is no longer told of. */
export const reviewDecisions = ['same', 'different', 'withdraw', 'keep'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** Something the bank announced and, as far as anybody knows, never booked. */
export interface AnnouncementTrace extends Announcement {
  readonly accountName: string
  /** `withdrawn`: the bank no longer tells of it. `expired`: for a month nobody told of it, and nobody said that it is gone. */
  readonly outcome: 'withdrawn' | 'expired'
}
