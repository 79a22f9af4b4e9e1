import type { AccountId, CalendarDate, Instant, TransactionId } from './ids.ts'
import type { JournalEntry } from './journal.ts'
import type { Money } from './money.ts'

/** Why nothing can be said about a balance. */
export const unprovenReasons = [
  /** The bank tells no booked balance of such an account. */
  'no-balance',
  /** Its balance follows prices or interest, or another bank's day: payments alone do not make it. */
  'moves-by-itself',
  /** Recent days could not all be read. */
  'partial',
  /** Never synced, or only one statement so far: nothing to compare with. */
  'first-reading',
  /** The first one so far was told so near to midnight that the bank may be on another day than its rows. */
  'around-midnight',
  /** A file stated no balance. */
  'not-stated',
] as const
export type UnprovenReason = (typeof unprovenReasons)[number]

/** `pending`: announced, and not booked yet with us. `ahead`: booked, and dated ahead. */
export type EarlyKind = 'pending' | 'ahead'

/** Does what we hold add up to what the bank says? */
export interface BalanceProof {
  readonly state: 'proven' | 'gap' | 'unproven'
  readonly reason: UnprovenReason | null
  /** When it was last looked at, or, of one that is proven, when the bank said what it equals; and since when it has come out
   *  like this. */
  readonly at: Instant
  readonly since: Instant
  /** Every row from this day on is part of it; null where nothing is. */
  readonly from: CalendarDate | null
  readonly bank: Money | null
  readonly ledger: Money | null
  /** Only with these rows, which the bank's balance counts already, does it come out even; null: there are none. */
  readonly early: { readonly kind: EarlyKind; readonly amount: Money } | null
  /** What the bank says less what we hold; null unless there is a gap. */
  readonly gap: Money | null
}

/** Proofs that came out alike, one after another. */
export interface ProofSpan extends Omit<BalanceProof, 'at' | 'since' | 'from'> {
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly times: number
  /** What the person had set aside by then; null: nothing. */
  readonly accepted: Money | null
}

export const suspicions = [
  /** Two rows alike: perhaps one too many. */
  'maybe-doubled',
  /** Not booked yet with us, but perhaps in the bank's balance already. */
  'pending-counted',
  /** The bank no longer tells of it. */
  'no-longer-told',
  /** Was taken out of the ledger, and is perhaps still there at the bank. */
  'withdrawn',
  /** Dated ahead, but perhaps counted already. */
  'dated-ahead',
  /** Its amount is that of the gap. */
  'same-amount',
  /** Its amount changed since the balance was last proven. */
  'amount-changed',
  /** It would have to go the other way. */
  'sign-flipped',
  /** Two rows that together have the amount of the gap. */
  'together',
] as const
export type Suspicion = (typeof suspicions)[number]

/** A row that would explain a gap. */
export interface Suspect {
  readonly suspicion: Suspicion
  /** null for a row that is not in the ledger. */
  readonly transactionId: TransactionId | null
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
}

/** Some banks tell the balance after each row. Between these days it moved by more, or less, than the rows we hold. */
export interface ChainBreak {
  /** The day at whose end it was right last, and the first on which it was no longer. */
  readonly after: CalendarDate
  readonly before: CalendarDate
  /** What is missing between them; with the other sign: what is held too often. */
  readonly amount: Money
}

export interface ProofDetails {
  readonly accountId: AccountId
  readonly current: BalanceProof | null
  /** Oldest first; none where the bank does not tell, or all is well. */
  readonly breaks: readonly ChainBreak[]
  /** Files and undos that it came with, the oldest first; none where it came by itself. */
  readonly causes: readonly JournalEntry[]
  /** Likeliest first. */
  readonly suspects: readonly Suspect[]
  /** Newest first. */
  readonly history: readonly ProofSpan[]
}
