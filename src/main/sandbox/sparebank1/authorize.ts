import { setTimeout as delay } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { consentLanguage } from '../consent-language.ts'
import { people } from '../household/accounts.ts'
import { consentPage, refusalPage } from './consent-page.ts'
import { tokenEndpoint } from './token-endpoint.ts'
import type { Env, RegisteredClient, World } from './world.ts'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Exactly a registered address; a client without any may use every loopback one (fact sheet 3.9). */
function isAllowed(client: RegisteredClient, redirectUri: string): boolean {
  if (client.redirectUris !== null) return client.redirectUris.includes(redirectUri)
  return URL.canParse(redirectUri) && loopbackHosts.has(new URL(redirectUri).hostname)
}

interface AuthorizeRequest {
  readonly client: RegisteredClient
  readonly redirectUri: string
  readonly state: string | undefined
  readonly challenge: string | null
  readonly finInst: string | undefined
}

/** The request, or why it must not be redirected anywhere. */
function readRequest(c: Context<Env>, world: World): AuthorizeRequest | 'client' | 'redirect' | 'response' {
  const client = world.clients.find(({ clientId }) => clientId === c.req.query('client_id'))
  if (client === undefined) return 'client'
  const redirectUri = c.req.query('redirect_uri') ?? ''
  if (!isAllowed(client, redirectUri)) return 'redirect'
  if (c.req.query('response_type') !== 'code') return 'response'
  const challenge =
    c.req.query('code_challenge_method') === 'S256' ? c.req.query('code_challenge') : undefined
  return {
    client,
    redirectUri,
    state: c.req.query('state'),
    challenge: challenge ?? null,
    finInst: c.req.query('finInst'),
  }
}

/** Back to the app with `code` or `error`, and the state as it came. */
function back(
  c: Context<Env>,
  request: AuthorizeRequest,
  fields: Readonly<Record<string, string>>,
): Response {
  const target = new URL(request.redirectUri)
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  if (request.state !== undefined) target.searchParams.set('state', request.state)
  return c.redirect(target.href, 302)
}

async function decide(c: Context<Env>, world: World, request: AuthorizeRequest): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const { switches } = world
  const person = people.find(({ ref }) => ref === form.get('person')) ?? people[0]
  const bank = request.finInst ?? form.get('bank')
  const isWrongBank = switches.finInst !== null && bank !== null && bank !== switches.finInst
  if (switches.consentDelayMs > 0) await delay(switches.consentDelayMs)
  if (switches.deniesConsent || isWrongBank || form.get('decision') !== 'approve') {
    return back(c, request, { error: 'access_denied', error_description: 'Access was denied.' })
  }
  const code = world.consents.issueCode({
    person: person.ref,
    clientId: request.client.clientId,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
  })
  return back(c, request, { code })
}

/** `/oauth/authorize` and `/oauth/token` (fact sheet 3). The form posts to the address it stands at, so a program can too. */
export function oauthRoutes(world: World): Hono<Env> {
  const language = (c: Context<Env>) => consentLanguage(c.req.header('accept-language'))
  return new Hono<Env>()
    .get('/authorize', (c) => {
      const request = readRequest(c, world)
      if (typeof request === 'string') return refusalPage(language(c), request)
      const url = new URL(c.req.url)
      return consentPage({
        language: language(c),
        clientId: request.client.clientId,
        household: world.household,
        action: `${url.pathname}${url.search}`,
        redirectOrigin: new URL(request.redirectUri).origin,
        asksBank: request.finInst === undefined,
      })
    })
    .post('/authorize', (c) => {
      const request = readRequest(c, world)
      return typeof request === 'string' ? refusalPage(language(c), request) : decide(c, world, request)
    })
    .post('/token', (c) => tokenEndpoint(c, world))
}
