import type { RateQuote } from './exchange-rate.ts'
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

/** What speaks for it: each is a few words on screen. */
export const transferFacts = [
  /** The one that left names the account of the one that came, by number; and the other way round. */
  'out-names-in',
  'in-names-out',
  'same-amount',
  /** One side tells the amount in the currency of the other, and it is the other's. */
  'original-amount',
  /** The rate is near one that another row of those days tells. */
  'near-rate',
  /** The words of one side speak of the other account by its name. */
  'out-says-account',
  'in-says-account',
  /** The words of one side, or its kind, say that money was moved. */
  'out-says-transfer',
  'in-says-transfer',
  /** The one pays a card's bill, the other is paid into a card. */
  'card-bill',
  /** Both sides name one person: whoever paid was paid. */
  'same-person',
  'same-bank',
  'same-words',
  /** No word says so, but it is a round sum and nothing else could be the other side of either. */
  'only-candidate',
  /** Another row could as well be the other side. */
  'several-candidates',
] as const
export type TransferFact = (typeof transferFacts)[number]

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
  readonly facts: readonly TransferFact[]
  readonly isByPerson: boolean
  readonly daysApart: number
  /** Decimal text: units of the currency that came for one of the currency that left; null where they are one. */
  readonly rate: string | null
  /** The same for people, one unit of the dearer currency; null where they are one. */
  readonly quote: RateQuote | null
  readonly at: Instant
}
