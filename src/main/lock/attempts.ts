import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { removeWhole, writeWhole } from './lock-file.ts'

export interface AttemptsDeps {
  readonly path: string
  readonly clock: Clock
  /** ms since the machine was started. */
  readonly machineUpMs: () => number
}

/** Wrong passwords, counted on disk. */
export interface Attempts {
  /** Until when no password is looked at; null: one may be tried. */
  retryAt(): Instant | null
  /** Counts a try as a wrong one, durably, before anybody looks at it: who kills the app meanwhile has not won it back.
   *  @throws AppError `unlock-wait` with `retryAt`; then nothing is counted and no password must be looked at. */
  begin(): void
  /** It was right: all that was counted is forgotten. */
  forget(): void
}

/** So many wrong ones cost nothing: people mistype. */
const freeTries = 4
const firstWaitMs = 30_000
const longestWaitMs = 3_600_000

/** ms to wait after so many wrong tries in a row. */
export function waitAfter(wrong: number): number {
  return wrong <= freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries - 1))
}

const record = z.strictObject({ wrong: z.int().min(0), upMs: z.number().min(0) })
type Counted = z.infer<typeof record>

/**
 * Waits are counted by the time since the machine was started, which nobody can set: a clock put forward wins nothing, and one put
 * back bars nobody. After a restart of the machine the last try counts as made at that start: the wait begins anew once, and is
 * never longer than an hour. Only under the turn, but for `retryAt`.
 */
export function createAttempts({ path, clock, machineUpMs }: AttemptsDeps): Attempts {
  const leftMs = ({ wrong, upMs }: Counted): number => {
    const now = machineUpMs()
    return Math.max(0, waitAfter(wrong) - (now < upMs ? now : now - upMs))
  }
  const after = (ms: number): Instant => new Date(clock.now() + ms).toISOString()
  return {
    retryAt() {
      const left = leftMs(read(path, machineUpMs))
      return left === 0 ? null : after(left)
    },
    begin() {
      const counted = read(path, machineUpMs)
      const left = leftMs(counted)
      if (left === 0) return write(path, { wrong: counted.wrong + 1, upMs: machineUpMs() })
      // Kept: what was damaged would begin its wait anew at each try, and so would what is of before a restart of the machine once
      // that has been up for as long again.
      write(path, { ...counted, upMs: machineUpMs() < counted.upMs ? 0 : counted.upMs })
      throw new AppError('unlock-wait', 'too many wrong tries', { retryAt: after(left) })
    },
    forget: () => removeWhole(path),
  }
}

function write(path: string, counted: Counted): void {
  writeWhole(path, `${JSON.stringify(counted)}\n`)
}

/** What cannot be read counts as the first wrong try that has to wait, made now: who damages it gains nothing. */
function read(path: string, machineUpMs: () => number): Counted {
  const damaged = (): Counted => ({ wrong: freeTries + 1, upMs: machineUpMs() })
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return isThere ? damaged() : { wrong: 0, upMs: 0 }
  }
  try {
    return record.parse(JSON.parse(text))
  } catch {
    return damaged()
  }
}
