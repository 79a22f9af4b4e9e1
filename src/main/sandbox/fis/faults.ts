import type { MiddlewareHandler } from 'hono'
import { faultMiddleware } from '../faults/middleware.ts'
import { httpRefusal, invalidToken, jsonType, scopeRefusal, type Refusal } from './refusals.ts'
import type { FaultKind } from './switches.ts'
import type { Env, World } from './world.ts'

function waiting({ response }: Refusal, retryAfterS: number | undefined): Response {
  if (retryAfterS !== undefined) response.headers.set('retry-after', String(retryAfterS))
  return response
}

/** Faults that need no real answer; null for the others. */
function replyTo(fault: FaultKind): Response | null {
  switch (fault.kind) {
    case 'invalid-token':
      return invalidToken().response
    case 'forbidden':
      return scopeRefusal().response
    case 'too-many-requests':
      return waiting(httpRefusal(429), fault.retryAfterS)
    case 'server-error':
      return waiting(httpRefusal(fault.status ?? 500, { message: 'Try again later' }), fault.retryAfterS)
    default:
      return null
  }
}

/** Lets a waiting fault have its call. */
export function fisFaults(world: World): MiddlewareHandler<Env> {
  return faultMiddleware<Env, FaultKind>(world.faults, {
    opening: '[{"id":1,"name":"',
    mediaType: jsonType,
    replyTo,
  })
}
