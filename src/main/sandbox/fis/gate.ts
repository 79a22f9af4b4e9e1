import type { Context, MiddlewareHandler } from 'hono'
import { anonymous, type Caller } from './access-tokens.ts'
import { invalidToken, jsonReply, oauthRefusal } from './refusals.ts'
import type { Env, World } from './world.ts'

export const sessionCookie = '__Host-flex_session'
export const apiVersion = '2026-06-08'

/** The wall in front lets nobody in who does not say what they are (fact sheet 2). */
export const userAgentGate: MiddlewareHandler<Env> = async (c, next) => {
  if ((c.req.header('user-agent') ?? '').trim() === '') return new Response(null, { status: 403 })
  await next()
  return undefined
}

/** The session cookie's text; a browser would send it, a program may. */
export function cookieOf(c: Context): string | null {
  const pairs = (c.req.header('cookie') ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))
  return found?.slice(sessionCookie.length + 1) ?? null
}

async function callerOf(c: Context<Env>, { tokens, now }: World): Promise<Caller> {
  const header = c.req.header('authorization')
  if (header !== undefined && !header.startsWith('Bearer ')) {
    throw oauthRefusal(400, 'invalid_request', 'the Authorization header is not a bearer token', {
      'www-authenticate': 'Bearer error="invalid_request"',
    })
  }
  const text = header?.slice('Bearer '.length) ?? cookieOf(c) // the header wins (fact sheet 5)
  if (text === null) return anonymous
  const caller = await tokens.read(text, now())
  if (caller === null) throw invalidToken()
  return caller
}

/** Looks at the token before anything else, on both APIs (fact sheet 12 and 26). */
export function tokenGate(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('caller', await callerOf(c, world))
    await next()
  }
}

const needsNoVersion = (path: string): boolean =>
  /^\/api\/v\d(\/|\/openapi\.json|\/.*\/download)?$/.test(path)

/** The data API's version, asked for after the token (fact sheet 13 and 26). */
export function versionGate({ switches }: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const version = c.req.header('api-version')
    if (!switches.seedMode && version !== apiVersion && !needsNoVersion(c.req.path)) {
      return jsonReply(400, { message: 'Api-Version header is required and must be a supported version' })
    }
    await next()
    if (version === apiVersion) c.res.headers.set('api-version', apiVersion)
    return undefined
  }
}
