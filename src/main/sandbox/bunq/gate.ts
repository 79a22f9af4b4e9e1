import { randomBytes, randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { mayComeFrom } from './credentials.ts'
import { isSignatureOf, signatureOf } from './keys.ts'
import type { Installation } from './sessions.ts'
import { refusal, texts } from './wire.ts'
import { deadSession, type Env, type World } from './world.ts'

const tokenHeader = 'x-bunq-client-authentication'
const signatureHeader = 'x-bunq-server-signature'

/** What bunq does not sign: rate limits, maintenance and its own faults (fact sheet 3.4, 15.2). */
function isSigned({ status }: Response): boolean {
  return status < 500 && status !== 429 && status !== 491
}

/** The same answer under the signature of the installation behind the call. */
export async function signed(c: Context<Env>, answer: Response): Promise<Response> {
  const installation = c.get('installation')
  if (installation === undefined || !isSigned(answer)) return answer
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.set(signatureHeader, signatureOf(body, installation.server.privateKey))
  return new Response(body, { status: answer.status, headers })
}

/** Who calls and from where; ids of request and answer; the signature of the answer. */
export function identify(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('ip', world.switches.callerIp ?? c.env.incoming.socket.remoteAddress ?? '')
    const token = c.req.header(tokenHeader)
    const installation = token === undefined ? null : world.sessions.ownerOf(token)
    if (installation !== null) c.set('installation', installation)
    await next()
    c.res.headers.set('x-bunq-client-response-id', randomUUID())
    const requestId = c.req.header('x-bunq-client-request-id')
    if (requestId !== undefined) c.res.headers.set('x-bunq-client-request-id', requestId)
  }
}

/** Signs whatever the bank itself answered. */
export const signing: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.res = await signed(c, c.res)
}

/** Damages the signature of an answer, or takes it away. */
export function spoilSignature(c: Context<Env>, how: 'broken' | 'none'): void {
  if (how === 'none') c.res.headers.delete(signatureHeader)
  else c.res.headers.set(signatureHeader, randomBytes(256).toString('base64'))
}

/** Headers every call must have (fact sheet 2.1). */
export function headerRules(world: World): MiddlewareHandler<Env> {
  const seen = new Set<string>()
  return async (c, next) => {
    if ((c.req.header('user-agent') ?? '') === '') throw refusal(400, 'The header "User-Agent" is missing.')
    const id = c.req.header('x-bunq-client-request-id')
    if (id !== undefined && world.switches.repeatedRequestId === 'refused' && seen.has(id)) {
      throw refusal(400, 'The request id has been used before.')
    }
    if (id !== undefined) seen.add(id)
    return next()
  }
}

export async function rawBody(c: Context<Env>): Promise<Buffer> {
  return Buffer.from(await c.req.arrayBuffer())
}

/** Verifies the raw bytes. An empty header is none, as one client sends it (fact sheet 2.1, 3.3). */
async function checkSignature(world: World, c: Context<Env>, installation: Installation, isRequired: boolean): Promise<void> {
  const signature = c.req.header('x-bunq-client-signature') ?? ''
  if (signature === '') {
    if (isRequired) throw refusal(466, texts.signatureRequired)
    return
  }
  if (!isSignatureOf(await rawBody(c), signature, installation.client.key)) {
    throw refusal(world.switches.badSignatureStatus, texts.badSignature)
  }
} // prettier-ignore

/** Lets in the token of an installation and no other. */
export function installationGate(world: World, signature: 'required' | 'optional'): MiddlewareHandler<Env> {
  return async (c, next) => {
    const installation = world.sessions.installationOf(c.req.header(tokenHeader) ?? '')
    if (installation === null) throw refusal(...deadSession(world, c))
    await checkSignature(world, c, installation, signature === 'required')
    return next()
  }
}

/** Lets in the token of a living session, from an address its secret may be used from (fact sheet 4.2). */
export function sessionGate(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const session = world.sessions.sessionOf(c.req.header(tokenHeader) ?? '')
    if (session === null) throw refusal(...deadSession(world, c))
    if (!mayComeFrom(session.credential, c.get('ip'))) throw refusal(400, texts.credentials)
    await checkSignature(world, c, session.installation, false)
    c.set('session', session)
    return next()
  }
}
