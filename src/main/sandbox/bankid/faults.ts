import type { Context, MiddlewareHandler } from 'hono'
import { faultMiddleware } from '../faults/middleware.ts'
import type { FaultKind } from './switches.ts'
import { errorReply, json, refusedPage } from './wire.ts'
import type { Env, World } from './world.ts'

/** Faults that need no real answer; null for the others. */
function replyTo(fault: FaultKind): Response | null {
  switch (fault.kind) {
    case 'refused-page':
      return refusedPage()
    case 'unauthorized':
      return errorReply(fault.status ?? 401, 'unauthorized', 'The relying party may not do this')
    case 'maintenance':
      return errorReply(503, fault.spelling ?? 'Maintenance', 'The service is paused')
    case 'internal-error':
      return errorReply(500, 'internalError', 'An internal fault')
    case 'request-timeout':
      return errorReply(408, 'requestTimeout', 'The request took too long')
    case 'too-many-requests': {
      const reset = String(fault.resetS ?? 10)
      const headers = { 'RateLimit-Limit': '60', 'RateLimit-Remaining': '0', 'RateLimit-Reset': reset }
      return errorReply(429, 'tooManyRequests', 'Too many requests', headers)
    }
    case 'canceled':
      return errorReply(400, 'canceled', 'Canceled')
    case 'bad-markdown':
      return errorReply(400, 'invalidParameters', 'Invalid Markdown at line 3, position 7: unbalanced emphasis')
    case 'unknown-error':
      return errorReply(fault.status ?? 400, fault.errorCode ?? 'neverSeenBefore', 'Something new')
    default:
      return null
  }
} // prettier-ignore

async function extended(c: Context<Env>): Promise<void> {
  const { status } = c.res
  const body: unknown = await c.res.json()
  const more = { neverSeenBefore: { version: 7 }, alsoNew: [1, 2] }
  c.res = undefined
  c.res = json(status, { ...(typeof body === 'object' ? body : {}), ...more })
}

/** Outside the gate: what breaks on the way breaks for everybody. */
export function bankIdFaults(world: World): MiddlewareHandler<Env> {
  const meeting = faultMiddleware<Env, FaultKind>(world.faults, {
    opening: '{"orderRef":"',
    mediaType: 'application/json',
    replyTo,
    prepare: (fault, c) => c.set('isExtended', fault.kind === 'extra-properties'),
  })
  return async (c, next) => {
    const reply = await meeting(c, next)
    if (c.get('isExtended') === true) await extended(c)
    return reply
  }
}
