import Database from 'better-sqlite3'
import { join } from 'node:path'
import { guarded } from './driver-errors.ts'
import { makeLockFile, takeLock } from './lock.ts'

const pathOf = (file: string): string => join(`${file}.locks`, 'open.lock')

/** As long as another process takes to look whether anybody has the store open. */
const lookWaitMs = 5_000

/**
 * Says to every process that this one has the store open; any number may. It ends with the process, however it ends: a shared lock of
 * SQLite's on an empty file.
 * @returns the function that lets go. @throws AppError those of the disk
 */
export function holdOpen(file: string): () => void {
  const path = pathOf(file)
  makeLockFile(path)
  return guarded(() => {
    const driver = new Database(path, { timeout: lookWaitMs })
    try {
      driver.exec('BEGIN')
      driver.prepare('SELECT count(*) FROM sqlite_schema').get() // the lock comes with the first look
    } catch (error) {
      driver.close()
      throw error
    }
    return () => void driver.close()
  })
}

/** @throws AppError `already-running` while any process has the store open, this one too */
export function assertNotOpen(file: string): void {
  takeLock(pathOf(file), 0)()
}
