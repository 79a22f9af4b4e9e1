import type { MiddlewareHandler } from 'hono'
import { faultMiddleware } from '../faults/middleware.ts'
import { mediaType, refusalReply, unauthorizedReply } from './refusals.ts'
import type { FaultKind } from './switches.ts'
import type { Env, World } from './world.ts'

/** Faults that need no real answer; null for the others. */
function replyTo(fault: FaultKind): Response | null {
  const retryAfter = 'retryAfterS' in fault && fault.retryAfterS !== undefined ? { 'retry-after': String(fault.retryAfterS) } : {}
  const oauthError = (status: number, error: string): Response => Response.json({ error, error_description: 'Refused.' }, { status })
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorizedReply(fault.as)
    case 'forbidden':
      return refusalReply(403, 'not.authorized.for.operation', 'Not allowed.')
    case 'too-many-requests':
      return refusalReply(429, 'too.many.requests', 'Too many requests.', { headers: retryAfter })
    case 'server-error':
      return refusalReply(fault.status ?? 500, 'general.error', 'Something went wrong.', { headers: retryAfter })
    case 'invalid-grant':
      return oauthError(400, 'invalid_grant')
    case 'invalid-client':
      return oauthError(401, 'invalid_client')
    default:
      return null
  }
} // prettier-ignore

/** Lets a waiting fault have its call. */
export function sparebank1Faults({ faults }: World): MiddlewareHandler<Env> {
  return faultMiddleware<Env, FaultKind>(faults, {
    opening: '{"transactions":[',
    mediaType: mediaType(1),
    replyTo,
    prepare: (fault, c) => {
      if (fault.kind === 'partial') c.set('partial', fault.codes)
    },
  })
}
