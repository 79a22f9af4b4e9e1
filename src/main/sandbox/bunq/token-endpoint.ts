import type { Context } from 'hono'
import type { Env, World } from './world.ts'

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' }

type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'
const descriptions: Readonly<Record<TokenError, string>> = {
  invalid_request: 'A required parameter is missing.',
  invalid_client: 'The client id or secret is invalid.',
  invalid_grant: 'The authorization code is invalid or expired.',
  unsupported_grant_type: 'The grant type is not supported.',
}

/** Not bunq's envelope, and nobody knows the status for sure (fact sheet 5.2). */
export function tokenRefusal(world: World, error: TokenError): Response {
  const body = { error, error_description: descriptions[error] }
  return Response.json(body, { status: world.switches.tokenErrorStatus, headers: noStore })
}

/** `POST /v1/token`: everything is in the query, and a body is not read (fact sheet 5.2). */
export function tokenEndpoint(c: Context<Env>, world: World): Response {
  const [code, redirectUri] = [c.req.query('code'), c.req.query('redirect_uri')]
  const client = world.oauth.byClientId(c.req.query('client_id') ?? '')
  const isClient = client !== null && client.clientSecret === c.req.query('client_secret')
  const issued = world.oauth.exchange(code ?? '', isClient ? client : null, redirectUri ?? null)
  if (c.req.query('client_id') === undefined || code === undefined || redirectUri === undefined) {
    return tokenRefusal(world, 'invalid_request')
  }
  if (!isClient) return tokenRefusal(world, 'invalid_client')
  if (c.req.query('grant_type') !== 'authorization_code') return tokenRefusal(world, 'unsupported_grant_type')
  if (issued === null) return tokenRefusal(world, 'invalid_grant')
  const { grant, state } = issued
  if (world.switches.regrantInvalidates) {
    world.credentials.revoke((one) => one.grant?.userId === grant.userId)
  }
  const { secret } = world.credentials.addAccess(grant)
  const body = { access_token: secret, token_type: 'bearer', ...(state === null ? {} : { state }) }
  return Response.json(body, { headers: noStore })
}
