import type { FilePlace } from './import-file.ts'

/** Every way the app can fail, as the person sees it. Closed on purpose: a new code does
 *  not compile until the message table in the renderer has words for it. */
export const errorCodes = [
  'invalid-input',
  // signing in at a bank
  'needs-login',
  'consent-expired',
  'consent-revoked',
  'consent-denied',
  'consent-timeout',
  'consent-mismatch',
  'consent-cancelled',
  'code-expired',
  'redirect-port-taken',
  'client-rejected',
  'client-missing',
  'bank-ip-changed',
  // talking to a bank
  'bank-busy',
  'bank-refused',
  'bank-unreachable',
  'offline',
  'unexpected-response',
  'service-closed',
  // who speaks, to those that want more than a client
  'certificate-unreadable',
  'certificate-other-key',
  'certificate-passphrase',
  'certificate-expired',
  'certificate-refused',
  'server-not-trusted',
  'key-unreadable',
  'key-refused',
  'clock-wrong',
  'party-refused',
  'scope-missing',
  'role-missing',
  // BankID orders
  'bankid-busy',
  'bankid-failed',
  'bankid-other-person',
  'bankid-maintenance',
  'bankid-is-test',
  'bankid-fault',
  // the lock
  'app-locked',
  'wrong-password',
  'wrong-code',
  'unlock-wait',
  'lock-damaged',
  'lock-depends-on-it',
  'recovery-code-needed',
  // secrets and the cache
  'vault-unavailable',
  'vault-locked',
  'store-key-missing',
  'store-wrong-key',
  'store-damaged',
  'store-newer',
  'profile-unwritable',
  'profile-disk-full',
  // files
  'file-unreadable',
  'file-unwritable',
  'file-changed',
  'disk-full',
  // what a person adds to a payment
  'attachment-too-large',
  'split-without-rest',
  // everything else
  'not-found',
  'already-running',
  'entries-stand-on-it',
  'cancelled',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What crosses IPC. Plain data: an Error would arrive stripped to its message. `ref` finds the
 *  log line; the cause, the stack and the bank's own words stay in main. */
export interface Failure {
  readonly code: ErrorCode
  readonly ref?: string
  /** Instant (UTC ISO) from which trying again makes sense; set by `bank-busy`. */
  readonly retryAt?: string
  /** The bank's own trace id, to quote to its support; set by `bank-refused` where the bank sent one. */
  readonly bankTrace?: string
  /** Where a file could not be read, and what should have stood there; set by `file-unreadable`. */
  readonly place?: FilePlace
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export interface AppErrorOptions extends ErrorOptions {
  readonly retryAt?: string
  readonly bankTrace?: string
  readonly place?: FilePlace
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly retryAt: string | undefined
  readonly bankTrace: string | undefined
  readonly place: FilePlace | undefined

  /** `message` is for the log: no token, name, account number or amount in it. */
  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.retryAt = options.retryAt
    this.bankTrace = options.bankTrace
    this.place = options.place
  }
}

/** The wire form of any thrown thing: an AppError keeps its code, everything else is `internal`. */
export function toFailure(error: unknown, ref?: string): Failure {
  const known = error instanceof AppError ? error : undefined
  return {
    code: known?.code ?? 'internal',
    ...(ref === undefined ? {} : { ref }),
    ...(known?.retryAt === undefined ? {} : { retryAt: known.retryAt }),
    ...(known?.bankTrace === undefined ? {} : { bankTrace: known.bankTrace }),
    ...(known?.place === undefined ? {} : { place: known.place }),
  }
}

/** Is this the given kind of failure? Reads better than two conditions at every catch. */
export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code))
}
