import { isBunqSettings } from '../../shared/bunq.ts'
import type { Credentials } from '../../shared/contract-connect.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { ConnectionSettings } from '../../shared/model.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import type { HandlerContext } from './context.ts'
import { sameness } from './given-credentials.ts'

/** One to BankID that never worked may have been made for the wrong world: nothing hangs on it yet. */
export function mayBecome(
  { system, status, settings: now }: ConnectionRecord,
  settings: ConnectionSettings,
): boolean {
  return (system === 'bankid' && status === 'new') || isSameWorld(now, settings)
}

/** bunq's sandbox has users and accounts of its own, and BankID's test world people of its own: what is invented never comes under
 *  the same roof as what is real. */
function isSameWorld(a: ConnectionSettings, b: ConnectionSettings): boolean {
  return !('environment' in a) || !('environment' in b) || a.environment === b.environment
}

/**
 * Registering the same client again renews the connection it belongs to; and one without secrets (disconnected with its
 * history kept, or its entry gone from the keychain) is taken up again. So no account ever gets a second copy. Else one that was
 * begun and never signed in is gone on with, so that other keys do not leave it behind as a second connection that is dead.
 */
export async function findEarlier(
  context: HandlerContext,
  system: SystemId,
  settings: ConnectionSettings,
  credentials: Credentials,
): Promise<ConnectionId | null> {
  const { store, vault } = context
  const ofSystem = store.connections.list().filter((connection) => connection.system === system)
  const withoutSecrets: ConnectionId[] = []
  for (const { id, settings: earlier } of ofSystem) {
    const secrets = await vault.load(id)
    if (secrets !== null && sameness(context, system, secrets.credentials, credentials) !== 'other') return id
    if (secrets === null && isSameWorld(earlier, settings)) withoutSecrets.push(id)
  }
  // Its client id went with its secrets. With several there is no telling which, and the person connects from its own card.
  const begun = ofSystem.filter((connection) => isBegun(connection, settings)).map(({ id }) => id)
  return onlyOne(withoutSecrets) ?? (withoutSecrets.length === 0 ? onlyOne(begun) : null)
}

function onlyOne(ids: readonly ConnectionId[]): ConnectionId | null {
  const [only, another] = ids
  return only !== undefined && another === undefined ? only : null
}

/** Never signed in, with keys that can be typed again: not those that were registered on the way, at FIS or as a provider at bunq. */
function isBegun(connection: ConnectionRecord, settings: ConnectionSettings): boolean {
  const { status, system, settings: earlier } = connection
  if (status !== 'new' || system === 'fis' || !mayBecome(connection, settings)) return false
  if (!isBunqSettings(earlier) || !isBunqSettings(settings)) return true
  return earlier.door === settings.door && earlier.door !== 'provider'
}
