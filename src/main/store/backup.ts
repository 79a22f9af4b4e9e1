import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupCopy } from '../../shared/backup.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import { hasCopyOf, listCopies, nextCopy, removeDrafts, removeOld } from './backup-files.ts'
import { copyInThread } from './copy-client.ts'
import { moveDurably, onDisk } from './durable.ts'
import { takeLock } from './lock.ts'

export interface BackupOptions {
  /** The encrypted store, already checked and brought up to date by `openStore`. */
  readonly file: string
  /** 32 bytes. Copied; the copy is wiped by `close`. */
  readonly key: Uint8Array
  readonly folder: string
  /** The copying thread's script. */
  readonly entry: string | URL
}

/** Copies of the whole store, each whole and opened once before it counts. */
export interface Backup {
  /** Removes what a killed process left half made. Errors: those of the disk. */
  clearDrafts(): void
  /** Newest first. */
  list(): readonly BackupCopy[]
  hasCopyOf(day: CalendarDate): boolean
  /**
   * Makes a copy of this moment (ms since 1970, and the day of it) and removes those nobody needs any more. The store may be
   * written meanwhile.
   * @throws AppError `already-running` while another one is made, here or by another process, and those of `copyInThread`;
   *   nothing of the copy stays then.
   */
  make(now: number, day: CalendarDate): Promise<BackupCopy>
  /** Waits for a copy that is being made, then wipes the key. No call after this. */
  close(): Promise<void>
}

/** The copies of one store; nothing is touched yet. */
export function openBackup(options: BackupOptions): Backup {
  const { file, folder, entry } = options
  const key = Uint8Array.from(options.key)
  let running: Promise<unknown> = Promise.resolve()
  const lock = (): (() => void) => takeLock(join(`${file}.locks`, 'backup.lock'), 0)

  async function make(now: number, day: CalendarDate): Promise<BackupCopy> {
    const unlock = lock()
    try {
      const { draft, target } = nextCopy(folder, day)
      try {
        await copyInThread({ entry, file, key, target: draft })
        onDisk(() => {
          utimesSync(draft, now / 1000, now / 1000)
          moveDurably(draft, target)
        })
      } finally {
        removeDrafts(folder)
      }
      removeOld(folder)
      return madeNow(folder, target)
    } finally {
      unlock()
    }
  }
  return {
    clearDrafts: () => clearDrafts(folder, lock),
    list: () => listCopies(folder),
    hasCopyOf: (day) => hasCopyOf(folder, day),
    make: (now, day) => {
      const made = make(now, day)
      running = Promise.allSettled([running, made]) // its caller hears how it went
      return made
    },
    close: async () => {
      await running
      key.fill(0)
    },
  }
}

function madeNow(folder: string, target: string): BackupCopy {
  const copy = listCopies(folder).find(({ fileName }) => join(folder, fileName) === target)
  if (copy === undefined) throw new AppError('internal', 'a copy that was just made is not there')
  return copy
}

function clearDrafts(folder: string, lock: () => () => void): void {
  let unlock: () => void
  try {
    unlock = lock()
  } catch (error) {
    if (isAppError(error, 'already-running')) return // they are another process's, which is at work
    throw error
  }
  removeDrafts(folder)
  unlock()
}
