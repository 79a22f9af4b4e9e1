import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Language } from '../../shared/language.ts'
import { AppError } from '../../shared/errors.ts'
import { judgeAddress, judgeCallback } from './callback.ts'
import { callbackPage, type PageKind } from './pages.ts'

export interface CallbackListener {
  /** The parameters of the one request that matched. @throws AppError `consent-mismatch`. */
  readonly callback: Promise<URLSearchParams>
  /**
   * Takes the address the browser ended at, typed or pasted by the person, under the same checks as a request: ours by
   * scheme, host, path and state. A wrong one does not end the attempt: nobody was shown a page that says so.
   * @throws AppError `invalid-input` (not such an address), `consent-mismatch` (another state), `not-found` (it is over).
   */
  accept(address: string): void
  /** From now on a hit is told that it comes too late; for a time-out or a cancel. */
  expire(): void
  /** Frees the port at once; a page on its way is delivered first, within a second. */
  close(): Promise<void>
}

const deliveryMs = 1000

/**
 * Waits for the browser at the redirect URI's port, on 127.0.0.1 and on ::1 (`localhost` may mean either), and takes one
 * hit. Stray requests are turned away and waiting goes on. A wrong state in a page the person sees ends the attempt with
 * `consent-mismatch`: they just read that it failed, so the app must not look as if it still waited. Hits that no person
 * sees (images, frames, scripts of a hostile page) never get that far, so no page can quietly end somebody's sign-in.
 * @throws AppError `redirect-port-taken`.
 */
export async function listenForCallback(options: {
  readonly redirectUri: URL
  readonly state: string
  readonly language: Language
}): Promise<CallbackListener> {
  const port = Number(options.redirectUri.port)
  if (port === 0) throw new AppError('internal', 'a redirect URI must name its port')
  const { promise, resolve, reject } = Promise.withResolvers<URLSearchParams>()
  promise.catch(() => undefined) // whoever closes early never looks at it
  let spent: Extract<PageKind, 'used' | 'late'> | null = null

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const verdict = judgeCallback(request, options.redirectUri, options.state)
    if (verdict.kind === 'refused') return refuse(response, verdict.status)
    const kind = spent ?? pageFor(verdict)
    sendPage(response, kind, options.language)
    if (spent !== null) return
    spent = 'used'
    if (verdict.kind === 'match') resolve(verdict.parameters)
    else reject(new AppError('consent-mismatch', 'the callback carried a state that is not ours'))
  }

  const servers = await listenOnBoth(answer, port)
  return {
    callback: promise,
    accept: (address) => {
      if (spent !== null) throw new AppError('not-found', 'this sign-in is over')
      const verdict = judgeAddress(address, options.redirectUri, options.state)
      if (verdict.kind === 'refused') throw new AppError('invalid-input', 'not an address of the callback')
      if (verdict.kind === 'mismatch')
        throw new AppError('consent-mismatch', 'the pasted address carried a state that is not ours')
      spent = 'used'
      resolve(verdict.parameters)
    },
    expire: () => void (spent ??= 'late'),
    close: async () => void (await Promise.all(servers.map(closed))),
  }
}

function pageFor(verdict: { kind: 'match'; parameters: URLSearchParams } | { kind: 'mismatch' }): PageKind {
  if (verdict.kind === 'mismatch') return 'mismatch'
  const error = verdict.parameters.get('error')
  if (error !== null) return error === 'access_denied' ? 'denied' : 'failed'
  return verdict.parameters.has('code') ? 'answered' : 'failed'
}

function sendPage(response: ServerResponse, kind: PageKind, language: Language): void {
  const page = callbackPage(kind, language)
  response.writeHead(page.status, { ...page.headers, connection: 'close' }).end(page.html)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    connection: 'close',
    'content-type': 'text/plain; charset=utf-8',
    ...(status === 405 ? { allow: 'GET' } : {}),
  })
  response.end()
}

/** Loopback only: 127.0.0.1 must be there, ::1 where the machine has it. */
async function listenOnBoth(answer: (q: IncomingMessage, s: ServerResponse) => void, port: number) {
  const servers: Server[] = []
  try {
    for (const host of ['127.0.0.1', '::1']) {
      const server = await listening(answer, host, port)
      if (server !== null) servers.push(server)
    }
  } catch (error) {
    await Promise.all(servers.map(closed))
    throw error
  }
  return servers
}

const absentCodes = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])
/** EACCES: Windows keeps whole ranges of ports for itself, and calls them forbidden. */
const takenCodes = new Set(['EADDRINUSE', 'EACCES'])

function listening(answer: (q: IncomingMessage, s: ServerResponse) => void, host: string, port: number) {
  return new Promise<Server | null>((resolve, reject) => {
    const server = createServer({ headersTimeout: 5000, requestTimeout: 5000 }, answer)
    server.maxConnections = 50
    // Stays on: an error while accepting, long after, must not end the app; the promise is settled by then.
    server.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? ''
      if (host === '::1' && absentCodes.has(code)) resolve(null)
      else if (takenCodes.has(code)) reject(new AppError('redirect-port-taken', `port ${port}: ${code}`))
      else reject(new AppError('internal', `listening on ${host} failed`, { cause: error }))
    })
    server.listen({ host, port, ipv6Only: true, exclusive: true }, () => resolve(server))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), deliveryMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
