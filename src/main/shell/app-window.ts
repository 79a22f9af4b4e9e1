import type { BrowserWindow, NativeTheme, Screen, Session } from 'electron'
import type { EventChannel } from '../../shared/channels.ts'
import type { Events } from '../../shared/contract.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { placeWindow } from './bounds.ts'
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
}

/** The app's one window, which on a Mac may be closed and opened again while the app lives on. */
export interface AppWindow {
  current(): BrowserWindow | null
  /** Opens the window, or brings the open one to the front. */
  show(): void
  /** Shows the window at a place of its own: what a click outside it asked for. */
  go(place: Events['go']): void
  hide(): void
  /** Pushes an event to the page; without a window there is nobody to tell. */
  send<E extends EventChannel>(channel: E, payload: Events[E]): void
}

export function createAppWindow(deps: Deps): AppWindow {
  let window: BrowserWindow | null = null
  /** Resolves once the page hears events. */
  let loaded: Promise<void> = Promise.resolve()

  const open = (): BrowserWindow => {
    const primary = deps.screen.getPrimaryDisplay()
    const others = deps.screen.getAllDisplays().filter((display) => display.id !== primary.id)
    const bounds = placeWindow(
      deps.file.state.bounds,
      [primary, ...others].map((display) => display.workArea),
    )
    const isDark = deps.nativeTheme.shouldUseDarkColors
    const { preload, session, isPackaged, page, clock, log } = deps
    const opened = new deps.BrowserWindow(windowOptions({ bounds, isDark, isPackaged, preload, session }))
    const load = (what: 'app' | 'stopped'): Promise<void> => loadPage(opened, page, what)
    followWindow(opened, deps.file)
    recoverPage(opened.webContents, { clock, log, load })
    opened.on('closed', () => {
      window = null
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

  return {
    current: () => window,
    show,
    go: (place) => {
      show()
      void loaded.then(() => window?.webContents.send('go', place))
    },
    hide: () => window?.hide(),
    send: (channel, payload) => window?.webContents.send(channel, payload),
  }
}
