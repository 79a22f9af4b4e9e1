import { setTimeout as delay } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { FaultQueue, TransportFault } from './faults.ts'

const defaultHugeBytes = 64 * 1024 * 1024

/** A page as a proxy or a maintenance window sends it. */
export const webPage =
  '<!doctype html><html><head><title>Vedlikehold</title></head><body><h1>Vi er snart tilbake</h1></body></html>'

/** JSON that never seems to end: valid up to wherever one stops reading. */
function hugeBody(opening: string, bytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(' '.repeat(65_536))
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(left === bytes ? new TextEncoder().encode(opening) : chunk)
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
async function dropHalfWay(answer: Response, { outgoing }: HttpBindings): Promise<never> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = { ...Object.fromEntries(answer.headers), 'content-length': body.length }
  outgoing.writeHead(200, headers)
  await new Promise<void>((sent) => outgoing.write(body.subarray(0, body.length >> 1), () => sent()))
  outgoing.destroy()
  return new Promise<never>(() => undefined)
}

/** The real answer's status and headers with another body. */
function withBody(c: Context, body: string): Response {
  const headers = new Headers(c.res.headers)
  headers.delete('content-length')
  return new Response(body, { status: c.res.status, headers })
}

/** hono would carry the headers of the old answer over to the new one. */
function replace(c: Context, answer: Response): void {
  c.res = undefined
  c.res = answer
}

/** What is a bank's own about faults. */
export interface FaultyBank<E extends { Bindings: HttpBindings }, K> {
  /** How its JSON begins, for a body without end. */
  readonly opening: string
  readonly mediaType: string
  /** An answer in place of the real one; null: the real one is needed. */
  readonly replyTo: (fault: K | TransportFault, c: Context<E>) => Response | null | Promise<Response | null>
  /** Told before the real answer is made. */
  readonly prepare?: (fault: K | TransportFault, c: Context<E>) => void
  /** The real answer once more with a body the bank itself might have sent; without it, as it was. */
  readonly restate?: (c: Context<E>, body: string) => Promise<Response>
  /** May change the answer, once it is made. */
  readonly spoil?: (fault: K | TransportFault, c: Context<E>) => void
}

/** Lets a waiting fault have its call. */
export function faultMiddleware<E extends { Bindings: HttpBindings }, K extends { readonly kind: string }>(
  faults: FaultQueue<K | TransportFault>,
  bank: FaultyBank<E, K>,
): MiddlewareHandler<E> {
  return async (c, next) => {
    const fault = faults.take(c.req.path)
    if (fault === null) return next()
    if (isTransport(fault, 'time-out')) return new Promise<Response>(() => undefined) // ends when the sandbox closes
    if (isTransport(fault, 'html')) {
      return new Response(webPage, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    }
    if (isTransport(fault, 'huge-body')) {
      const body = hugeBody(bank.opening, fault.bytes ?? defaultHugeBytes)
      return new Response(body, { headers: { 'content-type': bank.mediaType } })
    }
    const reply = await bank.replyTo(fault, c)
    if (reply !== null) return reply
    bank.prepare?.(fault, c)
    if (isTransport(fault, 'slow')) await delay(fault.delayMs)
    await next()
    bank.spoil?.(fault, c)
    if (isTransport(fault, 'dropped-connection')) return dropHalfWay(c.res, c.env)
    if (isTransport(fault, 'cut-off-json')) {
      const body = await c.res.text()
      replace(c, withBody(c, body.slice(0, body.length >> 1)))
    }
    if (isTransport(fault, 'wrong-types')) {
      const body = wrongTypes(await c.res.text())
      replace(c, (await bank.restate?.(c, body)) ?? withBody(c, body))
    }
    return undefined
  }
}

function isTransport<N extends TransportFault['kind']>(
  fault: { readonly kind: string },
  kind: N,
): fault is Extract<TransportFault, { readonly kind: N }> {
  return fault.kind === kind
}
