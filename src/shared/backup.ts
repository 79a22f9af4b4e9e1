import type { Failure } from './errors.ts'
import type { Instant } from './ids.ts'

/** A copy of the whole encrypted file, beside it, under the same key. */
export interface BackupCopy {
  readonly fileName: string
  readonly madeAt: Instant
  readonly sizeBytes: number
}

export interface BackupState {
  /** Newest first. */
  readonly copies: readonly BackupCopy[]
  readonly folder: string
  readonly isMaking: boolean
  /** Why the last attempt since the app was started made none; null after a good one. */
  readonly failure: Failure | null
}
