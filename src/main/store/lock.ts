import Database from 'better-sqlite3'
import { closeSync, mkdirSync, openSync } from 'node:fs'
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
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600)) // made here and not by SQLite, for its mode
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
