import type { CdpPayload, CdpSession } from './cdp.ts'
import { isHeadless } from './flags.ts'
import type { Chromium } from './launch.ts'

/** In points of the screen. */
export interface PageBounds {
  readonly width: number
  readonly height: number
  readonly x?: number | undefined
  readonly y?: number | undefined
}

/** A page that waits for its first document until it is released. */
export interface OpenedPage {
  readonly targetId: string
  /** Chromium's own name for the storage the page lives in. */
  readonly contextId: string | undefined
  readonly session: CdpSession
  release(): Promise<void>
}

/** `status` and `errorCode` are Chromium's own words for how the page's process ended. */
export interface PageWatcher {
  closed(): void
  /** The page began a download, which Chromium has been told to refuse. */
  download(url: string, fileName: string): void
  crashed(status: string, errorCode: number): void
}

export interface Browser {
  readonly cdp: CdpSession
  /**
   * Opens a page in a window of its own.
   * @param partition storage in memory, one for each name; null for the profile's own
   */
  openPage(bounds: PageBounds, partition: string | null): Promise<OpenedPage>
  /** Tells what becomes of a page, whoever did it. */
  watch(targetId: string, watcher: PageWatcher): void
}

/**
 * A page starts empty: were it opened at the app's address, Playwright, which is attached as well, might let it go
 * before the host's scripts are in place.
 */
const emptyPage = 'data:text/html,<title>%20</title>'

/** Follows Chromium's pages. Whatever the app did not open itself, a pop-up for one, is closed at once. */
export async function followPages({ connection, openAppWindow }: Chromium): Promise<Browser> {
  const cdp = connection.browser
  let expected: ((page: OpenedPage) => void) | undefined
  let lastOpening: Promise<unknown> = Promise.resolve()
  const watchers = new Map<string, PageWatcher>()
  const contexts = new Map<string, Promise<string>>()

  cdp.on('Target.attachedToTarget', (attached) => {
    const opened = openedPage(connection.session(attached.sessionId), attached)
    const { type, targetId, openerId } = attached.targetInfo
    if (type === 'page' && openerId === undefined && expected !== undefined) {
      expected(opened)
      expected = undefined
    } else if (type === 'page') cdp.send('Target.closeTarget', { targetId }).catch(ignoreGone)
    else opened.release().catch(ignoreGone)
  })
  cdp.on('Target.targetDestroyed', ({ targetId }) => {
    watchers.get(targetId)?.closed()
    watchers.delete(targetId)
  })
  cdp.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    watchers.get(frameId)?.download(url, suggestedFilename) // a main frame has its page's id
  })
  cdp.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
    watchers.get(targetId)?.crashed(status, errorCode)
  })
  await Promise.all([
    cdp.send('Target.setDiscoverTargets', { discover: true }),
    cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ])

  const contextOf = (partition: string): Promise<string> => {
    const context =
      contexts.get(partition) ??
      cdp.send('Target.createBrowserContext').then(({ browserContextId }) => browserContextId)
    contexts.set(partition, context)
    return context
  }
  const open = async (bounds: PageBounds, partition: string | null): Promise<OpenedPage> => {
    const { width, height } = bounds
    const context = partition !== null && isHeadless ? { browserContextId: await contextOf(partition) } : {}
    const next = new Promise<OpenedPage>((resolve) => {
      expected = resolve
    })
    if (isHeadless) {
      await cdp.send('Target.createTarget', { url: emptyPage, newWindow: true, width, height, ...context })
    } else openAppWindow(appWindowArguments(bounds, partition))
    const opened = await next
    // Once a storage: downloads are the host's to refuse, and the app's to hear of.
    const refusal = { behavior: 'deny', eventsEnabled: true } as const
    const where = opened.contextId === undefined ? {} : { browserContextId: opened.contextId }
    cdp.send('Browser.setDownloadBehavior', { ...refusal, ...where }).catch(ignoreGone)
    return opened
  }
  // One after the other: an attached page does not say who asked for it.
  const openPage = (bounds: PageBounds, partition: string | null): Promise<OpenedPage> => {
    const opening = lastOpening.then(() => open(bounds, partition))
    lastOpening = opening.catch(() => undefined)
    return opening
  }
  return { cdp, openPage, watch: (targetId, watcher) => void watchers.set(targetId, watcher) }
}

function openedPage(
  session: CdpSession,
  { targetInfo, waitingForDebugger }: CdpPayload<'Target.attachedToTarget'>,
): OpenedPage {
  return {
    targetId: targetInfo.targetId,
    contextId: targetInfo.browserContextId,
    session,
    release: async () => {
      if (waitingForDebugger) await session.send('Runtime.runIfWaitingForDebugger')
    },
  }
}

/** `--app` gives a window without tabs and address bar. Chromium has one storage in memory that such a window can use. */
function appWindowArguments({ width, height, x, y }: PageBounds, partition: string | null): string[] {
  return [
    `--window-size=${width},${height}`,
    ...(x === undefined || y === undefined ? [] : [`--window-position=${x},${y}`]),
    ...(partition === null ? [] : ['--incognito']),
    `--app=${emptyPage}`,
  ]
}

/** The page closed while it was spoken to, which is what was wanted of it. */
function ignoreGone(): void {}
