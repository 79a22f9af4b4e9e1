import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a request to the loopback listener turns out to be. `refused` has nothing to do with the sign-in we wait for. */
export type Verdict =
  | { readonly kind: 'match'; readonly parameters: URLSearchParams }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 405 | 421 }

type Incoming = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Judges one request by Host (a page elsewhere may have pointed its own name at this machine), path, method, the way the
 * browser came (only for a page the person sees, never for an image, a frame or a script of another page), and last the
 * state.
 */
export function judgeCallback(request: Incoming, redirectUri: URL, state: string): Verdict {
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${redirectUri.port}`)
  if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) return { kind: 'refused', status: 421 }
  // Split by hand: the URL parser would take `//name/…` for another host.
  const [path, query = ''] = (request.url ?? '').split('?', 2)
  if (path !== redirectUri.pathname) return { kind: 'refused', status: 404 }
  if (request.method !== 'GET') return { kind: 'refused', status: 405 }
  if (!isSeenByPerson(request)) return { kind: 'refused', status: 400 }
  return judgeState(new URLSearchParams(query), state)
}

/** Judges an address a person pasted. Its scheme may be http or https whatever is registered: the seed of bunq's tutorial
 *  tells people to change it by hand (bunq fact sheet 5.2). */
export function judgeAddress(address: string, redirectUri: URL, state: string): Verdict {
  const refused = { kind: 'refused', status: 400 } as const
  if (!URL.canParse(address.trim())) return refused
  const url = new URL(address.trim())
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) && url.port === redirectUri.port
  if (!isWeb || !isHere || url.pathname !== redirectUri.pathname || url.username !== '') return refused
  return judgeState(url.searchParams, state)
}

function judgeState(parameters: URLSearchParams, state: string): Verdict {
  const [given, ...more] = parameters.getAll('state')
  const isOurs = given !== undefined && more.length === 0 && isSame(given, state)
  return isOurs ? { kind: 'match', parameters } : { kind: 'mismatch' }
}

/** Browsers say where a reply will be shown; older ones and other programs say nothing. */
function isSeenByPerson({ headers }: Incoming): boolean {
  const isPage = (headers['sec-fetch-dest'] ?? 'document') === 'document'
  return isPage && headers['sec-purpose'] === undefined // fetched ahead of a click that may never come
}

/** Takes as long for a nearly right state as for a wrong one. */
function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
