import { setTimeout as delay } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { mediaType, refusalReply, unauthorizedReply } from './refusals.ts'
import type { FaultKind } from './switches.ts'
import type { Env, World } from './world.ts'

const defaultHugeBytes = 64 * 1024 * 1024

/** A page as a proxy or a maintenance window sends it. */
const webPage =
  '<!doctype html><html><head><title>Vedlikehold</title></head><body><h1>Vi er snart tilbake</h1></body></html>'

/** JSON that never seems to end: valid up to wherever one stops reading. */
function hugeBody(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(' '.repeat(65_536))
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(left === bytes ? new TextEncoder().encode('{"transactions":[') : chunk)
      left -= chunk.length
      if (left <= 0) controller.close()
    },
  })
}

/** Numbers become words and words numbers; the shape stays. */
function wrongTypes(json: string): string {
  return JSON.stringify(
    JSON.parse(json, (_key, value: unknown) =>
      typeof value === 'number' ? 'ukjent' : typeof value === 'string' ? 7 : value,
    ),
  )
}

/** Promises a whole body, sends half of it and hangs up. Never ends: the framework must not touch the socket again. */
async function dropHalfWay(c: Context<Env>): Promise<never> {
  const body = Buffer.from(await c.res.arrayBuffer())
  const { outgoing } = c.env
  outgoing.writeHead(200, { 'content-type': mediaType(1), 'content-length': body.length })
  await new Promise<void>((sent) => outgoing.write(body.subarray(0, body.length >> 1), () => sent()))
  outgoing.destroy()
  return new Promise<never>(() => undefined)
}

/** Faults that need no real answer; null for the others. */
function replyOf(fault: FaultKind): Response | null {
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
    case 'html':
      return new Response(webPage, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    case 'huge-body':
      return new Response(hugeBody(fault.bytes ?? defaultHugeBytes), { headers: { 'content-type': mediaType(1) } })
    case 'invalid-grant':
      return oauthError(400, 'invalid_grant')
    case 'invalid-client':
      return oauthError(401, 'invalid_client')
    default:
      return null
  }
} // prettier-ignore

/** Lets a waiting fault have its call. */
export function faultMiddleware({ faults }: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const fault = faults.take(c.req.path)
    if (fault === null) return next()
    if (fault.kind === 'time-out') return new Promise<Response>(() => undefined) // ends when the sandbox closes
    const reply = replyOf(fault)
    if (reply !== null) return reply
    if (fault.kind === 'partial') c.set('partial', fault.codes)
    if (fault.kind === 'slow') await delay(fault.delayMs)
    await next()
    if (fault.kind === 'dropped-connection') return dropHalfWay(c)
    if (fault.kind === 'cut-off-json' || fault.kind === 'wrong-types') {
      const body = await c.res.text()
      const spoilt = fault.kind === 'wrong-types' ? wrongTypes(body) : body.slice(0, body.length >> 1)
      c.res = new Response(spoilt, { status: c.res.status, headers: { 'content-type': mediaType(1) } })
    }
    return undefined
  }
}
