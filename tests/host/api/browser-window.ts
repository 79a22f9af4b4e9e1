import type {
  BrowserWindow as ElectronBrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
} from 'electron'
import { browser } from '../chromium/running.ts'
import type { OpenedPage } from '../chromium/browser.ts'
import { Placement } from '../window/placement.ts'
import { app } from './app.ts'
import { appState } from './app-state.ts'
import { hostEvent } from './event.ts'
import { notAvailable, StandInEmitter } from './missing.ts'
import { defaultSession, fromPartition, sessionParts, type Session } from './session.ts'
import { painted, WebContents } from './web-contents.ts'
import { windows } from './windows.ts'

type Used = Exclude<keyof BrowserWindow, keyof StandInEmitter | 'webContents'> & keyof ElectronBrowserWindow

const events = new Set([
  'close',
  'closed',
  'hide',
  'maximize',
  'minimize',
  'move',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize',
])

const open = new Map<number, BrowserWindow>()
let lastId = 0

export class BrowserWindow extends StandInEmitter implements Pick<ElectronBrowserWindow, Used> {
  override readonly knownEvents: ReadonlySet<string> = events
  readonly id = ++lastId
  readonly webContents: WebContents
  readonly #placement: Placement
  readonly #opening: Promise<OpenedPage>
  #title: string
  #isVisible: boolean
  #end: 'open' | 'closing' | 'closed' = 'open'

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!appState.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    const { webPreferences = {}, title = app.getName(), show = true } = options
    refuseUnsafe(webPreferences)
    this.#placement = new Placement(options)
    this.#title = title
    this.#isVisible = show
    const partition = webPreferences.partition
    const session =
      (webPreferences.session as Session | undefined) ??
      (partition === undefined ? defaultSession : fromPartition(partition))
    this.#opening = this.#openPage(sessionParts(session).partition)
    const { width, height } = this.#placement.bounds
    const pageOptions = { preload: webPreferences.preload, width, height }
    this.webContents = new WebContents(this.id, session, this.#opening, pageOptions)
    this.webContents.once(painted, () => this.emit('ready-to-show', hostEvent()))
    open.set(this.id, this)
    windows.add(this.id, { close: () => this.#close(), destroy: () => this.destroy() })
    app.emit('web-contents-created', hostEvent(), this.webContents)
    app.emit('browser-window-created', hostEvent(), this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open.values()]
  }

  static fromId(id: number): BrowserWindow | null {
    return open.get(id) ?? null
  }

  static fromWebContents(contents: object): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  /** The window shown last: this host does not know where the keyboard is. */
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().findLast((window) => window.isVisible()) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  close(): void {
    this.#close()
  }

  destroy(): void {
    if (this.#end === 'closed') return
    this.#end = 'closing'
    this.#opening
      .then(async ({ targetId }) => (await browser()).cdp.send('Target.closeTarget', { targetId }))
      .catch(() => undefined) // it never opened, or went with Chromium
      .finally(() => this.#closed())
  }

  isDestroyed(): boolean {
    return this.#end === 'closed'
  }

  show(): void {
    if (!this.#isVisible) this.emit('show', hostEvent())
    this.#isVisible = true
    this.focus()
  }

  /** Chromium has no way to show a window without bringing it to the front; here it is at least not asked to. */
  showInactive(): void {
    if (!this.#isVisible) this.emit('show', hostEvent())
    this.#isVisible = true
  }

  /** A window with a display gives way to others; without one there is nothing to hide. */
  hide(): void {
    if (this.#isVisible) this.emit('hide', hostEvent())
    this.#isVisible = false
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  focus(): void {
    this.#opening.then(({ session }) => session.send('Page.bringToFront')).catch(() => undefined) // it has closed
  }

  maximize(): void {
    this.#isVisible = true // as documented: it shows a hidden window
    this.#setState('maximized', 'maximize')
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#setState('normal', 'unmaximize')
  }

  minimize(): void {
    this.#setState('minimized', 'minimize')
  }

  restore(): void {
    if (this.isMinimized()) this.#setState('normal', 'restore')
  }

  isMaximized(): boolean {
    return this.#placement.state === 'maximized'
  }

  isMinimized(): boolean {
    return this.#placement.state === 'minimized'
  }

  getBounds(): Rectangle {
    return this.#placement.bounds
  }

  getNormalBounds(): Rectangle {
    return this.#placement.normalBounds
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.getBounds()
    this.#placement.setBounds(bounds)
    const { x, y, width, height } = this.getBounds()
    if (width !== before.width || height !== before.height) this.emit('resize', hostEvent())
    if (x !== before.x || y !== before.y) this.emit('move', hostEvent())
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  async #openPage(partition: string | null): Promise<OpenedPage> {
    const running = await browser()
    const opened = await running.openPage(this.#placement.normalBounds, partition)
    running.watch(opened.targetId, {
      closed: () => this.#pageClosed(),
      crashed: (status, errorCode) => {
        const details = this.webContents.processGone(status, errorCode)
        app.emit('render-process-gone', hostEvent(), this.webContents, details)
      },
    })
    this.#placement.attach(running.cdp, opened)
    return opened
  }

  #close(): boolean {
    if (this.#end !== 'open') return true
    const event = hostEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.destroy()
    return true
  }

  /** Chromium closed it: the person did, with the window's own button. The app hears of it, too late to say no. */
  #pageClosed(): void {
    if (this.#end === 'open') this.emit('close', hostEvent())
    this.#closed()
  }

  #closed(): void {
    if (this.#end === 'closed') return
    this.#end = 'closed'
    open.delete(this.id)
    this.webContents[Symbol.dispose]()
    this.emit('closed', hostEvent())
    windows.remove(this.id)
  }

  #setState(
    state: 'normal' | 'maximized' | 'minimized',
    event: 'maximize' | 'unmaximize' | 'minimize' | 'restore',
  ) {
    if (this.#placement.state === state) return
    this.#placement.setState(state)
    this.emit(event, hostEvent())
  }
}

/** This host has only isolated pages without Node; a window that asks for another kind must not seem to get it. */
function refuseUnsafe(preferences: NonNullable<BrowserWindowConstructorOptions['webPreferences']>): void {
  const { contextIsolation = true, sandbox = true, nodeIntegration = false, webSecurity = true } = preferences
  if (!contextIsolation) throw notAvailable('contextIsolation: false')
  if (!sandbox) throw notAvailable('sandbox: false')
  if (nodeIntegration) throw notAvailable('nodeIntegration: true')
  if (!webSecurity) throw notAvailable('webSecurity: false')
}
