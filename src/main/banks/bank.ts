import type { CalendarDate } from '../../shared/ids.ts'
import type {
  AccountKind,
  BankCard,
  BookingStatus,
  ConnectionSettings,
  UpcomingKind,
} from '../../shared/model.ts'
import type { Money } from '../../shared/money.ts'
import type { BankId } from '../../shared/systems.ts'
import type { Http, HttpReply } from '../http/port.ts'
import type { TokenSource } from '../oauth/port.ts'
import type { Link, System } from '../systems/system.ts'

/** An account as a bank tells it, normalised. */
export interface BankAccount {
  /** The bank's own key for it: what every later call names. Stable across consents as far as known. */
  readonly bankKey: string
  readonly kind: AccountKind
  readonly name: string
  /** Bare account number (11 digits in Norway) or a masked card number; null where there is none. */
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly booked: Money | null
  readonly available: Money | null
  readonly creditLimit: Money | null
  /** The bank still lists it, but it is closed. */
  readonly isClosed?: boolean
  /** Of the bank's own test world: shown, and not counted unless the person says so. */
  readonly isInvented?: boolean
  /** Absent: the bank was not asked, and what is known stays. */
  readonly cards?: readonly BankCard[]
  /** The row as the bank sent it, JSON text. */
  readonly raw: string
}

/** A transaction as a bank tells it, normalised. Booked and pending rows share the shape, never the table. */
export interface BankTransaction {
  /** The account it belongs to. */
  readonly bankKey: string
  readonly status: BookingStatus
  /** The bank's lasting identity of this row within its account, by the bank's identity policy; null where there is none
   *  to trust (then `sync` falls back to content and occurrence). */
  readonly identity: string | null
  readonly bookedOn: CalendarDate
  readonly valueOn: CalendarDate | null
  readonly purchasedOn: CalendarDate | null
  /** In the account's currency; negative is money out. */
  readonly amount: Money
  readonly original: Money | null
  /** Decimal text: account-currency units for one foreign unit. */
  readonly rate: string | null
  /** For people: the cleaned text where there is one. */
  readonly text: string
  /** The bank's raw text, unchanged. */
  readonly bankText: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly typeCode: string | null
  readonly typeText: string | null
  /** The bank's reference to show to people; never an identity. */
  readonly bankRef: string | null
  /** The account's booked balance right after this row, where the bank says it: evidence for the balance proof. */
  readonly balanceAfter?: Money | null
  readonly raw: string
}

/** Money that is going to move. */
export interface BankUpcoming {
  readonly bankKey: string
  readonly kind: Exclude<UpcomingKind, 'dated-ahead' | 'reserved-ahead'>
  readonly dueOn: CalendarDate
  /** Negative is money out. */
  readonly amount: Money
  readonly text: string
  readonly counterparty: string | null
  readonly raw: string
}

/** What one call brought. Saved as it arrives, together with its cursor. */
export interface TransactionPage {
  readonly rows: readonly BankTransaction[]
  /** The days this page answers for, inclusive, for all the accounts asked. Each is whole: a day is never divided between two
   *  pages, because a stored row that is missing from its day counts as reissued, and equal rows are counted by the day. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Parts of its answer the bank said it could not give (its own codes). Not empty: nothing missing may be taken as gone
   *  and the cursor stays. */
  readonly problems: readonly string[]
  /** Why rows of this answer were left out as not understood (our own codes). Asking again would bring the same, so reading
   *  goes on behind them and the run says that it was partial. */
  readonly unreadable?: readonly string[]
  /** Where to go on after this page; meaningful only to this bank. */
  readonly cursor: string
  /** True on the page after which there is no more to read. */
  readonly isLast: boolean
}

export interface TransactionQuery {
  readonly accounts: readonly {
    readonly bankKey: string
    readonly kind: AccountKind
    readonly currency: string
  }[]
  /** Today in the bank's own time zone is the adapter's to know; this is the oldest day wanted, null: all there is. */
  readonly from: CalendarDate | null
  /** A cursor of an earlier page of the same query, to go on after it. The accounts may be fewer than were asked then. */
  readonly cursor: string | null
}

/** One signed-in connection. Throws AppError only; the codes are those of Http and TokenSource, and `bank-refused`. */
export interface BankSession {
  /** Cheapest call that proves the consent works. */
  test(signal: AbortSignal): Promise<void>
  accounts(signal: AbortSignal): Promise<{
    readonly accounts: readonly BankAccount[]
    /** Not empty: the list may be incomplete, so an account that is missing is not gone. */
    readonly problems: readonly string[]
  }>
  /** One account's balance with one call: for a person who looks at that one number all day. */
  account(bankKey: string, signal: AbortSignal): Promise<BankAccount>
  /** Newest first, page by page. */
  transactions(query: TransactionQuery, signal: AbortSignal): AsyncIterable<TransactionPage>
  /** What is waiting to move; left out where the bank does not tell. A part that cannot be read is a problem and never an
   *  error: what is known of those accounts then stays. */
  upcoming?(
    accounts: TransactionQuery['accounts'],
    signal: AbortSignal,
  ): Promise<{ readonly payments: readonly BankUpcoming[]; readonly problems: readonly string[] }>
}

/** GET with the connection's token: adds the bearer header, and after a 401 refreshes once and asks once more. */
export interface AuthorisedHttp {
  get(request: Parameters<Http['get']>[0]): Promise<HttpReply>
}

/** One connection: getting in, and reading. Kept for as long as its settings and credentials stay the same. */
export interface BankLink extends BankSession, Link {}

/**
 * How far a bank may be believed about which row is which. Every number stands in the bank's own `identity-policy.ts` with its
 * source. A changed policy gets the next version: each row says by which one it was recognised.
 */
export interface IdentityPolicy {
  readonly version: number
  /** Days after its booking, and after it was first told of or last changed, in which the bank may still change a row. After
   *  that, likeness alone no longer makes two rows one. */
  settlingDays(kind: AccountKind): number
  /** Days a booking date may move when a row is given out anew. */
  readonly movesDays: number
  /** Could the amount of a booked row change? Never decided by the app: it is asked. */
  readonly amountMayChange: boolean
  readonly announcements: {
    /** The id of an announcement may be that of the booked row. */
    readonly mayKeepId: boolean
    /** Days from what is announced to its booking, at most. */
    readonly bookedWithinDays: number
    /** By how many percent of itself an announced amount may differ from the booked one; 0: never. */
    readonly holdPercent: number
    /** Days without a word of it, while only parts of answers came, after which an announcement is over. */
    readonly pendingDays: number
  }
}

/** A bank: three files (`wire.ts`, `auth.ts`, `adapter.ts`) behind this one shape. */
export interface Bank<S extends ConnectionSettings = ConnectionSettings> extends System<S, BankLink> {
  readonly id: BankId
  /** How many days before the last good sync are read again, because rows still change: see the bank's sheet. */
  overlapDays(kinds: readonly AccountKind[]): number
  readonly identity: IdentityPolicy
  /** Accounts of which nobody knows whether the booked balance counts what is only announced: see the bank's sheet. Left out:
   *  it never does. */
  mayCountPending?(kind: AccountKind): boolean
  /** True: one question asks about one account. False: about as many as there are. */
  readonly asksEachAccount: boolean
}

export type { TokenSource }
