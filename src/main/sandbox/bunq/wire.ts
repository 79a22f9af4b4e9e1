import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Compact and with escaped slashes, as PHP writes it: whoever re-encodes a parsed body breaks the signature (fact sheet 3.4). */
export function bunqJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('/', '\\/')
}

/** `YYYY-MM-DD HH:MM:SS.ffffff` in UTC without saying so (fact sheet 6.4). `atMs` is since 1970, `micros` below the millisecond. */
export function timestamp(atMs: number, micros = 0): string {
  const iso = new Date(atMs).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${String(micros).padStart(3, '0')}`
}

export interface Amount {
  readonly currency: string
  readonly value: string
}

/** Two decimals, as text; every currency the sandbox knows has two. */
export function amount(minor: number, currency: string): Amount {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return { currency, value: `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

/** Status codes bunq uses beside the usual ones (fact sheet 6.2). */
export type BunqStatus = 200 | 400 | 401 | 403 | 404 | 405 | 429 | 466 | 491 | 500 | 502 | 503

const jsonType = { 'content-type': 'application/json' } as const

/** A list of wrapped objects, one name each (fact sheet 6.1). */
export function answer(items: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Response {
  return new Response(bunqJson({ Response: items, ...more }), { headers: jsonType })
}

export const idAnswer = (id: number): Response => answer([{ Id: { id } }])

/** The error envelope. The second text is in the language of `X-Bunq-Language`, as far as bunq has one. */
export function errorReply(status: BunqStatus, text: string, translated = text): Response {
  const body = { Error: [{ error_description: text, error_description_translated: translated }] }
  return new Response(bunqJson(body), { status, headers: jsonType })
}

/** Thrown by a handler that refuses; hono answers with it. */
export function refusal(status: BunqStatus, text: string, translated = text): HTTPException {
  // hono's list of status codes does not know bunq's own; the server sends any
  const code = status as ContentfulStatusCode
  return new HTTPException(code, { res: errorReply(status, text, translated) })
}

/** Texts that clients tell situations apart by (fact sheet 6.2, E18). */
export const texts = {
  credentials: 'User credentials are incorrect. Incorrect API key or IP address.',
  badSignature: 'The request signature is invalid.',
  signatureRequired: 'Request signature is required for this operation.',
  authorisation: 'Insufficient authorisation.',
  authentication: 'Insufficient authentication.',
  secondSession: 'Authentication token already has a user session.',
} as const

/** A JSON object from the raw bytes of a request; null for anything else. */
export function objectIn(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A text field that must be there. */
export function textField(body: Readonly<Record<string, unknown>> | null, name: string): string {
  const value = body?.[name]
  if (typeof value !== 'string' || value === '') throw refusal(400, `The field "${name}" is missing or not a text.`)
  return value
} // prettier-ignore
