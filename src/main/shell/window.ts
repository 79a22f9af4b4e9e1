import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron'
import { minSize, type Bounds } from './bounds.ts'
import { appOrigin, pocketRoute, stoppedPath, type PageAddress } from './page.ts'
import type { WindowFile } from './window-file.ts'

export interface WindowLook {
  readonly bounds: Bounds
  readonly isDark: boolean
  readonly isPackaged: boolean
  /** Path of `out/preload/index.cjs`. */
  readonly preload: string
  readonly session: Session
}

/** The page's own canvas in either theme; the renderer's tokens hold the same two. */
const backgrounds = { light: '#f5f7f7', dark: '#0f1515' } as const

/**
 * The large window. Isolation and sandbox are Electron's defaults and said all the same, because this is where a reviewer
 * looks; whatever would weaken them is absent. `spellcheck` is off because its dictionaries come over the network.
 */
export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...look.bounds,
    minWidth: minSize.width,
    minHeight: minSize.height,
    title: 'Oversikt',
    show: false, // until there is something to see
    backgroundColor: backgroundColour(look.isDark),
    webPreferences: pagePreferences(look),
  }
}

/** What every window of ours gives its page, the small one too. */
export function pagePreferences({
  preload,
  session,
  isPackaged,
}: Pick<WindowLook, 'preload' | 'session' | 'isPackaged'>): WebPreferences {
  return { preload, session, sandbox: true, contextIsolation: true, spellcheck: false, devTools: !isPackaged }
}

/** What stands behind the page until it has painted. */
export function backgroundColour(isDark: boolean): string {
  return isDark ? backgrounds.dark : backgrounds.light
}

/** Shows the window with its first paint, and remembers where the person left it. */
export function followWindow(window: BrowserWindow, file: WindowFile): void {
  if (file.state.isMaximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  // At closing time, not at every move: the window cannot vanish otherwise without the whole app ending.
  window.on('close', () =>
    file.update({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() }),
  )
}

/** The only call that puts an address into a window; all of them are constants of ours. */
export async function loadPage(
  window: Pick<BrowserWindow, 'loadURL'>,
  page: PageAddress,
  what: 'app' | 'pocket' | 'stopped' = 'app',
): Promise<void> {
  const addresses = { app: page.url, pocket: page.url + pocketRoute, stopped: appOrigin + stoppedPath }
  await window.loadURL(addresses[what])
}
