import { setTimeout as delay } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { consentLanguage } from '../consent-language.ts'
import { consentPage, refusalPage, type Granter } from './consent-page.ts'
import type { OAuthClient } from './oauth-clients.ts'
import { displayName } from './users.ts'
import { visibleAccounts, type Env, type World } from './world.ts'

interface AuthorizeRequest {
  readonly client: OAuthClient
  readonly redirectUri: string
  readonly state: string | null
}

/** The request, or why it must not be redirected anywhere. A redirect address matches to the letter (fact sheet 5.2). */
function readRequest(c: Context<Env>, world: World): AuthorizeRequest | 'client' | 'redirect' | 'response' {
  const client = world.oauth.byClientId(c.req.query('client_id') ?? '')
  if (client === null) return 'client'
  const redirectUri = c.req.query('redirect_uri') ?? ''
  if (!client.callbackUrls.some(({ url }) => url === redirectUri)) return 'redirect'
  if (c.req.query('response_type') !== 'code') return 'response'
  return { client, redirectUri, state: c.req.query('state') ?? null }
}

/** Back to the app; also to an https address where nobody answers (fact sheet 5.2). */
function back(
  c: Context<Env>,
  request: AuthorizeRequest,
  fields: Readonly<Record<string, string>>,
): Response {
  const target = new URL(request.redirectUri)
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  if (request.state !== null) target.searchParams.set('state', request.state)
  return c.redirect(target.href, 302)
}

function grantersOf(world: World): readonly Granter[] {
  return world.users.persons.map((person) => ({ person, accounts: visibleAccounts(world, person, null) }))
}

function show(c: Context<Env>, world: World, request: AuthorizeRequest, isEmpty: boolean): Promise<Response> {
  return consentPage({
    language: consentLanguage(c.req.header('accept-language')),
    app: displayName(request.client.owner),
    granters: grantersOf(world),
    address: c.req.url,
    redirectOrigin: new URL(request.redirectUri).origin,
    isEmpty,
  })
}

async function decide(c: Context<Env>, world: World, request: AuthorizeRequest): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const { switches } = world
  if (switches.consentDelayMs > 0) await delay(switches.consentDelayMs)
  const granter = grantersOf(world).find(({ person }) => String(person.id) === form.get('person'))
  if (switches.deniesConsent || form.get('decision') !== 'approve' || granter === undefined) {
    return back(c, request, { error: 'access_denied', error_description: 'Access was denied.' })
  }
  const { person, accounts } = granter
  const ticked = new Set(form.getAll('account'))
  const accountIds = accounts.map(({ id }) => id).filter((id) => ticked.has(`${person.id}:${id}`))
  if (accountIds.length === 0) return show(c, world, request, true)
  return back(c, request, { code: world.oauth.issueCode({ ...request, granter: person, accountIds }) })
}

/** `/auth` (fact sheet 5.2). The form posts to the address it stands at, so a program can too. */
export function consentRoutes(world: World): Hono<Env> {
  const language = (c: Context<Env>) => consentLanguage(c.req.header('accept-language'))
  return new Hono<Env>()
    .get('/', (c) => {
      const request = readRequest(c, world)
      return typeof request === 'string' ? refusalPage(language(c), request) : show(c, world, request, false)
    })
    .post('/', (c) => {
      const request = readRequest(c, world)
      return typeof request === 'string' ? refusalPage(language(c), request) : decide(c, world, request)
    })
}
