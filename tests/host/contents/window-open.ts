import type { HandlerDetails, WebContents } from 'electron'
import { notAvailable, standIn } from '../api/missing.ts'
import { toOutside } from '../api/schemes.ts'
import type { CdpPayload } from '../chromium/cdp.ts'

export type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** Asks the app about a window that a page wants. This host never opens one; it says so when it should have. */
export function askToOpen(
  { url, windowName }: CdpPayload<'Page.windowOpen'>,
  handler: OpenHandler | null,
): void {
  // The protocol does not tell the rest of Electron's details as the page gave it.
  const details = standIn('HandlerDetails', { url: toOutside(url), frameName: windowName })
  const answer = handler?.(details as HandlerDetails)
  if (answer?.action !== 'deny') console.error(notAvailable('a window that a page opens').message)
}
