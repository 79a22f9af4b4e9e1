import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'
import type { Connection } from '../../shared/model.ts'
import { systems, type SystemId } from '../../shared/systems.ts'
import { call, connectionNamed, type CliContext } from './calls.ts'
import { given } from './options.ts'

type OtherSystem = Extract<SystemId, 'bankid' | 'fis'>
type NewOther<S extends OtherSystem = OtherSystem> = Extract<
  Input<'connection:create'>,
  { readonly system: S }
>
type Wish<S extends OtherSystem> = Pick<NewOther<S>, 'system' | 'settings'> & {
  /** null: those that are kept stay. */
  readonly credentials: NewOther<S>['credentials'] | null
  readonly name: string | undefined
}
/** A connection to make, or one there is as it shall be. */
export type Wanted = Wish<'bankid'> | Wish<'fis'>

/**
 * The connection that was named; else the only one of the system that never worked, so that a `connect` that failed, or was killed,
 * is begun anew and not doubled. null: a new one is made.
 * @throws AppError `not-found`, and `invalid-input` for a connection to another system
 */
export async function targetOf(
  context: CliContext,
  system: OtherSystem,
  wanted: string | undefined,
): Promise<Connection | null> {
  const connections = await call(context, 'connections:list', undefined)
  if (wanted === undefined) {
    const [only, another] = connections.filter((each) => each.system === system && each.status === 'new')
    return only !== undefined && another === undefined ? only : null
  }
  const named = connectionNamed(connections, wanted)
  if (named.system !== system)
    throw new AppError('invalid-input', `this is no connection to ${systems[system].name}`)
  return named
}

/** What was given goes to the keychain, once it was looked at: a bad certificate or key is refused before. Returns its id. */
export async function kept(
  context: CliContext,
  target: Connection | null,
  wanted: Wanted,
): Promise<ConnectionId> {
  const { name, settings, credentials } = wanted
  if (target !== null) {
    await call(context, 'connection:configure', {
      connectionId: target.id,
      settings,
      ...given({ name }),
      ...(credentials === null ? {} : { credentials }),
    })
    return target.id
  }
  if (credentials === null) throw new AppError('internal', 'a new connection without credentials')
  const connection = { ...wanted, credentials } as NewOther // the credentials of this very system
  const { connectionId } = await call(context, 'connection:create', { ...connection, ...given({ name }) })
  return connectionId
}

/** As it is now. */
export async function ready(context: CliContext, connectionId: ConnectionId): Promise<Connection> {
  return connectionNamed(await call(context, 'connections:list', undefined), connectionId)
}
