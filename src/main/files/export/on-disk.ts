import { AppError, isAppError } from '../../../shared/errors.ts'

/** Codes of a disk, a quota or a size limit that has been used up. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** The system's own code of what went wrong on a disk. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/**
 * A path may name an account or a person, so it stays out of the message; the code alone says what it was.
 * @throws AppError `disk-full`, `file-unwritable`, or the one the work threw
 */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isAppError(error)) throw error
    const code = codeOf(error)
    if (fullCodes.includes(code)) throw new AppError('disk-full', `no room for the file (${code})`)
    throw new AppError('file-unwritable', `the file cannot be written (${code})`)
  }
}
