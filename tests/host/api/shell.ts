import { spawn } from 'node:child_process'
import type { Shell } from 'electron'
import { standIn } from './missing.ts'

const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'

/** A plain object, in which a test may overwrite any function. */
export const shell = standIn('shell', {
  /** @throws Error when the system's opener cannot be started, or refuses */
  openExternal: (url: string) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
      child.once('error', (error) => reject(new Error(`Failed to open: ${error.message}`)))
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`Failed to open: ${opener}: ${code}`)),
      )
    }),
} satisfies Partial<Shell>)
