import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { SandboxClock } from '../clock.ts'

export const tokenLifeS = 3600

/** Access tokens and when they die by the clock. */
export interface Tokens {
  issue(clientId: string, scope: string): string
  /** Ours, begun and not yet over. */
  isAlive(token: string): boolean
  /** As if the bank forgot them all. */
  revokeAll(): void
  /** Every token ever issued. */
  all(): readonly string[]
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** JSON web tokens with `nbf` and `exp` in seconds (fact sheet 4), signed with a key that dies with the sandbox. */
export function createTokens(clock: SandboxClock): Tokens {
  const key = randomBytes(32)
  const living = new Map<string, { readonly from: number; readonly until: number }>()
  const issued: string[] = []
  return {
    issue: (clientId, scope) => {
      const nbf = Math.floor(clock.now() / 1000)
      const claims = { nbf, exp: nbf + tokenLifeS, iss: 'sandbox', client_id: clientId, jti: randomUUID(), scope: scope.split(' ') }
      const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
      const token = `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
      living.set(token, { from: nbf * 1000, until: claims.exp * 1000 })
      issued.push(token)
      return token
    },
    isAlive: (token) => {
      const life = living.get(token)
      return life !== undefined && clock.now() >= life.from && clock.now() < life.until
    },
    revokeAll: () => living.clear(),
    all: () => issued,
  }
} // prettier-ignore
