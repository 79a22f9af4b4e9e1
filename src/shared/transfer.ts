import type { AccountId, CalendarDate, Instant, TransactionId } from './ids.ts'
import type { Money } from './money.ts'

/** Why two rows are taken for one transfer. */
export const transferReasons = [
  /** Each names the other's account. */
  'both-name-each-other',
  /** One names the other's account, the other names nobody. */
  'one-names-the-other',
  /** No account is named: amount, day and words. */
  'amount-and-day',
  /** Two currencies: the original amount of one side is the amount of the other. */
  'original-amount',
  /** Two currencies: the rate is near a known one. */
  'plausible-rate',
  /** The person said so. */
  'by-hand',
] as const
export type TransferReason = (typeof transferReasons)[number]

export interface TransferSideView {
  readonly transactionId: TransactionId
  readonly accountId: AccountId
  readonly accountName: string
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
}

/** Two rows of the household that are one movement. */
export interface TransferLink {
  readonly id: number
  readonly state: 'linked' | 'proposed'
  readonly out: TransferSideView
  readonly in: TransferSideView
  readonly reason: TransferReason
  /** Percent. Below the threshold a pair is only proposed. */
  readonly confidence: number
  readonly isByPerson: boolean
  readonly daysApart: number
  /** Decimal text: units of the currency that came for one of the currency that left; null where they are one. */
  readonly rate: string | null
  readonly at: Instant
}
