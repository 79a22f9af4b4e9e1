import type { CalendarDate } from '../../../shared/ids.ts'
import type { BookRow } from '../household/household.ts'

/** Who is on the other side. A card's merchant has no IBAN (fact sheet 9). */
export interface Counterparty {
  readonly name: string
  readonly iban: string | null
  readonly kind: 'bunq' | 'outside' | 'merchant'
  /** Merchant category code. */
  readonly mcc?: string
}

/** One payment: a line of the ledger, booked the moment it is created. Amounts are minor units, negative is money out. */
export interface Entry {
  readonly id: number
  /** When it was created, ms since 1970. */
  readonly at: number
  readonly minor: number
  readonly type: string
  readonly subType: string
  readonly description: string
  readonly other: Counterparty
  /** When a card payment settles and its `updated` moves; null: never. */
  readonly settlesAt: number | null
  /** Its `updated` moves with every read. */
  readonly isRestless?: boolean
}

/** What the card's network says of one use of it: enrichment of a payment, or a hold that has none (fact sheet 10). */
export interface CardAction {
  readonly id: number
  readonly at: number
  readonly updatedAt: number
  /** Positive, as in a real sample. */
  readonly minor: number
  readonly originalMinor: number
  readonly description: string
  readonly merchant: string
  readonly city: string
  readonly mcc: string
  readonly decision: string
  readonly authorisationStatus: string
  readonly authorisationType: string
  readonly clearingStatus: 'PENDING' | 'FIRST_PRESENTMENT_COMPLETE' | 'REFUND_LENIENCY' | null
  /** The payment that moved the money; null: none did, or not yet. */
  readonly paymentId: number | null
}

/** A payment the bank will make. */
export interface Scheduled {
  readonly id: number
  readonly createdAt: number
  /** The next time, ms since 1970. */
  readonly nextAt: number
  readonly minor: number
  readonly description: string
  readonly other: Counterparty
  readonly recurrence: 'ONCE' | 'MONTHLY'
}

/** Payments by id, which is by time, and the balance after each. */
export interface Timeline {
  readonly entries: readonly Entry[]
  readonly after: readonly number[]
}

export function timelineOf(openingMinor: number, entries: readonly Entry[]): Timeline {
  let balance = openingMinor
  return { entries, after: entries.map(({ minor }) => (balance += minor)) }
}

/** How many entries exist at an instant. */
export function countUntil({ entries }: Timeline, now: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.at ?? 0) <= now) low = middle + 1
    else high = middle
  }
  return low
}

export type AccountStatus = 'ACTIVE' | 'BLOCKED' | 'CANCELLED' | 'PENDING_REOPEN'

export interface BunqAccount {
  readonly id: number
  /** Its name in the envelope: `MonetaryAccountBank` and so on. */
  readonly wrapper: string
  /** Ids of the persons whose it is, the one who opened it first. */
  readonly userIds: readonly number[]
  readonly createdAt: number
  /** What its owner calls it. */
  readonly name: string
  /** Names of all owners, as bunq writes them. */
  readonly holder: string
  readonly iban: string | null
  readonly currency: string
  readonly status: AccountStatus
  readonly openingMinor: number
  /** Fields that replace or add to those of the wrapper; an external account's nulls for instance. */
  readonly more?: Readonly<Record<string, unknown>>
  timeline(): Timeline
  actions(): readonly CardAction[]
  scheduled(): readonly Scheduled[]
}

/** What an app that read everything must show, to the cent. */
export interface BunqBooks {
  readonly today: CalendarDate
  readonly accounts: readonly BunqAccountBooks[]
}
export interface BunqAccountBooks {
  readonly account: Pick<BunqAccount, 'id' | 'wrapper' | 'name' | 'iban' | 'currency' | 'status'>
  /** Balance before the first row, minor units. */
  readonly openingMinor: number
  /** null where the bank tells none. */
  readonly bookedMinor: number | null
  /** Payments by id; the date is the one on the wall in Amsterdam. */
  readonly booked: readonly BookRow[]
  /** Holds that no payment stands for. */
  readonly pending: readonly BookRow[]
  readonly upcoming: readonly BookRow[]
}

/** A hold: not cleared, and no payment has moved the money. What was refused waits for nothing. */
export function isHold({ clearingStatus, paymentId }: CardAction): boolean {
  return clearingStatus === 'PENDING' && paymentId === null
}
