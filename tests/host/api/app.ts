import { join } from 'node:path'
import type { App } from 'electron'
import { startBrowser } from '../chromium/running.ts'
import { appInfo } from './app-info.ts'
import { appState } from './app-state.ts'
import { chromiumSwitches, commandLine } from './command-line.ts'
import { hostEvent } from './event.ts'
import { preferredLanguages } from './languages.ts'
import { Lifecycle } from './lifecycle.ts'
import { StandInEmitter } from './missing.ts'
import { getPath, setPath } from './paths.ts'
import { takeInstanceLock, type InstanceLock } from './single-instance.ts'

const events = new Set([
  'activate', // never: a Mac's Dock sends it
  'before-quit',
  'browser-window-created',
  'child-process-gone', // never: the DevTools protocol does not tell
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
])

type Used = Exclude<keyof HostApp, keyof StandInEmitter | 'commandLine' | 'getPath'> & keyof App

const whenReady = Promise.withResolvers<void>()

class HostApp extends StandInEmitter implements Pick<App, Used> {
  override readonly knownEvents: ReadonlySet<string> = events
  readonly commandLine = commandLine
  readonly getPath = getPath
  readonly setPath = setPath
  /** Only a Mac has one. */
  readonly dock = undefined
  readonly isPackaged = false
  #lock: InstanceLock | null = null

  getName(): string {
    return appInfo.name
  }

  setName(name: string): void {
    appInfo.name = name
  }

  getVersion(): string {
    return appInfo.version
  }

  getAppPath(): string {
    return appInfo.root
  }

  getPreferredSystemLanguages(): string[] {
    return preferredLanguages(process.env)
  }

  isReady(): boolean {
    return appState.isReady
  }

  whenReady(): Promise<void> {
    return whenReady.promise
  }

  /** Chromium sandboxes its pages by itself, unless it runs as root. */
  enableSandbox(): void {
    if (appState.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  quit(): void {
    lifecycle.quit()
  }

  exit(code?: number): void {
    lifecycle.exit(code)
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    const second = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    this.#lock ??= takeInstanceLock(getPath('userData'), second, (other) => {
      this.emit('second-instance', hostEvent(), other.argv, other.workingDirectory, other.additionalData)
    })
    return this.hasSingleInstanceLock()
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
    this.#lock = null
  }
}

/** The app, as the app sees it. */
export const app = new HostApp()
const lifecycle = new Lifecycle(app, () => app.releaseSingleInstanceLock())

/**
 * Starts Chromium, and lets the app begin at once: its windows wait until Chromium is up, everything else need not. An
 * app that has quit meanwhile, as a second start does, is left alone.
 */
export function becomeReady(): void {
  if (lifecycle.isEnding) return
  const folder = join(getPath('sessionData'), 'Chromium')
  const starting = startBrowser(folder, chromiumSwitches(), (how) => lifecycle.browserGone(how))
  starting.catch((error: unknown) => {
    console.error('host:', error)
    app.exit(1)
  })
  appState.isReady = true
  whenReady.resolve()
  app.emit('ready', hostEvent(), {})
}
