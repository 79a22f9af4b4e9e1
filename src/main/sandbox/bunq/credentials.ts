import type { SandboxClock } from '../clock.ts'
import type { Grant } from './oauth-clients.ts'
import { counter, type Secrets } from './secrets.ts'
import type { BunqUser } from './users.ts'

const firstUseMs = 3_600_000 // fact sheet 5.1, E6

/** Addresses a credential may come from. `any`: the wildcard; null: not bound to a device yet. */
export type Permitted = 'any' | readonly string[] | null

/** A secret that opens sessions: a personal key, a provider's `token_value` or an access token (fact sheet 15.5). */
export interface Credential {
  readonly id: number
  readonly kind: 'key' | 'provider' | 'access'
  readonly secret: string
  /** Whose it is; for an access token the person who granted it. */
  readonly user: BunqUser
  readonly grant: Grant | null
  readonly createdAt: number
  updatedAt: number
  status: 'PENDING_FIRST_USE' | 'ACTIVE' | 'REVOKED'
  /** When it dies unused; null: it was used, or does not. */
  expiresAt: number | null
  permitted: Permitted
  device: { readonly description: string; readonly ip: string; readonly at: number } | null
}

export interface Credentials {
  /** `isReady`: does not wait for a first use. */
  addKey(user: BunqUser, options?: { readonly isReady?: boolean; readonly secret?: string }): Credential
  addProvider(user: BunqUser): Credential
  addAccess(grant: Grant): Credential
  /** The living credential of a secret, if this address may use it. */
  usable(secret: string, ip: string): Credential | null
  ofUser(user: BunqUser): readonly Credential[]
  revoke(which: (credential: Credential) => boolean): void
}

export function createCredentials(clock: SandboxClock, secrets: Secrets): Credentials {
  const nextId = counter(640_001)
  const all: Credential[] = []
  const add = (
    fields: Pick<Credential, 'kind' | 'secret' | 'user' | 'grant'>,
    waits: boolean,
  ): Credential => {
    const now = clock.now()
    const credential: Credential = {
      ...fields,
      id: nextId(),
      createdAt: now,
      updatedAt: now,
      status: waits ? 'PENDING_FIRST_USE' : 'ACTIVE',
      expiresAt: waits ? now + firstUseMs : null,
      permitted: null,
      device: null,
    }
    all.push(credential)
    return credential
  }
  return {
    addKey: (user, { isReady = false, secret = secrets.apiKey() } = {}) =>
      add({ kind: 'key', secret, user, grant: null }, !isReady),
    addProvider: (user) => add({ kind: 'provider', secret: secrets.token(), user, grant: null }, true),
    addAccess: (grant) => add({ kind: 'access', secret: secrets.token(), user: grant.granter, grant }, false),
    usable: (secret, ip) => {
      const found = all.find((one) => one.secret === secret)
      if (found === undefined || found.status === 'REVOKED') return null
      if (found.expiresAt !== null && found.expiresAt <= clock.now()) return null
      return mayComeFrom(found, ip) ? found : null
    },
    ofUser: (user) => all.filter((one) => one.user === user && one.kind !== 'access'),
    revoke: (which) => {
      for (const one of all) if (which(one)) one.status = 'REVOKED'
    },
  }
}

export function mayComeFrom({ permitted }: Credential, ip: string): boolean {
  return permitted === null || permitted === 'any' || permitted.includes(ip)
}

/** The first use makes it last (fact sheet 5.1). */
export function markUsed(credential: Credential, now: number): void {
  credential.updatedAt = now
  if (credential.status !== 'PENDING_FIRST_USE') return
  credential.status = 'ACTIVE'
  credential.expiresAt = null
}
