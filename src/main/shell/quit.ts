import type { App } from 'electron'
import type { Log } from '../log.ts'

/** A sync that is told to stop ends within one bank call's time-out at worst; the person should not wait that long. */
export const longestCloseMs = 5_000

/**
 * Quitting waits for the work to come to a stand: running jobs cancelled, the store closed. After five seconds it goes on
 * anyway, which is safe, because every page of a sync is committed as it arrives.
 * @param beginClosing called once, right away: hides the window, so that quitting feels like quitting
 */
export function closeBeforeQuit(
  app: Pick<App, 'on' | 'quit'>,
  deps: { readonly log: Log; readonly beginClosing: () => void; readonly close: () => Promise<void> },
): void {
  let stage: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (stage === 'closed') return
    event.preventDefault()
    if (stage === 'closing') return
    stage = 'closing'
    deps.beginClosing()
    void closeInTime(deps).then(() => {
      stage = 'closed'
      app.quit()
    })
  })
}

async function closeInTime({
  log,
  close,
}: {
  readonly log: Log
  readonly close: () => Promise<void>
}): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.event('close-timed-out', { durationMs: longestCloseMs })
      resolve()
    }, longestCloseMs)
  })
  try {
    await Promise.race([close(), tooLong])
  } catch (error) {
    log.error('close', error)
  } finally {
    clearTimeout(timer)
  }
}
