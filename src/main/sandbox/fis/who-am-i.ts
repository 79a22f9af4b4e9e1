import { Hono } from 'hono'
import { identityFor, type Caller } from './access-tokens.ts'
import { cookieOf, sessionCookie } from './gate.ts'
import { httpRefusal, jsonReply, oauthRefusal, Refusal } from './refusals.ts'
import { assumedScopes, tokenEndpoint } from './token-endpoint.ts'
import type { IdentityRow } from './tables.ts'
import type { Env, World } from './world.ts'

function identityOf({ entityId, partyId }: Caller, { tables }: World): IdentityRow | null {
  return entityId === null ? null : identityFor(tables, entityId, partyId)
}

/** What is said of a party only where there is one. */
const partyPart = ({ party_id, party_name }: IdentityRow) =>
  party_id === null ? {} : { party_id, party_name }

function userinfo(caller: Caller, world: World): Response {
  const identity = identityOf(caller, world)
  if (identity === null) {
    const body = { code: 'HTTP401', message: 'Unauthorized', details: 'missing authentication' }
    throw new Refusal(jsonReply(401, body, { 'www-authenticate': 'Bearer' }))
  }
  const { switches } = world
  const isInteger = switches.seedMode || switches.userinfoSub === 'integer'
  return jsonReply(200, {
    sub: isInteger ? identity.id : caller.eid,
    entity_id: identity.entity_id,
    entity_name: identity.entity_name,
    ...partyPart(identity),
    current_role: caller.role,
  })
}

function sessionReply(caller: Caller, world: World, cookie?: string): Response {
  const identity = identityOf(caller, world)
  if (identity === null) throw httpRefusal(401, { details: 'missing authentication' })
  const { entity_id, entity_name } = identity
  const body = { entity_id, entity_name, exp: caller.token?.exp, ...partyPart(identity), role: caller.role }
  const header = `${sessionCookie}=${cookie ?? ''}; Path=/; HttpOnly; Secure; SameSite=Strict`
  return jsonReply(200, body, cookie === undefined ? {} : { 'set-cookie': header })
}

/** A session takes a party, or with null goes back to the bare entity. */
async function assume(caller: Caller, partyId: number | null, world: World): Promise<Response> {
  const { entityId, token } = caller
  if (entityId === null || token === null) throw httpRefusal(401, { details: 'missing authentication' })
  const party = world.tables.party.find(({ id }) => id === partyId)
  const scopes = party === undefined ? caller.scopes : assumedScopes(world, entityId, party, caller.scopes)
  if (scopes === null || (partyId !== null && party === undefined)) throw oauthRefusal(400, 'invalid_target', 'cannot assume that party')
  const cookie = await world.tokens.issue({ entityId, partyId, scopes, exp: token.exp })
  const now = await world.tokens.read(cookie, world.now())
  return sessionReply(now ?? caller, world, cookie)
} // prettier-ignore

/** Everything below `/auth/v1` a program may meet; the browser's login is left out (fact sheet 5). */
export function authRoutes(world: World): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/token', (c) => tokenEndpoint(c, world))
  app.get('/userinfo', (c) => userinfo(c.get('caller'), world))
  app.get('/session', (c) =>
    cookieOf(c) === null ? new Response(null, { status: 204 }) : sessionReply(c.get('caller'), world),
  )
  app.post('/assume', async (c) => {
    // A charset in the type is refused, though `fetch` adds one to a form by itself (fact sheet 26).
    const isForm = c.req.header('content-type') === 'application/x-www-form-urlencoded'
    const asked = isForm ? (new URLSearchParams(await c.req.text()).get('party_id') ?? '') : ''
    if (!/^\d{1,15}$/.test(asked)) throw oauthRefusal(400, 'invalid_request', 'bad assume request')
    return assume(c.get('caller'), Number(asked), world)
  })
  app.delete('/assume', (c) => assume(c.get('caller'), null, world))
  return app
}
