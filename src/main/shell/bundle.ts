import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** One built file, ready to be served. */
export interface BundleFile {
  readonly file: string
  readonly contentType: string
}

/** From the path in an address (`/assets/index.js`) to the file behind it. What is not in here does not exist. */
export type Bundle = ReadonlyMap<string, BundleFile>

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/**
 * Lists the built files once, at start. A map leaves nothing to get wrong later: no joining of paths, no decoding, no
 * link that leads out of the folder. Kinds of file the page does not use are left out.
 * @param folder `out/renderer`; may lie inside the packaged archive
 */
export function readBundle(folder: string): Bundle {
  const files = new Map<string, BundleFile>()
  const walk = (path: string): void => {
    for (const entry of readdirSync(folder + path, { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory()) walk(inner)
      const contentType = contentTypes[extname(entry.name)]
      if (entry.isFile() && contentType !== undefined)
        files.set(inner, { file: join(folder, inner), contentType })
    }
  }
  walk('')
  return files
}
