import { largestImport } from '../../../shared/import-file.ts'
import type { FileEncoding } from './port.ts'
import { lineAt, unreadable } from './unreadable.ts'

export interface DecodedFile {
  readonly text: string
  readonly encoding: FileEncoding
}

/**
 * A file's bytes as text, without a byte order mark. A mark decides; then what an XML declaration or an OFX header says;
 * then whether ALL bytes are UTF-8, since no other text is so by chance; and what is left is windows-1252, the code page
 * Excel in Norway writes, unless it holds bytes no text has. Source: files sheet, section 2.
 * @throws AppError `file-unreadable`: `smaller-file`, `not-empty`, `not-a-zip`, `not-binary` or `text-encoding`.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length > largestImport) throw unreadable('smaller-file')
  if (bytes.length === 0) throw unreadable('not-empty')
  // Every zip begins so, an Excel workbook among them.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    throw unreadable('not-a-zip')
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) throw unreadable('not-binary') // %PDF-
  const encoding = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8'
  const text = strictly(bytes, encoding) ?? fallback(bytes, encoding)
  const decoded = typeof text === 'string' ? { text, encoding } : text
  if (/^\s*$/.test(decoded.text)) throw unreadable('not-empty')
  return decoded
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function markedEncoding(bytes: Uint8Array): FileEncoding | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return null
}

const declarations = [
  /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i,
  /^\s*OFXHEADER:[^<]*?\bCHARSET:([\w.:-]+)/i,
]
const ofxUnicode = /^\s*OFXHEADER:[^<]*?\bENCODING:(?:UTF-?8|UNICODE)/i

/** What the file says of itself; null where it says nothing, or only ASCII. A name we cannot read is refused. */
function declaredEncoding(bytes: Uint8Array): FileEncoding | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  if (ofxUnicode.test(head)) return 'utf-8'
  const name = declarations.map((pattern) => pattern.exec(head)?.[1]).find((found) => found !== undefined)
  switch (name?.toLowerCase()) {
    case undefined:
    case 'none':
    case 'us-ascii':
    case 'ascii':
      return null
    case 'utf-8':
    case 'utf8':
      return 'utf-8'
    case '1252':
    case 'windows-1252':
    case 'cp1252':
    case 'iso-8859-1':
    case '8859-1':
    case 'latin1':
      return 'windows-1252'
    default:
      throw unreadable('text-encoding', 1)
  }
}

function strictly(bytes: Uint8Array, encoding: FileEncoding): string | null {
  if (encoding === 'windows-1252') return null
  try {
    return withoutZeros(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (error) {
    // TextDecoder has one error for bytes that are not of its encoding; the fallback decides what they are.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** UTF-16 without a mark is UTF-8 with a zero beside every letter. */
function withoutZeros(text: string): string {
  const zeros = text.includes('\0') ? text.split('\0').length - 1 : 0
  if (zeros * 4 > text.length) throw unreadable('text-encoding', 1)
  return text
}

function fallback(bytes: Uint8Array, expected: FileEncoding): DecodedFile {
  if (expected !== 'windows-1252' && (markedEncoding(bytes) ?? declaredEncoding(bytes)) !== null) {
    const text = new TextDecoder(expected).decode(bytes)
    throw unreadable('text-encoding', lineAt(text, text.indexOf('\ufffd')))
  }
  let line = 1
  for (const byte of bytes) {
    if (byte === 0x0a) line++
    const isControl =
      byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1a
    if (isControl || byte === 0x7f) throw unreadable('not-binary')
    // The five bytes windows-1252 gives no letter.
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) {
      throw unreadable('text-encoding', line)
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}
