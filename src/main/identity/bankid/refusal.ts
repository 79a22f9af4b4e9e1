import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { HttpReply, RawReply } from '../../http/port.ts'
import { wireError } from './wire.ts'

/** What a status other than a success means: the table of fact sheet 15, with 3.4. `label`: of the call, for the log. */
export function refusalOf(reply: Pick<HttpReply, 'status' | 'headers' | 'text'>, label: string): AppError {
  const errorCode = errorCodeOf(reply)
  const what = `${label}: ${reply.status} ${wordOf(errorCode)}`
  return new AppError(codeOf(reply.status, errorCode), what)
}

/**
 * `Http` judges 5xx by itself, shows nobody what was in them and asks again where it may. BankID's own word is worth more than that: after
 * a fault of its own nobody asks again without a person (fact sheet 15); a proxy's word is none.
 * @throws AppError `bankid-maintenance`, `bankid-fault`
 */
export function throwIfOwnWord({ status, headers, body }: RawReply, label: string): void {
  if (status < 500) return
  const refusal = refusalOf({ status, headers, text: new TextDecoder().decode(body) }, label)
  if (refusal.code !== 'bank-unreachable') throw refusal
}

function codeOf(status: number, errorCode: string | null): ErrorCode {
  const code = errorCode?.toLowerCase()
  if (status >= 500 || status === 408) {
    if (code === undefined) return 'bank-unreachable'
    return code === 'maintenance' ? 'bankid-maintenance' : 'bankid-fault'
  }
  if (code === 'alreadyinprogress') return 'bankid-busy'
  // The proxy before BankID answers in HTML where it did not like the certificate; BankID itself in JSON where it did.
  if (status === 403 && errorCode === null) return 'certificate-refused'
  return status >= 400 ? 'bank-refused' : 'unexpected-response'
}

/** null: not BankID's own form. A body is JSON only where it says so. */
function errorCodeOf({ headers, text }: Pick<HttpReply, 'headers' | 'text'>): string | null {
  if (!isJson(headers)) return null
  try {
    return wireError.safeParse(JSON.parse(text)).data?.errorCode ?? null
  } catch {
    return null // what it would have said changes nothing about the status
  }
}

export function isJson(headers: HttpReply['headers']): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
}

/** Codes are words; anything else was never one of theirs and could hold something else. */
function wordOf(errorCode: string | null): string {
  if (errorCode === null) return 'not in JSON'
  return /^[A-Za-z]{1,40}$/.test(errorCode) ? errorCode : 'an unknown code'
}
