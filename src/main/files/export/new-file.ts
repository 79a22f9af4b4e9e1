import { randomBytes } from 'node:crypto'
import { access, constants, link, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { codeOf, onDisk } from './on-disk.ts'

/**
 * Could `writeNewFile` take one of these names? To ask before something is made that would be lost otherwise.
 * @throws AppError `file-unwritable`, also for a name that is longer than the folder takes
 */
export async function checkRoomFor(names: Iterable<string>): Promise<void> {
  for (const name of names) {
    await onDisk(access(dirname(name), constants.W_OK))
    if (await onDisk(isFree(name))) return
  }
  throw noNameFree()
}

async function isFree(name: string): Promise<boolean> {
  try {
    await lstat(name)
    return false
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw error
  }
}

function noNameFree(): AppError {
  return new AppError('file-unwritable', 'every name is taken')
}

/**
 * Writes a text (UTF-8) under the first of these names that is free, as a whole or not at all; what is there already is never
 * replaced. The names are whole paths in one folder. Only this person can read the file.
 * @returns the path it was given
 * @throws AppError `disk-full`, `file-unwritable`, also where no name is free
 */
export async function writeNewFile(names: Iterable<string>, text: string): Promise<string> {
  let draft: string | null = null
  try {
    for (const name of names) {
      draft ??= await writeDraft(dirname(name), text)
      if (await place(draft, name)) return name
    }
  } finally {
    if (draft !== null) await onDisk(rm(draft, { force: true }))
  }
  throw noNameFree()
}

async function writeDraft(folder: string, text: string): Promise<string> {
  const draft = join(folder, `.oversikt-${randomBytes(8).toString('hex')}.part`)
  try {
    await onDisk(writeFlushed(draft, text))
  } catch (error) {
    await onDisk(rm(draft, { force: true }))
    throw error
  }
  return draft
}

async function writeFlushed(file: string, text: string): Promise<void> {
  await using handle = await open(file, 'wx', 0o600)
  await handle.writeFile(text)
  await handle.sync()
}

/** Codes of a file system that knows no second name of a file, as those of memory sticks. */
const withoutLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

/** @returns false where the name is taken */
async function place(draft: string, name: string): Promise<boolean> {
  try {
    await link(draft, name) // unlike a move, never over what is there
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return false
    if (withoutLinks.includes(code)) return await placeByMoving(draft, name)
    return await onDisk(Promise.reject(error))
  }
}

/** The name is taken first, by an empty file, and then moved over. */
async function placeByMoving(draft: string, name: string): Promise<boolean> {
  try {
    await (await open(name, 'wx', 0o600)).close()
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return await onDisk(Promise.reject(error))
  }
  await onDisk(rename(draft, name))
  return true
}
