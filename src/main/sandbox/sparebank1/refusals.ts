import { randomBytes } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The media type of every answer of the data API (fact sheet 5). */
export const mediaType = (version: number): string =>
  `application/vnd.sparebank1.v${version}+json; charset=utf-8`

/** The bank's own error envelope (fact sheet 5.1). */
export function refusalReply(
  status: ContentfulStatusCode,
  code: string,
  message: string,
  options: { readonly resource?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const error = {
    code,
    message,
    traceId: randomBytes(8).toString('hex'),
    httpCode: status,
    ...(options.resource === undefined ? {} : { resource: options.resource }),
    localizedMessage: { template: message, values: [] },
  }
  return new Response(JSON.stringify({ errors: [error] }), {
    status,
    headers: { 'content-type': mediaType(1), ...options.headers },
  })
}

/** Thrown by a handler that refuses; hono answers with it. */
export function refusal(...args: Parameters<typeof refusalReply>): HTTPException {
  const response = refusalReply(...args)
  return new HTTPException(args[0], { res: response })
}

/** 401, in words only or in the envelope: both occur (fact sheet 5.1). */
export function unauthorizedReply(as: 'text' | 'json'): Response {
  if (as === 'json') return refusalReply(401, 'unauthorized', 'The access token is missing or not valid.')
  return new Response('Unauthorized', { status: 401, headers: { 'content-type': 'text/plain' } })
}
