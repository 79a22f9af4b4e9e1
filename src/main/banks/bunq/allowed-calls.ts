import { AppError } from '../../../shared/errors.ts'
import type { BunqSettings } from '../../../shared/model.ts'

type Kind = Pick<BunqSettings, 'door' | 'environment'>

/** The way in, and nothing that could move money or change an account (fact sheet 16). A personal key could do both. */
const always = ['/v1/installation', '/v1/device-server', '/v1/session-server']
const ofProvider = [
  /^\/v1\/payment-service-provider-credential$/,
  /^\/v1\/user\/\d+\/oauth-client$/,
  /^\/v1\/user\/\d+\/oauth-client\/\d+\/callback-url$/,
]

/**
 * The last guard before the network: every GET under `/v1/`, and the few POSTs above.
 * @throws AppError `internal` for any other call: then our own code is wrong.
 */
export function expectAllowed(method: 'GET' | 'POST', path: string, { door, environment }: Kind): void {
  if (!/^\/v1\/[\w/-]+(\?[^#\s]*)?$/.test(path)) throw forbidden(method)
  if (method === 'GET' || always.includes(path)) return
  if (door === 'provider' && ofProvider.some((form) => form.test(path))) return
  if (environment === 'sandbox' && path === '/v1/sandbox-user-person') return
  throw forbidden(method)
}

function forbidden(method: string): AppError {
  return new AppError('internal', `a ${method} at bunq that a reading client never makes`)
}
