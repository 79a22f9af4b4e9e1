import { z } from 'zod'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { parseJson } from '../../http/parse-json.ts'
import type { HttpReply } from '../../http/port.ts'

/** A token that is no longer good: 401, or a 400 that says so in a header only (fact sheet 12). */
export function isTokenRefused({ status, headers }: HttpReply): boolean {
  return status === 401 || (status === 400 && /invalid_token/i.test(headers['www-authenticate'] ?? ''))
}

/** Passes 200, and 206 of a list. @throws AppError as `refused` */
export function expectGood(reply: HttpReply, label: string): void {
  if (reply.status !== 200 && reply.status !== 206) throw refused(reply, label)
}

/**
 * What any other answer of the auth or data API means (fact sheet 12 and 16). Its words name people and values: into the message
 * come the status, the code where it has the form of one, and words of ours.
 */
export function refused(reply: HttpReply, label: string): AppError {
  const { code, words } = wordsIn(reply)
  const [kind, what] = meaningOf(reply, code, words)
  const shownCode = /^[A-Z0-9][A-Z0-9-]{2,15}$/.test(code) ? ` ${code}` : ''
  const message = `${label}: ${reply.status}${shownCode}${what === '' ? '' : `, ${what}`}`
  const trace = reply.headers['traceresponse'] // what its support asks for (fact sheet 13)
  const isTrace = trace !== undefined && /^[0-9a-f-]{8,64}$/i.test(trace)
  return new AppError(kind, message, isTrace ? { bankTrace: trace } : {})
}

function meaningOf(reply: HttpReply, code: string, words: string): readonly [ErrorCode, string] {
  const { status } = reply
  if (status < 400) return ['unexpected-response', 'no answer to a question']
  if (isTokenRefused(reply)) return ['bank-refused', 'a fresh token was refused']
  // A row that is not there and one that is not for us to see are told alike (fact sheet 16).
  if (status === 404 || (status === 406 && code === 'PGRST116')) return ['not-found', '']
  // Sent as plain text by some versions (fact sheet 26), so its content is read whatever it calls itself.
  if (status === 403 && /scope/i.test(words)) return ['scope-missing', '']
  if (status === 403 && code === '42501') return ['role-missing', '']
  if (status === 403 && words === '') return ['bank-refused', 'nothing said']
  if (status === 400 && /api-version/i.test(words)) return ['bank-refused', 'Api-Version']
  return ['bank-refused', '']
}

const wireError = z.looseObject({
  code: z.string().catch(''),
  message: z.string().catch(''),
  details: z.string().catch(''),
  error: z.string().catch(''),
})

/** `HTTP404`, `PGRST116` …; empty where it says none. */
export function codeIn(reply: HttpReply): string {
  return wordsIn(reply).code
}

function wordsIn(reply: HttpReply): { readonly code: string; readonly words: string } {
  try {
    const { code, message, details, error } = parseJson(reply, wireError, '')
    return { code, words: [message, details, error].join(' ').trim() }
  } catch (failure) {
    if (failure instanceof AppError) return { code: '', words: reply.text.slice(0, 2000).trim() } // text is words too
    throw failure
  }
}
