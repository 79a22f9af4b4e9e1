import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Bundle } from './bundle.ts'
import { contentSecurityPolicy } from './csp.ts'
import { appHost, appScheme, stoppedPath } from './page.ts'

/** Registered before the app is ready. `standard` gives it an origin, `secure` a secure context, `supportFetchAPI` lets
 *  module scripts load; nothing else: no bypassing of the policy, no CORS, no service workers. */
export const appSchemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const

/** Where the built page wants its nonce: `<meta property="csp-nonce" nonce="__NONCE__">`. */
const noncePlace = '__NONCE__'

/**
 * Answers `app://bundle/…` from the map of built files. Every answer carries the policy; a page gets a nonce of its own
 * on each load.
 * @param stoppedPage makes the page shown after a second crash, given the nonce of its style
 */
export function createBundleHandler(bundle: Bundle, stoppedPage: (nonce: string) => string) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405)
    const url = URL.parse(request.url)
    if (url === null || url.protocol !== `${appScheme}:` || url.host !== appHost) return refuse(404)
    const nonce = randomBytes(16).toString('base64')
    if (url.pathname === stoppedPath) return answer(stoppedPage(nonce), 'text/html; charset=utf-8', nonce)
    const entry = bundle.get(url.pathname === '/' ? '/index.html' : url.pathname)
    if (entry === undefined) return refuse(404)
    const body = await readFile(entry.file)
    return entry.contentType.startsWith('text/html')
      ? answer(body.toString('utf8').replaceAll(noncePlace, nonce), entry.contentType, nonce)
      : answer(body, entry.contentType, nonce)
  }
}

function answer(body: string | Uint8Array<ArrayBuffer>, contentType: string, nonce: string): Response {
  return new Response(body, { headers: { ...guardHeaders(nonce), 'content-type': contentType } })
}

function refuse(status: 404 | 405): Response {
  const nonce = randomBytes(16).toString('base64')
  return new Response(null, { status, headers: guardHeaders(nonce) })
}

function guardHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store', // a cached page would carry a used nonce, and nothing is gained by keeping local files twice
  }
}
