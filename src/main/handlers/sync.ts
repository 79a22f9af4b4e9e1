import { runSync } from '../sync/run.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { SyncSummary } from '../../shared/model.ts'
import { assertConnected } from './connections.ts'
import { connectionOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import type { Jobs } from './jobs.ts'

/** Pages ask again at most this often while rows stream in. */
const staleEveryMs = 1500

export function syncHandlers(context: HandlerContext, jobs: Jobs): HandlersOf<'sync'> {
  return {
    'sync:run': async ({ connectionId }) => {
      const running = jobs.run('sync', connectionId, (signal) => syncOnce(context, connectionId, signal))
      tellStale(context, 'connections') // it runs, also for a page that did not begin it
      try {
        return await running
      } finally {
        tellStale(context, 'transactions', 'accounts', 'connections')
      }
    },
    'sync:cancel': ({ connectionId }) => {
      jobs.cancel('sync', connectionId)
      return null
    },
    'sync:history': (input) => context.reader.ask('sync:history', input),
  }
}

async function syncOnce(
  context: HandlerContext,
  connectionId: ConnectionId,
  signal: AbortSignal,
): Promise<SyncSummary> {
  const { store, sessions, banks, clock } = context
  const connection = connectionOf(store, connectionId)
  assertConnected(connection.status)
  let toldAt = 0
  try {
    const session = await sessions.open(connection)
    return await runSync({
      connection,
      session,
      store,
      clock,
      signal,
      asksEachAccount: banks[connection.system].asksEachAccount,
      overlapDays: (kinds) => banks[connection.system].overlapDays(kinds),
      onProgress: (progress) => {
        context.emit('progress', progress)
        if (clock.now() - toldAt < staleEveryMs) return
        toldAt = clock.now()
        tellStale(context, 'transactions', 'accounts')
      },
    })
  } catch (error) {
    recordFailure(context, connectionId, error)
    throw error
  }
}
