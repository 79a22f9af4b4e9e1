import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError, isAppError } from '../../shared/errors.ts'
import { largestImport } from '../../shared/import-file.ts'
import type { SourceFile } from './import/port.ts'
import { unreadable } from './import/unreadable.ts'

/**
 * Reads a file the person chose. Its size is looked at before anything of it is read.
 * @throws AppError `file-unreadable`: too large, not a plain file, or not to be opened. The path goes into no error.
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  try {
    await using handle = await open(path, 'r')
    return { name: basename(path), bytes: await readPlainFile(handle) }
  } catch (error) {
    if (isAppError(error)) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new AppError('file-unreadable', `the chosen file could not be opened or read: ${code}`)
  }
}

async function readPlainFile(handle: FileHandle): Promise<Uint8Array> {
  const { size, isFile } = await handle.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }))
  if (!isFile) throw new AppError('file-unreadable', 'what was chosen is not a plain file')
  if (size > largestImport) throw unreadable('smaller-file')
  const bytes = new Uint8Array(size) // whoever appends to it meanwhile is not waited for
  let length = 0
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}

/** Base64 as RFC 4648 section 4 has it, with its padding and nothing else. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * A file that was dropped on the window.
 * @param name as the window knows it; only what follows the last separator is used.
 * @throws AppError `invalid-input` for what is not base64, `file-unreadable` for a file that is too large.
 */
export function decodeDroppedFile(name: string, content: string): SourceFile {
  if (!isBase64(content)) throw new AppError('invalid-input', 'a dropped file did not arrive as base64')
  const bytes = new Uint8Array(Buffer.from(content, 'base64'))
  if (bytes.length > largestImport) throw unreadable('smaller-file')
  return { name: name.split(/[/\\]/).at(-1) ?? name, bytes }
}

/** Piece by piece: one pattern over forty million characters would overflow its stack. */
function isBase64(content: string): boolean {
  if (content.length % 4 !== 0) return false
  const pieceLength = 1 << 16
  for (let from = 0; from < content.length; from += pieceLength) {
    const piece = content.slice(from, from + pieceLength)
    const isLast = from + pieceLength >= content.length
    if (!base64.test(piece) || (!isLast && piece.endsWith('='))) return false
  }
  return true
}

/** The bytes' SHA-256, hexadecimal: what tells two files of one name apart. */
export function fingerprintOf({ bytes }: SourceFile): string {
  return createHash('sha256').update(bytes).digest('hex')
}
