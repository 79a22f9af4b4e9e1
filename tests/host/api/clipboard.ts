import type { Clipboard } from 'electron'
import { standIn } from './missing.ts'

let held = ''

/** Nobody else's clipboard: what main copies, main can paste. The page's own copying is Chromium's. */
export const clipboard = standIn('clipboard', {
  readText: () => Promise.resolve(held),
  writeText: (text: string) => {
    held = text
    return Promise.resolve()
  },
  clear: () => {
    held = ''
  },
} satisfies Partial<Clipboard>)
