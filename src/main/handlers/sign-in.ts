import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/model.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

type Own = 'connection:authorise' | 'connection:reopen-browser' | 'connection:cancel-authorise'

interface LoginPage {
  readonly url: string
  readonly origin: string
}

export function signInHandlers(context: HandlerContext, jobs: Jobs): Pick<HandlersOf<'connection'>, Own> {
  const { store, sessions } = context
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
  }
}
