import { createServer } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Credentials } from '../../../../shared/contract-connect.ts'
import type { BankIdSettings } from '../../../../shared/bankid.ts'
import type { Clock } from '../../../clock.ts'
import { createHttp } from '../../../http/client.ts'
import { newAuthority } from '../../../http/testing/authority.ts'
import { ended, listening, recordingLog, testClock } from '../../../http/testing/server.ts'
import type { TlsIdentity } from '../../../http/port.ts'
import type { LinkDeps } from '../../../systems/system.ts'
import { bankIdLink } from '../link.ts'

/** One answer. `body`: as JSON unless it is text. */
export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly httpVersion: string
  readonly body: string
}

/** Answers each request in its turn, the last answer for good; a function hangs up or never answers. */
export type Script = readonly (Answer | ((response: ServerResponse) => void))[]

/** A server of BankID's shape with a root of its own, which takes certificates of `clients` alone. */
export async function serveAnswers(script: Script) {
  const servers = newAuthority('Invented server root')
  const clients = newAuthority('Invented RP root')
  const asked: Asked[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const { method = '', url: path = '', headers, httpVersion } = request
    asked.push({ method, path, headers, httpVersion, body })
    const next = script[Math.min(asked.length, script.length) - 1] ?? {}
    if (typeof next === 'function') next(response)
    else answer(response, next)
  }
  const options = {
    ...servers.issue('appapi'),
    ca: clients.root,
    requestCert: true,
    rejectUnauthorized: true,
  }
  const server = createServer(options, (request, response) => {
    void serve(request, response)
  })
  const port = await listening(server)
  return {
    api: `https://127.0.0.1:${port}/rp/v6.0/`,
    root: servers.root,
    clients,
    asked,
    [Symbol.asyncDispose]: () => ended(server),
  }
}
export type AnsweringServer = Awaited<ReturnType<typeof serveAnswers>>

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(
  response: ServerResponse,
  { status = 200, type = 'application/json', headers, body }: Answer,
) {
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
}

export interface LinkOptions {
  readonly credentials: Credentials
  readonly endpoints: LinkDeps['endpoints']
  readonly settings?: BankIdSettings
  readonly clock?: Clock
  readonly onConsentEnd?: (endsAt: number) => void
  /** What the way out is opened with. */
  readonly onIdentity?: (identity: TlsIdentity) => void
}

/** A connection as the app opens it, over the real way out; `log` is all it logged. */
export function openLink({
  credentials,
  endpoints,
  settings,
  clock = testClock(Date.now()),
  onConsentEnd,
  onIdentity,
}: LinkOptions) {
  const log = recordingLog()
  const openHttp: LinkDeps['openHttp'] = (identity) => {
    onIdentity?.(identity)
    return createHttp({ clock, log, userAgent: 'test', allowLoopbackHttp: false, identity, random: () => 0 })
  }
  const link = bankIdLink({
    http: { get: unasked, post: unasked, postForm: unasked },
    openHttp,
    clock,
    settings: settings ?? { environment: 'test', endUserIp: '194.168.2.25' },
    endpoints,
    credentials,
    secrets: { loadTokens: unasked, saveTokens: unasked, loadContext: unasked, saveContext: unasked },
    onRefresh: unasked,
    ...(onConsentEnd === undefined ? {} : { onConsentEnd }),
  })
  return { ...link, log, [Symbol.asyncDispose]: async () => await link.close?.() }
}

const unasked = (): never => {
  throw new Error('BankID has a way out of its own, and keeps nothing')
}

/** A certificate of ours that `server` takes. */
export function pemCredentials({ clients }: Pick<AnsweringServer, 'clients'>): Credentials {
  const { cert, key } = clients.issue('relying party')
  return { rpCertificate: cert, rpPrivateKey: key, passphrase: null }
}

/** The way to `server` with a certificate it takes. */
export function openTo(server: AnsweringServer, options: Partial<LinkOptions> = {}) {
  const endpoints = { api: server.api, ca: server.root, authorize: 'https://127.0.0.1:1/start' }
  return openLink({ credentials: pemCredentials(server), endpoints, ...options })
}
