import type { EventEmitter } from 'node:events'
import { closeBrowser } from '../chromium/running.ts'
import { appState } from './app-state.ts'
import { hostEvent } from './event.ts'
import { windows } from './windows.ts'

/** How the app ends: `before-quit`, each window's `close` and `closed`, `will-quit`, `quit`; then Chromium, then we. */
export class Lifecycle {
  readonly #app: EventEmitter
  readonly #releaseLock: () => void
  #stage: 'running' | 'quitting' | 'exiting' | 'ended' = 'running'
  #exitCode = 0

  constructor(app: EventEmitter, releaseLock: () => void) {
    this.#app = app
    this.#releaseLock = releaseLock
    windows.onEmpty(() => this.#allClosed())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.quit())
  }

  get isEnding(): boolean {
    return this.#stage !== 'running'
  }

  /** Any listener of `before-quit` or `will-quit`, and any window, may prevent it. */
  quit(): void {
    if (this.#stage !== 'running') return
    const event = hostEvent()
    this.#app.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#stage = 'quitting'
    const open = windows.all()
    if (open.length === 0) return this.#willQuit()
    for (const window of open) {
      if (window.close()) continue
      this.#stage = 'running'
      return
    }
  }

  /** Asks nobody: windows are destroyed, and only `quit` is told. */
  exit(code = 0): void {
    if (this.#stage === 'exiting' || this.#stage === 'ended') return
    this.#exitCode = code
    if (!appState.isReady) process.exit(code)
    this.#stage = 'exiting'
    const open = windows.all()
    if (open.length === 0) this.#end()
    for (const window of open) window.destroy()
  }

  /** Chromium ended although nobody asked it to. The app may still close what it has open, but not stay. */
  browserGone(how: string): void {
    if (this.#stage === 'exiting' || this.#stage === 'ended') return
    if (how !== 'exit code 0') {
      console.error(`host: Chromium ended (${how})`)
      this.#exitCode = 1
    }
    for (const window of windows.all()) window.destroy()
    this.quit()
  }

  #allClosed(): void {
    if (this.#stage === 'exiting') this.#end()
    else if (this.#stage === 'quitting') this.#willQuit()
    else if (!this.#app.emit('window-all-closed')) this.quit()
  }

  #willQuit(): void {
    const event = hostEvent()
    this.#app.emit('will-quit', event)
    if (event.defaultPrevented) this.#stage = 'running'
    else this.#end()
  }

  #end(): void {
    this.#stage = 'ended'
    this.#app.emit('quit', hostEvent(), this.#exitCode)
    this.#releaseLock() // now, so that the next start need not wait until Chromium has closed
    void closeBrowser().finally(() => process.exit(this.#exitCode))
  }
}
