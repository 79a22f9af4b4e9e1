import { randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onDisk } from './on-disk.ts'

type Append = (content: string | Uint8Array) => Promise<void>

/**
 * Writes a file as a whole or not at all: into a new one beside it that only this person can read, flushed to the disk and
 * then moved into place. Whatever goes wrong, the new one is removed and a file that was there before is as it was.
 *
 * `write` gets a function that appends text (UTF-8) or bytes.
 * @throws AppError `disk-full`, `file-unwritable`, or what `write` throws.
 */
export async function replaceFile(file: string, write: (append: Append) => Promise<void>): Promise<void> {
  const draft = join(dirname(file), `.oversikt-${randomBytes(8).toString('hex')}.part`)
  const handle = await onDisk(open(draft, 'wx', 0o600))
  try {
    await fill(handle, write)
    await onDisk(rename(draft, file))
  } catch (error) {
    await onDisk(rm(draft, { force: true }))
    throw error
  }
}

async function fill(handle: FileHandle, write: (append: Append) => Promise<void>) {
  try {
    await write((content) => onDisk(handle.appendFile(content)))
    await onDisk(handle.sync())
  } finally {
    await onDisk(handle.close())
  }
}
