import type { EventEmitter } from 'node:events'
import { hostEvent } from './event.ts'
import { notAvailable, standIn } from './missing.ts'
import { toOutside } from './schemes.ts'

/** Tells the page's session of a download. Prevented or not it does not take place; only that is then said aloud. */
export function refuseDownload(
  contents: { readonly session: EventEmitter },
  url: string,
  fileName: string,
): void {
  const item = standIn('DownloadItem', { getURL: () => toOutside(url), getFilename: () => fileName })
  const event = hostEvent()
  contents.session.emit('will-download', event, item, contents)
  if (!event.defaultPrevented) console.error(notAvailable('a download').message)
}
