import { randomUUID } from 'node:crypto'
import type { ConnectionId, ConnectionSettings } from '../../shared/model.ts'
import { systems, type SystemId } from '../../shared/systems.ts'
import type { ClientCredentials } from '../oauth/port.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'

/** What the person registered with a bank: client, secret and settings. The secrets go straight to the keychain. */
export function registrationHandlers(
  context: HandlerContext,
): Pick<HandlersOf<'connection'>, 'connection:create' | 'connection:configure'> {
  const { store, vault } = context
  return {
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
  }
}

/**
 * Registering the same client again renews the connection it belongs to; and one without secrets (disconnected with its
 * history kept, or its entry gone from the keychain) is taken up again. So no account ever gets a second copy.
 */
async function findEarlier(
  { store, vault }: HandlerContext,
  system: SystemId,
  clientId: string,
): Promise<ConnectionId | null> {
  const ofSystem = store.connections.list().filter((connection) => connection.system === system)
  const withoutSecrets: ConnectionId[] = []
  for (const { id } of ofSystem) {
    const secrets = await vault.load(id)
    if (secrets?.credentials.clientId === clientId) return id
    if (secrets === null) withoutSecrets.push(id)
  }
  // Its client id went with its secrets. With several there is no telling which, and the person connects from its own card.
  const [only, another] = withoutSecrets
  return only !== undefined && another === undefined ? only : null
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
