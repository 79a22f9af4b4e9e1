import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { largestAttachment } from '../../../shared/annotation.ts'
import { AppError, isAppError } from '../../../shared/errors.ts'

/** A file to attach: its name as it was, and its bytes piece by piece, each read when it is asked for. */
export interface AttachmentSource {
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const tooLarge = () => new AppError('attachment-too-large', 'a file to attach is too large')

/**
 * The file the person chose, read in one go without holding the thread. Its size is looked at before anything of it is read.
 * @throws AppError `attachment-too-large`; `file-unreadable` for what is no plain file or cannot be opened. The path goes into
 * no error.
 */
export async function readAttachment(path: string): Promise<AttachmentSource> {
  try {
    await using handle = await open(path, 'r')
    const stat = await handle.stat()
    if (!stat.isFile()) throw new AppError('file-unreadable', 'what was chosen is not a plain file')
    if (stat.size > largestAttachment) throw tooLarge()
    const bytes = new Uint8Array(stat.size) // whoever appends to it meanwhile is not waited for
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return { name: basename(path), pieces: [bytes.subarray(0, length)] }
  } catch (error) {
    if (isAppError(error)) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new AppError('file-unreadable', `the chosen file could not be opened or read: ${code}`)
  }
}

/** Base64 as RFC 4648 section 4 has it, with its padding and nothing else. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** Of the text decoded at a time; a multiple of four. */
const pieceLength = 1 << 18

/**
 * A file that was dropped on the window. Decoded piece by piece, so that whoever writes it can pause in between.
 * @throws AppError `attachment-too-large`; while its pieces are read, `invalid-input` for what is not base64.
 */
export function droppedAttachment(name: string, content: string): AttachmentSource {
  if (Math.floor((content.length / 4) * 3) - 2 > largestAttachment) throw tooLarge()
  return { name, pieces: decoded(content) }
}

function* decoded(content: string): Generator<Uint8Array> {
  for (let from = 0; from < content.length; from += pieceLength) {
    const piece = content.slice(from, from + pieceLength)
    const isLast = from + pieceLength >= content.length
    if (!base64.test(piece) || (!isLast && piece.endsWith('=')))
      throw new AppError('invalid-input', 'a dropped file did not arrive as base64')
    yield Buffer.from(piece, 'base64')
  }
}
