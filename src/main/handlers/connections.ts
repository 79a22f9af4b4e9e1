import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { markOwnTransfers } from '../sync/transfers.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'
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
      connectionOf(store, connectionId)
      if (jobs.isRunning('import', 'all'))
        throw new AppError(
          'already-running',
          'a file is being taken in, perhaps into an account of this connection',
        )
      await jobs.stop(connectionId)
      await vault.remove(connectionId) // first: if the keychain refuses, nothing has changed
      sessions.forget(connectionId)
      if (data === 'delete') {
        store.transaction(() => {
          store.accounts.files.releaseFrom(connectionId, instantOf(context.clock.now()))
          store.connections.remove(connectionId)
        })
        await markOwnTransfers(store) // the other ends of its transfers are in no household now
      } else forgetConsent(context, connectionId)
      tellStale(context, 'connections', 'accounts', 'transactions')
      return null
    },
  }
}

function asInstant(ms: number | null): string | null {
  return ms === null ? null : instantOf(ms)
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
