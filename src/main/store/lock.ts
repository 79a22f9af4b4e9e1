import Database from 'better-sqlite3'
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { guarded } from './driver-errors.ts'

/**
 * Takes a lock that any process can see and that ends with the process, however it ends: SQLite's own lock on an empty
 * file. A row with a time stamp could not tell a killed process from a slow one. The file stays: removing it would let a
 * third process lock a new file while a second still waits on the old.
 * @param waitMs how long to wait for the holder.
 * @returns the function that lets go; calling it twice does no harm.
 * @throws AppError `already-running` when somebody holds it.
 */
export function takeLock(path: string, waitMs: number): () => void {
  makeLockFile(path)
  return guarded(() => {
    const driver = new Database(path, { timeout: waitMs })
    try {
      driver.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      driver.close()
      throw error
    }
    return () => void driver.close()
  })
}

/**
 * Made here and not by SQLite, for its mode. One that is there is not opened: whoever closes a file lets go of every lock the
 * process holds on it (POSIX), and SQLite knows nothing of that.
 */
export function makeLockFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (existsSync(path)) return accessSync(path, constants.W_OK) // of one it may only read SQLite would hold nothing
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    const isThereNow = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!isThereNow) throw error
  }
}
