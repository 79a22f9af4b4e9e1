import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { guarded, toStoreError } from './driver-errors.ts'
import type { OpenReadDb, OpenWriteDb, ReadDb } from './port.ts'

/**
 * AEGIS-256 as SQLite3 Multiple Ciphers writes it: every page carries a nonce and a tag of its own, so a page that was
 * altered or damaged cannot be read as data. Chosen over SQLCipher's scheme and ChaCha20-Poly1305 because a sync of
 * 100,000 rows takes half their time with it (measured 2026-11: 1.5 s, 2.9 s, 2.3 s) and a plain file none less.
 */
export const cipherName = 'aegis'

/** How long a call waits for another process of ours to end its transaction. Ours are a few milliseconds each. */
const busyTimeoutMs = 5000

function openDriver(file: string, key: Uint8Array, mode: { readonly: boolean }): Database.Database {
  if (key.byteLength !== 32) throw new RangeError('a store key has 32 bytes')
  const driver = new Database(file, { ...mode, fileMustExist: true, timeout: busyTimeoutMs })
  // `raw:` hands the key over as it is. Without it the key would be stretched like a password: 20 ms to 90 ms an opening.
  driver.pragma(`cipher = '${cipherName}'`)
  driver.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  // Large sorts would spill into temporary files, and those are not encrypted.
  driver.pragma('temp_store = MEMORY')
  driver.pragma('trusted_schema = OFF')
  driver.pragma('cell_size_check = ON')
  return driver
}

function readFace(driver: Database.Database): ReadDb {
  return {
    prepare<P extends unknown[] | object, R>(sql: string) {
      const statement = guarded(() => driver.prepare<[P], R>(sql))
      return {
        get: (params: P) => guarded(() => statement.get(params)),
        all: (params: P) => guarded(() => statement.all(params)),
        *iterate(params: P) {
          try {
            yield* statement.iterate(params)
          } catch (error) {
            throw toStoreError(error)
          }
        },
      }
    },
  }
}

/** What a reader keeps decrypted in memory, where nothing else is said. */
const defaultCacheMiB = 4

/**
 * Opens the store for reading, in the reader thread: the file, its schema and its key were checked by `openStore` before.
 * Imports nothing of Vite's, so that the thread can run as plain TypeScript. Keeps at most `cacheMiB` of decrypted pages in
 * memory.
 * @throws AppError `store-damaged` when the file cannot be read with this key.
 */
export function openReadDb(file: string, key: Uint8Array, cacheMiB = defaultCacheMiB): OpenReadDb {
  return guarded(() => {
    const driver = openDriver(file, key, { readonly: true })
    try {
      driver.pragma('query_only = ON')
      driver.pragma(`cache_size = -${cacheMiB * 1024}`)
      driver.prepare('SELECT count(*) FROM sqlite_schema').get()
    } catch (error) {
      driver.close()
      throw error
    }
    return { ...readFace(driver), close: () => void driver.close() }
  })
}

/**
 * Writes the state of a store as it is at this moment into another file, encrypted with the same key, and reads the copy from
 * end to end before it is done. Others may write meanwhile; what they write is not in it. Takes as long as the file is large
 * (45 MB: 0.4 s, measured 2026-11), so it belongs into a thread of its own: see `copy-thread.ts`.
 * @param target an empty file, or none.
 * @throws AppError `store-damaged` when either file cannot be read as a whole, `disk-full`, `file-unwritable`.
 */
export function copyDatabase(file: string, key: Uint8Array, target: string): void {
  guarded(() => {
    const source = openDriver(file, key, { readonly: true })
    try {
      // The cipher and the key go with it; the driver's own backup cannot do that.
      source.prepare('VACUUM INTO ?').run(target)
    } finally {
      source.close()
    }
    const copy = openDriver(target, key, { readonly: true })
    try {
      const checked = copy.pragma('integrity_check', { simple: true })
      if (checked !== 'ok') throw new AppError('store-damaged', 'a copy of the store is not whole')
    } finally {
      copy.close()
    }
  })
}

/**
 * Opens an existing file for writing. Nothing is written to it here, not even the journal mode: its schema may be newer.
 *
 * synchronous = FULL: what was reported as saved must outlive a power cut too, and WAL with NORMAL may lose the last
 * commits. The cost is one flush a commit, which on a slow disk holds the main thread; so the pages of a sync are committed
 * without (`unflushedTransaction`): a page goes with its cursor and would be read again, and the commit that ends the run
 * flushes the log with all of them in it.
 * @throws AppError `store-damaged` when the first pages cannot be read with this key.
 */
export function openWriteDb(file: string, key: Uint8Array): OpenWriteDb {
  return guarded(() => {
    const driver = openDriver(file, key, { readonly: false })
    try {
      driver.pragma('synchronous = FULL')
      driver.pragma('foreign_keys = ON')
      driver.prepare('SELECT count(*) FROM sqlite_schema').get()
    } catch (error) {
      driver.close()
      throw error
    }
    return {
      ...readFace(driver),
      prepareWrite<P extends unknown[] | object>(sql: string) {
        const statement = guarded(() => driver.prepare<[P]>(sql))
        return { run: (params: P) => guarded(() => statement.run(params)) }
      },
      transaction<A extends unknown[], R>(work: (...args: A) => R) {
        const whole = driver.transaction(work)
        return (...args: A) => guarded(() => whole.immediate(...args))
      },
      unflushedTransaction: <R>(work: () => R) =>
        guarded(() => {
          driver.pragma('synchronous = NORMAL')
          try {
            return driver.transaction(work).immediate()
          } finally {
            driver.pragma('synchronous = FULL')
          }
        }),
      execute: (sql: string) => guarded(() => void driver.exec(sql)),
      close: () => void driver.close(),
    }
  })
}
