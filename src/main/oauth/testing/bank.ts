import { request as ask } from 'node:http'
import { createServer } from 'node:net'
import { expect } from 'vitest'
import { createHttp } from '../../http/client.ts'
import { everythingIn, recordingLog, serve, testClock } from '../../http/testing/server.ts'
import type { OAuthServer } from '../port.ts'

/** Every secret of these tests has this word in it, so that one search finds any that got out. */
export const canary = 'c4n4ry'
export const credentials = { clientId: 'client-1', clientSecret: `${canary}-secret` }

export interface TokenAnswer {
  readonly status?: number
  readonly body: string | Readonly<Record<string, unknown>>
  readonly contentType?: string
}

/** What a token endpoint was sent, and the header with it. */
export interface TokenAsked {
  readonly form: Readonly<Record<string, string>>
  readonly authorization: string | undefined
}

export function tokens(name: string, more: Readonly<Record<string, unknown>> = {}): TokenAnswer {
  const body = {
    access_token: `${canary}-access-${name}`,
    token_type: 'Bearer',
    expires_in: 599,
    refresh_token: `${canary}-refresh-${name}`,
    refresh_token_expires_in: 2_591_999,
    refresh_token_absolute_expires_in: 31_535_999,
    ...more,
  }
  return { body }
}

/** A token endpoint on this machine with a clock of its own, and our Http to speak to it. */
export async function startBank(
  answer: (asked: TokenAsked, count: number) => TokenAnswer | Promise<TokenAnswer>,
  more: Partial<OAuthServer> = {},
) {
  const asked: TokenAsked[] = []
  const log = recordingLog()
  const clock = testClock()
  const web = await serve((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body))
      asked.push({ form, authorization: request.headers.authorization })
      void Promise.resolve(answer({ form, authorization: request.headers.authorization }, asked.length)).then(
        (reply) => {
          const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
          response
            .writeHead(reply.status ?? 200, { 'content-type': reply.contentType ?? 'application/json' })
            .end(text)
        },
      )
    })
  })
  const http = createHttp({ clock, log, userAgent: 'test', allowLoopbackHttp: true, random: () => 0 })
  const server: OAuthServer = {
    authorizeUrl: `${web.url}/oauth/authorize`,
    tokenUrl: `${web.url}/oauth/token`,
    clientAuth: 'body',
    redirectUri: `http://localhost:${await freePort()}/callback`,
    extraAuthorizeParams: {},
    accessLifetimeS: (expiresInS) => Math.min(expiresInS ?? 540, 540) - 60,
    refreshIdleS: 1000,
    refreshAbsoluteS: 5000,
    ...more,
  }
  return {
    server,
    http,
    clock,
    log,
    asked,
    async [Symbol.asyncDispose]() {
      await http.close()
      await web[Symbol.asyncDispose]()
      expect(log.lines.join('\n')).not.toContain(canary)
    },
  }
}

/** The error a promise ends with, searched for secrets on the way. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => expect.unreachable('it succeeded'),
    (reason: unknown) => reason,
  )
  expect(everythingIn(error)).not.toContain(canary)
  return error
}

export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly html: string
}

/** A browser coming to an address: one GET unless told otherwise. Rejects like a refused connection does. */
export function visit(
  url: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const request = ask(url, { ...options, agent: false }, (response) => {
      let html = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (html += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, html }))
    })
    request.on('error', reject).end()
  })
}

/** Where the bank sends the browser back to, with these parameters and the state of the request. */
export function comingBack(authorizeUrl: string, parameters: Readonly<Record<string, string>>): string {
  const asked = new URL(authorizeUrl).searchParams
  const url = new URL(asked.get('redirect_uri') ?? '')
  const state = asked.get('state') ?? ''
  for (const [name, value] of Object.entries({ state, ...parameters })) url.searchParams.set(name, value)
  return url.href
}

let nextPort = 10_240 + ((process.pid * 32) % 20_000)

/** Below the range the system hands out by itself, so nothing takes it between this look and its use. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++
    if ((await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))) return port
  }
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host }, () => void server.close(() => resolve(true)))
  })
}
