import type { Failure } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { ConnectionStatus } from '../../shared/model.ts'

/** Four hours keep numbers fresh through a day at a cost of a few calls each. */
const syncEveryMs = 4 * 60 * 60 * 1000
/** After a failure that may pass by itself. */
const tryAgainAfterMs = 30 * 60 * 1000

/** A key that is refused may be accepted on another network, or never again: a bank must not be asked often (bunq fact sheet 16). */
const refusedKeyMs = 24 * 60 * 60 * 1000

export interface Scheduled {
  readonly status: ConnectionStatus
  readonly syncedAt: Instant | null
  readonly lastFailure: Failure | null
  /** When the last attempt began, however it ended; null: there was none. */
  readonly attemptedAt: Instant | null
}

/**
 * When the app syncs a connection by itself next (ms since 1970); null: not before the person does something. Never earlier
 * than the bank asked for. The first sync belongs to the wizard, where the accounts are chosen.
 */
export function nextSyncAt({ status, syncedAt, lastFailure, attemptedAt }: Scheduled): number | null {
  if (status !== 'ready' || attemptedAt === null) return null
  const regular = syncedAt === null ? Date.parse(attemptedAt) : Date.parse(syncedAt) + syncEveryMs
  if (lastFailure === null) return regular
  const { code, retryAt } = lastFailure
  const pauseMs = code === 'bank-ip-changed' ? refusedKeyMs : tryAgainAfterMs
  const allowed = retryAt === undefined ? Date.parse(attemptedAt) + pauseMs : Date.parse(retryAt)
  return Math.max(regular, allowed)
}
