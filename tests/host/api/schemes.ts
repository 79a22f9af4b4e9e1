import type { CustomScheme } from 'electron'
import { notAvailable } from './missing.ts'

// Chromium cannot be taught a scheme from outside. So `app://bundle/x` is `https://bundle.app.invalid/x` inside it, which
// is a secure context with an origin of its own, and a name that no server can ever have (RFC 6761).

const registered = new Set<string>()

/** @throws Error for a scheme without the `standard` privilege: it would have no host to map */
export function registerSchemes(schemes: readonly CustomScheme[]): void {
  for (const { scheme, privileges } of schemes) {
    if (privileges?.standard !== true) throw notAvailable(`the scheme '${scheme}' without 'standard: true'`)
    registered.add(scheme)
  }
}

export function isRegistered(scheme: string): boolean {
  return registered.has(scheme)
}

/** The scheme of an address, without its colon. */
export function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':'))
}

/** An address as Chromium gets it. */
export function toInside(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/s.exec(url) ?? []
  return registered.has(scheme) ? `https://${host}.${scheme}.invalid${rest === '' ? '/' : rest}` : url
}

/** An address, or an origin, as the app sees it. */
export function toOutside(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]*)\.([a-z][\w+-]*)\.invalid(.*)$/s.exec(url) ?? []
  return registered.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** The origin of an address, also of a registered scheme, for which `URL` says only "null". */
export function originOf(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return 'null'
  return registered.has(schemeOf(url)) ? `${parsed.protocol}//${parsed.host}` : parsed.origin
}

/** Headers in which a page or a server names its own addresses. */
const headersWithAddresses = new Set(['access-control-allow-origin', 'location', 'origin', 'referer'])

/** A header's value, with the addresses in it turned one way or the other. */
export function mapHeader(name: string, value: string, map: (url: string) => string): string {
  return headersWithAddresses.has(name.toLowerCase()) ? map(value) : value
}
