import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { themes } from '../../shared/contract.ts'
import type { Log } from '../log.ts'

const coordinate = z.int().min(-100_000).max(100_000)
const length = z.int().min(1).max(100_000)

/** What the window needs before the encrypted store is open. Nothing about the person in it. */
const windowState = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: length, height: length }).nullable(),
  isMaximised: z.boolean(),
  /** The theme last chosen in Settings: the window's first colour, so that a dark evening has no white flash. */
  theme: z.enum(themes),
})
export type WindowState = Readonly<z.infer<typeof windowState>>

const firstStart: WindowState = { bounds: null, isMaximised: false, theme: 'system' }

/** The window's own small file. Losing it costs a size and a place, so nothing here throws. */
export interface WindowFile {
  readonly state: WindowState
  /** Replaces the named parts and writes the file. */
  update(part: Partial<WindowState>): void
}

/** Opens `window.json`. A file that is missing, damaged or from elsewhere is a first start. */
export function openWindowFile(file: string, log: Log): WindowFile {
  let state = read(file, log)
  return {
    get state() {
      return state
    },
    update: (part) => {
      state = { ...state, ...part }
      try {
        // Written beside and renamed: a machine switched off meanwhile leaves the old file or the new one.
        writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
        renameSync(`${file}.new`, file)
      } catch (error) {
        log.error('window-file:write', error)
      }
    },
  }
}

function read(file: string, log: Log): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) log.error('window-file:read', error)
    return firstStart
  }
}
