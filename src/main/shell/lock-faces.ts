import type { EventChannel } from '../../shared/channels.ts'
import type { AppWindow } from './app-window.ts'
import type { LockFace } from './lock.ts'
import type { Notifier } from './notifications.ts'
import type { PocketWindow } from './pocket-window.ts'
import type { AppTray } from './tray.ts'

/** What menu and tray go by until the core is there, and from then on. */
export interface LockControl {
  face: LockFace
  now: () => void
}

/** That something changed, and how an order to unlock with BankID goes. All else that is told may name what is locked. */
export const saidWhileLocked: ReadonlySet<EventChannel> = new Set(['stale', 'order'])

/** Everything of ours that shows something, each as the lock wants it. */
interface Shown {
  readonly window: Pick<AppWindow, 'renew'>
  readonly pocket: Pick<PocketWindow, 'close'>
  readonly tray: Pick<AppTray, 'setLock'>
  readonly notifier: Pick<Notifier, 'setLocked'>
  readonly drawMenu: () => void
}

/**
 * Draws what changed. A page that was open is loaded anew, or its document would still hold in memory all it has shown. Its
 * process is not ended: Electron's way to end one leaves a crash report or a core file behind, with the page's memory in it.
 */
export function drawLock(
  lock: LockControl,
  { window, pocket, tray, notifier, drawMenu }: Shown,
): (face: LockFace, before: LockFace | null) => void {
  return (face, before) => {
    lock.face = face
    const isLocked = face === 'locked'
    if (isLocked && before !== null) window.renew() // at the start the page has shown nothing yet
    if (isLocked) pocket.close()
    notifier.setLocked(isLocked)
    tray.setLock(face)
    drawMenu()
  }
}
