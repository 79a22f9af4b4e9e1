import type { Progress } from '../../shared/progress.ts'
import type { AccountId, EntryId, Instant } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import type { BankSession, IdentityPolicy } from '../banks/bank.ts'
import type { Clock } from '../clock.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Store } from '../store/store.ts'

export type SyncProgress = Extract<Progress, { readonly kind: 'sync' }>

export interface SyncOptions {
  readonly connection: ConnectionRecord
  readonly session: BankSession
  readonly store: Store
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Asked once nobody else can begin a run of this connection; false: another process has done it meanwhile. */
  readonly isWanted?: () => boolean
  readonly onProgress: (progress: SyncProgress) => void
  /** The bank's own rule: one question an account. */
  readonly asksEachAccount?: boolean
  /** The bank's own rule: how many days before the last reading are read again. */
  readonly overlapDays: (kinds: readonly AccountKind[]) => number
  /** The bank's own rule: which row is which. */
  readonly identity: IdentityPolicy
  /** The bank's own rule: true where nobody knows whether the booked balance counts what is only announced. */
  readonly mayCountPending?: (kind: AccountKind) => boolean
  /** Calls of this bank that are free now; null, or left out: they are not counted. */
  readonly callsLeft?: () => number | null
}

/** What the bank says is booked on an account, in minor units. */
export interface BankBalance {
  readonly minor: number
  readonly at: Instant
  /** Told twice alike, before the rows and after them, and of the day it is here. */
  readonly isConfirmed: boolean
}

/** One run on its way: what the steps share. */
export interface Run extends SyncOptions {
  readonly runId: number
  /** Of the journal: what the run writes to the ledger can be taken back with it. */
  readonly entryId: EntryId
  readonly at: Instant
  added: number
  changed: number
  isPartial: boolean
  /** The accounts it reads; none until the bank listed them. */
  asked: readonly AccountRecord[]
  /** Accounts whose recent days were all read in this run. */
  readonly readWhole: Set<AccountId>
  /** Accounts of which rows, or announcements, were left out of an answer as not understood. */
  readonly halfTold: Set<AccountId>
  /** By account, once their rows were read: what the proof is judged by. */
  readonly balances: Map<AccountId, BankBalance>
  /** Rows the bank told of in this run, and rows that whole answers for their days were without, with their accounts. */
  readonly told: Set<number>
  readonly absent: Map<number, AccountId>
  /** By account: rows its history was without, of days before which nothing has been told yet. */
  readonly unproven: Map<AccountId, readonly StoredRow[]>
}
