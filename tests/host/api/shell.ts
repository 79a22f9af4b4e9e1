import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shell } from 'electron'
import { findChromium } from '../../../scripts/browser.mjs'
import { standIn } from './missing.ts'

const isRoot = process.getuid?.() === 0

/** A browser will not start as root with its sandbox on, and `xdg-open` would not tell: then a Chromium of our own is asked, in
 *  a profile of its own. */
function openerOf(url: string): readonly [command: string, ...args: string[]] {
  if (process.platform === 'darwin') return ['open', url]
  const chromium = isRoot ? findChromium() : null
  if (chromium === null) return ['xdg-open', url]
  const profile = `--user-data-dir=${join(tmpdir(), 'oversikt-host-browser')}`
  return [chromium, '--no-sandbox', '--test-type', '--no-first-run', profile, url]
}

/** A plain object, in which a test may overwrite any function. */
export const shell = standIn('shell', {
  /** @throws Error when the opener cannot be started, or refuses within its first second */
  openExternal: (url: string) =>
    new Promise<void>((resolve, reject) => {
      const [command, ...args] = openerOf(url)
      const child = spawn(command, args, { stdio: 'ignore', detached: true })
      const settled = setTimeout(resolve, 1000) // a browser that is the first of its kind stays
      child.unref()
      child.once('error', (error) => reject(new Error(`Failed to open: ${error.message}`)))
      child.once('exit', (code) => {
        clearTimeout(settled)
        if (code === 0) resolve()
        else reject(new Error(`Failed to open: ${command}: ${code}`))
      })
    }),
} satisfies Partial<Shell>)
