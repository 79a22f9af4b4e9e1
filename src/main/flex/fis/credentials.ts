import type { z } from 'zod'
import { fisCredentials } from '../../../shared/contract-connect.ts'
import type { Credentials } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SameCredentials } from '../../systems/system.ts'
import { broughtPrivateKey, newPrivateKey } from './key.ts'

type FisCredentials = z.infer<typeof fisCredentials>

/**
 * What is kept of what was typed: always a key, checked or made here; where none was brought, the one that is kept stays, and so
 * does a client id that is known.
 * @throws AppError `key-unreadable`; then nothing may be kept.
 */
export async function completeFisCredentials(
  given: Credentials,
  kept: Credentials | null,
): Promise<FisCredentials> {
  const typed = fisCredentialsIn(given)
  const before = kept === null ? null : read(kept)
  const clientId = typed.clientId ?? before?.clientId ?? null
  const fisPrivateKey =
    typed.fisPrivateKey === null
      ? (before?.fisPrivateKey ?? (await newPrivateKey()))
      : broughtPrivateKey(typed.fisPrivateKey)
  return { clientId: clientId?.toLowerCase() ?? null, fisPrivateKey }
}

/** A client that is not known yet is nobody's but its own connection's. */
export function sameFisCredentials(a: Credentials, b: Credentials): SameCredentials {
  const [one, other] = [read(a), read(b)]
  const clientId = one?.clientId ?? null
  if (clientId === null || clientId.toLowerCase() !== other?.clientId?.toLowerCase()) return 'other'
  return one?.fisPrivateKey === other.fisPrivateKey ? 'same' : 'same-client'
}

/** @throws AppError `client-missing` when what is kept is of another system */
export function fisCredentialsIn(credentials: Credentials): FisCredentials {
  const known = read(credentials)
  if (known === null) throw new AppError('client-missing', 'the keychain holds credentials of another kind')
  return known
}

/** null: of another system. */
function read(credentials: Credentials): FisCredentials | null {
  return fisCredentials.safeParse(credentials).data ?? null
}
