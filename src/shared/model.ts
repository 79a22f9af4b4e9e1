import type { Attachment, SplitPart } from './annotation.ts'
import type { BankIdSettings } from './bankid.ts'
import type { Failure } from './errors.ts'
import type { FisSettings } from './fis.ts'
import type { ImportFormat } from './import-file.ts'
import type { Money } from './money.ts'
import type {
  AccountId,
  CalendarDate,
  ConnectionId,
  EntryId,
  ImportId,
  Instant,
  TransactionId,
} from './ids.ts'
import type { BalanceProof } from './proof.ts'
import { isBank, type BankId, type SystemId } from './systems.ts'
import type { TransferLink } from './transfer.ts'

export const accountKinds = [
  'current',
  'joint',
  'savings',
  'bsu',
  'credit-card',
  'currency',
  'share-savings',
  'investment',
  'pension',
  'loan',
  'external',
  'other',
] as const
export type AccountKind = (typeof accountKinds)[number]

/** `new`: registered, never signed in. `needs-login`: consent gone or revoked; data stays.
 *  `disconnected`: secrets deleted, history kept. */
export type ConnectionStatus = 'new' | 'ready' | 'needs-login' | 'disconnected'

/** `network`: there is none. `allowance`: the bank's calls, of which some are kept for the person. `bank`: it asked for a
 *  pause. `back-off`: the last try failed. */
export type SyncWait = 'network' | 'allowance' | 'bank' | 'back-off'

/** A connection to a bank. */
export interface BankConnection extends Connection {
  readonly system: BankId
  readonly settings: BankSettings
}

/** Everything about a connection that is not secret. */
export interface Connection {
  readonly id: ConnectionId
  readonly system: SystemId
  /** What the person calls it, or the bank's name. */
  readonly name: string
  readonly status: ConnectionStatus
  readonly settings: ConnectionSettings
  readonly createdAt: Instant
  /** The last sync that ended well. */
  readonly syncedAt: Instant | null
  /** Why the last attempt ended otherwise; null after a good one. */
  readonly lastFailure: Failure | null
  /** Idle end of the consent: sign in again unless a sync happens before. */
  readonly consentIdleEndsAt: Instant | null
  /** Absolute end of the consent. */
  readonly consentEndsAt: Instant | null
  /** Accounts the person chose to follow. */
  readonly accountCount: number
  /** Oldest day of history wanted; null: as far as the bank gives. */
  readonly historyFrom: CalendarDate | null
  /** Calls this bank still takes from us in the running hour, and when the next one comes free. */
  readonly callsLeft: number | null
  readonly nextCallAt: Instant | null
  /** A sync of it runs in this app now, whoever began it. */
  readonly isSyncing: boolean
  /** When the app will sync by itself next; null while it does not. */
  readonly nextSyncAt: Instant | null
  /** What the next sync waits for beyond its regular time; null: nothing. */
  readonly waitsFor: SyncWait | null
  /** Tries that failed one after another; 0 after a good one. */
  readonly failureCount: number
  /** The person asked the app to leave it alone; a sync by hand still works. */
  readonly isPaused: boolean
}

/** Has it accounts and payments to read? Its settings are then a bank's: `registration.ts` of main lets no others in. */
export function isBankConnection(connection: Connection): connection is BankConnection {
  return isBank(connection.system)
}

/** SpareBank 1: see the fact sheet, sections 1 to 4. Every value has a default but the port's being free. */
export interface SpareBank1Settings {
  readonly generation: 'current' | 'legacy'
  readonly authHost: 'api' | 'api-auth'
  /** Where client id and secret travel in the token request; both are reported working. */
  readonly clientAuth: 'body' | 'basic'
  /** `fid-…`, or null to choose the bank at login. */
  readonly finInst: string | null
  readonly redirectPort: number
}

/** bunq: see the fact sheet, sections 1 and 5. */
export interface BunqSettings {
  readonly door: 'key' | 'oauth' | 'provider'
  readonly environment: 'production' | 'sandbox'
  /** Of the redirect address; without meaning for door `key`. */
  readonly redirectPort: number
  readonly redirectScheme: 'http' | 'https'
}

/** Sbanken: see the fact sheet, section 2. */
export interface SbankenSettings {
  readonly era: 'bank' | 'exec.bank' | 'apibeta-v1' | 'apibeta-v2'
}
export type BankSettings = SpareBank1Settings | BunqSettings | SbankenSettings
export type ConnectionSettings = BankSettings | BankIdSettings | FisSettings

/** A payment card of an account, as far as a person needs it to tell cards apart. */
export interface BankCard {
  /** Last four digits, where known. */
  readonly lastDigits: string | null
  /** The bank's word for it. */
  readonly name: string
  readonly isActive: boolean
  readonly expiresOn: CalendarDate | null
}

export interface Account {
  readonly id: AccountId
  /** null, as the three below: known from files alone. */
  readonly connectionId: ConnectionId | null
  readonly system: SystemId | null
  readonly connectionName: string | null
  readonly kind: AccountKind
  /** The person's own name for it, else the bank's. */
  readonly name: string
  /** As printed for people: `1813.00.00017`, or a masked card number. */
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly booked: Money | null
  readonly available: Money | null
  readonly creditLimit: Money | null
  /** When the bank last told us the balance. */
  readonly balanceAt: Instant | null
  /** Followed by sync and shown; false: known, but left out by the person. */
  readonly isChosen: boolean
  /** Counted in net worth. */
  readonly isCounted: boolean
  /** Closed, or no longer told of by the bank: history stays, the balance counts for nothing. */
  readonly isClosed: boolean
  readonly cards: readonly BankCard[]
  /** Name of another connection that follows the same account (by number and currency); null: none does. */
  readonly followedIn: string | null
  readonly connectionStatus: ConnectionStatus | null
  readonly bookedCount: number
  readonly pendingCount: number
  readonly oldestOn: CalendarDate | null
  /** null: never looked at. */
  readonly proof: BalanceProof | null
}

export type BookingStatus = 'booked' | 'pending'

/** A row of the transactions page. */
export interface Transaction {
  readonly id: TransactionId
  readonly accountId: AccountId
  readonly accountName: string
  readonly status: BookingStatus
  /** Booking date; for a pending row the date the bank gives it. */
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
  readonly counterparty: string | null
  /** True when both ends are accounts of this household. */
  readonly isOwnTransfer: boolean
  readonly tags: readonly string[]
  readonly hasNote: boolean
  readonly hasAttachment: boolean
  readonly isSplit: boolean
}

/** Everything known of one transaction. */
export interface TransactionDetails extends Transaction {
  readonly valueOn: CalendarDate | null
  readonly purchasedOn: CalendarDate | null
  readonly original: Money | null
  /** Decimal text: account-currency units for one foreign unit. */
  readonly rate: string | null
  /** The bank's own text, unchanged. */
  readonly bankText: string
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly typeCode: string | null
  readonly typeText: string | null
  readonly bankRef: string | null
  /** The account's balance after this row, as the bank or the file says it. */
  readonly balanceAfter: Money | null
  /** Names of the files it was read from. */
  readonly files: readonly string[]
  readonly firstSeenAt: Instant
  readonly changedAt: Instant
  /** Until this day the bank may still change it; null: it is settled, or was never the bank's. */
  readonly settlesOn: CalendarDate | null
  /** Since when the bank's whole answers have been without it; null: it is told of. */
  readonly missingSince: Instant | null
  /** What it was announced as before it was booked, the oldest first. */
  readonly announcements: readonly Announcement[]
  readonly transfer: TransferLink | null
  readonly note: string | null
  /** Empty: it is whole. */
  readonly parts: readonly SplitPart[]
  readonly attachments: readonly Attachment[]
  /** The row as the bank sent it: JSON text. */
  readonly raw: string
}

/** A payment as the bank announced it before it was booked. */
export interface Announcement {
  readonly firstSeenAt: Instant
  readonly endedAt: Instant
  readonly bookedOn: CalendarDate
  readonly amount: Money
  readonly text: string
}

export interface SyncSummary {
  readonly runId: number
  readonly added: number
  readonly changed: number
  readonly pending: number
  /** True when the bank told us its answer was partial; nothing was treated as gone. */
  readonly isPartial: boolean
  /** False when older history is still to be read; the next run goes on where this one stopped. */
  readonly isHistoryComplete: boolean
}

export interface SyncRun extends SyncSummary {
  readonly connectionId: ConnectionId
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  readonly failure: Failure | null
}

/** Money that is going to move: told by the bank as such, or a transaction for a day that is still to come. */
export interface UpcomingPayment {
  /** Tells it from the others of the list, and nothing else. */
  readonly key: string
  readonly accountId: AccountId
  readonly accountName: string
  readonly kind: UpcomingKind
  readonly dueOn: CalendarDate
  /** Negative is money out. */
  readonly amount: Money
  readonly text: string
  readonly counterparty: string | null
  /** By its number it only goes to another account a person follows. */
  readonly isOwnTransfer: boolean
}
/** `invoice`: sent to the person (eFaktura), not approved yet. `dated-ahead`: booked, and `reserved-ahead`: pending, but for a
 *  day that is still to come. */
export const upcomingKinds = [
  'payment',
  'standing-order',
  'invoice',
  'dated-ahead',
  'reserved-ahead',
] as const
export type UpcomingKind = (typeof upcomingKinds)[number]

/** A file that was taken in, as a whole. */
export interface ImportEntry {
  readonly id: ImportId
  readonly fileName: string
  readonly format: ImportFormat
  readonly importedAt: Instant
  /** Of the journal; null: it was taken in before there was one. */
  readonly entryId: EntryId | null
  /** The days its rows are of. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly accounts: readonly {
    readonly accountId: AccountId
    readonly accountName: string
    /** Rows nobody had told of before, and rows that were there already. */
    readonly added: number
    readonly known: number
  }[]
}
