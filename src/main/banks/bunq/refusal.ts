import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { HttpReply } from '../../http/port.ts'

const envelope = z.object({ Error: z.array(z.object({ error_description: z.string() })) })

/**
 * What a refusal says, as far as something follows from it. Parts of sentences only: their wording changes (fact sheet 6.2).
 * - `credentials`: the key is wrong or deleted, the grant withdrawn, or the network address another one; bunq says no more.
 * - `dead-session`: the token is not, or no longer, good. Both statuses and all three texts are met (fact sheet 4.3).
 * - `second-session`: seen by old clients; a new installation is the way out.
 */
export type Refusal = 'credentials' | 'dead-session' | 'second-session' | 'other'

const words: readonly (readonly [Refusal, readonly number[], RegExp])[] = [
  ['credentials', [400], /credentials are incorrect|incorrect api key/i],
  ['dead-session', [401, 403], /insufficient authori[sz]ation|insufficient authentication|token invalid/i],
  ['second-session', [400, 401, 403], /already has a user session/i],
]

export function isOk({ status }: HttpReply): boolean {
  return status >= 200 && status <= 299
}

export function refusalOf({ status, text }: HttpReply): Refusal {
  if (status < 400) return 'other' // and a long list is not parsed for it
  const said = descriptionsIn(text)
  const found = words.find(([, statuses, form]) => statuses.includes(status) && form.test(said))
  return found?.[0] ?? 'other'
}

/** Passes a 2xx. @throws AppError as `refused`. */
export function expectOk(reply: HttpReply, label: string): void {
  if (!isOk(reply)) throw refused(reply, label)
}

/**
 * The error of any reply that is no 2xx and means nothing special. The bank's words name accounts and people: they stay out of
 * the message.
 */
export function refused(reply: HttpReply, label: string, code: ErrorCode = codeOf(reply.status)): AppError {
  const trace = reply.headers['x-bunq-client-response-id'] // what bunq's support asks for (fact sheet 2.2)
  const isTrace = trace !== undefined && /^[0-9a-f-]{8,64}$/i.test(trace)
  const message = `${label}: ${reply.status} ${refusalOf(reply)}`
  return new AppError(code, message, isTrace ? { bankTrace: trace } : {})
}

/** 466: a signature is wanted where none was (fact sheet 3.3); 490: like 400; 491: maintenance (fact sheet 6.2). */
function codeOf(status: number): ErrorCode {
  if (status === 491 || status >= 500) return 'bank-unreachable'
  return status === 466 || status < 400 ? 'unexpected-response' : 'bank-refused'
}

function descriptionsIn(text: string): string {
  const parsed = envelope.safeParse(jsonOrNull(text))
  return parsed.success ? parsed.data.Error.map((one) => one.error_description).join('\n') : ''
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // 491 and proxies answer with web pages (fact sheet 6.2): the status then says all there is
  }
}
