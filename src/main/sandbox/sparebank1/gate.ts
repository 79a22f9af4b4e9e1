import type { MiddlewareHandler } from 'hono'
import { refusalReply, unauthorizedReply } from './refusals.ts'
import type { Env, World } from './world.ts'

const hourMs = 3_600_000

/** What an address can answer with: versions of the bank's media type, or the export's CSV (fact sheet 5). */
export type Offer = readonly number[] | 'csv'

/** The version to answer in; null: nothing offered is accepted. No `Accept` at all is fine, as the official samples show. */
function negotiate(accept: string | undefined, offer: Offer): number | null {
  const ranges = (accept ?? '*/*').split(',').map((range) => (range.split(';')[0] ?? '').trim().toLowerCase())
  const newestFirst = offer === 'csv' ? [] : [...offer]
  if (offer === 'csv' && ranges.includes('application/csv')) return 1
  for (const version of newestFirst) {
    if (ranges.includes(`application/vnd.sparebank1.v${version}+json`)) return version
  }
  return ranges.includes('*/*') || ranges.includes('application/*') ? 1 : null
}

/** Sixty calls in any hour for each client (fact sheet 5.2). */
export interface RateLimit {
  /** Counts a call. Seconds to wait when there were too many, else null, and how many are left. */
  count(clientId: string): { readonly waitS: number | null; readonly left: number }
}

export function rateLimit({ clock, switches }: World): RateLimit {
  const calls = new Map<string, number[]>()
  return {
    count: (clientId) => {
      const limit = switches.callsPerHour
      if (limit === null) return { waitS: null, left: Infinity }
      const now = clock.now()
      const recent = (calls.get(clientId) ?? []).filter((at) => now - at < hourMs)
      calls.set(clientId, recent)
      const [oldest = now] = recent
      if (recent.length >= limit) return { waitS: Math.ceil((oldest + hourMs - now) / 1000), left: 0 }
      recent.push(now)
      return { waitS: null, left: limit - recent.length }
    },
  }
}

/** Every data call passes here: token, rate limit, media type, in this order. */
export function gate(world: World, limit: RateLimit, offer: Offer): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const consent = token === undefined ? null : world.consents.consentOf(token)
    if (consent === null) return unauthorizedReply(world.switches.unauthorizedAs)
    const { waitS, left } = limit.count(consent.clientId)
    if (waitS !== null) {
      const headers = world.switches.sendsRetryAfter ? { 'retry-after': String(waitS) } : {}
      return refusalReply(429, 'too.many.requests', 'Too many requests.', { headers })
    }
    const version = negotiate(c.req.header('accept'), offer)
    if (version === null) return refusalReply(406, 'not.acceptable', 'No acceptable representation.')
    c.set('consent', consent)
    c.set('version', version)
    await next()
    if (Number.isFinite(left)) c.res.headers.set('x-ratelimit-remaining', String(left))
    return undefined
  }
}
