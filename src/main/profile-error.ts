import { AppError, isAppError } from '../shared/errors.ts'

/** What systems say of a folder one may not write in, of a path that leads nowhere, and of a disk that does not answer. */
const refused: ReadonlySet<string> = new Set([
  'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'EIO', 'ENODEV', 'ENXIO',
]) // prettier-ignore
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/**
 * What keeps a profile closed, where it is its folder's doing: `profile-disk-full` or `profile-unwritable`. The codes of files say
 * what to do about a file one saves, and here there is none. Anything else stays as it is.
 */
export function toProfileError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'disk-full' || full.has(code))
    return new AppError('profile-disk-full', 'no room for what the profile must write to open', {
      cause: error,
    })
  if (code === 'file-unwritable' || refused.has(code))
    return new AppError('profile-unwritable', 'the profile folder cannot be used', { cause: error })
  return error
}

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
