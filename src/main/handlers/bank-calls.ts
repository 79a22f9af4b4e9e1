import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'

/** Longer than all of Http's own limits together; only a last resort. */
const readTimeoutMs = 120_000

/** Single questions to a connected bank, outside a sync. */
export function bankCallHandlers(
  context: HandlerContext,
): Pick<HandlersOf<'connection'>, 'connection:read-accounts' | 'connection:test'> {
  const { store, sessions, reader, clock } = context
  return {
    'connection:read-accounts': async ({ connectionId }) => {
      const connection = connectionOf(store, connectionId)
      try {
        const session = await sessions.open(connection)
        const { accounts } = await session.accounts(AbortSignal.timeout(readTimeoutMs))
        store.accounts.upsertFromBank(connectionId, accounts, instantOf(clock.now()))
      } catch (error) {
        recordFailure(context, connectionId, error)
        throw error
      }
      tellStale(context, 'accounts', 'connections')
      const all = await reader.ask('accounts:list', undefined)
      return all.filter((account) => account.connectionId === connectionId)
    },

    'connection:test': async ({ connectionId }) => {
      const session = await sessions.open(connectionOf(store, connectionId))
      await session.test(AbortSignal.timeout(readTimeoutMs))
      return null
    },
  }
}
