import type { BrowserWindow, NativeTheme, Screen, Session } from 'electron'
import type { EventChannel } from '../../shared/channels.ts'
import type { Events } from '../../shared/contract.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { placeWindow, type Bounds } from './bounds.ts'
import { recoverPage } from './page-crash.ts'
import type { PageAddress } from './page.ts'
import { followWindow, loadPage, windowOptions } from './window.ts'
import type { WindowFile } from './window-file.ts'

interface Deps {
  readonly BrowserWindow: typeof BrowserWindow
  readonly screen: Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>
  readonly session: Session
  readonly page: PageAddress
  readonly preload: string
  readonly isPackaged: boolean
  readonly file: WindowFile
  readonly clock: Clock
  readonly log: Log
  /** A document is no longer there, nor whatever in it waited for a person: closed, crashed or loaded anew. */
  readonly onPageGone: () => void
}

/** The app's one window, which on a Mac may be closed and opened again while the app lives on. */
export interface AppWindow {
  current(): BrowserWindow | null
  /** Opens the window, or brings the open one to the front. */
  show(): void
  /** Shows the window at a place of its own: what a click outside it asked for. */
  go(place: Events['go']): void
  hide(): void
  /** Loads the page anew from its first address: nothing is left of the old document, nor of the places it was at. */
  renew(): void
  /** Pushes an event to the page; without a window there is nobody to tell. */
  send<E extends EventChannel>(channel: E, payload: Events[E]): void
}

export function createAppWindow(deps: Deps): AppWindow {
  let window: BrowserWindow | null = null
  /** Resolves once the page hears events. */
  let loaded: Promise<void> = Promise.resolve()
  let renewals = 0

  const open = (): BrowserWindow => {
    const isDark = deps.nativeTheme.shouldUseDarkColors
    const { preload, session, isPackaged, page, clock, log } = deps
    const look = { bounds: boundsOf(deps), isDark, isPackaged, preload, session }
    const opened = new deps.BrowserWindow(windowOptions(look))
    const load = (what: 'app' | 'stopped'): Promise<void> => loadPage(opened, page, what)
    followWindow(opened, deps.file)
    recoverPage(opened.webContents, { clock, log, load })
    opened.webContents.on('did-navigate', deps.onPageGone) // by then the next document has said nothing yet
    opened.on('closed', () => {
      if (window === opened) window = null
      deps.onPageGone()
    })
    loaded = load('app').catch((error: unknown) => void log.error('page-load', error))
    return opened
  }
  const show = (): void => {
    if (window === null) {
      window = open()
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  // A load that is called off leaves the old document where it is. Then the window goes, and it with the window.
  const renew = (): void => {
    const old = window
    if (old === null) return
    const mine = ++renewals
    loaded = loadPage(old, deps.page)
      .then(() => old.webContents.navigationHistory.clear())
      .catch((error: unknown) => {
        deps.log.error('page-renew', error)
        if (mine !== renewals || window !== old) return
        window = open()
        old.destroy()
      })
  }

  return {
    current: () => window,
    show,
    renew,
    go: (place) => {
      show()
      void loaded.then(() => window?.webContents.send('go', place))
    },
    hide: () => window?.hide(),
    send: (channel, payload) => window?.webContents.send(channel, payload),
  }
}

/** Where it was last, as far as that is still on a screen. */
function boundsOf({ screen, file }: Deps): Bounds {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  return placeWindow(
    file.state.bounds,
    [primary, ...others].map((display) => display.workArea),
  )
}
