import type { Context, MiddlewareHandler } from 'hono'
import { faultMiddleware, webPage } from '../faults/middleware.ts'
import { signed, spoilSignature } from './gate.ts'
import { tokenRefusal } from './token-endpoint.ts'
import type { FaultKind } from './switches.ts'
import { errorReply, texts } from './wire.ts'
import { deadSession, type Env, type World } from './world.ts'

function withRetryAfter(answer: Response, seconds: number | undefined): Response {
  if (seconds !== undefined) answer.headers.set('retry-after', String(seconds))
  return answer
}

/** Faults that need no real answer; null for the others. */
function replyTo(world: World, fault: FaultKind, c: Context<Env>): Response | null {
  switch (fault.kind) {
    case 'unauthorized':
      return errorReply(...deadSession(world, c))
    case 'wrong-credentials':
      return errorReply(400, texts.credentials)
    case 'signature-required':
      return errorReply(466, texts.signatureRequired)
    case 'forbidden':
      return errorReply(403, 'Not allowed.')
    case 'too-many-requests': {
      const text = 'Too many requests. You can do a maximum of 3 calls per 3 second to this endpoint.'
      return withRetryAfter(errorReply(429, text), fault.retryAfterS)
    }
    case 'server-error':
      return withRetryAfter(errorReply(fault.status ?? 500, 'Something went wrong.'), fault.retryAfterS)
    case 'maintenance':
      return new Response(webPage, { status: 491, headers: { 'content-type': 'text/html; charset=utf-8' } })
    case 'invalid-grant':
      return tokenRefusal(world, 'invalid_grant')
    case 'invalid-client':
      return tokenRefusal(world, 'invalid_client')
    default:
      return null
  }
}

/** Outside the signature: what breaks on the way breaks after the bank has signed. */
export function bunqFaults(world: World): MiddlewareHandler<Env> {
  return faultMiddleware<Env, FaultKind>(world.faults, {
    opening: '{"Response":[',
    mediaType: 'application/json',
    replyTo: async (fault, c) => {
      const reply = replyTo(world, fault, c)
      return reply === null ? null : signed(c, reply)
    },
    restate: (c, body) => {
      const { status } = c.res
      return signed(c, new Response(body, { status, headers: { 'content-type': 'application/json' } }))
    },
    spoil: (fault, c) => {
      if (fault.kind === 'broken-signature') spoilSignature(c, 'broken')
      if (fault.kind === 'unsigned') spoilSignature(c, 'none')
    },
  })
}
