import { randomUUID } from 'node:crypto'
import { isBunqSettings } from '../../shared/bunq.ts'
import type { Credentials } from '../../shared/contract-connect.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { ConnectionSettings } from '../../shared/model.ts'
import { systems, type SystemId } from '../../shared/systems.ts'
import { AppError } from '../../shared/errors.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import type { Jobs } from './jobs.ts'

/** What the person registered with a bank: client, secret and settings. The secrets go straight to the keychain. */
export function registrationHandlers(
  context: HandlerContext,
  jobs: Jobs,
): Pick<HandlersOf<'connection'>, 'connection:create' | 'connection:configure'> {
  const { store, vault, sessions } = context
  return {
    'connection:create': async ({ system, name, settings, credentials }) => {
      const earlier = await findEarlier(context, system, settings, credentials)
      const connectionId = earlier ?? randomUUID()
      if (earlier === null) {
        const isForSimulator = sessions.isSimulated(system, settings)
        await vault.save(connectionId, { credentials, tokens: null, isForSimulator })
        const createdAt = instantOf(context.clock.now())
        store.connections.create({
          id: connectionId,
          system,
          name: name ?? freeName(context, systems[system].name),
          settings,
          createdAt,
        })
      } else {
        await reconfigure(context, jobs, earlier, settings, credentials)
        if (name !== undefined) store.connections.rename(earlier, name)
      }
      tellStale(context, 'connections')
      return { connectionId }
    },

    'connection:configure': async ({ connectionId, name, settings, credentials }) => {
      const connection = connectionOf(store, connectionId)
      checkFit(context, connection.system, settings, credentials)
      if (settings !== undefined && !isSameWorld(connection.settings, settings))
        throw new AppError('invalid-input', 'a connection stays in the world it was made in')
      if (settings !== undefined || credentials !== undefined) {
        await reconfigure(context, jobs, connectionId, settings ?? connection.settings, credentials)
      }
      if (name !== undefined) store.connections.rename(connectionId, name)
      tellStale(context, 'connections', 'accounts')
      return null
    },
  }
}

/** The bank's name, with a number where a connection of this name is there already. */
function freeName({ store }: HandlerContext, name: string): string {
  const taken = new Set(store.connections.list().map((connection) => connection.name))
  for (let count = 1; ; count++) {
    const wanted = count === 1 ? name : `${name} ${count}`
    if (!taken.has(wanted)) return wanted
  }
}

/** @throws AppError `invalid-input` for settings or credentials of another bank, which only a bug of ours can send. */
function checkFit(
  { systems: known }: HandlerContext,
  system: SystemId,
  settings: ConnectionSettings | undefined,
  credentials: Credentials | undefined,
): void {
  const fits =
    (settings === undefined || known[system].settings.safeParse(settings).success) &&
    (credentials === undefined || known[system].credentials.safeParse(credentials).success)
  if (!fits) throw new AppError('invalid-input', 'settings or credentials of another bank')
}

/** The same client of an OAuth server, or the same key; a certificate has a connection of its own each time. */
function isSameClient(a: Credentials, b: Credentials): boolean {
  if ('clientId' in a && 'clientId' in b) return a.clientId === b.clientId
  return 'apiKey' in a && 'apiKey' in b && a.apiKey === b.apiKey
}

/** bunq's sandbox has users and accounts of its own: its invented money never comes under the same roof as real money. */
function isSameWorld(a: ConnectionSettings, b: ConnectionSettings): boolean {
  return !isBunqSettings(a) || !isBunqSettings(b) || a.environment === b.environment
}

/**
 * Registering the same client again renews the connection it belongs to; and one without secrets (disconnected with its
 * history kept, or its entry gone from the keychain) is taken up again. So no account ever gets a second copy.
 */
async function findEarlier(
  { store, vault }: HandlerContext,
  system: SystemId,
  settings: ConnectionSettings,
  credentials: Credentials,
): Promise<ConnectionId | null> {
  const ofSystem = store.connections.list().filter((connection) => connection.system === system)
  const withoutSecrets: ConnectionId[] = []
  for (const { id, settings: earlier } of ofSystem) {
    const secrets = await vault.load(id)
    if (secrets !== null && isSameClient(secrets.credentials, credentials)) return id
    if (secrets === null && isSameWorld(earlier, settings)) withoutSecrets.push(id)
  }
  // Its client id went with its secrets. With several there is no telling which, and the person connects from its own card.
  const [only, another] = withoutSecrets
  return only !== undefined && another === undefined ? only : null
}

async function reconfigure(
  { store, vault, sessions }: HandlerContext,
  jobs: Jobs,
  id: ConnectionId,
  settings: ConnectionSettings,
  credentials: Credentials | undefined,
): Promise<void> {
  // What runs would go on with the old ones, and could save what belongs to them over the new.
  await jobs.stop(id)
  await sessions.settled()
  if (credentials !== undefined) {
    const before = await vault.load(id)
    // Tokens belong to the client they were given to; another secret of the same client keeps them.
    const kept = before !== null && isSameClient(before.credentials, credentials) ? before : null
    const { system } = connectionOf(store, id)
    await vault.save(id, {
      credentials,
      tokens: kept?.tokens ?? null,
      context: kept?.context ?? null,
      isForSimulator: sessions.isSimulated(system, settings),
    })
    if (kept === null && store.connections.get(id)?.status === 'ready') {
      store.connections.setStatus(id, 'needs-login')
    }
  }
  store.connections.updateSettings(id, settings)
  sessions.forget(id)
}
