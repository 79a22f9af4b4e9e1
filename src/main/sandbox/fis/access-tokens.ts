import { createHash, randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { anonymousScopes } from './scopes.ts'
import type { IdentityRow, Tables } from './tables.ts'

/** Who calls. Without a token: `flex_anonymous`, and the rest is null. */
export interface Caller {
  readonly role: string
  readonly entityId: number | null
  readonly partyId: number | null
  readonly scopes: readonly string[]
  readonly eid: string | null
  /** As it came, and when it ends, s since 1970. */
  readonly token: { readonly text: string; readonly exp: number } | null
}

export const anonymous: Caller = {
  role: 'flex_anonymous',
  entityId: null,
  partyId: null,
  scopes: anonymousScopes,
  eid: null,
  token: null,
}

export interface Grant {
  readonly entityId: number
  readonly partyId: number | null
  readonly scopes: readonly string[]
  /** S since 1970. */
  readonly exp: number
}

/** Access tokens: HS256 with a key of this run (fact sheet 9). */
export interface AccessTokens {
  issue(grant: Grant): Promise<string>
  /** null: not ours, or over at `now` (ms since 1970). */
  read(token: string, now: number): Promise<Caller | null>
  /** Every token is dead at once. */
  revokeAll(): void
  all(): readonly string[]
}

const claims = z.object({
  entity_id: z.int(),
  party_id: z.int().optional(),
  role: z.string(),
  eid: z.uuid(),
  scope: z.string(),
  exp: z.int(),
})

/** Of the seed's login and of an entity's (fact sheet 9). */
const knownEids: Readonly<Record<number, string>> = {
  334: 'ca2be316-5622-474d-8ef4-5c69850be76d',
  335: '22eba9ba-5d02-455b-97cd-9d25b5965452',
}

/** The same on every start. */
export function inventedUuid(of: string): string {
  const hex = createHash('sha256').update(`oversikt fis ${of}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const eidOf = ({ id }: IdentityRow): string => knownEids[id] ?? inventedUuid(`identity ${id}`)

/** The identity of an entity, alone or as a party; made where it acts for the first time (fact sheet 3). */
export function identityFor(tables: Tables, entityId: number, partyId: number | null): IdentityRow {
  const known = tables.identity.find((row) => row.entity_id === entityId && row.party_id === partyId)
  if (known !== undefined) return known
  const made = {
    id: Math.max(0, ...tables.identity.map(({ id }) => id)) + 1,
    entity_id: entityId,
    entity_name: tables.entity.find(({ id }) => id === entityId)?.name ?? '',
    party_id: partyId,
    party_name: tables.party.find(({ id }) => id === partyId)?.name ?? null,
  }
  tables.identity.push(made)
  return made
}

export function createAccessTokens(tables: Tables): AccessTokens {
  let key = randomBytes(32)
  const issued: string[] = []
  return {
    issue: async ({ entityId, partyId, scopes, exp }) => {
      const payload = {
        entity_id: entityId,
        ...(partyId === null ? {} : { party_id: partyId }),
        role: tables.party.find(({ id }) => id === partyId)?.role ?? 'flex_entity',
        eid: eidOf(identityFor(tables, entityId, partyId)),
        scope: scopes.join(' '),
        exp,
      }
      const token = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key)
      issued.push(token)
      return token
    },
    read: async (token, now) => {
      const checks = { algorithms: ['HS256'], currentDate: new Date(now) }
      const verified = await jwtVerify(token, key, checks).catch(() => null)
      const parsed = claims.safeParse(verified?.payload)
      if (!parsed.success) return null
      const { entity_id: entityId, party_id: partyId = null, role, eid, scope, exp } = parsed.data
      return { role, entityId, partyId, scopes: scope.split(' '), eid, token: { text: token, exp } }
    },
    revokeAll: () => {
      key = randomBytes(32)
    },
    all: () => issued,
  }
}
