import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every form in which a secret might lie somewhere: as it is, base64 at each of its three offsets, base64url, hex, percent. */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const shifted = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // Characters that mix secret bits with their neighbours' are cut off at both ends.
    return padded.slice(offset === 0 ? 0 : offset + 1, -4)
  })
  const url = shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  const hex = bytes.toString('hex')
  return [secret, encodeURIComponent(secret), hex, hex.toUpperCase(), ...shifted, ...url]
}

/** Every file in a folder and below. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
