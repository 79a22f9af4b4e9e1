import type { MiddlewareHandler } from 'hono'
import type { Era } from './eras.ts'
import { refusalReply, unauthorizedReply } from './refusals.ts'
import type { Env, World } from './world.ts'

const minuteMs = 60_000

interface Count {
  readonly left: number
  /** When the window ends, ms since 1970. */
  readonly resetAt: number
  readonly isOver: boolean
}

/** Thirty calls in a minute that begins with the first of them (fact sheet 5.5). */
export interface RateLimit {
  count(): Count | null
}

export function rateLimit({ clock, switches }: World): RateLimit {
  let window = { endsAt: -Infinity, used: 0 }
  return {
    count: () => {
      const limit = switches.callsPerMinute
      if (limit === null) return null
      const now = clock.now()
      if (now >= window.endsAt) window = { endsAt: now + minuteMs, used: 0 }
      const isOver = window.used >= limit
      if (!isOver) window.used++
      return { left: limit - window.used, resetAt: window.endsAt, isOver }
    },
  }
}

/** As seen live: the period, what is left of it, and its end with seven decimals. */
function limitHeaders({ left, resetAt }: Count): Readonly<Record<string, string>> {
  return {
    'x-rate-limit-limit': '1m',
    'x-rate-limit-remaining': String(left),
    'x-rate-limit-reset': new Date(resetAt).toISOString().replace('Z', '0000Z'),
  }
}

function tooManyReply(count: Count, { clock, switches }: World): Response {
  const waitS = String(Math.ceil((count.resetAt - clock.now()) / 1000))
  const headers = { ...limitHeaders(count), ...(switches.sendsRetryAfter ? { 'retry-after': waitS } : {}) }
  return new Response('API calls quota exceeded.', { status: 429, headers })
}

/** Every data call passes here: is the bank open, token, rate limit, customer, in this order. */
export function gate(world: World, limit: RateLimit, era: Era): MiddlewareHandler<Env> {
  const { portal, switches, tokens } = world
  return async (c, next) => {
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (switches.closed === '401' || token === undefined || !tokens.isAlive(token)) return unauthorizedReply()
    const count = limit.count()
    if (count?.isOver === true) return tooManyReply(count, world)
    const customer = c.req.header('customerid')
    if (era.needsCustomerId && customer !== portal.client.customerId) {
      const problem = customer === undefined ? 'was not found' : 'is not that of the caller'
      return refusalReply(era, switches, 400, 'Input', `The required parameter customerId ${problem}.`)
    }
    await next()
    if (count !== null) for (const [name, value] of Object.entries(limitHeaders(count))) c.res.headers.set(name, value)
    return undefined
  }
} // prettier-ignore
