import type { Instant } from './ids.ts'

/** A copy of the whole encrypted file, beside it, under the same key. */
export interface BackupCopy {
  readonly fileName: string
  readonly madeAt: Instant
  readonly sizeBytes: number
}
