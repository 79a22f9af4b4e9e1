import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'

/** Both generations wrap a refusal the same way (fact sheet 5.1); the legacy one lacks `traceId`. */
const envelope = z.object({
  errors: z.array(z.object({ code: z.unknown().optional(), traceId: z.unknown().optional() })).min(1),
})

/** A code is a word of the bank's programs. What does not look like one may be free text with a name or a number in it, so
 *  it goes neither into the log nor into the cache. */
const codeForm = /^[A-Za-z][A-Za-z0-9_.-]{0,79}$/
const traceForm = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/

const unnamed = 'UNNAMED_PROBLEM'

function codeOf(value: unknown): string {
  return typeof value === 'string' && codeForm.test(value) ? value : unnamed
}

/** The codes of an `errors` field in an answer that is otherwise good: strings (transactions) or objects with a `code`
 *  (seen on accounts). Empty: the answer is whole (fact sheet 8.2). */
export function problemsOf(errors: unknown): readonly string[] {
  if (errors === null || errors === undefined || errors === '') return []
  const list = Array.isArray(errors) ? errors : [errors]
  const codes = list.slice(0, 50).map((entry: unknown) => {
    return typeof entry === 'object' && entry !== null && 'code' in entry ? codeOf(entry.code) : codeOf(entry)
  })
  return [...new Set(codes)]
}

/**
 * Passes a 2xx; every other status becomes its AppError: `needs-login` for a 401 that outlived the refresh,
 * `bank-unreachable` for a 5xx, `bank-refused` for the rest, with the bank's trace id where it sent one. The body may be
 * anything: a 401 is known to come as plain text (quirk 19).
 */
export function expectOk(reply: HttpReply, label: string): void {
  if (reply.status >= 200 && reply.status < 300) return
  if (reply.status === 401) throw new AppError('needs-login', `${label}: 401 after a fresh token`)
  if (reply.status >= 500) throw new AppError('bank-unreachable', `${label}: ${reply.status}`)
  const first = firstError(reply.text)
  const trace = typeof first?.traceId === 'string' && traceForm.test(first.traceId) ? first.traceId : null
  const message = `${label}: ${reply.status}${first === null ? '' : ` ${codeOf(first.code)}`}`
  throw new AppError('bank-refused', message, trace === null ? {} : { bankTrace: trace })
}

function firstError(text: string): { readonly code?: unknown; readonly traceId?: unknown } | null {
  const parsed = envelope.safeParse(jsonOrNull(text))
  return parsed.success ? (parsed.data.errors[0] ?? null) : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the status already says it was refused; a body that is not JSON adds nothing
  }
}
