import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Fact sheet 15. */
export type BankIdErrorCode =
  | 'alreadyInProgress'
  | 'canceled'
  | 'internalError'
  | 'invalidParameters'
  | 'maintenance'
  | 'Maintenance'
  | 'methodNotAllowed'
  | 'notFound'
  | 'requestTimeout'
  | 'tooManyRequests'
  | 'unauthorized'
  | 'unsupportedMediaType'

const mediaType = 'application/json'

/** To the letter: a charset beside it is another one (fact sheet 4). */
export const bankIdMediaTypeIs = (header: string | undefined): boolean => header === mediaType

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': mediaType, ...headers } })
} // prettier-ignore

/** An error as BankID writes it; `errorCode` may also be one that nobody knows. */
export function errorReply(
  status: number,
  errorCode: string,
  details: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { errorCode, details }, headers)
}

/** To be thrown: ends the call with that answer. */
export function refusal(status: ContentfulStatusCode, errorCode: BankIdErrorCode, details: string): HTTPException {
  return new HTTPException(status, { res: errorReply(status, errorCode, details) })
} // prettier-ignore

export const noSuchOrder = (): HTTPException => refusal(400, 'invalidParameters', 'No such order')

/** What the proxy in front answers to a certificate it does not accept: a page, and no JSON (fact sheet 3.4). */
export function refusedPage(): Response {
  const page =
    '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n</body>\r\n</html>\r\n'
  return new Response(page, { status: 403, headers: { 'content-type': 'text/html' } })
}
