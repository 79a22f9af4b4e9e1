import { partyTypes } from '../../../shared/fis.ts'
import { z } from 'zod'
import { oauthRefusal, type Refusal } from './refusals.ts'
import type { World } from './world.ts'

const bad = (why: string): Refusal => oauthRefusal(400, 'invalid_request', `invalid assertion: ${why}`)
const badPayload = (why: string): Refusal =>
  oauthRefusal(400, 'invalid_request', `invalid assertion payload: ${why}`)

/** Types only: an audience in a list and a time with decimals fail here (fact sheet 6). */
const claimTypes = z.object({
  aud: z.string().default(''),
  iss: z.string().default(''),
  sub: z.string().nullish(),
  jti: z.string().default(''),
  iat: z.int().default(0),
  exp: z.int().default(0),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The party an assertion names. */
export interface NamedParty {
  readonly idType: 'gln' | 'uuid'
  readonly id: string
  /** null: the seed's short form, which names none. */
  readonly partyType: string | null
}

export interface Assertion {
  readonly aud: string
  readonly clientId: string
  readonly party: NamedParty | null
}

function jsonIn(part: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) throw bad('not base64url')
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    throw bad('not JSON')
  }
}

/** `no:party:<id type>:<id>:<party type>`; without the last part in seed mode too (fact sheet 6.1). */
function namedParty(sub: string, allowsShort: boolean): NamedParty {
  const [no, party, idType, id = '', partyType, ...more] = sub.split(':')
  if (no !== 'no' || party !== 'party' || more.length > 0) throw bad('sub')
  if (idType !== 'gln' && idType !== 'uuid') throw bad('sub names its party by an unknown kind of id')
  if (!(idType === 'gln' ? /^\d{13}$/ : uuid).test(id)) throw bad('sub has a malformed id')
  if (partyType === undefined && allowsShort) return { idType, id, partyType: null }
  const known = partyTypes.find((type) => type === partyType)
  if (known === undefined) throw bad('sub has no known party type')
  return { idType, id, partyType: known }
}

/** Seconds FIS's clock and `iat` may be apart, and the longest life of an assertion. */
const maxApartS = 10
const maxLifeS = 120

/**
 * Takes an assertion apart and holds its claims against their rules, in FIS's order (fact sheet 12): parts, base64, JSON and types
 * with the form of `sub`, then the rules. Audience, client and signature are the caller's to check, in this order.
 * @throws Refusal
 */
export function readAssertion(text: string, { switches, now }: World): Assertion {
  const parts = text.split('.')
  const [header = '', payload = '', signature = ''] = parts
  if (parts.length !== 3) throw bad('not three parts')
  const isObject = z.object({}).safeParse(jsonIn(header)).success
  if (!isObject || !/^[A-Za-z0-9_-]*$/.test(signature)) throw bad('header or signature')
  const parsed = claimTypes.safeParse(jsonIn(payload))
  if (!parsed.success) throw bad('a claim has the wrong type')
  const { aud, iss, sub, jti, iat, exp } = parsed.data
  const party = typeof sub === 'string' ? namedParty(sub, switches.seedMode) : null
  if (jti === '') throw badPayload('jti is empty')
  if (!uuid.test(iss)) throw badPayload('iss is not a UUID')
  if (Math.abs(now() / 1000 - iat) >= maxApartS) throw badPayload('iat is too far from now')
  if (exp <= iat) throw badPayload('exp is not after iat')
  if (exp - iat > maxLifeS) throw badPayload('exp is too long after iat')
  return { aud, clientId: iss, party }
}

/** Today's paths want exactly one; seed mode takes the old path and the form without a slash too (fact sheet 6). */
export function checkAudience(aud: string, { switches, url }: World): void {
  const expected = `${url()}/auth/v1/`
  const older = [`${url()}/auth/v1`, `${url()}/auth/v0`, `${url()}/auth/v0/`]
  if (aud === expected || (switches.seedMode && older.includes(aud))) return
  throw oauthRefusal(400, 'invalid_request', `assertion audience is not ${expected}`)
}
