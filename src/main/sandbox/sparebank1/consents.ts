import { createHash, randomBytes } from 'node:crypto'
import type { PersonRef } from '../household/accounts.ts'
import type { SandboxClock } from '../clock.ts'
import type { Switches } from './switches.ts'

const codeLifeMs = 2 * 60_000 // fact sheet 3.1
const accessLifeMs = 600_000 // fact sheet 3.6
const idleLifeMs = 30 * 86_400_000
const absoluteLifeMs = 365 * 86_400_000
const legacyLifeMs = 15_552_000_000 // 180 days: the "six months" of the legacy generation

/** What one person allowed one client, from the login to the end of it. */
export interface Consent {
  readonly person: PersonRef
  readonly clientId: string
  /** Keys of accounts belong to it: see `reissuesAccountKeys`. */
  readonly keyGeneration: number
  readonly absoluteEnd: number
  isRevoked: boolean
}

export interface CodeRequest {
  readonly person: PersonRef
  readonly clientId: string
  readonly redirectUri: string
  /** S256 challenge; null where the client sent none. */
  readonly challenge: string | null
}

/** The fields of a token reply that have to do with time; see fact sheet 3.5. */
export interface Issued {
  readonly consent: Consent
  readonly accessToken: string
  readonly expiresIn: number
  readonly refreshToken: string | null
  readonly refreshExpiresIn: number | null
  readonly absoluteExpiresIn: number | null
}

export interface Consents {
  issueCode(request: CodeRequest): string
  /** A token call that failed for another reason burns the code too (fact sheet 3.1). */
  burnCode(code: string): void
  /** Burns the code whatever comes of it. null: unknown, used, too old, or not this client's request. */
  exchange(code: string, clientId: string, redirectUri: string | null, verifier: string | null): Issued | null
  /** The old token is dead afterwards. null: unknown, rotated away, idle too long, past its absolute end, or revoked. */
  refresh(token: string, clientId: string): Issued | null
  /** The consent behind a living access token. */
  consentOf(accessToken: string): Consent | null
  /** As if the person deleted the client in the portal: everything is dead at once (fact sheet 2). */
  revokeAll(): void
  /** Every code and token ever issued, for a test that looks for leaks. */
  secrets(): readonly string[]
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url')
const newAccessToken = (): string => `eyJhbGciOiJSUzI1NiJ9.${random(90)}.${random(48)}`

type Keep = (secret: string) => string
interface Entry {
  readonly consent: Consent
  readonly diesAt: number
}

/** Authorization codes: two minutes, one use. */
function codeBook(clock: SandboxClock, keep: Keep) {
  const codes = new Map<string, CodeRequest & { readonly diesAt: number }>()
  return {
    issue: (request: CodeRequest): string => {
      const code = keep(random(32))
      codes.set(code, { ...request, diesAt: clock.now() + codeLifeMs })
      return code
    },
    burn: (code: string): void => void codes.delete(code),
    /** Burns it; null where this client must not have it. */
    use: (code: string, clientId: string, redirectUri: string | null, verifier: string | null) => {
      const request = codes.get(code)
      codes.delete(code)
      if (request === undefined || clock.now() >= request.diesAt || request.clientId !== clientId) return null
      if (redirectUri !== null && redirectUri !== request.redirectUri) return null
      const isProven = request.challenge === null || challengeOf(verifier ?? '') === request.challenge
      return isProven ? request : null
    },
  }
}

/** Access and refresh tokens and when they die. */
function tokenBook(clock: SandboxClock, switches: Switches, keep: Keep) {
  const access = new Map<string, Entry>()
  const refreshTokens = new Map<string, Entry>()
  const isAlive = ({ consent, diesAt }: Entry): boolean => !consent.isRevoked && clock.now() < diesAt

  const issueAccess = (consent: Consent) => {
    const isLegacy = switches.generation === 'legacy'
    const expiresIn = isLegacy ? legacyLifeMs / 1000 : switches.expiresIn
    const life = isLegacy ? legacyLifeMs : Math.min(accessLifeMs, (expiresIn + 1) * 1000)
    const accessToken = keep(newAccessToken())
    access.set(accessToken, { consent, diesAt: clock.now() + life })
    return { consent, accessToken, expiresIn }
  }
  const issue = (consent: Consent, keepsRefreshToken: boolean): Issued => {
    const issued = issueAccess(consent)
    if (switches.generation === 'legacy' || keepsRefreshToken) {
      return { ...issued, refreshToken: null, refreshExpiresIn: null, absoluteExpiresIn: null }
    }
    const refreshToken = keep(random(40))
    const diesAt = Math.min(clock.now() + idleLifeMs, consent.absoluteEnd)
    refreshTokens.set(refreshToken, { consent, diesAt })
    const seconds = (end: number): number => Math.max(0, Math.floor((end - clock.now()) / 1000) - 1)
    const [refreshExpiresIn, absoluteExpiresIn] = [seconds(diesAt), seconds(consent.absoluteEnd)]
    return { ...issued, refreshToken, refreshExpiresIn, absoluteExpiresIn }
  }
  return {
    issue,
    refresh: (token: string, clientId: string): Issued | null => {
      const entry = refreshTokens.get(token)
      if (entry === undefined || entry.consent.clientId !== clientId || !isAlive(entry)) return null
      if (!switches.omitsRefreshToken) refreshTokens.delete(token)
      return issue(entry.consent, switches.omitsRefreshToken)
    },
    consentOf: (accessToken: string): Consent | null => {
      const entry = access.get(accessToken)
      return entry !== undefined && isAlive(entry) ? entry.consent : null
    },
  }
}

/** Codes, tokens and their true lifetimes by the clock. */
export function createConsents(clock: SandboxClock, switches: Switches): Consents {
  const all: Consent[] = []
  const secrets: string[] = []
  let keyGeneration = 0
  const keep: Keep = (secret) => {
    secrets.push(secret)
    return secret
  }
  const codes = codeBook(clock, keep)
  const tokens = tokenBook(clock, switches, keep)

  return {
    issueCode: codes.issue,
    burnCode: codes.burn,
    exchange: (code, clientId, redirectUri, verifier) => {
      const request = codes.use(code, clientId, redirectUri, verifier)
      if (request === null) return null
      if (switches.reissuesAccountKeys) keyGeneration++
      const absoluteEnd = clock.now() + absoluteLifeMs
      const consent = { person: request.person, clientId, keyGeneration, absoluteEnd, isRevoked: false }
      all.push(consent)
      return tokens.issue(consent, false)
    },
    refresh: tokens.refresh,
    consentOf: tokens.consentOf,
    revokeAll: () => {
      for (const consent of all) consent.isRevoked = true
    },
    secrets: () => secrets,
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
