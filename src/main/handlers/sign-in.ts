import { AppError, isAppError, toFailure, type ErrorCode } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { isBank } from '../../shared/systems.ts'
import type { SignInHooks } from '../oauth/port.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'
import { endOrdersOver } from './orders.ts'

type Own =
  | 'connection:prepare'
  | 'connection:authorise'
  | 'connection:reopen-browser'
  | 'connection:copy-address'
  | 'connection:paste-callback'
  | 'connection:cancel-authorise'

/** A sign-in under way. Kept in main: the address never goes to the window. */
interface Attempt {
  page: { readonly url: string; readonly origin: string } | null
  accept: ((address: string) => void) | null
}

export function signInHandlers(context: HandlerContext, jobs: Jobs): Pick<HandlersOf<'connection'>, Own> {
  const { store, sessions } = context
  const attempts = new Map<ConnectionId, Attempt>()

  return {
    'connection:prepare': ({ connectionId }) =>
      jobs.run('sign-in', connectionId, (signal) =>
        sessions.prepare(connectionOf(store, connectionId), {
          signal,
          onStage: onStage(context, connectionId),
        }),
      ),

    'connection:authorise': ({ connectionId }) =>
      jobs.run('sign-in', connectionId, async (signal) => {
        const connection = connectionOf(store, connectionId)
        await endOrdersOver(context, connection.system)
        const attempt: Attempt = { page: null, accept: null }
        attempts.set(connectionId, attempt)
        try {
          await sessions.signIn(connection, hooksOf(context, connectionId, attempt, signal))
        } catch (error) {
          recordRefusal(context, connection, error)
          throw error
        } finally {
          attempts.delete(connectionId)
        }
        store.transaction(() => {
          store.connections.setStatus(connectionId, 'ready')
          store.connections.setFailure(connectionId, null)
          store.connections.setNextTry(connectionId, 0, null)
        })
        tellStale(context, 'connections', 'accounts', 'flex')
        return null
      }),

    'connection:reopen-browser': async ({ connectionId }) => {
      const { url, origin } = pageOf(attempts.get(connectionId))
      await context.openBrowser(url, origin)
      return null
    },

    'connection:copy-address': ({ connectionId }) => {
      context.copyText(pageOf(attempts.get(connectionId)).url)
      return null
    },

    'connection:paste-callback': ({ connectionId, address }) => {
      const accept = attempts.get(connectionId)?.accept ?? null
      if (accept === null) throw nobodySignsIn()
      accept(address)
      return null
    },

    'connection:cancel-authorise': ({ connectionId }) => {
      jobs.cancel('sign-in', connectionId)
      return null
    },
  }
}

/** What only another certificate, key, client or party mends. */
const refusals = [
  'certificate-refused',
  'certificate-expired',
  'certificate-unreadable',
  'certificate-other-key',
  'certificate-passphrase',
  'client-rejected',
  'client-missing',
  'key-unreadable',
  'key-refused',
  'party-refused',
  'service-closed',
] as const satisfies readonly ErrorCode[]

/** BankID and FIS, and a bank before its first sign-in, are tried out once and then not again by themselves: that it was refused, and why,
 *  is kept for who comes back. Its standing stays what it was: one that was never used still has to be set up to its end. A bank
 *  that was read before keeps what its last sync ended with. */
function recordRefusal(
  context: HandlerContext,
  { id, system, status }: ConnectionRecord,
  error: unknown,
): void {
  if ((isBank(system) && status !== 'new') || !isAppError(error, ...refusals)) return
  context.store.connections.setFailure(id, toFailure(error))
  tellStale(context, 'connections')
}

function hooksOf(
  context: HandlerContext,
  connectionId: ConnectionId,
  attempt: Attempt,
  signal: AbortSignal,
): SignInHooks {
  return {
    signal,
    language: context.language(),
    openBrowser: async (url, origin) => {
      attempt.page = { url, origin }
      await context.openBrowser(url, origin)
    },
    onPasteable: (accept) => {
      attempt.accept = accept
    },
    onStage: onStage(context, connectionId),
  }
}

function onStage(context: HandlerContext, connectionId: ConnectionId): SignInHooks['onStage'] {
  return (stage, endsAt) =>
    context.emit('progress', {
      kind: 'authorise',
      connectionId,
      stage,
      endsAt: endsAt === null ? null : instantOf(endsAt),
    })
}

function pageOf(attempt: Attempt | undefined): NonNullable<Attempt['page']> {
  const page = attempt?.page ?? null
  if (page === null) throw nobodySignsIn()
  return page
}

function nobodySignsIn(): AppError {
  return new AppError('not-found', 'nobody is signing in at the moment')
}
