import { z } from 'zod'
import type { AppStatus } from './app-status.ts'
import type { BackupCopy } from './backup.ts'
import type { Channel, EventChannel } from './channels.ts'
import { anyCredentials, anySettings, newConnection } from './contract-connect.ts'
import {
  columnMapping,
  draftId,
  importPlan,
  type ImportDraft,
  type ImportOutcome,
} from './contract-import.ts'
import { identityInputs, type IdentityOutputs } from './contract-identity.ts'
import { trustInputs, type TrustOutputs } from './contract-trust.ts'
import type { BalanceHistory, MonthlyFlow, Overview, TransactionsSummary } from './contract-views.ts'
import type { Failure, Result } from './errors.ts'
import { largestImport } from './import-file.ts'
import { languages } from './language.ts'
import type { AccountId, ConnectionId, ImportId, Instant } from './ids.ts'
import type {
  Account,
  AccountKind,
  Connection,
  ImportEntry,
  SyncRun,
  SyncSummary,
  Transaction,
  TransactionDetails,
  UpcomingPayment,
} from './model.ts'
import type { Money } from './money.ts'
import type { OrderView } from './order.ts'
import type { Progress } from './progress.ts'

// ---- pieces of input ------------------------------------------------------------------------------------

const connectionId = z.uuid()
const accountId = z.uuid()
const calendarDate = z.iso.date()
const minor = z.int().min(-1e15).max(1e15)

export const transactionFilter = z.strictObject({
  accountIds: z.array(accountId).max(200).optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  /** Signed minor units, inclusive; compared with the amount as booked. */
  minMinor: minor.optional(),
  maxMinor: minor.optional(),
  /** Minor units without their sign, inclusive: "between 200 and 500, whichever way it went". */
  minSizeMinor: z.int().min(0).max(1e15).optional(),
  maxSizeMinor: z.int().min(0).max(1e15).optional(),
  direction: z.enum(['in', 'out']).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
  /** Every word must occur somewhere in text, counterparty, message or account number; case and accents do not matter. Or all of
   *  it is the row's amount in major units, or the number of its own account. */
  text: z.string().max(200).optional(),
  status: z.enum(['booked', 'pending']).optional(),
  /** With this tag. */
  tag: z.string().max(40).optional(),
  /** Own transfers alone, or everything without them; absent: both. */
  transfers: z.enum(['only', 'without']).optional(),
}) // prettier-ignore
export type TransactionFilter = z.infer<typeof transactionFilter>

export const transactionSort = z.strictObject({
  by: z.enum(['bookedOn', 'amount', 'text', 'account']),
  descending: z.boolean(),
})
export type TransactionSort = z.infer<typeof transactionSort>

export const exportProfiles = ['rfc4180', 'excel-no'] as const
export type ExportProfile = (typeof exportProfiles)[number]

export const themes = ['system', 'light', 'dark'] as const

const settings = z.strictObject({
  /** null: follow the system. */
  language: z.enum(languages).nullable(),
  theme: z.enum(themes),
  /** An icon beside the clock says how the banks are. */
  showsInTray: z.boolean(),
  /** Closing the window leaves the app reading, with its icon as the way back. */
  keepsRunning: z.boolean(),
})
export type Settings = z.infer<typeof settings>

/** Pages the app may open in the system browser, by name: the renderer never passes an address. */
export const linkNames = [
  'sparebank1-portal',
  'sparebank1-tutorial',
  'bankid-developers',
  'fis-portal',
] as const
export type LinkName = (typeof linkNames)[number]

// ---- inputs ---------------------------------------------------------------------------------------------

const nothing = z.undefined()

/** strictObject: an unknown key from our own renderer is a bug, so say so. */
export const inputs = {
  'app:status': nothing,
  'app:retry': nothing,
  'app:copies': nothing,
  'app:restore': z.strictObject({ fileName: z.string().min(1).max(80) }),
  'app:open-link': z.strictObject({ link: z.enum(linkNames) }),
  'app:log': nothing,
  'app:show-window': nothing,
  'demo:enter': nothing,
  'demo:leave': nothing,
  'settings:get': nothing,
  'settings:set': settings.partial(),
  'connections:list': nothing,
  'connection:create': newConnection,
  'connection:configure': z.strictObject({
    connectionId,
    name: z.string().trim().min(1).max(80).optional(),
    settings: anySettings.optional(),
    credentials: anyCredentials.optional(),
  }),
  'connection:test': z.strictObject({ connectionId }),
  'connection:prepare': z.strictObject({ connectionId }),
  'connection:authorise': z.strictObject({ connectionId }),
  'connection:reopen-browser': z.strictObject({ connectionId }),
  'connection:copy-address': z.strictObject({ connectionId }),
  'connection:paste-callback': z.strictObject({ connectionId, address: z.string().trim().min(1).max(4096) }),
  'connection:cancel-authorise': z.strictObject({ connectionId }),
  'connection:read-accounts': z.strictObject({ connectionId }),
  'connection:choose-accounts': z.strictObject({
    connectionId,
    accountIds: z.array(accountId).min(1).max(200),
    /** Read history back to this day; absent: as far as the bank gives it. */
    historyFrom: calendarDate.optional(),
  }),
  'connection:disconnect': z.strictObject({ connectionId, data: z.enum(['keep', 'delete']) }),
  'sync:run': z.strictObject({ connectionId }),
  'sync:cancel': z.strictObject({ connectionId }),
  'sync:history': z.strictObject({ connectionId, limit: z.int().min(1).max(100) }),
  'accounts:list': nothing,
  'account:update': z.strictObject({
    accountId,
    name: z.string().trim().min(1).max(80).optional(),
    isCounted: z.boolean().optional(),
  }),
  'overview:get': nothing,
  'balances:history': z.strictObject({
    from: calendarDate,
    to: calendarDate,
    accountIds: z.array(accountId).max(200).optional(),
  }),
  'flows:monthly': z.strictObject({ from: calendarDate, to: calendarDate }),
  'transactions:page': z.strictObject({
    filter: transactionFilter,
    sort: transactionSort,
    offset: z.int().min(0),
    limit: z.int().min(1).max(500), // no view needs more; bounds the reply
  }),
  'transactions:rows': z.strictObject({ transactionIds: z.array(z.int()).min(1).max(500) }),
  'transactions:summary': z.strictObject({ filter: transactionFilter }),
  'transaction:get': z.strictObject({ transactionId: z.int() }),
  'export:csv': z.strictObject({
    filter: transactionFilter,
    sort: transactionSort,
    profile: z.enum(exportProfiles),
  }),
  'export:cancel': nothing,
  'upcoming:list': nothing,
  'import:open': nothing,
  /** A file that was dropped on the window: its bytes in base64. */
  'import:drop': z.strictObject({
    name: z.string().min(1).max(255),
    content: z.string().max(Math.ceil(largestImport / 3) * 4 + 4),
  }),
  'import:map': z.strictObject({ draftId, mapping: columnMapping }),
  'import:check': importPlan,
  'import:commit': importPlan,
  'import:cancel': z.strictObject({ draftId }),
  /** With the edits of its payments that go with it, as the person was shown them. */
  'import:undo': z.strictObject({
    importId: z.int().min(1),
    laterIds: z.array(z.int()).max(10_000).optional(),
  }),
  'import:list': nothing,
  'pocket:get': nothing,
  'pocket:pin': z.strictObject({ accountId }),
  'pocket:unpin': nothing,
  'pocket:refresh': nothing,
  ...trustInputs,
  ...identityInputs,
} satisfies Record<Channel, z.ZodType> // a channel without a schema does not compile

// ---- outputs --------------------------------------------------------------------------------------------

/** What was made with the bank before a person can sign in; null where nothing had to be. */
export interface Prepared {
  /** The provider's name as bunq shows it on the consent page. */
  readonly providerName: string | null
  /** FIS: the public half of the key, PEM, for the person to register with it. */
  readonly publicKey?: string | null
  /** Registered with the bank for this connection. */
  readonly redirectUri: string | null
}

/** The one account on the small window. */
export interface Pocket {
  readonly accountId: AccountId
  readonly name: string
  readonly bankName: string | null
  readonly kind: AccountKind
  /** What can be spent where the bank says so, else what is booked. */
  readonly balance: Money | null
  readonly isAvailable: boolean
  readonly balanceAt: Instant | null
  /** False for an account that is known from files alone: nobody can be asked. */
  readonly canRefresh: boolean
  readonly isRefreshing: boolean
  /** Why the last refresh did not work; null after a good one. */
  readonly failure: Failure | null
}

export interface Outputs extends TrustOutputs, IdentityOutputs {
  'app:status': AppStatus
  'app:retry': AppStatus
  /** Of the person's own data, the newest first, also while that cannot be opened. */
  'app:copies': readonly BackupCopy[]
  /** A copy takes the place of the person's own data, which is kept beside it. */
  'app:restore': AppStatus
  'app:open-link': null
  /** The last lines of the log, already redacted, for the person to read before sending them anywhere. */
  'app:log': { readonly lines: readonly string[] }
  /** Brings the main window to the front, from the small one. */
  'app:show-window': null
  'demo:enter': AppStatus
  'demo:leave': AppStatus
  'settings:get': Settings
  'settings:set': Settings
  'connections:list': readonly Connection[]
  'connection:create': { readonly connectionId: ConnectionId }
  'connection:configure': null
  /** Calls the bank's hello address: null means the consent works. */
  'connection:test': null
  /** Makes everything that must exist before a person can sign in; what is made stays, so it can be called again. */
  'connection:prepare': Prepared
  /** Resolves when the person came back from the bank and the tokens are in the keychain; without a browser where the
   *  credentials are all a bank wants. */
  'connection:authorise': null
  'connection:reopen-browser': null
  /** Puts the address of the bank's page on the clipboard, for another browser or a phone. */
  'connection:copy-address': null
  /** The address the browser ended at, where nobody answered there. The same state check as at the listener.
   *  Errors: `invalid-input` (no such address), `consent-mismatch`, `not-found` (nobody is signing in); the attempt goes on. */
  'connection:paste-callback': null
  'connection:cancel-authorise': null
  /** Asks the bank (one call) and answers with every account of the connection, chosen or not. After a renewed
   *  consent the accounts that were there keep their choice, name and history. */
  'connection:read-accounts': readonly Account[]
  'connection:choose-accounts': null
  'connection:disconnect': null
  'sync:run': SyncSummary
  'sync:cancel': null
  'sync:history': readonly SyncRun[]
  /** Every account we know, also those left out (`isChosen` false). */
  'accounts:list': readonly Account[]
  'account:update': null
  'overview:get': Overview
  'balances:history': BalanceHistory
  'flows:monthly': readonly MonthlyFlow[]
  'transactions:page': readonly Transaction[]
  /** As they are now, in the order asked for; one that is not shown (any more) is left out. */
  'transactions:rows': readonly Transaction[]
  'transactions:summary': TransactionsSummary
  'transaction:get': TransactionDetails
  /** null: the person closed the save dialog. */
  'export:csv': { readonly fileName: string; readonly rows: number; readonly exportId: string } | null
  'export:cancel': null
  /** By due day. */
  'upcoming:list': readonly UpcomingPayment[]
  /** null: the person closed the open dialog. */
  'import:open': ImportDraft | null
  'import:drop': ImportDraft
  'import:map': ImportDraft
  /** Counts only; nothing is written. */
  'import:check': readonly ImportOutcome[]
  'import:commit': { readonly importId: ImportId; readonly outcomes: readonly ImportOutcome[] }
  'import:cancel': null
  /** Takes back what that file alone brought. */
  'import:undo': { readonly removed: number }
  /** Newest first. */
  'import:list': readonly ImportEntry[]
  /** null: no account is pinned. */
  'pocket:get': Pocket | null
  'pocket:pin': null
  'pocket:unpin': null
  /** Asks the bank for this one account; a failure is in the answer. */
  'pocket:refresh': Pocket | null
}

// ---- events ---------------------------------------------------------------------------------------------

export type StaleTopic =
  | 'connections'
  | 'accounts'
  | 'transactions'
  | 'settings'
  | 'status'
  | 'imports'
  | 'pocket'
  | 'journal'
  | 'reviews'
  | 'backups'
  | 'lock'
  | 'flex'

export interface Events {
  stale: { readonly topics: readonly StaleTopic[] }
  progress: Progress
  order: OrderView
  /** Somebody asked outside the window for a place in it. */
  go: { readonly to: 'renewal' | 'connections'; readonly connectionId: ConnectionId }
}

// ---- derived --------------------------------------------------------------------------------------------

export type Input<C extends Channel> = z.infer<(typeof inputs)[C]>
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Outputs[C] | Promise<Outputs[C]> }
export type Api = { readonly [C in Channel]: (input: Input<C>) => Promise<Result<Outputs[C]>> }
/** Each returns the function that ends the subscription. */
export type EventApi = {
  readonly [E in EventChannel]: (listener: (payload: Events[E]) => void) => () => void
}
