import { AppError, isAppError, toFailure } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { SyncSummary } from '../../shared/model.ts'
import { isBank } from '../../shared/systems.ts'
import { seenFailure } from '../sync/notices.ts'
import { runSync } from '../sync/run.ts'
import { afterFailedRun, afterGoodRun, type Drawn } from '../sync/schedule.ts'
import { assertConnected } from './connections.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import type { Jobs } from './jobs.ts'
import { isDue } from './schedule.ts'

/** Pages ask again at most this often while rows stream in. */
const staleEveryMs = 1500

/** Who wants a run: what a person asks for is not held back, and ends a back-off. */
export type SyncedBy = 'person' | 'timetable'

export interface SyncRuns {
  /** @throws AppError `already-running`, `cancelled`, those of the bank session, the vault and the store */
  run(connectionId: ConnectionId, by: SyncedBy): Promise<SyncSummary>
  /** The person stops it. */
  stop(connectionId: ConnectionId): void
}

/** One run a connection at a time, whoever wants it; each ends with when the next one comes. */
export function createSyncRuns(context: HandlerContext, jobs: Jobs): SyncRuns {
  const stopped = new Set<ConnectionId>()
  return {
    run: async (connectionId, by) => {
      const running = jobs.run('sync', connectionId, async (signal) => {
        stopped.delete(connectionId)
        return await syncOnce(context, {
          connectionId,
          by,
          signal,
          isStopped: () => stopped.has(connectionId),
        })
      })
      tellStale(context, 'connections') // it runs, also for a page that did not begin it
      try {
        return await running
      } finally {
        tellStale(context, 'transactions', 'accounts', 'connections')
      }
    },
    stop: (connectionId) => {
      stopped.add(connectionId)
      jobs.cancel('sync', connectionId)
    },
  }
}

export function syncHandlers(context: HandlerContext, runs: SyncRuns): HandlersOf<'sync'> {
  return {
    'sync:run': ({ connectionId }) => runs.run(connectionId, 'person'),
    'sync:cancel': ({ connectionId }) => {
      runs.stop(connectionId)
      return null
    },
    'sync:history': (input) => context.reader.ask('sync:history', input),
  }
}

interface Wanted {
  readonly connectionId: ConnectionId
  readonly by: SyncedBy
  readonly signal: AbortSignal
  readonly isStopped: () => boolean
}

async function syncOnce(context: HandlerContext, wanted: Wanted): Promise<SyncSummary> {
  const { store, sessions } = context
  const { connectionId } = wanted
  assertConnected(connectionOf(store, connectionId).status)
  const callsBefore = sessions.callsOf(connectionId)
  try {
    const summary = await readBank(context, wanted)
    store.transaction(() => {
      draw(context, connectionId, afterGoodRun(context.clock.now(), context.random))
      store.connections.setLastCalls(connectionId, sessions.callsOf(connectionId) - callsBefore)
    })
    context.copies.makeIfDue()
    return summary
  } catch (error) {
    recordFailure(context, connectionId, error)
    drawAfterFailure(context, wanted, error)
    if (wanted.by === 'person') isSeen(context, connectionId)
    throw error
  }
}

async function readBank(context: HandlerContext, { connectionId, by, signal }: Wanted): Promise<SyncSummary> {
  const { store, sessions, banks, clock } = context
  const connection = connectionOf(store, connectionId)
  const { system } = connection
  if (!isBank(system)) throw new AppError('invalid-input', 'there is nothing to sync here')
  const session = await sessions.open(connection)
  const bank = banks[system]
  let toldAt = 0
  return await runSync({
    connection,
    session,
    store,
    clock,
    signal,
    // Another process may have just done it.
    ...(by === 'timetable' ? { isWanted: () => isDue(context, connectionId) } : {}),
    asksEachAccount: bank.asksEachAccount,
    overlapDays: (kinds) => bank.overlapDays(kinds),
    identity: bank.identity,
    mayCountPending: (kind) => bank.mayCountPending?.(kind) ?? false,
    callsLeft: () => context.callsLeft(connection).callsLeft,
    onProgress: (progress) => {
      context.emit('progress', progress)
      if (clock.now() - toldAt < staleEveryMs) return
      toldAt = clock.now()
      tellStale(context, 'transactions', 'accounts')
    },
  })
}

/** A run that was broken off with the app is due at its next start; one that the person stopped comes after a while. */
function drawAfterFailure(
  context: HandlerContext,
  { connectionId, by, isStopped }: Wanted,
  error: unknown,
): void {
  const { clock, random, store } = context
  const connection = store.connections.get(connectionId)
  if (connection === null || isAppError(error, 'already-running')) return
  if (!isAppError(error, 'cancelled')) {
    const { failureCount, syncedAt } = connection
    const { code } = toFailure(error)
    const isByPerson = by === 'person'
    const failed = { endedAt: clock.now(), code, failureCount, isByPerson, syncedAt }
    draw(context, connectionId, afterFailedRun(failed, random))
  } else if (isStopped()) draw(context, connectionId, afterGoodRun(clock.now(), random))
}

/** Whoever clicked sees how it ended; to say it once more from outside the window would be noise. */
function isSeen({ store }: HandlerContext, id: ConnectionId): void {
  const connection = store.connections.get(id)
  const seen = connection === null ? null : seenFailure(connection)
  if (seen !== null) store.connections.setToldOfFailure(id, seen)
}

function draw({ store }: HandlerContext, id: ConnectionId, { failureCount, nextTryAt }: Drawn): void {
  store.connections.setNextTry(id, failureCount, instantOf(nextTryAt))
}
