import { randomUUID } from 'node:crypto'
import type { Credentials } from '../../shared/contract-connect.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { ConnectionSettings } from '../../shared/model.ts'
import { isBank, systems, type SystemId } from '../../shared/systems.ts'
import { AppError } from '../../shared/errors.ts'
import { findEarlier, mayBecome } from './earlier-connection.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { completed, sameness } from './given-credentials.ts'
import type { Jobs } from './jobs.ts'
import { endOrdersOver } from './orders.ts'

/** What the person registered with a bank: client, secret and settings. The secrets go straight to the keychain. */
export function registrationHandlers(
  context: HandlerContext,
  jobs: Jobs,
): Pick<HandlersOf<'connection'>, 'connection:create' | 'connection:configure'> {
  const { store, vault, sessions } = context
  return {
    'connection:create': async ({ system, name, settings, credentials }) => {
      context.systems[system].checkCredentials?.(credentials, context.clock)
      const earlier = await findEarlier(context, system, settings, credentials)
      const connectionId = earlier ?? randomUUID()
      if (earlier === null) {
        const isForSimulator = sessions.isSimulated(system, settings)
        const whole = await completed(context, system, credentials, null)
        await vault.save(connectionId, { credentials: whole, tokens: null, isForSimulator })
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
      tellStale(context, 'connections', 'flex')
      return { connectionId }
    },

    'connection:configure': async ({ connectionId, name, settings, credentials }) => {
      const connection = connectionOf(store, connectionId)
      checkFit(context, connection.system, settings, credentials)
      if (settings !== undefined && !mayBecome(connection, settings))
        throw new AppError('invalid-input', 'a connection stays in the world it was made in')
      if (settings !== undefined || credentials !== undefined) {
        await reconfigure(context, jobs, connectionId, settings ?? connection.settings, credentials)
      }
      if (name !== undefined) store.connections.rename(connectionId, name)
      tellStale(context, 'connections', 'accounts', 'flex')
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

/** @throws AppError `invalid-input` for settings or credentials of another bank, which only a bug of ours can send; those of
 *  `checkCredentials`, before anything is kept. */
function checkFit(
  { systems: known, clock }: HandlerContext,
  system: SystemId,
  settings: ConnectionSettings | undefined,
  credentials: Credentials | undefined,
): void {
  const fits =
    (settings === undefined || known[system].settings.safeParse(settings).success) &&
    (credentials === undefined || known[system].credentials.safeParse(credentials).success)
  if (!fits) throw new AppError('invalid-input', 'settings or credentials of another bank')
  if (credentials !== undefined) known[system].checkCredentials?.(credentials, clock)
}

async function reconfigure(
  context: HandlerContext,
  jobs: Jobs,
  id: ConnectionId,
  settings: ConnectionSettings,
  credentials: Credentials | undefined,
): Promise<void> {
  const { store, sessions } = context
  const { system, status } = connectionOf(store, id)
  const whole = credentials === undefined ? undefined : await completedFor(context, system, id, credentials)
  // What runs would go on with the old ones, and could save what belongs to them over the new.
  await jobs.stop(id)
  await endOrdersOver(context, system)
  await sessions.settled()
  if (whole !== undefined) await replaceCredentials(context, id, settings, whole)
  if (!isBank(system) || status === 'new') store.connections.setFailure(id, null) // what was refused before is not what there is now
  store.connections.updateSettings(id, settings)
  sessions.forget(id)
}

async function completedFor(
  context: HandlerContext,
  system: SystemId,
  id: ConnectionId,
  given: Credentials,
): Promise<Credentials> {
  return await completed(context, system, given, (await context.vault.load(id))?.credentials ?? null)
}

async function replaceCredentials(
  context: HandlerContext,
  id: ConnectionId,
  settings: ConnectionSettings,
  credentials: Credentials,
): Promise<void> {
  const { store, vault, sessions } = context
  const { system } = connectionOf(store, id)
  const before = await vault.load(id)
  // Tokens belong to the client they were given to; another secret of the same client keeps them.
  const isSame = before !== null && sameness(context, system, before.credentials, credentials) === 'same'
  await vault.save(id, {
    credentials,
    tokens: isSame ? before.tokens : null,
    context: isSame ? (before.context ?? null) : null,
    isForSimulator: sessions.isSimulated(system, settings),
  })
  if (!isSame && store.connections.get(id)?.status === 'ready') store.connections.setStatus(id, 'needs-login')
}
