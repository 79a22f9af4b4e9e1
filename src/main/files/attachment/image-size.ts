import type { ImageType } from '../../../shared/annotation.ts'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/**
 * How many pixels an image says it has, read from its head without decoding it: a file of a few kilobytes can unfold to
 * gigabytes. null where the head does not say.
 */
export function imageSizeOf(bytes: Uint8Array, type: ImageType): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readers[type](view)
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    if (error instanceof RangeError) return null // it ends within its own head
    throw error
  }
}

const readers: Readonly<Record<ImageType, (view: DataView) => ImageSize | null>> = {
  // IHDR is always the first chunk (PNG specification, 5.6).
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  // The logical screen (GIF89a, 18).
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

/** Markers C0 to CF begin a frame, but for those of the Huffman and arithmetic tables and one that is reserved (ITU-T T.81,
 *  table B.1). */
function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1 // a fill byte
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker === 0xda || marker === 0xd9) return null // the picture itself, or its end, before any frame
    at += 2 + view.getUint16(at + 2)
  }
}

/** The three kinds of first chunk (RFC 9649, 2.5 to 2.7). */
function webpSize(view: DataView): ImageSize | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  switch (kind) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
    default:
      return null
  }
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
