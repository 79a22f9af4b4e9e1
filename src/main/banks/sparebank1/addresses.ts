import type { SpareBank1Settings } from '../../../shared/model.ts'
import type { Endpoints } from '../../systems/system.ts'

const bankApi = 'https://api.sparebank1.no'

/** Where each generation keeps accounts and transactions (fact sheet 1). */
const generationPaths = {
  current: '/personal/banking',
  legacy: '/open/personal/banking',
} as const

/** What a replaced base address may already end in, longest first. */
const knownEndings = [
  '/open/personal/banking/accounts',
  '/open/personal/banking',
  '/personal/banking/accounts',
  '/personal/banking/transactions',
  '/personal/banking',
  '/open',
]

/** The address in front of every path of the bank, without a slash at its end. A replacement may stop at the origin or already
 *  hold a generation's path; either way nothing is doubled later. */
function apiRoot(endpoints: Endpoints): string {
  const base = (endpoints.api ?? bankApi).replace(/\/+$/, '')
  const ending = knownEndings.find((known) => base.endsWith(known))
  return ending === undefined ? base : base.slice(0, -ending.length)
}

/** A path of the settings' generation, e.g. `/accounts`, as an absolute address. */
export function bankingUrl(settings: SpareBank1Settings, endpoints: Endpoints, path: string): string {
  return apiRoot(endpoints) + generationPaths[settings.generation] + path
}

/** The same path for the log: without host, keys or query. */
export function bankingLabel(settings: SpareBank1Settings, path: string): string {
  return `GET ${generationPaths[settings.generation]}${path}`
}

export function helloUrl(endpoints: Endpoints): string {
  return `${apiRoot(endpoints)}/common/helloworld`
}

/** The address of `/oauth/authorize` or `/oauth/token`. A replacement without a path of its own gets the bank's. */
export function oauthUrl(
  settings: SpareBank1Settings,
  replacement: string | undefined,
  path: '/oauth/authorize' | '/oauth/token',
): string {
  if (replacement === undefined) return `https://${settings.authHost}.sparebank1.no${path}`
  const url = new URL(replacement)
  if (url.pathname === '/') url.pathname = path
  return url.href
}

/** Pairs as a query string. Every value is percent-encoded, because account keys are opaque; a name may come again. */
export function queryString(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}
