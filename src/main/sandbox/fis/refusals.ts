/** An answer that ends a call wherever it is thrown. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly response: Response
  constructor(response: Response) {
    super(`refused with ${response.status}`)
    this.response = response
  }
}

type Headers = Readonly<Record<string, string>>

export const jsonType = 'application/json; charset=utf-8'

export function jsonReply(status: number, body: unknown, headers: Headers = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': jsonType, ...headers } })
}

/** A refusal in OAuth's form (fact sheet 12). */
export function oauthRefusal(
  status: number,
  error: string,
  description: string,
  headers: Headers = {},
): Refusal {
  const body = { error, error_description: description }
  return new Refusal(jsonReply(status, body, { 'cache-control': 'no-store', ...headers }))
}

/** Of a token that is not ours or is over: 400, not 401, on every API (fact sheet 12). */
export function invalidToken(): Refusal {
  const description = 'unable to verify and validate token'
  const challenge = `Bearer error="invalid_token", error_description="${description}"`
  return oauthRefusal(400, 'invalid_request', description, { 'www-authenticate': challenge })
}

const statusTexts: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A refusal of the service in front of the data engine, its code being `HTTP` and the status (fact sheet 12, 16). */
export function httpRefusal(status: number, text: { readonly message?: string; readonly details?: string } = {}): Refusal {
  const message = text.message ?? statusTexts[status] ?? 'Error'
  return new Refusal(jsonReply(status, { code: `HTTP${status}`, message, ...(text.details === undefined ? {} : { details: text.details }) }))
} // prettier-ignore

/** Of a scope too small: JSON, but not called so (fact sheet 26). */
export function scopeRefusal(details = 'insufficient scope'): Refusal {
  const body = JSON.stringify({ code: 'HTTP403', message: 'Forbidden', details })
  return new Refusal(new Response(body, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } }))
} // prettier-ignore

/** A refusal of the data engine (fact sheet 16). */
export function dataRefusal(status: number, code: string, message: string, details?: string): Refusal {
  return new Refusal(jsonReply(status, { code, message, ...(details === undefined ? {} : { details }) }))
}
