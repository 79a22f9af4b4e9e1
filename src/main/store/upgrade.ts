import { chmodSync, constants, copyFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { moveDurably } from './durable.ts'
import { migrate, type Migration } from './migrations.ts'
import type { OpenWriteDb } from './port.ts'

/** The old file is kept beside the new one, under the version it was replaced by: a person can go back with the older app.
 *  Killed at any point, the store is as old or as new as a whole, and a copy of that name is the old file as a whole. */
export function upgrade(db: OpenWriteDb, file: string, list: readonly Migration[]): void {
  const copy = `${file}.before-v${list.length}`
  const state = db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get([])
  if (state?.busy !== 0)
    throw new AppError('already-running', 'another process uses the store that must be upgraded')
  try {
    const draft = `${copy}.part`
    copyFileSync(file, draft, constants.COPYFILE_FICLONE)
    chmodSync(draft, 0o600)
    moveDurably(draft, copy)
  } catch (error) {
    throw toCopyError(error)
  }
  migrate(db, list)
}

function toCopyError(error: unknown): AppError {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  return new AppError(isFull ? 'disk-full' : 'file-unwritable', 'no copy could be made before the upgrade', {
    cause: error,
  })
}
