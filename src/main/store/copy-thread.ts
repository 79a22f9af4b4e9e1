// The thread that copies the store. A copy reads and writes the whole file in one call of the driver, which would hold the
// window for as long. Runs bundled, and as plain TypeScript in tests: nothing in this file's imports may need Vite.
import { closeSync, openSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { isAppError } from '../../shared/errors.ts'
import type { CopyData, CopyReply } from './copy-protocol.ts'
import { copyDatabase } from './database.ts'
import { flush } from './durable.ts'

function copy({ file, key, target }: CopyData): CopyReply {
  try {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(target + suffix, { force: true })
    closeSync(openSync(target, 'wx', 0o600)) // made here and not by SQLite, for its mode
    copyDatabase(file, key, target)
    flush(target, 'r+') // here, so that main has nothing left to wait for
    return { isDone: true }
  } catch (error) {
    const foreign = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error'
    return isAppError(error)
      ? { code: error.code, reason: error.message }
      : { code: foreign === 'ENOSPC' ? 'disk-full' : 'file-unwritable', reason: foreign }
  } finally {
    key.fill(0)
  }
}

if (parentPort === null) throw new Error('the store is copied in a worker thread')
parentPort.postMessage(copy(workerData as CopyData))
