import { TLSSocket } from 'node:tls'
import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { RelyingParty } from './orders.ts'
import { bankIdMediaTypeIs, refusal, refusedPage } from './wire.ts'
import type { Env, World } from './world.ts'

/** `C=SE\nCN=Oversikt RP` as BankID writes names: the last attribute first, `cn=Oversikt RP,c=SE`. */
function subjectName(subject: string): string {
  return subject
    .split('\n')
    .toReversed()
    .map((attribute) => attribute.replace(/^[A-Z]+(?==)/, (key) => key.toLowerCase()))
    .join(',')
}

/** null: no certificate, or one that is not accepted here and now. */
function partyOf(c: Context<Env>): RelyingParty | null {
  const { socket } = c.env.incoming
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return null
  const { subject, fingerprint256 } = certificate
  const displayName = /^(?:name|CN)=(.+)$/m.exec(subject)?.[1] ?? ''
  return { fingerprint: fingerprint256, name: subjectName(subject), displayName }
}

/** Lets in whoever has an accepted certificate; the others meet the proxy's page (fact sheet 3.4). */
export const certificateGate: MiddlewareHandler<Env> = async (c, next) => {
  const party = partyOf(c)
  if (party === null) return refusedPage()
  c.set('party', party)
  return next()
}

/** POST only (fact sheet 4). The answer to another method may be without a body. */
export function methodGate({ switches }: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'POST') return next()
    if (!switches.emptyMethodRefusal) throw refusal(405, 'methodNotAllowed', 'Only POST is allowed')
    throw new HTTPException(405, { res: new Response(null, { status: 405 }) })
  }
}

export const mediaTypeGate: MiddlewareHandler<Env> = async (c, next) => {
  if (!bankIdMediaTypeIs(c.req.header('content-type'))) {
    throw refusal(415, 'unsupportedMediaType', 'Content-Type must be application/json')
  }
  return next()
}

/** The body, a JSON object. */
export async function bodyOf(c: Context<Env>): Promise<object> {
  const text = await c.req.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw refusal(400, 'invalidParameters', 'The body is not JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refusal(400, 'invalidParameters', 'The body is not a JSON object')
  }
  return body
}
