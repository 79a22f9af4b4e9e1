import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { pathOfCopy } from './backup-files.ts'
import { copyInThread } from './copy-client.ts'
import { moveDurably } from './durable.ts'
import { assertNotOpen } from './in-use.ts'
import { takeLock } from './lock.ts'

export interface RestoreOptions {
  /** The store. */
  readonly file: string
  readonly key: Uint8Array
  /** The folder of the copies, and the name of one in it. */
  readonly folder: string
  readonly fileName: string
  /** The copying thread's script. */
  readonly entry: string | URL
  /** Called when the copy is ready and sound: closes the store here. */
  readonly closeStore?: () => Promise<void>
}

const waitingName = (file: string): string => `${file}.restoring`

/** True between the readying of a copy and its taking the place of the store. */
export function isRestoring(file: string): boolean {
  return existsSync(waitingName(file))
}

/**
 * Readies a copy to take the place of a store; the next `openStore` puts it there, and nobody can open the store between. The copy
 * itself stays where it is.
 * @throws AppError `not-found` when there is no such copy, `store-damaged` when it is not whole or of another key,
 *   `already-running`, also where another process has the store open: what it wrote would go to the file that is put aside;
 *   `disk-full`, `file-unwritable`; nothing is changed then.
 */
export async function prepareRestore(options: RestoreOptions): Promise<void> {
  const { file, key, folder, fileName, entry, closeStore } = options
  const copy = pathOfCopy(folder, fileName)
  if (copy === null) throw new AppError('not-found', 'there is no copy of this name')
  const unlock = takeLock(`${file}.lock`, 0)
  const draft = `${waitingName(file)}.part`
  try {
    await copyInThread({ entry, file: copy, key, target: draft })
    await closeStore?.()
    assertNotOpen(file)
    moveDurably(draft, waitingName(file))
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
    unlock()
  }
}

/**
 * Puts a readied copy in the place of the store. What was there, and its log or journal, which would be replayed into the copy, are
 * kept beside it. Whatever of this a killed process left undone is done by the next call. Only under the opening lock.
 */
export function endRestore(file: string): void {
  if (!isRestoring(file)) return
  const waiting = waitingName(file)
  // The same name however often this is begun anew.
  const at = statSync(waiting).mtime.toISOString().replaceAll(':', '-')
  const aside = `${file}.replaced-${at}`
  for (const suffix of ['-shm', '-wal', '-journal', ''])
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  moveDurably(waiting, file)
}
