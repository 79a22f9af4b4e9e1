import { createPrivateKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto'
import { answerBunqConsent, type BunqConsentAnswer } from './answer-consent.ts'
import type { BunqSandbox } from './sandbox.ts'

/** One key pair for all tests of a file: making one takes long. */
const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const privateKey = createPrivateKey(pair.privateKey)
export const publicPem = pair.publicKey

export const signatureOf = (body: string): string =>
  sign('sha256', Buffer.from(body), privateKey).toString('base64')

/** Test code reads replies it knows the shape of. */
export type Fields = Readonly<Record<string, unknown>>
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The wrapped objects of the envelope; none where the body is not one. */
  readonly items: readonly Fields[]
  readonly pagination: Readonly<Record<'future_url' | 'newer_url' | 'older_url', string | null>>
  readonly error: string
}

export async function replyOf(sent: Promise<Response>): Promise<Reply> {
  const response = await sent
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const body = (isJson ? JSON.parse(text) : {}) as {
    readonly Response?: readonly Fields[]
    readonly Pagination?: Reply['pagination']
    readonly Error?: readonly { readonly error_description: string }[]
  }
  return {
    status: response.status,
    headers: response.headers,
    text,
    items: body.Response ?? [],
    pagination: body.Pagination ?? { future_url: null, newer_url: null, older_url: null },
    error: body.Error?.map(({ error_description }) => error_description).join() ?? '',
  }
}

/** The object in the envelope under this name. */
export function wrapped(reply: Reply, name: string): Fields {
  const found = reply.items.find((item) => name in item)?.[name]
  if (found === undefined)
    throw new Error(`no ${name} in an answer with status ${reply.status}: ${reply.error}`)
  return found as Fields
}

export interface Call {
  readonly method?: string
  readonly token?: string
  readonly body?: unknown
  /** true: signed with the installation's key; a text: sent as it is. */
  readonly signature?: boolean | string
  readonly headers?: Readonly<Record<string, string>>
}

/** One call as a client would make it; the body is serialised once and signed as it is sent. */
export function call(bank: BunqSandbox, path: string, options: Call = {}): Promise<Reply> {
  const { token, signature = false } = options
  const body = options.body === undefined ? null : JSON.stringify(options.body)
  const headers = {
    'user-agent': 'sandbox-test',
    'cache-control': 'no-cache',
    'x-bunq-client-request-id': randomUUID(),
    ...(token === undefined ? {} : { 'x-bunq-client-authentication': token }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(signature === false ? {} : { 'x-bunq-client-signature': signature === true ? signatureOf(body ?? '') : signature }),
    ...options.headers,
  }
  const method = options.method ?? (body === null ? 'GET' : 'POST')
  return replyOf(fetch(`${bank.endpoints.api}${path}`, { method, headers, body, redirect: 'manual' }))
} // prettier-ignore

export interface Installed {
  readonly token: string
  readonly serverPem: string
}

export async function install(bank: BunqSandbox, pem = publicPem): Promise<Installed> {
  const reply = await call(bank, '/v1/installation', { body: { client_public_key: pem } })
  return {
    token: String(wrapped(reply, 'Token')['token']),
    serverPem: String(wrapped(reply, 'ServerPublicKey')['server_public_key']),
  }
}

export function isSignedBy(serverPem: string, reply: Reply): boolean {
  const signature = reply.headers.get('x-bunq-server-signature') ?? ''
  return verify('sha256', Buffer.from(reply.text), serverPem, Buffer.from(signature, 'base64'))
}

export function registerDevice(bank: BunqSandbox, token: string, secret: string, more: Fields = {}): Promise<Reply> {
  const body = { description: 'test', secret, permitted_ips: ['*'], ...more }
  return call(bank, '/v1/device-server', { token, body, signature: true })
} // prettier-ignore

export function openSession(bank: BunqSandbox, token: string, secret: string): Promise<Reply> {
  return call(bank, '/v1/session-server', { token, body: { secret }, signature: true })
}

/** A signed-in client of one secret. */
export interface Client extends Installed {
  readonly sessionToken: string
  /** The wrapper of its user, and the user. */
  readonly wrapper: string
  readonly user: Fields
  readonly userId: number
  get(path: string): Promise<Reply>
}

/** Installation, device, session. */
export async function signIn(bank: BunqSandbox, secret = bank.apiKey): Promise<Client> {
  const installed = await install(bank)
  const device = await registerDevice(bank, installed.token, secret)
  if (device.status !== 200) throw new Error(`the device was refused: ${device.error}`)
  const session = await openSession(bank, installed.token, secret)
  const sessionToken = String(wrapped(session, 'Token')['token'])
  const wrapper = Object.keys(session.items[2] ?? {})[0] ?? ''
  const user = wrapped(session, wrapper)
  const get = (path: string) => call(bank, path, { token: sessionToken })
  return { ...installed, sessionToken, wrapper, user, userId: Number(user['id']), get }
}

export const redirectUri = 'http://localhost:8765/callback'

/** The authorize address with the usual parameters; `changes` replaces or, with null, removes some. */
export function authorizeUrl(bank: BunqSandbox, changes: Readonly<Record<string, string | null>> = {}): string {
  const url = new URL(bank.endpoints.authorize)
  const { clientId } = bank.oauthClient
  const fields = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 'st', ...changes }
  for (const [name, value] of Object.entries(fields)) if (value !== null) url.searchParams.set(name, value)
  return url.href
} // prettier-ignore

export const codeIn = (location: string): string => new URL(location).searchParams.get('code') ?? ''

/** A token request with everything in the query; `changes` replaces or, with null, removes some. */
export function tokenRequest(bank: BunqSandbox, code: string, changes: Readonly<Record<string, string | null>> = {}): Promise<Response> {
  const url = new URL(bank.endpoints.token)
  const { clientId, clientSecret } = bank.oauthClient
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, client_secret: clientSecret, ...changes }
  for (const [name, value] of Object.entries(fields)) if (value !== null) url.searchParams.set(name, value)
  return fetch(url, { method: 'POST' })
} // prettier-ignore

/** An access token, all the way through the consent page. */
export async function accessToken(bank: BunqSandbox, answer: BunqConsentAnswer = {}): Promise<string> {
  const reply = await tokenRequest(bank, codeIn(await answerBunqConsent(authorizeUrl(bank), answer)))
  const body = (await reply.json()) as Readonly<Record<string, string>>
  return body['access_token'] ?? ''
}

/** Every object of a list, following `older_url` to its end. */
export async function everything(client: Client, path: string, count = 200): Promise<readonly Fields[]> {
  const found: Fields[] = []
  let next: string | null = `${path}?count=${count}`
  while (next !== null) {
    const reply: Reply = await client.get(next)
    if (reply.status !== 200) throw new Error(`status ${reply.status}: ${reply.error}`)
    found.push(...reply.items)
    next = reply.pagination.older_url
  }
  return found
}
