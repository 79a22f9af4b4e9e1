import { z } from 'zod'
import type { Channel, EventChannel } from './channels.ts'
import type { Failure, Result } from './errors.ts'
import type {
  Account,
  AccountId,
  CalendarDate,
  Connection,
  ConnectionId,
  Instant,
  SyncRun,
  SyncSummary,
  Transaction,
  TransactionDetails,
} from './model.ts'
import type { Money } from './money.ts'
import { finInstPattern, redirectPortRange } from './sparebank1.ts'
import { systemIds, type SystemId } from './systems.ts'

// ---- pieces of input ------------------------------------------------------------------------------------

const connectionId = z.uuid()
const accountId = z.uuid()
const calendarDate = z.iso.date()
const minor = z.int().min(-1e15).max(1e15)

/** Where the browser comes back to on this computer. */
export const redirectPort = z.int().min(redirectPortRange.min).max(redirectPortRange.max)

export const sparebank1Settings = z.strictObject({
  generation: z.enum(['current', 'legacy']),
  authHost: z.enum(['api', 'api-auth']),
  clientAuth: z.enum(['body', 'basic']),
  finInst: z.string().regex(finInstPattern).nullable(),
  redirectPort,
})

/** Secrets enter main by this one road and never come back. Formats of id and secret are the bank's business. */
export const clientCredentials = z.strictObject({
  clientId: z.string().trim().min(1).max(512),
  clientSecret: z.string().trim().min(1).max(4096),
})

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
  /** Every word must occur somewhere in text, counterparty, message or account number; case and accents do not matter. */
  text: z.string().max(200).optional(),
  status: z.enum(['booked', 'pending']).optional(),
}) // prettier-ignore
export type TransactionFilter = z.infer<typeof transactionFilter>

export const transactionSort = z.strictObject({
  by: z.enum(['bookedOn', 'amount', 'text', 'account']),
  descending: z.boolean(),
})
export type TransactionSort = z.infer<typeof transactionSort>

export const exportProfiles = ['rfc4180', 'excel-no'] as const
export type ExportProfile = (typeof exportProfiles)[number]

export const languages = ['en', 'nb'] as const
export type Language = (typeof languages)[number]
export const themes = ['system', 'light', 'dark'] as const

const settings = z.strictObject({
  /** null: follow the system. */
  language: z.enum(languages).nullable(),
  theme: z.enum(themes),
})
export type Settings = z.infer<typeof settings>

/** Pages the app may open in the system browser, by name: the renderer never passes an address. */
export const linkNames = ['sparebank1-portal', 'sparebank1-tutorial'] as const
export type LinkName = (typeof linkNames)[number]

// ---- inputs ---------------------------------------------------------------------------------------------

const nothing = z.undefined()

/** strictObject: an unknown key from our own renderer is a bug, so say so. */
export const inputs = {
  'app:status': nothing,
  'app:retry': nothing,
  'app:open-link': z.strictObject({ link: z.enum(linkNames) }),
  'app:log': nothing,
  'demo:enter': nothing,
  'demo:leave': nothing,
  'settings:get': nothing,
  'settings:set': settings.partial(),
  'connections:list': nothing,
  'connection:create': z.strictObject({
    system: z.enum(systemIds),
    name: z.string().trim().max(80).optional(),
    settings: sparebank1Settings,
    credentials: clientCredentials,
  }),
  'connection:configure': z.strictObject({
    connectionId,
    name: z.string().trim().min(1).max(80).optional(),
    settings: sparebank1Settings.optional(),
    credentials: clientCredentials.optional(),
  }),
  'connection:test': z.strictObject({ connectionId }),
  'connection:authorise': z.strictObject({ connectionId }),
  'connection:reopen-browser': z.strictObject({ connectionId }),
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
  'transactions:summary': z.strictObject({ filter: transactionFilter }),
  'transaction:get': z.strictObject({ transactionId: z.int() }),
  'export:csv': z.strictObject({
    filter: transactionFilter,
    sort: transactionSort,
    profile: z.enum(exportProfiles),
  }),
  'export:cancel': nothing,
} satisfies Record<Channel, z.ZodType> // a channel without a schema does not compile

// ---- outputs --------------------------------------------------------------------------------------------

export interface AppStatus {
  readonly version: string
  /** `electron` or the development stand-in `chromium-host`: shown in Settings, so that nobody mistakes one for the other. */
  readonly runtime: 'electron' | 'chromium-host' | 'node'
  readonly platform: string
  readonly language: Language
  /** True while the invented household is on screen. */
  readonly isDemo: boolean
  /** The invented bank's client, to type into the wizard while looking around; null otherwise. */
  readonly demoClient: { readonly clientId: string; readonly clientSecret: string } | null
  /** Systems whose addresses were replaced by OVERSIKT_ENDPOINTS: the window shows a badge. */
  readonly replacedSystems: readonly SystemId[]
  /** Why there is no data to show: keychain or file could not be opened. null: all is well. */
  readonly problem: Failure | null
  /** The folder a support answer will ask for. */
  readonly profileFolder: string
  readonly today: CalendarDate
}

export interface CurrencyTotal {
  readonly currency: string
  readonly minor: number
  readonly accountCount: number
}

export interface Overview {
  /** Booked balances of counted accounts, one total a currency: nothing is converted without a dated rate. */
  readonly netWorth: readonly CurrencyTotal[]
  readonly accounts: readonly Account[]
  /** The oldest balance among the counted accounts: the total is no fresher than that. */
  readonly oldestBalanceAt: Instant | null
}

export interface BalanceHistory {
  /** Days in order; a long period is thinned to at most 400 of them, the last always kept. */
  readonly days: readonly CalendarDate[]
  readonly series: readonly {
    readonly accountId: AccountId
    readonly currency: string
    /** Booked balance at the end of each day; null before the first day known. Same length as `days`. */
    readonly minor: readonly (number | null)[]
    /** What it held before its first day known, if that day is within `days`: 0 says that it was empty or not opened
     *  yet. null when it is known on all of them, or on none. */
    readonly beforeMinor: number | null
  }[]
}

export interface MonthlyFlow {
  /** `YYYY-MM`. */
  readonly month: string
  readonly currency: string
  readonly inMinor: number
  /** Negative or zero. */
  readonly outMinor: number
  /** Moved between own accounts in the month and left out of both, as a positive sum. */
  readonly ownTransferMinor: number
}

export interface TransactionsSummary {
  readonly count: number
  readonly pendingCount: number
  /** Sums of exactly the rows the filter holds, one line a currency. `outMinor` is negative or zero. */
  readonly totals: readonly {
    readonly currency: string
    readonly inMinor: number
    readonly outMinor: number
    readonly count: number
  }[]
}

export interface Outputs {
  'app:status': AppStatus
  'app:retry': AppStatus
  'app:open-link': null
  /** The last lines of the log, already redacted, for the person to read before sending them anywhere. */
  'app:log': { readonly lines: readonly string[] }
  'demo:enter': AppStatus
  'demo:leave': AppStatus
  'settings:get': Settings
  'settings:set': Settings
  'connections:list': readonly Connection[]
  'connection:create': { readonly connectionId: ConnectionId }
  'connection:configure': null
  /** Calls the bank's hello address: null means the consent works. */
  'connection:test': null
  /** Resolves when the person came back from the bank and the tokens are in the keychain. */
  'connection:authorise': null
  'connection:reopen-browser': null
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
  'transactions:summary': TransactionsSummary
  'transaction:get': TransactionDetails
  /** null: the person closed the save dialog. */
  'export:csv': { readonly fileName: string; readonly rows: number } | null
  'export:cancel': null
}

// ---- events ---------------------------------------------------------------------------------------------

export type StaleTopic = 'connections' | 'accounts' | 'transactions' | 'settings' | 'status'

export type Progress =
  | {
      readonly kind: 'authorise'
      readonly connectionId: ConnectionId
      readonly stage: 'opening-browser' | 'waiting-for-bank' | 'exchanging-code'
      /** When waiting ends by itself. */
      readonly endsAt: Instant | null
    }
  | {
      readonly kind: 'sync'
      readonly connectionId: ConnectionId
      readonly stage: 'accounts' | 'recent' | 'history' | 'finishing' | 'done'
      /** The account, or the accounts, being read; null when all at once. */
      readonly accountName: string | null
      /** Rows saved so far in this run. */
      readonly count: number
      /** The oldest day read so far. */
      readonly reachedOn: CalendarDate | null
    }
  | { readonly kind: 'export'; readonly rows: number; readonly total: number }

export interface Events {
  stale: { readonly topics: readonly StaleTopic[] }
  progress: Progress
}

// ---- derived --------------------------------------------------------------------------------------------

export type Input<C extends Channel> = z.infer<(typeof inputs)[C]>
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Outputs[C] | Promise<Outputs[C]> }
export type Api = { readonly [C in Channel]: (input: Input<C>) => Promise<Result<Outputs[C]>> }
/** Each returns the function that ends the subscription. */
export type EventApi = {
  readonly [E in EventChannel]: (listener: (payload: Events[E]) => void) => () => void
}
export type { Money }
