import type { FisSettings } from '../../../shared/fis.ts'
import type { Endpoints } from '../../systems/system.ts'

/** Base of the login calls, without a slash at its end; a stand-in's is the whole base too, `http://127.0.0.1:8080/auth/v1`. */
export function authUrlOf({ authUrl }: FisSettings, endpoints: Endpoints): string {
  return withoutSlash(endpoints.token ?? authUrl)
}

/** Base of the tables, without a slash at its end. */
export function apiUrlOf({ apiUrl }: FisSettings, endpoints: Endpoints): string {
  return withoutSlash(endpoints.api ?? apiUrl)
}

/** The server compares `aud` with its own base and a slash; its guide shows none (fact sheet 6). */
export function audienceOf(settings: FisSettings, endpoints: Endpoints): string {
  const base = authUrlOf(settings, endpoints)
  return settings.audience === 'slash' ? `${base}/` : base
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
