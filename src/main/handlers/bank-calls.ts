import { finishInterruptedRemovals } from '../sync/remove-connection.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import type { Jobs } from './jobs.ts'

/** Longer than all of Http's own limits together; only a last resort. */
export const readTimeoutMs = 120_000

/** Single questions to a connected bank, outside a sync. */
export function bankCallHandlers(
  context: HandlerContext,
  jobs: Jobs,
): Pick<HandlersOf<'connection'>, 'connection:read-accounts' | 'connection:test'> {
  const { store, sessions, reader, clock } = context
  return {
    'connection:read-accounts': ({ connectionId }) =>
      jobs.run('call', connectionId, async (stop) => {
        const connection = connectionOf(store, connectionId)
        await finishInterruptedRemovals(store, clock, stop) // it may be about to leave an account of this bank to its files
        try {
          const session = await sessions.open(connection)
          const { accounts } = await session.accounts(inTime(stop))
          store.accounts.upsertFromBank(connectionId, accounts, instantOf(clock.now()))
        } catch (error) {
          recordFailure(context, connectionId, error)
          throw error
        }
        tellStale(context, 'accounts', 'connections')
        const all = await reader.ask('accounts:list', undefined)
        const own = all.filter((account) => account.connectionId === connectionId)
        // An account that files told of came with its choice; of this bank's accounts the person has chosen none yet.
        const hasChosen = connectionOf(store, connectionId).hasChosenAccounts
        return hasChosen ? own : own.map((account) => ({ ...account, isChosen: false }))
      }),

    'connection:test': ({ connectionId }) =>
      jobs.run('call', connectionId, async (stop) => {
        await sessions.test(connectionOf(store, connectionId), inTime(stop))
        return null
      }),
  }
}

function inTime(stop: AbortSignal): AbortSignal {
  return AbortSignal.any([stop, AbortSignal.timeout(readTimeoutMs)])
}
