import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/model.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import type { Jobs } from './jobs.ts'

type Own =
  | 'connection:authorise'
  | 'connection:reopen-browser'
  | 'connection:cancel-authorise'
  | 'connection:read-accounts'
  | 'connection:test'

interface LoginPage {
  readonly url: string
  readonly origin: string
}

export function signInHandlers(context: HandlerContext, jobs: Jobs): Pick<HandlersOf<'connection'>, Own> {
  const { store, sessions, reader, clock } = context
  // Kept in main for "open the page again": the address never goes to the window.
  const openPages = new Map<ConnectionId, LoginPage>()

  return {
    'connection:authorise': ({ connectionId }) =>
      jobs.run('sign-in', connectionId, async (signal) => {
        const connection = connectionOf(store, connectionId)
        try {
          await sessions.signIn(connection, {
            signal,
            openBrowser: async (url, origin) => {
              openPages.set(connectionId, { url, origin })
              await context.openBrowser(url, origin)
            },
            onStage: (stage, endsAt) =>
              context.emit('progress', {
                kind: 'authorise',
                connectionId,
                stage,
                endsAt: endsAt === null ? null : instantOf(endsAt),
              }),
          })
        } finally {
          openPages.delete(connectionId)
        }
        store.transaction(() => {
          store.connections.setStatus(connectionId, 'ready')
          store.connections.setFailure(connectionId, null)
        })
        tellStale(context, 'connections', 'accounts')
        return null
      }),

    'connection:reopen-browser': async ({ connectionId }) => {
      const page = openPages.get(connectionId)
      if (page === undefined) throw new AppError('not-found', 'nobody is signing in at the moment')
      await context.openBrowser(page.url, page.origin)
      return null
    },

    'connection:cancel-authorise': ({ connectionId }) => {
      jobs.cancel('sign-in', connectionId)
      return null
    },

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

/** Longer than all of Http's own limits together; only a last resort. */
const readTimeoutMs = 120_000
