import type { z } from 'zod'
import type { AccountKind, BookingStatus, CalendarDate, ConnectionSettings } from '../../shared/model.ts'
import type { Money } from '../../shared/money.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { Clock } from '../clock.ts'
import type { BudgetRule, Http, HttpReply } from '../http/port.ts'
import type { OAuthServer, TokenSource } from '../oauth/port.ts'

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
  /** Newest first, page by page. */
  transactions(query: TransactionQuery, signal: AbortSignal): AsyncIterable<TransactionPage>
}

/** GET with the connection's token: adds the bearer header, and after a 401 refreshes once and asks once more. */
export interface AuthorisedHttp {
  get(request: Parameters<Http['get']>[0]): Promise<HttpReply>
}

/** Base addresses of one system, where OVERSIKT_ENDPOINTS or the invented household replace them. */
export interface Endpoints {
  readonly authorize?: string
  readonly token?: string
  readonly api?: string
}

/** A bank: three files (`wire.ts`, `auth.ts`, `adapter.ts`) behind this one shape. */
export interface Bank {
  readonly id: SystemId
  readonly settings: z.ZodType<ConnectionSettings>
  readonly defaultSettings: ConnectionSettings
  readonly budget: BudgetRule
  /** How many days before the last good sync are read again, because rows still change: see the bank's sheet. */
  overlapDays(kinds: readonly AccountKind[]): number
  oauth(settings: ConnectionSettings, endpoints: Endpoints): OAuthServer
  /** The base address of data calls: the call budget counts by its host. */
  apiUrl(settings: ConnectionSettings, endpoints: Endpoints): string
  session(deps: {
    readonly http: AuthorisedHttp
    readonly settings: ConnectionSettings
    readonly endpoints: Endpoints
    readonly clock: Clock
  }): BankSession
}

export type { TokenSource }
