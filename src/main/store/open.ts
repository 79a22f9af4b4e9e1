import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'
import { openWriteDb } from './database.ts'
import { holdOpen } from './in-use.ts'
import { judgeKey, writeKeyCheck } from './key-check.ts'
import { takeLock } from './lock.ts'
import { assertNotNewer, migrate, migrations, schemaVersion, type Migration } from './migrations.ts'
import type { OpenWriteDb } from './port.ts'
import { endRestore, isRestoring } from './replace-store.ts'
import { createStore, type Store } from './store.ts'
import { upgrade } from './upgrade.ts'

export interface OpenStoreOptions {
  /** Where the encrypted file is, or shall be. */
  readonly file: string
  /** 32 bytes from the keychain; null when the keychain holds none. */
  readonly key: Uint8Array | null
  /** Makes and keeps a key; asked only when there is no file yet and no key either. */
  readonly createKey: () => Promise<Uint8Array>
  readonly log: Log
  /** For tests of upgrades. */
  readonly migrations?: readonly Migration[]
}

/** Opening is milliseconds; only an upgrade of a large file takes longer. */
const openingWaitMs = 10_000

/**
 * Opens the household's file, or makes it where there is none. An unreadable file is never replaced: each reason is an
 * error of its own and leaves every byte as it was.
 *
 * What is checked at start is cheap on a file of any size: the key, the length, the schema. Each page carries its own tag,
 * so damage further in is found by whatever reads it, as `store-damaged`, and never read as data.
 * @throws AppError `store-key-missing` (a file, but no key), `store-wrong-key`, `store-newer`, `store-damaged`;
 *   `already-running` when another process is just upgrading it; `disk-full`, `file-unwritable`; those of `createKey`.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { file, log } = options
  const list = options.migrations ?? migrations
  // A folder that was there before keeps its rights: OVERSIKT_HOME may name one that others use. Every file of ours is 0600.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // The key is asked for before the lock is taken: the keychain may ask the person, and that can take minutes.
  const key = options.key ?? (existsSync(file) || isRestoring(file) ? null : await options.createKey())
  const unlock = takeLock(`${file}.lock`, openingWaitMs)
  try {
    if (key === null)
      throw new AppError('store-key-missing', 'the store exists but its key is not in the keychain')
    endRestore(file)
    if (!existsSync(file)) create(file, key, list)
    const db = openExisting(file, key, list)
    try {
      return heldOpen(createStore(db, file), file)
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    log.event('store-not-opened', { code: isAppError(error) ? error.code : 'internal' })
    throw error
  } finally {
    unlock()
  }
}

/** Nobody puts another file in the place of this one until it is closed. */
function heldOpen(store: Store, file: string): Store {
  const letGo = holdOpen(file)
  return {
    ...store,
    close: () => {
      try {
        store.close()
      } finally {
        letGo()
      }
    },
  }
}

/** Built under another name and moved into place when complete: a file of this name is always a whole store. */
function create(file: string, key: Uint8Array, list: readonly Migration[]): void {
  // A log or journal without its file is what is left of somebody's store, and SQLite would replay it into the new one.
  if (['-wal', '-journal'].some((suffix) => existsSync(file + suffix)))
    throw new AppError('store-damaged', 'the store is gone but its log is still there')
  const draft = `${file}.new`
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true }) // of a killed process
  closeSync(openSync(draft, 'wx', 0o600)) // SQLite gives -wal and -shm the mode of the file
  const db = openWriteDb(draft, key)
  try {
    db.prepare('PRAGMA journal_mode = WAL').get([])
    migrate(db, list)
  } finally {
    db.close() // the last connection to close writes the log back and removes it
  }
  writeKeyCheck(file, key)
  renameSync(draft, file)
}

function openExisting(file: string, key: Uint8Array, list: readonly Migration[]): OpenWriteDb {
  const verdict = judgeKey(file, key)
  if (verdict === 'wrong')
    throw new AppError('store-wrong-key', 'this key is not the one the store was made with')
  if (verdict === 'newer')
    throw new AppError('store-newer', 'the store uses a cipher this version does not know')
  if (statSync(file).size === 0) throw new AppError('store-damaged', 'the store is empty: it was cut off') // SQLite would start anew
  chmodSync(file, 0o600)
  const db = openReadable(file, key, verdict === 'right')
  try {
    assertNotNewer(db, list)
    assertWhole(db, file)
    db.prepare('PRAGMA journal_mode = WAL').get([]) // of a copy it is not; otherwise nothing is written
    if (schemaVersion(db) < list.length) upgrade(db, file, list)
    if (verdict === 'unknown') writeKeyCheck(file, key)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function openReadable(file: string, key: Uint8Array, isKeyRight: boolean): OpenWriteDb {
  try {
    return openWriteDb(file, key)
  } catch (error) {
    if (isKeyRight || !isAppError(error, 'store-damaged')) throw error
    throw new AppError('store-wrong-key', 'the store cannot be read with this key', { cause: error })
  }
}

/** A copy that broke off loses its end. What the log still holds need not be in the file, so only a file without one is judged. */
function assertWhole(db: OpenWriteDb, file: string): void {
  const wal = `${file}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) return
  const pages = db.prepare<[], { page_count: number }>('PRAGMA page_count').get([])?.page_count ?? 0
  const pageBytes = db.prepare<[], { page_size: number }>('PRAGMA page_size').get([])?.page_size ?? 0
  if (statSync(file).size < pages * pageBytes)
    throw new AppError('store-damaged', 'the store ends before it should')
}
