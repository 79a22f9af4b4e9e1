import type { WebContents } from 'electron'
import { notAvailable } from '../api/missing.ts'
import { toOutside } from '../api/schemes.ts'
import type { CdpPayload } from '../chromium/cdp.ts'

export type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** Asks the app about a window that a page wants. This host never opens one; it only says so when it should have. */
export function askToOpen(asked: CdpPayload<'Page.windowOpen'>, handler: OpenHandler | null): void {
  const { url, windowName, windowFeatures } = asked
  const answer = handler?.({
    url: toOutside(url),
    frameName: windowName,
    features: windowFeatures.join(','),
    disposition: windowFeatures.length === 0 ? 'foreground-tab' : 'new-window',
    referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
  })
  if (answer?.action !== 'deny') console.error(notAvailable('a window that a page opens').message)
}
