import type { WebContents } from 'electron'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** Two crashes within this time are one fault that a reload does not cure. */
const againWithinMs = 60_000

/**
 * The page's process may die: out of memory, a fault of Chromium's. The data is in main, so a reload loses nothing but the
 * place on screen. A page that dies again at once is replaced by one without scripts, instead of a loop.
 */
export function recoverPage(
  contents: Pick<WebContents, 'on'>,
  deps: {
    readonly clock: Clock
    readonly log: Log
    readonly load: (what: 'app' | 'stopped') => Promise<void>
  },
): void {
  let crashedAt = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const isAgain = deps.clock.now() - crashedAt < againWithinMs
    crashedAt = deps.clock.now()
    deps.log.event('page-gone', { reason, exitCode, count: isAgain ? 2 : 1 })
    deps.load(isAgain ? 'stopped' : 'app').catch((error: unknown) => deps.log.error('page-reload', error))
  })
}
