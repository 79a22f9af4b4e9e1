import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress } as const
type Encoding = keyof typeof decoders

/** What we tell a server we can read; `readBody` reads exactly these. */
export const acceptedEncodings = 'gzip, br'

/**
 * Reads a reply to its end. The limit holds for the unpacked bytes as they come, so a small packed reply
 * that unpacks to gigabytes ends as early as a large plain one.
 * @throws AppError `unexpected-response` when it is larger than `maxBytes` or packed in a way we did not offer;
 *   undici's and zlib's own errors when the stream breaks.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
  label: string,
): Promise<Uint8Array> {
  const stream = unpacked(body, contentEncoding, label)
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength
      if (bytes > maxBytes)
        throw new AppError('unexpected-response', `${label}: reply larger than ${maxBytes} bytes`)
      chunks.push(chunk)
    }
  } finally {
    discard(body) // an unread rest must not hold the socket
  }
  return Buffer.concat(chunks, bytes)
}

function unpacked(body: Readable, contentEncoding: string | undefined, label: string): Readable {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return body
  if (!isKnown(encoding)) {
    discard(body)
    throw new AppError('unexpected-response', `${label}: reply in a content encoding we did not ask for`)
  }
  const decoder = decoders[encoding]()
  // pipe() alone would leave the decoder waiting for ever when the source breaks.
  body.on('error', (error: Error) => decoder.destroy(error))
  return body.pipe(decoder)
}

function isKnown(encoding: string): encoding is Encoding {
  return Object.hasOwn(decoders, encoding)
}

/** Ends a body nobody reads. Its error, if any, belongs to nobody either: the caller already has a better one. */
export function discard(body: Readable): void {
  body.on('error', () => undefined)
  body.destroy()
}
