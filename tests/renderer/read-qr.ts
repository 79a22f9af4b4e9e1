import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { decodeQR } from 'qr/decode.js'

/** What a phone held before the screen would read: decoded from a picture of the whole window and nothing else. */
export async function readQr(page: Page): Promise<string> {
  return decodeQR(pixelsOf(await page.screenshot()), { timeLimit: 10_000 })
}

/** The pixels of a PNG as Chromium takes pictures: eight bits a channel, three or four of them, not interlaced. */
function pixelsOf(png: Buffer) {
  const data: Buffer[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    if (type === 'IDAT') data.push(body)
    if (type !== 'IHDR') continue
    width = body.readUInt32BE(0)
    height = body.readUInt32BE(4)
    const kinds = new Map([[2, 3], [6, 4]]) // prettier-ignore
    channels = (body[8] === 8 && body[12] === 0 && kinds.get(body[9] ?? 0)) || 0
  }
  if (channels === 0) throw new Error('a picture of another kind')
  return { width, height, data: unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels) }
}

/** Each row says how it was foretold from what is left of it and above it (PNG, section 9). */
function unfiltered(filtered: Buffer, stride: number, channels: number): Uint8Array {
  const rows = filtered.length / (stride + 1)
  const out = new Uint8Array(rows * stride)
  for (let row = 0; row < rows; row++) {
    const filter = filtered[row * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const here = row * stride + x
      const left = x < channels ? 0 : (out[here - channels] ?? 0)
      const above = row === 0 ? 0 : (out[here - stride] ?? 0)
      const corner = row === 0 || x < channels ? 0 : (out[here - stride - channels] ?? 0)
      const foretold = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      out[here] = (filtered[row * (stride + 1) + 1 + x] ?? 0) + foretold
    }
  }
  return out
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [number, number, number] // prettier-ignore
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
