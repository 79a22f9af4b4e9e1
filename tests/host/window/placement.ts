import type { Rectangle } from 'electron'
import { screen } from '../api/screen.ts'
import type { OpenedPage } from '../chromium/browser.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import { isHeadless } from '../chromium/flags.ts'
import { sizePage } from '../contents/prepare.ts'

type State = 'normal' | 'minimized' | 'maximized'

export interface PlacementOptions extends Partial<Rectangle> {
  readonly minWidth?: number | undefined
  readonly minHeight?: number | undefined
}

interface AttachedWindow {
  readonly cdp: CdpSession
  readonly page: CdpSession
  readonly windowId: number
}

/** Electron's own size for a window whose options name none. */
const standardSize = { width: 800, height: 600 }

/** Where a window is and how large. The host's own account of it counts: Chromium is told, and asked back only where a
 *  hand may have moved the window. */
export class Placement {
  readonly #least: { readonly width: number; readonly height: number }
  #normal: Rectangle
  #state: State = 'normal'
  #window: Promise<AttachedWindow> | null = null

  constructor(options: PlacementOptions) {
    this.#least = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    const size = this.#fitted({ ...standardSize, ...defined(options) })
    this.#normal = { ...centred(size), ...defined({ x: options.x, y: options.y }), ...size }
  }

  get state(): State {
    return this.#state
  }

  /** A maximised window fills the work area. */
  get bounds(): Rectangle {
    return this.#state === 'maximized' ? { ...screen.getPrimaryDisplay().workArea } : { ...this.#normal }
  }

  get normalBounds(): Rectangle {
    return { ...this.#normal }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#normal = { ...this.#normal, ...defined(bounds) }
    Object.assign(this.#normal, this.#fitted(this.#normal))
    this.setState('normal')
  }

  setState(state: State): void {
    this.#state = state
    this.#tell()
  }

  /** Places the window of an opened page, and follows what a hand does to it. */
  attach(cdp: CdpSession, page: OpenedPage): void {
    this.#window = cdp
      .send('Browser.getWindowForTarget', { targetId: page.targetId })
      .then(({ windowId }) => ({ cdp, page: page.session, windowId }))
    this.#window.catch(() => undefined) // the window has closed meanwhile
    const isWhereItOpened = isHeadless && this.#state === 'normal'
    if (!isWhereItOpened) this.#tell()
    if (!isHeadless) page.session.on('Page.frameResized', () => this.#ask())
  }

  #tell(): void {
    const bounds = this.bounds
    const state = { windowState: this.#state }
    const place = async ({ cdp, page, windowId }: AttachedWindow): Promise<void> => {
      // Chromium refuses bounds together with any other state than the normal one.
      await cdp.send('Browser.setWindowBounds', { windowId, bounds: state })
      if (state.windowState === 'minimized') return
      if (isHeadless) await sizePage(page, bounds.width, bounds.height)
      if (state.windowState === 'maximized') return
      const { x: left, y: top, width, height } = bounds
      await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } })
    }
    this.#window?.then(place).catch(() => undefined) // the window has closed meanwhile
  }

  #ask(): void {
    const note = async ({ cdp, windowId }: AttachedWindow): Promise<void> => {
      const { bounds } = await cdp.send('Browser.getWindowBounds', { windowId })
      const { left, top, width, height, windowState = 'normal' } = bounds
      if (windowState === 'fullscreen') return
      this.#state = windowState
      if (windowState === 'normal') Object.assign(this.#normal, defined({ x: left, y: top, width, height }))
    }
    this.#window?.then(note).catch(() => undefined) // the window has closed meanwhile
  }

  #fitted({ width, height }: { width: number; height: number }): { width: number; height: number } {
    return { width: Math.max(width, this.#least.width), height: Math.max(height, this.#least.height) }
  }
}

function centred({ width, height }: { width: number; height: number }): { x: number; y: number } {
  const { x, y, width: all, height: high } = screen.getPrimaryDisplay().workArea
  return { x: x + Math.round((all - width) / 2), y: y + Math.round((high - height) / 2) }
}

/** Without what is undefined, so that it does not hide what stands below. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
