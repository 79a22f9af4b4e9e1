import { AppError, isAppError, type ErrorCode } from '../../shared/errors.ts'

/** SQLite's primary result codes that a person can do something about. Extended codes start with these words. */
const known: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ['SQLITE_CORRUPT', 'store-damaged', 'a page of the store failed its check'],
  ['SQLITE_NOTADB', 'store-damaged', 'the first page of the store failed its check'],
  ['SQLITE_IOERR_SHORT_READ', 'store-damaged', 'the store ends before it should'],
  ['SQLITE_IOERR_DATA', 'store-damaged', 'a page of the store failed its check'],
  ['SQLITE_FULL', 'disk-full', 'no room left on the disk of the store'],
  ['SQLITE_BUSY', 'already-running', 'another process holds the store'],
  ['SQLITE_READONLY', 'file-unwritable', 'the store may not be written'],
  ['SQLITE_CANTOPEN', 'file-unwritable', 'the store or a file beside it cannot be opened'],
  ['SQLITE_PERM', 'file-unwritable', 'the store may not be opened'],
  ['SQLITE_IOERR', 'file-unwritable', 'the disk of the store does not answer as it should'],
]

/** The AppError a driver's error stands for. What is not in the list is a mistake of ours and stays as it is. */
export function toStoreError(error: unknown): unknown {
  if (isAppError(error) || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const match = known.find(([prefix]) => code.startsWith(prefix))
  return match === undefined ? error : new AppError(match[1], match[2], { cause: error })
}

/** Runs a piece of driver work and translates what it throws. */
export function guarded<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    throw toStoreError(error)
  }
}
