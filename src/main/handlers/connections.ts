import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionId, ConnectionSettings } from '../../shared/model.ts'
import { systems, type SystemId } from '../../shared/systems.ts'
import type { ClientCredentials } from '../oauth/port.ts'
import { nextSyncAt } from '../sync/schedule.ts'
import { markOwnTransfers } from '../sync/transfers.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

type Own =
  | 'connections:list'
  | 'connection:create'
  | 'connection:configure'
  | 'connection:choose-accounts'
  | 'connection:disconnect'

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
        const [lastRun] = store.runs.list(record.id, 1)
        const next = nextSyncAt({ ...record, attemptedAt: lastRun?.startedAt ?? null })
        return {
          ...connection,
          callsLeft: budget?.callsLeft ?? null,
          nextCallAt: asInstant(budget?.nextCallAt ?? null),
          nextSyncAt: asInstant(next),
        }
      })
    },

    'connection:create': async ({ system, name, settings, credentials }) => {
      const earlier = await findEarlier(context, system, credentials.clientId)
      const connectionId = earlier ?? randomUUID()
      if (earlier === null) {
        await vault.save(connectionId, { credentials, tokens: null })
        const createdAt = instantOf(context.clock.now())
        store.connections.create({
          id: connectionId,
          system,
          name: name ?? systems[system].name,
          settings,
          createdAt,
        })
      } else {
        await reconfigure(context, earlier, settings, credentials)
        if (name !== undefined) store.connections.rename(earlier, name)
      }
      tellStale(context, 'connections')
      return { connectionId }
    },

    'connection:configure': async ({ connectionId, name, settings, credentials }) => {
      const connection = connectionOf(store, connectionId)
      if (settings !== undefined || credentials !== undefined) {
        await reconfigure(context, connectionId, settings ?? connection.settings, credentials)
      }
      if (name !== undefined) store.connections.rename(connectionId, name)
      tellStale(context, 'connections', 'accounts')
      return null
    },

    'connection:choose-accounts': ({ connectionId, accountIds, historyFrom }) => {
      connectionOf(store, connectionId)
      store.transaction(() => {
        store.accounts.setChosen(connectionId, accountIds)
        store.connections.setHistoryFrom(connectionId, historyFrom ?? null)
      })
      tellStale(context, 'accounts', 'connections', 'transactions')
      return null
    },

    'connection:disconnect': async ({ connectionId, data }) => {
      connectionOf(store, connectionId)
      await jobs.stop(connectionId)
      await vault.remove(connectionId) // first: if the keychain refuses, nothing has changed
      sessions.forget(connectionId)
      if (data === 'delete') {
        store.connections.remove(connectionId)
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

/**
 * Registering the same client again renews the connection it belongs to; and a bank that was disconnected with its history
 * kept is taken up again. So no account ever gets a second copy beside the first.
 */
async function findEarlier(
  { store, vault }: HandlerContext,
  system: SystemId,
  clientId: string,
): Promise<ConnectionId | null> {
  const ofSystem = store.connections.list().filter((connection) => connection.system === system)
  for (const { id } of ofSystem) {
    const secrets = await vault.load(id)
    if (secrets?.credentials.clientId === clientId) return id
  }
  // Its client id went with its secrets. With several there is no telling which, and the person connects from its own card.
  const [disconnected, another] = ofSystem.filter(({ status }) => status === 'disconnected')
  return disconnected !== undefined && another === undefined ? disconnected.id : null
}

async function reconfigure(
  { store, vault, sessions }: HandlerContext,
  id: ConnectionId,
  settings: ConnectionSettings,
  credentials: ClientCredentials | undefined,
): Promise<void> {
  if (credentials !== undefined) {
    const before = await vault.load(id)
    // Tokens belong to the client they were given to; another secret of the same client keeps them.
    const isSameClient = before?.credentials.clientId === credentials.clientId
    await vault.save(id, { credentials, tokens: isSameClient ? before.tokens : null })
    if (!isSameClient && store.connections.get(id)?.status === 'ready') {
      store.connections.setStatus(id, 'needs-login')
    }
  }
  store.connections.updateSettings(id, settings)
  sessions.forget(id)
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
