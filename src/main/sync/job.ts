import type { Progress } from '../../shared/progress.ts'
import type { EntryId, Instant } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import type { BankSession } from '../banks/bank.ts'
import type { Clock } from '../clock.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import type { Store } from '../store/store.ts'

export type SyncProgress = Extract<Progress, { readonly kind: 'sync' }>

export interface SyncOptions {
  readonly connection: ConnectionRecord
  readonly session: BankSession
  readonly store: Store
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onProgress: (progress: SyncProgress) => void
  /** The bank's own rule: how many days before the last reading are read again. */
  /** The bank's own rule: one question an account. */
  readonly asksEachAccount?: boolean
  readonly overlapDays: (kinds: readonly AccountKind[]) => number
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
}
