import type { WebFrameMain } from 'electron'
import { standIn } from '../api/missing.ts'
import { originOf, toOutside } from '../api/schemes.ts'
import type { CdpSession } from '../chromium/cdp.ts'

/** The part of Electron's frame that this host knows. */
export type Frame = Pick<WebFrameMain, 'url' | 'origin' | 'frameToken' | 'processId' | 'routingId'> & {
  readonly parent: Frame | null
  readonly top: Frame
}

/** The frames of one page, as they come and go. */
export class FrameTree {
  readonly #frames = new Map<string, Frame>()
  readonly #urls = new Map<string, string>()
  #mainId = ''
  #lastRoutingId = 0
  /** The same object for as long as the page lives. */
  readonly main: Frame = this.#frame(() => this.#mainId, null)

  /** @param mainId the main frame's id, which is also its page's */
  follow(session: CdpSession, mainId: string): void {
    this.#mainId = mainId
    this.#frames.set(mainId, this.main)
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.#frames.set(
        frameId,
        this.#frame(() => frameId, this.of(parentFrameId)),
      )
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (!frame.url.startsWith('data:') || frame.parentId !== undefined) {
        this.#urls.set(frame.id, toOutside(frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? ''))
      }
    })
    session.on(
      'Page.navigatedWithinDocument',
      ({ frameId, url }) => void this.#urls.set(frameId, toOutside(url)),
    )
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#frames.delete(frameId)
    })
  }

  /** Null for a frame that has gone. */
  of(frameId: string): Frame | null {
    return this.#frames.get(frameId) ?? null
  }

  isMain(frameId: string): boolean {
    return frameId === this.#mainId
  }

  #frame(id: () => string, parent: Frame | null): Frame {
    const urlNow = (): string => this.#urls.get(id()) ?? ''
    const routingId = ++this.#lastRoutingId
    const frame: Frame = standIn('WebFrameMain', {
      get url() {
        return urlNow()
      },
      get origin() {
        return originOf(urlNow())
      },
      get frameToken() {
        return id()
      },
      get top() {
        return parent === null ? frame : parent.top
      },
      parent,
      routingId,
      processId: 1,
    })
    return frame
  }
}
