import type { BrowserWindow, BrowserWindowConstructorOptions, NativeTheme, Screen, Session } from 'electron'
import type { EventChannel } from '../../shared/channels.ts'
import type { Events } from '../../shared/contract.ts'
import type { Log } from '../log.ts'
import type { PageAddress } from './page.ts'
import { backgroundColour, loadPage, pagePreferences } from './window.ts'

/** As large as one number, a name and two buttons. */
export const pocketSize = { width: 300, height: 170 } as const
const marginFromEdge = 24

interface Deps {
  readonly BrowserWindow: typeof BrowserWindow
  readonly screen: Pick<Screen, 'getPrimaryDisplay'>
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>
  readonly session: Session
  readonly page: PageAddress
  readonly preload: string
  readonly isPackaged: boolean
  readonly log: Log
  /** The person closed it, which is how one says that it is no longer wanted. */
  readonly onClosedByPerson: () => void
}

export interface PocketWindow {
  current(): BrowserWindow | null
  /** Opens it, or leaves the open one as it is: it must not take the keyboard from whatever the person does. */
  show(): void
  close(): void
  send<E extends EventChannel>(channel: E, payload: Events[E]): void
}

/** The small window that stays on top: the same page, preload, session and guards as the large one. */
export function createPocketWindow(deps: Deps): PocketWindow {
  let window: BrowserWindow | null = null

  const open = (): BrowserWindow => {
    const opened = new deps.BrowserWindow(pocketOptions(deps))
    opened.once('ready-to-show', () => opened.showInactive())
    opened.on('closed', () => {
      const wasOurs = window === null
      window = null
      if (!wasOurs) deps.onClosedByPerson()
    })
    loadPage(opened, deps.page, 'pocket').catch((error: unknown) => deps.log.error('pocket-load', error))
    return opened
  }

  return {
    current: () => window,
    show: () => {
      window ??= open()
    },
    close: () => {
      const closing = window
      window = null // before it ends: then nobody takes it for the person's own doing
      closing?.destroy()
    },
    send: (channel, payload) => window?.webContents.send(channel, payload),
  }
}

/** In the lower right corner, without a frame: the page has its own place to be dragged by. */
function pocketOptions(deps: Deps): BrowserWindowConstructorOptions {
  const { x, y, width, height } = deps.screen.getPrimaryDisplay().workArea
  return {
    ...pocketSize,
    x: x + width - pocketSize.width - marginFromEdge,
    y: y + height - pocketSize.height - marginFromEdge,
    title: 'Oversikt',
    show: false,
    frame: false,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    backgroundColor: backgroundColour(deps.nativeTheme.shouldUseDarkColors),
    webPreferences: pagePreferences(deps),
  }
}
