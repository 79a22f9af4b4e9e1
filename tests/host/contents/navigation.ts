import type { EventEmitter } from 'node:events'
import { hostEvent } from '../api/event.ts'
import { toInside, toOutside } from '../api/schemes.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import type { FrameTree } from './frames.ts'
import { LoadError } from './net-errors.ts'

interface Load {
  readonly url: string
  readonly resolve: () => void
  readonly reject: (error: LoadError) => void
  /** Chromium's name for it, once it has answered. */
  loaderId?: string | undefined
}

/** A document that a frame is about to ask for. */
export interface DocumentRequest {
  readonly url: string
  readonly frameId: string
  readonly isRedirect: boolean
}

/** Where the page goes: what main wants, what the page wants, and the events about both. */
export class Navigation {
  readonly #contents: EventEmitter
  readonly #frames: FrameTree
  #load: Load | null = null
  /** The address main asked for and nobody has requested yet: everything else is the page's own wish. */
  #expected: string | null = null
  #status = 200
  #loaded = ''
  #failure: string | null = null
  isLoading = false

  constructor(contents: EventEmitter, frames: FrameTree) {
    this.#contents = contents
    this.#frames = frames
  }

  /** @throws LoadError as `loadURL` documents it */
  async load(url: string, session: Promise<CdpSession>): Promise<void> {
    const address = URL.parse(url)?.href
    if (address === undefined) throw new LoadError('ERR_INVALID_URL', url)
    this.#load?.reject(new LoadError('ERR_ABORTED', this.#load.url))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const load: Load = { url: address, resolve, reject }
    this.#load = load
    this.#begin(address)
    this.#start(load, session).catch(() => this.fail('ERR_FAILED', load))
    await promise
  }

  reload(session: Promise<CdpSession>): void {
    this.#begin(this.#frames.main.url)
    session.then((page) => page.send('Page.reload')).catch(() => this.fail('ERR_FAILED'))
  }

  /** Whether a frame may go where it, or main, wants; asks the app about all that main did not ask for. */
  mayRequest({ url, frameId, isRedirect }: DocumentRequest): boolean {
    const isMainFrame = this.#frames.isMain(frameId)
    if (isRedirect) return this.#asks('will-redirect', url, frameId)
    if (isMainFrame && this.#expected !== null && withoutHash(this.#expected) === url) {
      this.#expected = null
      return true
    }
    return (
      (!isMainFrame || this.#asks('will-navigate', url, frameId)) &&
      this.#asks('will-frame-navigate', url, frameId)
    )
  }

  /** What the main document was answered with. */
  answered(status: number): void {
    this.#status = status
  }

  /** Why the host itself refused the main document, where Chromium would name something else. */
  refused(name: string): void {
    this.#failure = name
  }

  /** The load under way, or the given one, has come to nothing. */
  fail(name: string, load: Load | null = this.#load): void {
    if (load === null || load !== this.#load) return
    this.#load = null
    this.#expected = null
    const error = new LoadError(this.#failure ?? name, load.url)
    this.#failure = null
    this.#contents.emit('did-fail-load', hostEvent(), error.errno, error.code, load.url, true, 1, 1)
    this.#stop()
    load.reject(error)
  }

  follow(session: CdpSession): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined || frame.unreachableUrl !== undefined || isEmptyPage(frame.url)) return
      this.#contents.emit('did-navigate', hostEvent(), this.#frames.main.url, this.#status, '')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = this.#frames.isMain(frameId)
      if (isMainFrame && this.#load?.url === toOutside(url)) this.#succeed(this.#load)
      this.#contents.emit('did-navigate-in-page', hostEvent(), toOutside(url), isMainFrame, 1, 1)
    })
    session.on('Page.lifecycleEvent', ({ name, frameId, loaderId }) => {
      if (!this.#frames.isMain(frameId) || this.#frames.main.url === '') return
      if (name === 'DOMContentLoaded') this.#contents.emit('dom-ready', hostEvent())
      if (name === 'load') this.#finish(loaderId)
    })
  }

  #begin(url: string): void {
    this.#expected = url
    this.isLoading = true
    this.#contents.emit('did-start-loading', hostEvent())
  }

  async #start(load: Load, session: Promise<CdpSession>): Promise<void> {
    const page = await session
    const { errorText, loaderId } = await page.send('Page.navigate', { url: toInside(load.url) })
    if (this.#load !== load) return // another one has taken its place
    this.#expected = null
    load.loaderId = loaderId
    if (errorText !== undefined && errorText !== '') this.fail(errorText, load)
    // Without a loader it stays within the document, which is told apart, and may have been already.
    else if (loaderId === this.#loaded) this.#succeed(load)
    else if (loaderId === undefined && this.#frames.main.url === load.url) this.#succeed(load)
  }

  #finish(loaderId: string): void {
    this.#loaded = loaderId
    this.#contents.emit('did-finish-load', hostEvent())
    if (this.#load === null) this.#stop()
    else if (this.#load.loaderId === loaderId) this.#succeed(this.#load)
  }

  #succeed(load: Load): void {
    this.#load = null
    this.#stop()
    load.resolve()
  }

  #stop(): void {
    this.isLoading = false
    this.#contents.emit('did-stop-loading', hostEvent())
  }

  #asks(name: string, url: string, frameId: string): boolean {
    const isMainFrame = this.#frames.isMain(frameId)
    const frame = this.#frames.of(frameId)
    const event = hostEvent({ url, isSameDocument: false, isMainFrame, frame })
    this.#contents.emit(name, event, url, false, isMainFrame, 1, frame?.routingId ?? -1)
    return !event.defaultPrevented
  }
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url
}

function isEmptyPage(url: string): boolean {
  return url.startsWith('data:')
}
