import type { EventChannel } from '../../shared/channels.ts'
import type { Events, Handlers, Pocket } from '../../shared/contract.ts'
import type { Log } from '../log.ts'
import type { PocketWindow } from './pocket-window.ts'
import type { PocketTray } from './tray.ts'

/** The part of `Core` this file needs. */
export interface PocketSource {
  readonly handlers: Pick<Handlers, 'app:status' | 'pocket:get'>
  onEvent(listener: <E extends EventChannel>(channel: E, payload: Events[E]) => void): () => void
}

/**
 * Shows the small window and the tray while an account is pinned, now and after every change. Without an open profile
 * nothing is pinned.
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
    if (pocket === null) {
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
    const { problem } = await core.handlers['app:status'](undefined)
    return problem === null ? await core.handlers['pocket:get'](undefined) : null
  } catch (error) {
    log.error('pocket', error)
    return null
  }
}

function concernsPocket({ topics }: Events['stale']): boolean {
  return topics.some((topic) => topic === 'pocket' || topic === 'accounts' || topic === 'status')
}
