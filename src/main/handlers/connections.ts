import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import { proveAgain } from '../sync/prove-again.ts'
import { markOwnTransfers } from '../sync/transfers.ts'
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
      const unlock = lockForRemoval(context, connectionId)
      try {
        await vault.remove(connectionId) // first: if the keychain refuses, nothing has changed
        sessions.forget(connectionId)
        if (data === 'delete') await removeData(context, connectionId)
        else forgetConsent(context, connectionId)
      } finally {
        unlock()
      }
      tellStale(context, 'connections', 'accounts', 'transactions', 'reviews', 'journal', 'imports')
      return null
    },
  }
}

function asInstant(ms: number | null): string | null {
  return ms === null ? null : instantOf(ms)
}

/**
 * Another process that syncs it would save its renewed tokens after they were removed, and end by calling it connected; and
 * what is being taken in or back would meet accounts that are no more.
 * @returns the function that lets go. @throws AppError `already-running`; nothing is held then.
 */
function lockForRemoval({ store }: HandlerContext, id: ConnectionId): () => void {
  const held: (() => void)[] = []
  const release = (): void => {
    for (const unlock of held.toReversed()) unlock()
  }
  try {
    for (const lock of [store.lockUndo, store.lockImports, () => store.lockConnection(id)]) held.push(lock())
  } catch (error) {
    release()
    throw error
  }
  return release
}

async function removeData({ store, clock }: HandlerContext, id: ConnectionId): Promise<void> {
  const at = instantOf(clock.now())
  store.transaction(() => {
    store.accounts.files.releaseFrom(id, at)
    store.connections.remove(id)
  })
  await markOwnTransfers(store) // the other ends of its transfers are in no household now
  proveAgain(store, at) // what its files stated of an account that stays
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
