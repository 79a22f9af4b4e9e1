import type { Notification } from 'electron'
import type { Language } from '../../shared/language.ts'
import type { Events } from '../../shared/contract.ts'
import type { Notice } from '../../shared/notice.ts'
import type { Log } from '../log.ts'
import { noticeTexts } from './notice-texts.ts'

interface Deps {
  readonly Notification: typeof Notification
  readonly language: () => Language
  /** Brings the window to the front at the place where the notice is dealt with. */
  readonly open: (place: Events['go']) => void
  readonly log: Log
}

export interface Notifier {
  notify(notice: Notice): void
  /** While locked nothing is said of the person's banks, and what was said is taken away. */
  setLocked(isLocked: boolean): void
}

/** Says things outside the window. Where the desktop shows no notifications the overview says the same. */
export function createNotifier({ Notification: Made, language, open, log }: Deps): Notifier {
  // Electron forgets a notification nobody holds, and its click with it.
  const shown = new Set<Notification>()
  let isLocked = false
  const notify = (notice: Notice): void => {
    if (isLocked || !Made.isSupported()) return
    try {
      const notification = new Made(noticeTexts(notice, language()))
      shown.add(notification)
      notification.on('click', () => open(placeOf(notice)))
      notification.on('close', ({ reason }) => {
        // Windows: gone from the screen by itself it lies in the action centre, from where only we can take it.
        if (reason !== 'timedOut') shown.delete(notification)
      })
      notification.on('failed', () => void shown.delete(notification))
      notification.show()
    } catch (error) {
      log.error('notification', error)
    }
  }
  return {
    notify,
    setLocked: (next) => {
      isLocked = next
      if (!isLocked) return
      for (const notification of shown) notification.close()
      shown.clear() // what was in the action centre tells of no second end
    },
  }
}

/** What only a sign-in mends leads straight to it. */
function placeOf({ kind, connectionId }: Notice): Events['go'] {
  const isMendedByRenewal =
    kind === 'consent-ends' ||
    kind === 'certificate-ends' ||
    kind === 'consent-expired' ||
    kind === 'consent-revoked'
  return { to: isMendedByRenewal ? 'renewal' : 'connections', connectionId }
}
