import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'
import type { PrepareHooks } from '../../systems/system.ts'
import type { Caller } from './api.ts'
import type { Provider, Session } from './context.ts'
import { itemsOf, readAll, readOne, wireId } from './items.ts'
import { goOn, type Parts } from './parts.ts'
import { expectOk, refusalOf } from './refusal.ts'
import type { SessionSource } from './session-source.ts'

const wireClient = z.object({
  id: z.int().positive(),
  status: z.string().nullish(),
  client_id: z.string().min(1),
  secret: z.string().min(1),
  callback_url: z.array(z.object({ url: z.string() })).nullish(),
})

/** In the log: no ids. */
const clientLabel = '/v1/user/*/oauth-client'

interface Provision {
  readonly parts: Parts
  readonly base: string
  readonly caller: Caller
  readonly signal: AbortSignal
}

/**
 * The client by which people consent to this provider. A user has one and no more, so the list is asked before one is made; the
 * same for the redirect address, which must be registered to the letter (fact sheet 5.3 steps 7 to 9).
 */
export async function ensureOauthClient(
  parts: Parts,
  sessions: SessionSource,
  redirectUri: string,
  { signal, onStage }: PrepareHooks,
): Promise<void> {
  onStage('oauth-client', null)
  const session = await sessions.current(signal)
  let provision = await provisionOf(parts, session, signal)
  let listing = await listClients(provision)
  if (refusalOf(listing) === 'dead-session') {
    // What bunq says of the end of a provider's session is not to be relied on (fact sheet 4.3).
    provision = await provisionOf(parts, await sessions.replace(session.token, signal), signal)
    listing = await listClients(provision)
  }
  const id = activeIn(listing) ?? (await newClient(provision))
  const client = await readClient(provision, id)
  await keep(parts, client)
  goOn(signal)
  onStage('callback-url', null)
  if (client.callbackUrls.includes(redirectUri)) return
  await addCallback(provision, id, redirectUri)
  await keep(parts, { ...client, callbackUrls: [...client.callbackUrls, redirectUri] })
}

async function provisionOf(parts: Parts, session: Session, signal: AbortSignal): Promise<Provision> {
  const { installation } = await parts.kept.load()
  if (installation === null) throw new AppError('needs-login', 'no installation at bunq')
  const base = `/v1/user/${session.userId}/oauth-client`
  return { parts, base, caller: { token: session.token, installation }, signal }
}

type Client = NonNullable<Provider['client']>

async function keep({ kept }: Parts, client: Client): Promise<void> {
  await kept.change((now) => ({
    ...now,
    provider: now.provider === null ? null : { ...now.provider, client },
  }))
}

const listed = z.object({ id: z.int().positive(), status: z.string().nullish() })

function listClients({ parts, base, caller, signal }: Provision): Promise<HttpReply> {
  return parts.api.get({ path: `${base}?count=200`, label: `GET ${clientLabel}`, caller, signal })
}

function activeIn(reply: HttpReply): number | null {
  expectOk(reply, `GET ${clientLabel}`)
  const clients = readAll(reply, 'OauthClient', listed, `GET ${clientLabel}`)
  return clients.find(({ status }) => (status ?? 'ACTIVE') === 'ACTIVE')?.id ?? null
}

/** Answers an id, or the whole client (fact sheet 5.3 step 7). */
async function newClient(provision: Provision): Promise<number> {
  const reply = await tell(provision, '', clientLabel, { status: 'ACTIVE' })
  const label = `POST ${clientLabel}`
  const [made] = [...readAll(reply, 'Id', wireId, label), ...readAll(reply, 'OauthClient', wireId, label)]
  if (made === undefined) throw new AppError('unexpected-response', `${label}: no id in the answer`)
  return made.id
}

async function readClient(provision: Provision, id: number): Promise<Client> {
  const label = `${clientLabel}/*`
  const wire = readOne(await ask(provision, `/${id}`, label), 'OauthClient', wireClient, `GET ${label}`)
  const callbackUrls = (wire.callback_url ?? []).map(({ url }) => url)
  return { id: wire.id, clientId: wire.client_id, clientSecret: wire.secret, callbackUrls }
}

async function addCallback(provision: Provision, id: number, url: string): Promise<void> {
  const label = `${clientLabel}/*/callback-url`
  itemsOf(await tell(provision, `/${id}/callback-url`, label, { url }), `POST ${label}`)
}

async function ask({ parts, base, caller, signal }: Provision, rest: string, of: string): Promise<HttpReply> {
  const label = `GET ${of}`
  const reply = await parts.api.get({ path: base + rest, label, caller, signal })
  expectOk(reply, label)
  return reply
}

async function tell(
  { parts, base, caller, signal }: Provision,
  rest: string,
  of: string,
  body: Readonly<Record<string, unknown>>,
): Promise<HttpReply> {
  const label = `POST ${of}`
  const reply = await parts.api.post({ path: base + rest, label, caller, signal }, body)
  expectOk(reply, label)
  return reply
}
