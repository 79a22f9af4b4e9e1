import { AppError } from '../shared/errors.ts'

/** An error as the log keeps it. Texts are already hidden where they had to be. */
export interface LoggedError {
  readonly name: string
  /** Our own code, or the system's (`ECONNREFUSED`, `SQLITE_CORRUPT`). */
  readonly code?: string
  readonly message: string
  /** The frames alone: the first line of a stack repeats the message. */
  readonly stack?: readonly string[]
  readonly causes?: readonly LoggedError[]
}

const deepestCause = 6
const longestMessage = 1000
const mostFrames = 12

/**
 * Name, code, message, stack and the chain of causes of anything that can be thrown. A thrown object that is no Error is
 * named by its type only: nobody knows what it holds.
 */
export function describeError(error: unknown, hide: (text: string) => string, depth = 1): LoggedError {
  if (!(error instanceof Error)) {
    return {
      name: typeof error,
      message: typeof error === 'string' ? hide(error).slice(0, longestMessage) : '',
    }
  }
  const code = codeOf(error)
  const stack = framesOf(error, hide)
  const causes =
    depth < deepestCause ? causesOf(error).map((cause) => describeError(cause, hide, depth + 1)) : []
  return {
    name: hide(error.name),
    ...(code === undefined ? {} : { code: hide(code) }),
    message: hide(error.message).slice(0, longestMessage),
    ...(stack.length === 0 ? {} : { stack }),
    ...(causes.length === 0 ? {} : { causes }),
  }
}

function codeOf(error: Error): string | undefined {
  if (error instanceof AppError) return error.code
  return 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? String(error.code)
    : undefined
}

function causesOf(error: Error): readonly unknown[] {
  const own = error.cause === undefined || error.cause === null ? [] : [error.cause]
  return error instanceof AggregateError ? [...own, ...error.errors] : own
}

function framesOf(error: Error, hide: (text: string) => string): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line.startsWith('at '))
    .slice(0, mostFrames)
    .map(hide)
}
