import type { SbankenSettings } from '../../../shared/model.ts'
import type { Endpoints } from '../../systems/system.ts'

type Era = SbankenSettings['era']

/** Where each era had its data, and what its answers are wrapped in (fact sheet 2 and 5). */
const eras: Readonly<Record<Era, { readonly host: string; readonly path: string }>> = {
  bank: { host: 'https://api.sbanken.no', path: '/bank/api/v1' },
  'exec.bank': { host: 'https://api.sbanken.no', path: '/exec.bank/api/v1' },
  'apibeta-v1': { host: 'https://publicapi.sbanken.no', path: '/apibeta/api/v1' },
  'apibeta-v2': { host: 'https://publicapi.sbanken.no', path: '/apibeta/api/v2' },
}
const tokenHost = 'https://auth.sbanken.no'
const tokenPath = '/identityserver/connect/token'

/** A stand-in may stop at its origin. */
export function tokenUrl(endpoints: Endpoints): string {
  const url = new URL(endpoints.token ?? tokenHost)
  if (url.pathname === '/') url.pathname = tokenPath
  return url.href
}

/** The address of one resource: `/Accounts/…`. A stand-in may name its host alone, or the whole base. */
export function dataUrl({ era }: SbankenSettings, endpoints: Endpoints, resource: string): string {
  const { host, path } = eras[era]
  const base = (endpoints.api ?? host).replace(/\/+$/, '')
  return (/\/api\/v[12]$/i.test(base) ? base : base + path) + resource
}

/** Both hosts there ever were, or the stand-in's. */
export function dataHosts(endpoints: Endpoints): readonly string[] {
  const bases = endpoints.api === undefined ? Object.values(eras).map(({ host }) => host) : [endpoints.api]
  return [...new Set(bases.map((base) => new URL(base).host))]
}

/** May 2021 brought the archive with lasting ids, and made the customer number needless (fact sheet 1, 9.1). */
export function hasArchive(era: Era): boolean {
  return era === 'apibeta-v1' || era === 'apibeta-v2'
}

export function needsCustomerId(era: Era): boolean {
  return !hasArchive(era)
}

/** v1 wraps every answer and says `isError`; v2 wraps lists only (fact sheet 5). */
export function isVersion2(era: Era): boolean {
  return era === 'apibeta-v2'
}
