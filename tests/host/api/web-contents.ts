import type { NavigationHistory, WebContents as ElectronWebContents } from 'electron'
import type { OpenedPage } from '../chromium/browser.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import { FrameTree, type Frame } from '../contents/frames.ts'
import { IpcChannel } from '../contents/ipc-channel.ts'
import { Navigation } from '../contents/navigation.ts'
import { preparePage, type PageOptions } from '../contents/prepare.ts'
import { answerRequest } from '../contents/requests.ts'
import { askToOpen, type OpenHandler } from '../contents/window-open.ts'
import { preloadMark } from '../page/scripts.ts'
import { mark } from '../timing.ts'
import { refuseDownload } from './downloads.ts'
import { hostEvent } from './event.ts'
import { dispatch } from './ipc-main.ts'
import { standIn, StandInEmitter } from './missing.ts'
import { followTheme } from './native-theme.ts'
import { sessionParts, type Session } from './session.ts'

type Used =
  | 'id'
  | 'loadURL'
  | 'executeJavaScript'
  | 'getURL'
  | 'reload'
  | 'isLoading'
  | 'isDestroyed'
  | 'send'
  | 'setWindowOpenHandler'

/** Told to the window that the page belongs to; Electron's own way there is not public either. */
export const painted = Symbol('painted')

const events = new Set([
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'will-attach-webview', // never: a webview is an element like any other here
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
])

/** Chromium's words for how a page's process ended, and Electron's. */
const goneReasons: Readonly<Record<string, string>> = {
  crashed: 'crashed',
  killed: 'killed',
  oom: 'oom',
  'launch failed': 'launch-failed',
  'integrity failure': 'integrity-failure',
}

export class WebContents extends StandInEmitter implements Pick<ElectronWebContents, Used> {
  override readonly knownEvents: ReadonlySet<string> = events
  readonly id: number
  readonly session: Session
  readonly #frames = new FrameTree()
  readonly #navigation = new Navigation(this, this.#frames)
  /** Settled once everything is in place for the first document. */
  readonly #page: Promise<CdpSession>
  #ipc: IpcChannel | null = null
  #windowOpenHandler: OpenHandler | null = null
  #isDestroyed = false

  constructor(id: number, session: Session, opening: Promise<OpenedPage>, options: PageOptions) {
    super()
    this.id = id
    this.session = session
    this.#page = opening.then((opened) => this.#attach(opened, options))
    this.#page.catch((error: unknown) => {
      if (!this.#isDestroyed) console.error('host: the page could not be opened', error)
    })
  }

  /** Of the places the page was at only that all but the last can be forgotten. */
  readonly navigationHistory = standIn('NavigationHistory', {
    clear: (): void => {
      this.#page.then((page) => page.send('Page.resetNavigationHistory')).catch(() => undefined) // it has closed
    },
  } satisfies Partial<NavigationHistory>)

  get mainFrame(): Frame {
    return this.#frames.main
  }

  /** @throws LoadError with Electron's `errno`, `code` and `url` */
  loadURL(url: string): Promise<void> {
    const loading = this.#navigation.load(url, this.#page)
    loading.catch(() => undefined) // as in Electron: nobody has to wait for it
    return loading
  }

  /** In the page's own world, once it has loaded. @throws Error with what the code threw */
  async executeJavaScript(expression: string, userGesture = false): Promise<unknown> {
    const page = await this.#page
    if (this.getURL() === '' || this.isLoading()) {
      await new Promise<void>((resolve) => this.once('did-stop-loading', () => resolve()))
    }
    const options = { expression, userGesture, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options)
    if (exceptionDetails === undefined) return result.value
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }

  reload(): void {
    this.#navigation.reload(this.#page)
  }

  getURL(): string {
    return this.#frames.main.url
  }

  isLoading(): boolean {
    return this.#navigation.isLoading
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** What is sent while no document of the app is there reaches nobody, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.#ipc?.send(channel, args)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#windowOpenHandler = handler
  }

  /** By the window, when the page has closed. */
  [Symbol.dispose](): void {
    this.#isDestroyed = true
    this.#navigation.fail('ERR_FAILED')
    this.emit('destroyed')
  }

  /** By the window, when the page's process has ended. */
  processGone(status: string, exitCode: number): { readonly reason: string; readonly exitCode: number } {
    const details = { reason: goneReasons[status] ?? 'abnormal-exit', exitCode }
    this.#navigation.fail('ERR_FAILED')
    this.emit('render-process-gone', hostEvent(), details)
    return details
  }

  async #attach(opened: OpenedPage, options: PageOptions): Promise<CdpSession> {
    const { session: page, targetId, permissionContext } = opened
    mark('page attached')
    const contents = this as unknown as ElectronWebContents
    const [frames, navigation, session] = [this.#frames, this.#navigation, sessionParts(this.session)]
    frames.follow(page, targetId)
    navigation.follow(page)
    const ipc = new IpcChannel(page, targetId)
    ipc.onMessage((message) => void dispatch(message, contents, ipc))
    this.#ipc = ipc
    page.on('Fetch.requestPaused', (paused) => {
      const requester = { page, permissionContext, contents, session, frames, navigation }
      answerRequest(paused, requester).catch((error: unknown) =>
        this.#reportRequest(paused.request.url, error),
      )
    })
    page.on('Page.lifecycleEvent', ({ name, frameId }) => {
      if (frameId !== targetId || this.getURL() === '') return
      mark(`page ${name}`)
      if (name === 'firstPaint') this.emit(painted)
    })
    page.on('Page.downloadWillBegin', ({ url, suggestedFilename }) =>
      refuseDownload(this, url, suggestedFilename),
    )
    page.on('Page.windowOpen', (asked) => askToOpen(asked, this.#windowOpenHandler))
    page.on('Runtime.exceptionThrown', ({ exceptionDetails: { url, exception, text } }) => {
      if (url?.endsWith(preloadMark) !== true) return
      const error = new Error(exception?.description ?? text)
      console.error(`Unable to load preload script: ${options.preload}`, error)
      this.emit('preload-error', hostEvent(), options.preload, error)
    })
    await Promise.all([preparePage(page, options), followTheme(page)])
    await opened.release()
    mark('page prepared')
    return page
  }

  /** A request whose page closed or moved on meanwhile has nobody left to answer. */
  #reportRequest(url: string, error: unknown): void {
    const isOver =
      this.#isDestroyed ||
      /Invalid InterceptionId|Chromium has gone|Session with given id/.test(String(error))
    if (!isOver) console.error('host: a request was not answered', url, error)
  }
}
