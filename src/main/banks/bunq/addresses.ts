import type { BunqSettings } from '../../../shared/model.ts'
import { isLoopback } from '../../http/address.ts'
import { uncounted, type BudgetRule } from '../../http/port.ts'
import type { Endpoints } from '../../systems/system.ts'

export type Environment = BunqSettings['environment']

interface Addresses {
  /** Without a slash at its end and without `/v1`. */
  readonly api: string
  readonly authorize: string
  readonly token: string
}

/** The token hosts are spelled differently: `api.oauth.` and `api-oauth.` (fact sheet 1). */
const own: Readonly<Record<Environment, Addresses>> = {
  production: {
    api: 'https://api.bunq.com',
    authorize: 'https://oauth.bunq.com/auth',
    token: 'https://api.oauth.bunq.com/v1/token',
  },
  sandbox: {
    api: 'https://public-api.sandbox.bunq.com',
    authorize: 'https://oauth.sandbox.bunq.com/auth',
    token: 'https://api-oauth.sandbox.bunq.com/v1/token',
  },
}

/** Where an environment is spoken to. A replaced address may stop at its origin or already carry the bank's path. */
export function addressesOf(environment: Environment, endpoints: Endpoints): Addresses {
  const { api, authorize, token } = own[environment]
  return {
    api: (endpoints.api ?? api).replace(/\/+$/, '').replace(/\/v1$/, ''),
    authorize: endpoints.authorize === undefined ? authorize : withPath(endpoints.authorize, '/auth'),
    token: endpoints.token === undefined ? token : withPath(endpoints.token, '/v1/token'),
  }
}

function withPath(address: string, path: string): string {
  const url = new URL(address)
  if (url.pathname === '/') url.pathname = path
  return url.href
}

function isSimulated(address: string): boolean {
  return isLoopback(new URL(address).hostname)
}

/** How far apart sessions are opened: one in half a minute is all the bank takes (fact sheet 11). A simulator says itself when it
 *  has had enough. */
export function sessionSpacingMsAt(api: string): number {
  return isSimulated(api) ? 0 : 30_000
}

/**
 * One call a second satisfies both official generations of limits, and the pause of a new session (30 s) is sat out (fact
 * sheet 11). Calls are not counted: the spacing already keeps below every limit we know.
 */
const rule: BudgetRule = {
  maxCalls: uncounted,
  windowMs: 3000,
  defaultWaitMs: 3000,
  spacingMs: 1000,
  patienceMs: 31_000,
  waitMsOf: pauseIn,
  longestRestMs: 60_000, // ten installations a day used up stop no account from being read
}

/** A rule for every host either environment speaks to, and for what replaces them. */
export function budgetRules(endpoints: Endpoints): ReadonlyMap<string, BudgetRule> {
  const all = [own.production, own.sandbox, addressesOf('production', endpoints)].flatMap((each) =>
    Object.values<string>({ ...each }),
  )
  return new Map(
    all.map((address) => {
      if (!isSimulated(address)) return [new URL(address).host, rule] as const
      const { spacingMs: _unused, ...unspaced } = rule
      return [new URL(address).host, unspaced] as const
    }),
  )
}

const unitMs = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/**
 * The pause that a 429 asks for in words, e.g. "a maximum of 3 calls per 3 second to this endpoint"; ms, or null. Older words
 * name the method, and newer limits count by the minute or the day (fact sheet 6.2, 11).
 */
export function pauseIn(text: string): number | null {
  const match = /\d+\s+(?:[a-z]+\s+)?calls?\s+per\s+(\d+\s+)?(second|minute|hour|day)/i.exec(text)
  const unit = match?.[2]?.toLowerCase()
  if (unit !== 'second' && unit !== 'minute' && unit !== 'hour' && unit !== 'day') return null
  return Number(match?.[1] ?? 1) * unitMs[unit]
}
