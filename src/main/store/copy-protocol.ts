import type { ErrorCode } from '../../shared/errors.ts'

/** What the copying thread is started with. The key is moved to it and wiped there. */
export interface CopyData {
  readonly file: string
  readonly key: Uint8Array
  readonly target: string
}

/** What it says once. Its own words only: a driver's error may name a path. */
export type CopyReply = { readonly isDone: true } | { readonly code: ErrorCode; readonly reason: string }
