import { AppError, isAppError } from '../../shared/errors.ts'
import type { AccountId, ConnectionId, EntryId, Instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Taking } from '../store/journal-undo.ts'
import type { Store } from '../store/store.ts'
import { connectionsAround, releaseImport } from './import-undo.ts'
import { startPace, type Pace } from './pace.ts'
import { proveAgain } from './prove-again.ts'
import { markOwnTransfers } from './transfers.ts'

/** As many as are read in less than a share of the thread. */
const atOnce = 500
/** So few lines are taken back in one transaction, so that an edit is there or is not, and never half. */
const fewLines = 200

export interface UndoOptions {
  readonly store: Store
  readonly entryId: EntryId
  /** What stands on it, as the person was shown; nothing else is taken back. */
  readonly laterIds: readonly EntryId[]
  readonly at: Instant
  /** Stops at a safe point; what is left is done when the store is next opened. */
  readonly signal?: AbortSignal
}

/**
 * Takes an entry back, and with it those that stand on it. A large one is taken back in small steps; killed between two of
 * them it is ended when the store is next opened.
 * @returns how many entries were taken back, and the entry that says so.
 * @throws AppError `not-found` when there is no such entry or it was taken back already; `entries-stand-on-it` when others
 *   stand on it than those named; `already-running` while a sync or an import could write the same; `cancelled`; and those of
 *   the store.
 */
export async function undoEntry(
  options: UndoOptions,
): Promise<{ readonly undone: number; readonly undoId: EntryId }> {
  const { store, entryId, laterIds, at } = options
  const entry = store.undo.entry(entryId)
  if (entry === null || entry.kind === 'undo')
    throw new AppError('not-found', 'there is no such entry to take back')
  const unlock = lockForUndo(store, [entryId, ...laterIds])
  try {
    const taking = store.transaction(() => {
      if (store.undo.entry(entryId)?.state !== 'done')
        throw new AppError('not-found', 'it was taken back already')
      assertSame(store.undo.later(entryId), laterIds)
      const subject = { ...entry.subject, of: { entryId, kind: entry.kind } }
      const begun = store.undo.beginUndo([entryId, ...laterIds], subject, at)
      if (isSmall(store, begun)) carryOutAtOnce(store, begun, at)
      return begun
    })
    await carryOut(store, taking, at, startPace(options.signal))
    return { undone: 1 + laterIds.length, undoId: taking.undoId }
  } finally {
    unlock()
  }
}

/**
 * Does again what an undo took back: that undo is the last word on each of its rows.
 * @throws AppError `not-found` when it is not, or when it took back what only a bank or a file can bring again;
 *   `already-running` as above.
 */
export async function redoEntry({
  store,
  entryId: undoId,
  at,
  signal,
}: Omit<UndoOptions, 'laterIds'>): Promise<void> {
  const unlock = lockForUndo(store, [undoId])
  try {
    const taking = store.transaction(() => {
      if (!store.undo.canRedo(undoId))
        throw new AppError('not-found', 'there is nothing that could be done again')
      const begun = store.undo.beginRedo(undoId)
      if (isSmall(store, begun)) carryOutAtOnce(store, begun, at)
      return begun
    })
    await carryOut(store, taking, at, startPace(signal))
  } finally {
    unlock()
  }
}

/** At start-up: ends what a killed process was taking back, but not what another process is at work on. */
export async function finishInterruptedUndos(store: Store, clock: Clock): Promise<void> {
  for (const taking of store.undo.underWay()) {
    let unlock: () => void
    try {
      unlock = lockForUndo(store, [taking.undoId, ...store.undo.partsOf(taking)])
    } catch (error) {
      if (isAppError(error, 'already-running')) continue
      throw error
    }
    try {
      // Until the lock was ours, another process may have ended it.
      const isOpen = store.undo.underWay().some(({ undoId }) => undoId === taking.undoId)
      if (isOpen) await carryOut(store, taking, new Date(clock.now()).toISOString(), startPace())
    } finally {
      unlock()
    }
  }
}

/** The connections whose sync could write to what these entries wrote. */
export function connectionsOfEntries(store: Store, entryIds: readonly EntryId[]): readonly ConnectionId[] {
  return connectionsAround(store, accountsIn(store, entryIds))
}

/** Empty: they wrote nothing but what a person adds, which no sync and no import looks at. */
function accountsIn(store: Store, entryIds: readonly EntryId[]): readonly AccountId[] {
  return [...new Set(entryIds.flatMap((id) => store.undo.ledgerAccounts(id)))]
}

function lockForUndo(store: Store, entryIds: readonly EntryId[]): () => void {
  const held = [store.lockUndo()]
  const release = (): void => {
    for (const unlock of held.toReversed()) unlock()
  }
  try {
    const accountIds = accountsIn(store, entryIds)
    if (accountIds.length === 0) return release
    held.push(store.lockImports())
    for (const id of connectionsAround(store, accountIds)) held.push(store.lockConnection(id))
  } catch (error) {
    release()
    throw error
  }
  return release
}

function assertSame(standing: readonly EntryId[], named: readonly EntryId[]): void {
  const isSame = standing.length === new Set(named).size && standing.every((id) => named.includes(id))
  if (!isSame)
    throw new AppError('entries-stand-on-it', 'other entries stand on it than those that were named')
}

function isSmall({ undo }: Store, taking: Taking): boolean {
  return (
    undo.importsOf(taking).length === 0 &&
    undo.lines(taking).length <= fewLines &&
    !undo.hasAdded(taking, fewLines)
  )
}

function carryOutAtOnce({ undo }: Store, taking: Taking, at: Instant): void {
  const never = (): boolean => false
  undo.removeAdded(taking, undo.added(taking, atOnce), never)
  undo.takeBack(taking, undo.lines(taking), never)
  undo.end(taking, at)
}

/** Safe to begin at any point of it. What is derived is derived anew before the end is written down. */
async function carryOut(store: Store, taking: Taking, at: Instant, pace: Pace): Promise<void> {
  const { undo } = store
  const isOver = !undo.underWay().some(({ undoId }) => undoId === taking.undoId)
  if (isOver && !undo.touchesMoney(taking)) return
  if (!isOver) {
    for (let rows = undo.added(taking, atOnce); rows.length > 0; rows = undo.added(taking, atOnce))
      await inSteps(store, rows, pace, (rest) => undo.removeAdded(taking, rest, pace.isDue))
    await inSteps(store, undo.lines(taking), pace, (rest) => undo.takeBack(taking, rest, pace.isDue))
    for (const importId of undo.importsOf(taking)) {
      store.transaction(() => store.imports.reopen(importId))
      const removed = await releaseImport(store, importId, at)
      store.transaction(() => undo.countRemoved(taking, removed))
    }
  }
  await markOwnTransfers(store)
  store.transaction(() => {
    for (const { id, connectionId } of store.accounts.list())
      if (connectionId === null) store.accounts.files.updateBalance(id, at)
    if (!isOver) undo.end(taking, at)
    proveAgain(store, at)
  })
}

/** One transaction after another, each as long as a share of the thread lasts. @param step does some and says how many. */
async function inSteps<T>(
  store: Store,
  all: readonly T[],
  pace: Pace,
  step: (rest: readonly T[]) => number,
): Promise<void> {
  for (let next = 0; next < all.length;) {
    await pace.rest()
    next += store.pageTransaction(() => step(all.slice(next, next + atOnce)))
  }
}
