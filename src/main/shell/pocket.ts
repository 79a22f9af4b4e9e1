import type { EventChannel } from '../../shared/channels.ts'
import type { Events, Handlers, Pocket } from '../../shared/contract.ts'
import { isAppError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'
import type { PocketWindow } from './pocket-window.ts'
import type { PocketTray } from './tray.ts'

/** The part of `Core` this file needs. */
export interface PocketSource {
  readonly handlers: Pick<Handlers, 'app:status' | 'pocket:get'>
  readonly lock: { isLocked(): boolean }
  onEvent(listener: <E extends EventChannel>(channel: E, payload: Events[E]) => void): () => void
}

/**
 * Shows the small window and the tray while an account is pinned, now and after every change. Without an open profile
 * nothing is pinned, and while the app is locked nothing is shown, whatever was pinned a moment ago.
 */
export async function followPocket(
  core: PocketSource,
  window: Pick<PocketWindow, 'show' | 'close'>,
  tray: PocketTray,
  log: Log,
): Promise<void> {
  let newest = 0
  const refresh = async (): Promise<void> => {
    const mine = ++newest
    const pocket = await pinned(core, log)
    if (mine !== newest) return // what was asked later counts
    if (pocket === null || core.lock.isLocked()) {
      window.close()
      tray.remove()
    } else {
      window.show()
      tray.show(pocket)
    }
  }
  core.onEvent((channel, payload) => {
    if (channel === 'stale' && concernsPocket(payload as Events['stale'])) void refresh()
  })
  await refresh()
}

async function pinned(core: PocketSource, log: Log): Promise<Pocket | null> {
  try {
    const { problem, locked } = await core.handlers['app:status'](undefined)
    return problem === null && locked === null ? await core.handlers['pocket:get'](undefined) : null
  } catch (error) {
    if (!isAppError(error, 'app-locked')) log.error('pocket', error) // it became so meanwhile
    return null
  }
}

function concernsPocket({ topics }: Events['stale']): boolean {
  return topics.some((topic) => topic === 'pocket' || topic === 'accounts' || topic === 'status')
}
