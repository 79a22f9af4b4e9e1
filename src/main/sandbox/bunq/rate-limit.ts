import type { MiddlewareHandler } from 'hono'
import { routePattern } from '../calls.ts'
import { refusal } from './wire.ts'
import type { Env, World } from './world.ts'

interface Rule {
  readonly calls: number
  readonly seconds: number
}

/** Per address and endpoint (fact sheet 11, generation A). */
function ruleOfA(method: string, path: string): Rule {
  if (path === '/v1/session-server') return { calls: 1, seconds: 30 }
  if (method === 'GET') return { calls: 3, seconds: 3 }
  return { calls: method === 'POST' ? 5 : 2, seconds: 3 }
}

const setup = ['/v1/installation', '/v1/device-server']
const sensitive = ['/v1/session-server', '/v1/payment-service-provider-credential']

/** By the kind of endpoint; of the stated ranges the stricter end (fact sheet 11, generation B). */
function ruleOfB(method: string, path: string): Rule {
  if (method === 'POST' && setup.includes(path)) return { calls: 10, seconds: 86_400 }
  if (sensitive.includes(path)) return { calls: 3, seconds: 60 }
  return { calls: 70, seconds: 30 }
}

/** Counts by path template, since nobody knows whether bunq does otherwise. No Retry-After, no signature. */
export function rateLimit({ clock, switches }: World): MiddlewareHandler<Env> {
  const calls = new Map<string, number[]>()
  return async (c, next) => {
    if (switches.rateLimits === 'off') return next()
    const { method } = c.req
    const path = routePattern(c)
    const { calls: most, seconds } = (switches.rateLimits === 'A' ? ruleOfA : ruleOfB)(method, path)
    const key = `${c.get('ip')} ${method} ${path}`
    const now = clock.now()
    const recent = (calls.get(key) ?? []).filter((at) => now - at < seconds * 1000)
    calls.set(key, recent)
    if (recent.length >= most) {
      const limit = `${most} call${most === 1 ? '' : 's'} per ${seconds} second`
      throw refusal(429, `Too many requests. You can do a maximum of ${limit} to this endpoint.`)
    }
    recent.push(now)
    return next()
  }
}
