import type { Context } from 'hono'
import { compactVerify } from 'jose'
import type { Caller, Grant } from './access-tokens.ts'
import { checkAudience, readAssertion, type NamedParty } from './assertion.ts'
import { jsonReply, oauthRefusal } from './refusals.ts'
import { everyScope, intersect } from './scopes.ts'
import type { ClientRow, PartyRow } from './tables.ts'
import type { Env, World } from './world.ts'

const grants = 'urn:ietf:params:oauth:grant-type:'
const tokenTypes = 'urn:ietf:params:oauth:token-type:'

type Form = Readonly<Record<string, string | undefined>>

/** A body of another type has no fields, as with the language FIS is written in. */
async function formOf(c: Context<Env>): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) return {}
  return Object.fromEntries(new URLSearchParams(await c.req.text()))
}

function field(form: Form, name: string, grant: string): string {
  const value = form[name] ?? ''
  if (value === '') throw oauthRefusal(400, 'invalid_request', `bad ${grant} request: ${name} is missing`)
  return value
}

/**
 * The scopes with which an entity acts as a party: `held` cut to what its membership allows; null: it may not (fact sheet 3 and 11).
 * Whether the party is active is not looked at.
 */
export function assumedScopes(
  { tables }: World,
  entityId: number,
  party: PartyRow,
  held: readonly string[],
): readonly string[] | null {
  if (party.entity_id === entityId) return intersect(held, everyScope)
  const membership = tables.party_membership.find((row) => row.party_id === party.id && row.entity_id === entityId)
  return membership === undefined ? null : intersect(held, membership.scopes)
} // prettier-ignore

async function reply(
  { tokens, now, switches }: World,
  grant: Grant,
  kind: 'jwt' | 'access_token',
): Promise<Response> {
  const issued = switches.seedMode ? 'jwt' : kind
  const body = {
    access_token: await tokens.issue(grant),
    issued_token_type: `${tokenTypes}${issued}`,
    token_type: 'Bearer',
    expires_in: Math.trunc(grant.exp - now() / 1000), // decimals are cut: 3599 is common (fact sheet 6.2)
  }
  return jsonReply(200, body, { 'cache-control': 'no-store', pragma: 'no-cache' })
}

const endOf = ({ now, switches }: World): number => Math.floor(now() / 1000) + switches.tokenLifeS

function partyNamed({ tables }: World, { idType, id, partyType }: NamedParty): PartyRow | undefined {
  return tables.party.find(
    (row) => row.business_id_type === idType && row.business_id === id.toLowerCase() && (partyType ?? row.type) === row.type,
  )
} // prettier-ignore

function actingAs(world: World, client: ClientRow, named: NamedParty): Pick<Grant, 'partyId' | 'scopes'> {
  const party = partyNamed(world, named)
  const isBarred = world.switches.bindsClientToParty && client.party_id !== party?.id
  const scopes = party === undefined || isBarred ? null : assumedScopes(world, client.entity_id, party, client.scopes)
  if (party === undefined || scopes === null) {
    throw oauthRefusal(400, 'invalid_client', 'could not assume the requested party in sub')
  }
  return { partyId: party.id, scopes }
} // prettier-ignore

async function jwtBearer(form: Form, caller: Caller, world: World): Promise<Response> {
  const text = field(form, 'assertion', 'jwt bearer')
  if (caller.token !== null) throw oauthRefusal(401, 'invalid_client', 'the client is not anonymous')
  const assertion = readAssertion(text, world)
  checkAudience(assertion.aud, world)
  const client = world.credentials.find(assertion.clientId)
  const key = client === null ? null : world.credentials.keyOf(client)
  if (client === null || key === null) throw oauthRefusal(400, 'invalid_client', 'invalid or unknown client')
  const isSigned = await compactVerify(text, key, { algorithms: ['RS256'] }).then(() => true, () => false)
  if (!isSigned) throw oauthRefusal(400, 'invalid_request', 'could not verify the signature of the assertion')
  const entity = { partyId: null, scopes: client.scopes }
  const acting = assertion.party === null ? entity : actingAs(world, client, assertion.party)
  return reply(world, { entityId: client.entity_id, ...acting, exp: endOf(world) }, world.switches.issuedTokenType)
} // prettier-ignore

async function tokenExchange(form: Form, caller: Caller, world: World): Promise<Response> {
  const [actor, type, scope] = ['actor_token', 'actor_token_type', 'scope'].map((name) =>
    field(form, name, 'token exchange'),
  )
  if (type !== `${tokenTypes}jwt`) throw oauthRefusal(400, 'invalid_request', 'bad token exchange request: actor_token_type')
  const { entityId, token } = caller
  if (token === null || entityId === null || token.text !== actor) {
    throw oauthRefusal(400, 'invalid_request', 'the actor token must match the Authorization header')
  }
  // Whether a party's token may be exchanged is not said anywhere: the sheet only knows it of an entity's.
  if (caller.partyId !== null) throw oauthRefusal(400, 'invalid_request', 'the actor token is not that of an entity')
  const partyId = /^assume:party:(\d{1,15})$/.exec(scope ?? '')?.[1]
  if (partyId === undefined) throw oauthRefusal(400, 'invalid_scope', 'scope is not of the form assume:party:<id>')
  const party = world.tables.party.find(({ id }) => id === Number(partyId))
  const scopes = party === undefined ? null : assumedScopes(world, entityId, party, caller.scopes)
  if (party === undefined || scopes === null) throw oauthRefusal(400, 'invalid_target', 'cannot assume that party')
  return reply(world, { entityId, partyId: party.id, scopes, exp: token.exp }, world.switches.issuedTokenType)
} // prettier-ignore

/** The old login. The two seconds a wrong secret waits at FIS are left out: nobody here should wait. */
async function clientCredentials(form: Form, address: string, world: World): Promise<Response> {
  const clientId = field(form, 'client_id', 'client credentials')
  const secret = field(form, 'client_secret', 'client credentials')
  const { delay, credentials, now } = world
  const waitS = delay.waitS(address, now())
  if (waitS > 0) {
    throw oauthRefusal(429, 'access_denied', 'too many login attempts, try again later', { 'retry-after': String(waitS) })
  }
  const client = credentials.find(clientId)
  if (client === null || !credentials.acceptsSecret(clientId, secret)) {
    delay.failed(address, now())
    throw oauthRefusal(400, 'invalid_client', 'client id or secret is wrong')
  }
  delay.succeeded(address)
  return reply(world, { entityId: client.entity_id, partyId: null, scopes: client.scopes, exp: endOf(world) }, 'jwt')
} // prettier-ignore

/** `POST /token`; the token in the header, if any, was looked at before (fact sheet 12). */
export async function tokenEndpoint(c: Context<Env>, world: World): Promise<Response> {
  const form = await formOf(c)
  const caller = c.get('caller')
  switch (form.grant_type ?? '') {
    case '':
      throw oauthRefusal(400, 'invalid_request', 'there is no grant type')
    case `${grants}jwt-bearer`:
      return jwtBearer(form, caller, world)
    case `${grants}token-exchange`:
      return tokenExchange(form, caller, world)
    case 'client_credentials':
      return clientCredentials(form, c.env.incoming.socket.remoteAddress ?? '', world)
    default:
      throw oauthRefusal(400, 'unsupported_grant_type', `unknown grant type: ${form.grant_type ?? ''}`)
  }
}
