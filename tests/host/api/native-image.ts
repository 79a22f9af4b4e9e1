import { existsSync, readFileSync } from 'node:fs'
import type { NativeImage as ElectronImage } from 'electron'
import { standIn } from './missing.ts'

type Image = Pick<ElectronImage, 'isEmpty' | 'getSize' | 'toPNG'>

/** PNG only, and as it is: enough for an icon that nobody sees. */
function imageOf(bytes: Buffer): Image {
  const isPng = bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG'
  return standIn('NativeImage', {
    isEmpty: () => !isPng,
    getSize: () =>
      isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 },
    toPNG: () => (isPng ? bytes : Buffer.alloc(0)),
  })
}

/** A file that is missing or no picture gives an empty image, as documented. */
export const nativeImage = standIn('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => imageOf(buffer),
})
