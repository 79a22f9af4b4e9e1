import type { CdpSession } from './cdp.ts'
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
interface AttachedPage {
  readonly targetId: string
  readonly session: CdpSession
  release(): Promise<void>
}

export interface OpenedPage extends AttachedPage {
  /** Names the page's storage where permissions are set; null where none can be, and Chromium denies them all. */
  readonly permissionContext: { readonly browserContextId?: string } | null
}

/** `status` and `errorCode` are Chromium's own words for how the page's process ended. */
export interface PageWatcher {
  closed(): void
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
  let expected: ((page: AttachedPage) => void) | undefined
  const watchers = new Map<string, PageWatcher>()

  cdp.on('Target.attachedToTarget', (attached) => {
    const { type, targetId, openerId } = attached.targetInfo
    const session = connection.session(attached.sessionId)
    const release = async (): Promise<void> => {
      if (attached.waitingForDebugger) await session.send('Runtime.runIfWaitingForDebugger')
    }
    if (type === 'page' && openerId === undefined && expected !== undefined) {
      expected({ targetId, session, release })
      expected = undefined
    } else if (type === 'page') cdp.send('Target.closeTarget', { targetId }).catch(ignoreGone)
    else release().catch(ignoreGone)
  })
  cdp.on('Target.targetDestroyed', ({ targetId }) => {
    watchers.get(targetId)?.closed()
    watchers.delete(targetId)
  })
  cdp.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
    watchers.get(targetId)?.crashed(status, errorCode)
  })
  await Promise.all([
    cdp.send('Target.setDiscoverTargets', { discover: true }),
    cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ])

  const nextPage = (): Promise<AttachedPage> =>
    new Promise((resolve) => {
      expected = resolve
    })
  const openPage = pageOpener(cdp, openAppWindow, nextPage)
  return { cdp, openPage, watch: (targetId, watcher) => void watchers.set(targetId, watcher) }
}

/** One after the other: an attached page does not say who asked for it. */
function pageOpener(
  cdp: CdpSession,
  openAppWindow: Chromium['openAppWindow'],
  nextPage: () => Promise<AttachedPage>,
): Browser['openPage'] {
  const contexts = new Map<string, Promise<{ readonly browserContextId: string }>>()
  let last: Promise<unknown> = Promise.resolve()

  const openHeadless = async (bounds: PageBounds, partition: string | null): Promise<OpenedPage> => {
    const { width, height } = bounds
    const made =
      partition === null ? {} : (contexts.get(partition) ?? cdp.send('Target.createBrowserContext'))
    if (partition !== null) contexts.set(partition, made as Promise<{ readonly browserContextId: string }>)
    const permissionContext = await made
    const next = nextPage()
    await cdp.send('Target.createTarget', {
      url: emptyPage,
      newWindow: true,
      width,
      height,
      ...permissionContext,
    })
    return { ...(await next), permissionContext }
  }
  const openInWindow = async (bounds: PageBounds, partition: string | null): Promise<OpenedPage> => {
    const next = nextPage()
    openAppWindow(appWindowArguments(bounds, partition))
    return { ...(await next), permissionContext: partition === null ? {} : null }
  }
  return (bounds, partition) => {
    const opening = last.then(() => (isHeadless ? openHeadless : openInWindow)(bounds, partition))
    last = opening.catch(() => undefined)
    return opening
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
