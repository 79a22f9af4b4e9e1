import type { PowerMonitor } from 'electron'
import type { Clock } from '../clock.ts'

/** No look is further off than this: a clock that was set, or a sleep nobody told of, is found out within it. */
const longestPauseMs = 60_000

export interface IdleWatch {
  /** Looks now, and again when the time could be up: after a change of what counts as long, and when a machine wakes. */
  look(): void
  /** The person has just been here, even if no key of this machine was touched: BankID is approved on a telephone. */
  restart(): void
}

/**
 * Tells once that nobody has touched this machine for as long as `limitMs` says; from then on it is silent until asked again.
 * What counts is input anywhere in the system, not in our windows alone: somebody who reads a balance and writes it into
 * another program is there. A desktop that cannot say how long ago that was (Wayland without an idle protocol) answers 0,
 * and nothing is locked by time there.
 */
export function watchIdle(deps: {
  readonly powerMonitor: Pick<PowerMonitor, 'getSystemIdleTime'>
  readonly clock: Clock
  /** null: nobody wants to know. In ms. */
  readonly limitMs: () => number | null
  readonly onIdle: () => void
}): IdleWatch {
  const { powerMonitor, clock, limitMs, onIdle } = deps
  let hereAt = clock.now()
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    clearTimeout(timer)
    const limit = limitMs()
    if (limit === null) return
    hereAt = Math.min(hereAt, clock.now()) // the clock was set back: nobody was here in the future
    const idleMs = Math.min(powerMonitor.getSystemIdleTime() * 1000, clock.now() - hereAt)
    if (idleMs >= limit) return onIdle()
    timer = setTimeout(look, Math.min(limit - idleMs, longestPauseMs))
    timer.unref()
  }
  return {
    look,
    restart: () => {
      hereAt = clock.now()
      look()
    },
  }
}
