import { createHash } from 'node:crypto'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError, isAppError } from '../../shared/errors.ts'

/** What a signature binds of a file. */
export interface FileDigest {
  readonly fileName: string
  /** Bytes that were read. */
  readonly size: number
  /** 64 small hexadecimal digits. */
  readonly sha256: string
}

/** Hashing this much takes less than a millisecond, and the window has its turn after each. */
const pieceBytes = 256 * 1024

/**
 * Reads a file once, piece by piece: neither its size nor the speed of its disk holds the window.
 * @throws AppError `file-unreadable` for what is no ordinary file or cannot be read, `cancelled`
 */
export async function digestFile(file: string, signal?: AbortSignal): Promise<FileDigest> {
  const hash = createHash('sha256')
  let size = 0
  await readable(async () => {
    await using handle = await openOrdinary(file)
    const piece = Buffer.allocUnsafe(pieceBytes)
    for (;;) {
      if (signal?.aborted === true) throw new AppError('cancelled', 'reading a file was stopped')
      const { bytesRead } = await handle.read(piece, 0, piece.length, null)
      if (bytesRead === 0) return
      hash.update(piece.subarray(0, bytesRead))
      size += bytesRead
    }
  })
  return { fileName: basename(file), size, sha256: hash.digest('hex') }
}

/** Is there a file of this name that could be signed? */
export async function isOrdinaryFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch {
    return false // whoever reads it hears why not
  }
}

/** Changes when the file does: to know without reading it whether it is still as it was written.
 *  @throws AppError `file-unreadable` */
export async function fileStateOf(file: string): Promise<string> {
  const { size, mtimeMs, ino } = await readable(() => stat(file))
  return `${size} ${mtimeMs} ${ino}`
}

/**
 * A small file as a whole.
 * @throws AppError `file-unreadable` also where it is larger than `most` bytes
 */
export async function readSmallFile(file: string, most: number): Promise<Buffer> {
  return await readable(async () => {
    await using handle = await openOrdinary(file)
    const { size } = await handle.stat()
    if (size > most) throw new AppError('file-unreadable', 'the file is too large for what it should be')
    const bytes = Buffer.alloc(most + 1) // one more than may be: it may have grown since
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null)
      if (bytesRead === 0) return bytes.subarray(0, length)
      length += bytesRead
    }
    throw new AppError('file-unreadable', 'the file is too large for what it should be')
  })
}

/** A pipe may never open, and a device never end. */
async function openOrdinary(file: string): Promise<FileHandle> {
  if (!(await stat(file)).isFile()) throw new AppError('file-unreadable', 'this is no ordinary file')
  return await open(file, 'r')
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isAppError(error)) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new AppError('file-unreadable', `a file cannot be read (${code})`) // a path may name a person
  }
}
