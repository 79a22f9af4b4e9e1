import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError, isAppError } from '../../shared/errors.ts'

/** Flushes a file and moves it to its name: whoever finds the name, also after a power cut, finds the whole file. */
export function moveDurably(from: string, to: string): void {
  flush(from, 'r+')
  renameSync(from, to)
  // Windows opens no folder; there the rename itself is written through.
  if (process.platform !== 'win32') flush(dirname(to), 'r')
}

/** A large file that was just written takes as long as its disk does: in a thread, where that matters. */
export function flush(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Runs work on files. @throws AppError `disk-full`, `file-unwritable`: a system's error names paths, and no person acts on it. */
export function onDisk<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    if (isAppError(error) || !(error instanceof Error) || !('code' in error)) throw error
    const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT'
    throw new AppError(
      isFull ? 'disk-full' : 'file-unwritable',
      'a file or folder of the copies cannot be used',
      {
        cause: error,
      },
    )
  }
}
