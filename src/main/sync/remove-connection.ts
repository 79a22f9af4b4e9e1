import { isAppError } from '../../shared/errors.ts'
import type { ConnectionId, Instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Sweep } from '../store/removal.ts'
import type { Store } from '../store/store.ts'
import { startPace, type Pace } from './pace.ts'
import { proveAgain } from './prove-again.ts'
import { markOwnTransfers } from './transfers.ts'

/** Rows between two looks at the clock: about a millisecond of work. */
const atOnce = 50

export interface RemovalOptions {
  readonly store: Store
  readonly connectionId: ConnectionId
  readonly at: Instant
  /** Stops at a safe point; what is left is done when the store is next opened. */
  readonly signal?: AbortSignal
  /** From here on nobody sees it any more. */
  readonly onGone?: () => void
}

/**
 * Deletes a connection with all its bank told. Gone from the first moment, its rows follow in small transactions; killed on the
 * way, it is ended when the store is next opened. Only for who holds the locks of `lockForRemoval`.
 * @throws AppError `cancelled`, and those of the store.
 */
export async function removeConnection(options: RemovalOptions): Promise<void> {
  const { store, connectionId, at, signal, onGone } = options
  store.transaction(() => store.removal.begin(connectionId))
  onGone?.()
  await carryOut(store, connectionId, at, startPace(signal))
}

/** At start-up, and before accounts are begun: ends what a killed process was deleting, or what failed, but not what another
 *  process is at work on. @throws AppError as `removeConnection`; nobody sees what is left then. */
export async function finishInterruptedRemovals(
  store: Store,
  clock: Clock,
  signal?: AbortSignal,
): Promise<void> {
  for (const id of store.removal.underWay()) {
    let unlock: () => void
    try {
      unlock = lockForRemoval(store, id)
    } catch (error) {
      if (isAppError(error, 'already-running')) continue
      throw error
    }
    try {
      // Until the lock was ours, another process may have ended it.
      const isOpen = store.removal.underWay().includes(id)
      if (isOpen) await carryOut(store, id, new Date(clock.now()).toISOString(), startPace(signal))
    } finally {
      unlock()
    }
  }
}

/**
 * Another process that syncs it would save its renewed tokens after they were removed, and end by calling it connected; and
 * what is being taken in or back would meet accounts that are no more.
 * @returns the function that lets go. @throws AppError `already-running`; nothing is held then.
 */
export function lockForRemoval(store: Store, id: ConnectionId): () => void {
  const held: (() => void)[] = []
  const release = (): void => {
    for (const unlock of held.toReversed()) unlock()
  }
  try {
    for (const lock of [store.lockUndo, store.lockImports, () => store.lockConnection(id)]) held.push(lock())
  } catch (error) {
    release()
    throw error
  }
  return release
}

/** Safe to begin at any point of it. */
async function carryOut(store: Store, id: ConnectionId, at: Instant, pace: Pace): Promise<void> {
  for (const sweep of store.removal.sweeps(id)) await toTheEnd(store, sweep, pace)
  store.transaction(() => {
    for (const accountId of store.removal.settle(id)) store.accounts.files.updateBalance(accountId, at)
  })
  await markOwnTransfers(store) // the other ends of its transfers are in no household now
  store.transaction(() => {
    store.removal.end(id)
    proveAgain(store, at) // what its files stated of an account that stays
  })
}

/** One transaction after another, each as long as a share of the thread lasts. */
async function toTheEnd(store: Store, sweep: Sweep, pace: Pace): Promise<void> {
  for (let isLeft = true; isLeft;) {
    await pace.rest()
    isLeft = store.pageTransaction(() => {
      for (;;) {
        if (sweep(atOnce) === 0) return false
        if (pace.isDue()) return true
      }
    })
  }
}
