import type { Context } from 'hono'
import { tokenLifeS } from './tokens.ts'
import type { Env, World } from './world.ts'

const bankScopes = ['Accounts.read_access', 'Cards.read_access', 'EFakturas.full_access', 'Payments.read_access', 'StandingOrders.read_access', 'Transactions.read_access', 'Transfers.full_access'] // prettier-ignore
/** The eight of 2020 (fact sheet 3). */
const scope = [...bankScopes.map((name) => `Exec.Bank.${name}`), 'Exec.Customers.Customers.read_access'].join(
  ' ',
)

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' }

export function tokenError(error: 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type'): Response {
  return Response.json({ error }, { status: 400, headers: noStore })
}

/** Each half of the Basic credentials, undone; a secret that was not encoded and should have been is not the secret. */
function credentialsOf(header: string | undefined): { readonly id: string; readonly secret: string } | null {
  const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header ?? '')?.[1]
  if (basic === undefined) return null
  const text = Buffer.from(basic, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return null
  const [id, secret] = [decoded(text.slice(0, colon)), decoded(text.slice(colon + 1))]
  return id === null || secret === null ? null : { id, secret }
}

/** Percent encoding, or a form's with `+` for a space; all three ways in use decode to the same (fact sheet 4). */
function decoded(part: string): string | null {
  if (part.includes(':')) return null // an encoded half has no colon left in it
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** `POST /identityserver/connect/token` (fact sheet 4). Errors are 400 with one word. */
export async function tokenEndpoint(c: Context<Env>, { portal, switches, tokens }: World): Promise<Response> {
  const credentials = credentialsOf(c.req.header('authorization'))
  if (credentials === null || !portal.accepts(credentials.id, credentials.secret)) return tokenError('invalid_client')
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true
  const form = new URLSearchParams(await c.req.text())
  if (!isForm || form.get('grant_type') !== 'client_credentials') return tokenError('unsupported_grant_type')
  if (switches.refusesScope) return tokenError('invalid_scope')
  const body = { access_token: tokens.issue(credentials.id, scope), expires_in: tokenLifeS, token_type: 'Bearer' }
  return Response.json(switches.namesScopes ? { ...body, scope } : body, { headers: noStore })
} // prettier-ignore
