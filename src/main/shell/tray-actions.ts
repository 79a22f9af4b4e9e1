import { isAppError } from '../../shared/errors.ts'
import type { Core } from '../core.ts'
import type { Log } from '../log.ts'
import type { AppWindow } from './app-window.ts'
import { pauseAll, syncAll } from './banks.ts'
import type { TrayActions } from './tray-menu.ts'

interface Deps {
  /** Not there yet when the icon is made. */
  readonly core: Promise<Pick<Core, 'handlers' | 'lock' | 'onEvent'>>
  readonly window: Pick<AppWindow, 'show' | 'go'>
  readonly lockNow: () => void
  readonly quit: () => void
  readonly log: Log
}

/** What the tray's menu does. Nobody waits for it there, so what fails is logged. */
export function trayActions({ core, window, lockNow, quit, log }: Deps): TrayActions {
  const ask = (what: string, work: (ready: Awaited<typeof core>) => unknown): void => {
    core.then(work).catch((error: unknown) => {
      if (!isAppError(error, 'app-locked')) log.error(what, error) // it became so under the hand
    })
  }
  return {
    refresh: () => ask('pocket:refresh', ({ handlers }) => handlers['pocket:refresh'](undefined)),
    unpin: () => ask('pocket:unpin', ({ handlers }) => handlers['pocket:unpin'](undefined)),
    syncAll: () => ask('sync:run', (ready) => syncAll(ready, log)),
    pauseAll: (isPaused) => ask('connection:pause', (ready) => pauseAll(ready, isPaused)),
    lockNow,
    openMain: () => window.show(),
    open: (place) => window.go(place),
    quit,
  }
}
