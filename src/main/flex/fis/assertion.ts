import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ActAs, FisSettings } from '../../../shared/fis.ts'

export interface Claims {
  readonly audience: string
  readonly clientId: string
  /** Fresh for each assertion. */
  readonly jti: string
  /** null: a token for the entity itself; an empty one is refused. */
  readonly sub: string | null
  /** ms since 1970. */
  readonly now: number
}

/** The longest FIS takes (fact sheet 6). */
const lifetimeS = 120

/** Proves for two minutes who is logging in: a compact JWS, RS256. Claims and their types: fact sheet 6. */
export async function signedAssertion(
  { audience, clientId, jti, sub, now }: Claims,
  privateKey: KeyObject,
): Promise<string> {
  const iat = Math.floor(now / 1000) // a number with decimals is refused
  const claims = {
    aud: audience, // text: a list of one is refused
    iss: clientId,
    jti,
    ...(sub === null ? {} : { sub }),
    iat,
    exp: iat + lifetimeS,
  }
  return await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(privateKey)
}

/** The party as the login names it (fact sheet 6.1). null: none. */
export function subOf(actAs: ActAs, form: FisSettings['subForm']): string | null {
  if (actAs.kind === 'entity') return null
  const id = actAs.idType === 'uuid' ? actAs.id.toLowerCase() : actAs.id
  const short = `no:party:${actAs.idType}:${id}`
  return form === 'short' ? short : `${short}:${actAs.partyType}`
}
