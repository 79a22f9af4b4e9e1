import type { MiddlewareHandler } from 'hono'
import { faultMiddleware } from '../faults/middleware.ts'
import { eraOf, eras, type Era } from './eras.ts'
import { jsonType } from './json-text.ts'
import { refusalReply, unauthorizedReply } from './refusals.ts'
import type { FaultKind } from './switches.ts'
import { tokenError } from './token-endpoint.ts'
import type { Env, World } from './world.ts'

/** Faults that need no real answer; null for the others. Told in the words of the era the path belongs to. */
function replyTo(fault: FaultKind, era: Era, { switches }: World): Response | null {
  switch (fault.kind) {
    case 'unauthorized':
      return unauthorizedReply()
    case 'forbidden':
      return refusalReply(era, switches, 403, 'State', 'Not allowed.')
    case 'error-with-200':
      return refusalReply(era, { ...switches, errorStatus: '200' }, 500, 'System', 'Something went wrong.')
    case 'too-many-requests':
      return waiting(new Response('API calls quota exceeded.', { status: 429 }), fault.retryAfterS)
    case 'server-error': {
      const type = fault.status === 503 ? 'ServiceUnavailable' : 'System'
      const reply = refusalReply(era, { ...switches, errorStatus: 'own' }, fault.status ?? 500, type, 'Unexpected error', true)
      return waiting(reply, fault.retryAfterS)
    }
    case 'invalid-client':
      return tokenError('invalid_client')
    case 'invalid-scope':
      return tokenError('invalid_scope')
    default:
      return null
  }
} // prettier-ignore

function waiting(reply: Response, retryAfterS: number | undefined): Response {
  if (retryAfterS !== undefined) reply.headers.set('retry-after', String(retryAfterS))
  return reply
}

/** Lets a waiting fault have its call. */
export function sbankenFaults(world: World): MiddlewareHandler<Env> {
  const [first] = eras
  return faultMiddleware<Env, FaultKind>(world.faults, {
    opening: '{"availableItems":1,"items":[',
    mediaType: jsonType,
    replyTo: (fault, c) => {
      const era = eraOf(c.req.path) ?? first
      return era === undefined ? null : replyTo(fault, era, world)
    },
  })
}
