import { AppError } from '../../shared/errors.ts'
import { tlsFailure, type TlsProgress } from './tls-failures.ts'

/** No name could be looked up, or no way leads out of this machine: the person's own connection. */
const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
])

/** The connection broke under a call that the host may never have seen: worth one more try if it changes nothing. */
const brokenCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

const garbled = /^(Z_|ERR__ERROR|HPE_|HTTPParserError|UND_ERR_RES_CONTENT_LENGTH|UND_ERR_HEADERS_OVERFLOW)/

/** The stage a call was in when it failed: a body that ends early is a cut-off reply, not an absent bank. */
export type Stage = 'asking' | 'reading'

/** A failed call, and whether the same call may be made again. */
export interface CallFailure {
  readonly error: AppError
  readonly isRetryable: boolean
}

/**
 * What a thrown thing of undici, Node's sockets or zlib means to the person. The original is not kept as a cause: a
 * parser error carries the reply, and its code says all a log needs.
 *
 * `progress`: of a way out with a certificate of our own, where the two sides' certificates are told apart from the network. Without one
 * a server nobody vouches for stays `bank-unreachable`: the system's roots are the person's own, and what stands between on a hotel's
 * network passes.
 */
export function toCallFailure(
  error: unknown,
  label: string,
  stage: Stage,
  progress: TlsProgress | null = null,
): CallFailure {
  if (error instanceof AppError) return { error, isRetryable: false }
  const codes = codesOf(error)
  const what = `${label}: ${codes.join(', ') || 'no code'}`
  if (codes.length > 0 && codes.every((code) => offlineCodes.has(code))) {
    return { error: new AppError('offline', what), isRetryable: false }
  }
  const isBroken = codes.some((code) => brokenCodes.has(code))
  const ofCertificates = progress === null ? null : tlsFailure(codes, isBroken, progress, what)
  if (ofCertificates !== null) return { error: ofCertificates, isRetryable: isBroken }
  if (isGarbled(codes) || (stage === 'reading' && isBroken)) {
    return {
      error: new AppError('unexpected-response', `${what} (reply cut off or garbled)`),
      isRetryable: isBroken,
    }
  }
  return { error: new AppError('bank-unreachable', what), isRetryable: isBroken }
}

/** zlib's `Z_…` and brotli's `ERR__ERROR…`, the HTTP parser's words, and a length that is not the one announced. */
function isGarbled(codes: readonly string[]): boolean {
  return codes.some((code) => garbled.test(code))
}

/** Where a host has several addresses Node tries them all and reports an AggregateError: each has its own code. */
function codesOf(error: unknown): readonly string[] {
  if (error instanceof AggregateError) return [...new Set(error.errors.flatMap(codesOf))]
  if (!(error instanceof Error)) return []
  if ('code' in error && typeof error.code === 'string') return [error.code]
  return error.cause === undefined ? [error.name] : codesOf(error.cause) // undici's HTTPParserError has only its name
}
