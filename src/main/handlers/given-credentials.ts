import type { Credentials } from '../../shared/contract-connect.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { SameCredentials } from '../systems/system.ts'
import type { HandlerContext } from './context.ts'

/** As the system says it; else the same client of an OAuth server, or the same key. A certificate that says nothing of itself has a
 *  connection of its own each time. */
export function sameness(
  { systems: known }: Pick<HandlerContext, 'systems'>,
  system: SystemId,
  a: Credentials,
  b: Credentials,
): SameCredentials {
  const said = known[system].sameCredentials?.(a, b)
  if (said !== undefined) return said
  const isSameClient = 'clientId' in a && 'clientId' in b && a.clientId === b.clientId
  const isSameKey = 'apiKey' in a && 'apiKey' in b && a.apiKey === b.apiKey
  return isSameClient || isSameKey ? 'same' : 'other'
}

/** What is kept of what was typed. @throws AppError as `System.completeCredentials`, before anything was stopped or kept. */
export async function completed(
  { systems: known }: Pick<HandlerContext, 'systems'>,
  system: SystemId,
  given: Credentials,
  kept: Credentials | null,
): Promise<Credentials> {
  return (await known[system].completeCredentials?.(given, kept)) ?? given
}
