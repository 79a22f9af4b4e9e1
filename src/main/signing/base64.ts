import { AppError } from '../../shared/errors.ts'

/**
 * Bytes of standard base64 with its padding, and of nothing else: Node's own reading skips what it does not know, so that two texts
 * would stand for one signature.
 * @throws AppError `file-unreadable`
 */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (text === '' || bytes.toString('base64') !== text)
    throw new AppError('file-unreadable', 'this is no base64')
  return bytes
}

/** As `fromBase64`, of a text that may be broken into lines, as XML's are. */
export function fromWrappedBase64(text: string): Buffer {
  return fromBase64(text.replace(/[\t\n\r ]+/g, ''))
}

/** @throws AppError `file-unreadable` for bytes that are no UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('file-unreadable', 'this is no UTF-8', { cause })
  }
}
