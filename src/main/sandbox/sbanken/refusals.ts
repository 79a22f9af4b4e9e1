import { randomUUID } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { jsonReply } from './json-text.ts'
import type { Era } from './eras.ts'
import type { Switches } from './switches.ts'

/** Kinds of error in the order of their numbers; 1 for a missing parameter was seen live (fact sheet 5.1). */
const errorTypes = ['System', 'Input', 'State', 'ServiceUnavailable', 'CustomHttpStatus', 'NotFound'] as const
export type ErrorType = (typeof errorTypes)[number]

/** What ends every answer of the first generation. The error code came about 2020. */
export function errorFields(
  era: Era,
  switches: Switches,
  error: { readonly type: ErrorType; readonly message: string } | null,
): Readonly<Record<string, unknown>> {
  const isNumber = switches.errorTypes === 'by-era' ? era.isOldEnums : switches.errorTypes === 'number'
  const type = error === null ? null : isNumber ? errorTypes.indexOf(error.type) : error.type
  return {
    errorType: type,
    isError: error !== null,
    ...(era.isOldEnums ? {} : { errorCode: error === null ? null : 9_000 }),
    errorMessage: error?.message ?? null,
    traceId: error === null ? null : randomUUID(),
  }
}

/** An RFC 7807 document, in names as .NET has them or as the RFC does (fact sheet 5.2). */
function problemReply(status: number, title: string, detail: string, switches: Switches): Response {
  const traceId = randomUUID()
  const body =
    switches.problemNames === 'pascal'
      ? { Type: '', Title: title, Status: status, Detail: detail, Instance: null, Extensions: { traceId } }
      : { type: '', title, status, detail, instance: null, traceId }
  const reply = jsonReply(body, status)
  reply.headers.set('content-type', 'application/problem+json; charset=utf-8')
  return reply
}

/** The era's way of saying no. `isUnexpected`: the late hosts told those as documents in both generations. */
export function refusalReply(
  era: Era,
  switches: Switches,
  status: number,
  type: ErrorType,
  message: string,
  isUnexpected = false,
): Response {
  if (era.version === 2 || (isUnexpected && era.isPublicApi)) {
    return problemReply(status, 'Request failed', message, switches)
  }
  const body = { items: null, ...errorFields(era, switches, { type, message }) }
  return jsonReply(body, switches.errorStatus === '200' ? 200 : status)
}

/** Thrown by a handler that refuses; hono answers with it. */
export function refusal(...args: Parameters<typeof refusalReply>): HTTPException {
  const res = refusalReply(...args)
  return new HTTPException(res.status as ContentfulStatusCode, { res })
}

/** 401 in the words of RFC 6750; the bank's own body is unknown, so there is none. */
export function unauthorizedReply(): Response {
  return new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })
}
