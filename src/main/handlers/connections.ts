import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { lockForRemoval, removeConnection } from '../sync/remove-connection.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'
import { endOrdersOver } from './orders.ts'
import { nextSyncOf } from './schedule.ts'

type Own = 'connections:list' | 'connection:choose-accounts' | 'connection:disconnect'

export function connectionHandlers(
  context: HandlerContext,
  jobs: Jobs,
): Pick<HandlersOf<'connection' | 'connections'>, Own> {
  const { store, vault, sessions, reader } = context

  return {
    'connections:list': async () => {
      const stored = await reader.ask('connections:list', undefined)
      return stored.map((connection) => {
        const record = connectionOf(store, connection.id)
        const budget = connection.status === 'disconnected' ? null : context.callsLeft(record)
        const next = nextSyncOf(context, record)
        return {
          ...connection,
          callsLeft: budget?.callsLeft ?? null,
          nextCallAt: asInstant(budget?.nextCallAt ?? null),
          nextSyncAt: asInstant(next.at),
          waitsFor: next.waitsFor,
          isSyncing: jobs.isRunning('sync', connection.id),
        }
      })
    },

    'connection:choose-accounts': ({ connectionId, accountIds, historyFrom }) => {
      connectionOf(store, connectionId)
      store.transaction(() => {
        store.accounts.setChosen(connectionId, accountIds)
        store.connections.setHistoryFrom(connectionId, historyFrom ?? null)
        store.connections.setHasChosen(connectionId)
      })
      tellStale(context, 'accounts', 'connections', 'transactions')
      return null
    },

    'connection:disconnect': async ({ connectionId, data }) => {
      const { system } = connectionOf(store, connectionId)
      if (context.isLockedBy(connectionId))
        throw new AppError('lock-depends-on-it', 'BankID opens the app by this connection')
      if (jobs.isRunning('import', 'all'))
        throw new AppError(
          'already-running',
          'a file is being taken in, perhaps into an account of this connection',
        )
      await jobs.stop(connectionId)
      await endOrdersOver(context, system)
      const unlock = lockForRemoval(store, connectionId)
      try {
        await vault.remove(connectionId) // first: if the keychain refuses, nothing has changed
        sessions.forget(connectionId)
        if (data === 'delete') await removeData(context, jobs, connectionId)
        else forgetConsent(context, connectionId)
      } finally {
        unlock()
        tellAll(context)
      }
      return null
    },
  }
}

function asInstant(ms: number | null): string | null {
  return ms === null ? null : instantOf(ms)
}

/** Under a signal: the app may be closed meanwhile, and what is left is then done when it is next opened. */
function removeData(context: HandlerContext, jobs: Jobs, connectionId: ConnectionId): Promise<void> {
  const { store, clock } = context
  const at = instantOf(clock.now())
  const onGone = (): void => tellAll(context)
  return jobs.run('removal', connectionId, (signal) =>
    removeConnection({ store, connectionId, at, signal, onGone }),
  )
}

function tellAll(context: HandlerContext): void {
  tellStale(context, 'connections', 'accounts', 'transactions', 'reviews', 'journal', 'imports')
}

function forgetConsent({ store }: HandlerContext, id: ConnectionId): void {
  store.transaction(() => {
    store.connections.setStatus(id, 'disconnected')
    store.connections.setConsentEnds(id, { idle: null, absolute: null })
    store.connections.setFailure(id, null)
  })
}

/** @throws AppError `needs-login` for a connection whose secrets were deleted */
export function assertConnected(status: string): void {
  if (status === 'disconnected') throw new AppError('needs-login', 'this connection was disconnected')
}
