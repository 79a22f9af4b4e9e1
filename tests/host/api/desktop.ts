import { networkInterfaces } from 'node:os'
import type { GlobalShortcut, Net, NotificationConstructorOptions, PowerMonitor, SafeStorage } from 'electron'
import { hostEvent } from './event.ts'
import type { Menu } from './menu.ts'
import { notAvailable, standIn, StandInEmitter } from './missing.ts'

// Parts of a desktop that this host cannot reach. They keep account of what the app asked for, so that a test can look and
// can act for the person by emitting an event; a person sees none of it.

const shortcuts = new Map<string, () => void>()

export const globalShortcut = standIn('globalShortcut', {
  register: (accelerator: string, callback: () => void) => {
    if (shortcuts.has(accelerator)) return false
    shortcuts.set(accelerator, callback)
    return true
  },
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
  unregister: (accelerator: string) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
} satisfies Partial<GlobalShortcut>)

type PowerQuestions = 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower'

class HostPowerMonitor extends StandInEmitter implements Pick<PowerMonitor, PowerQuestions> {
  override readonly knownEvents: ReadonlySet<string> = new Set([
    'lock-screen',
    'on-ac',
    'on-battery',
    'resume',
    'shutdown',
    'suspend',
    'unlock-screen',
    // never: only a Mac tells of them
    'user-did-become-active',
    'user-did-resign-active',
  ])

  /** Seconds. The host cannot know, and answers as Electron does on a desktop that does not say: somebody is there. */
  getSystemIdleTime(): number {
    return 0
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0')
    return this.getSystemIdleTime() < idleThreshold ? 'active' : 'idle'
  }

  isOnBatteryPower(): boolean {
    return false
  }
}

export const powerMonitor = new HostPowerMonitor()

/** Only whether there is a network: what the app sends it sends by itself. As Electron, false is certain and true is not. */
export const net = standIn('net', {
  isOnline: () =>
    Object.values(networkInterfaces())
      .flat()
      .some((address) => address?.internal === false),
} satisfies Partial<Net>)

/** The host has no keychain of its own, and says so the way Electron does on a machine without one. */
export const safeStorage = standIn('safeStorage', {
  isEncryptionAvailable: () => false,
  encryptString: (): never => {
    throw notAvailable('safeStorage.encryptString')
  },
  decryptString: (): never => {
    throw notAvailable('safeStorage.decryptString')
  },
} satisfies Partial<SafeStorage>)

export class Notification extends StandInEmitter {
  override readonly knownEvents: ReadonlySet<string> = new Set(['click', 'close', 'failed', 'show'])
  title: string
  body: string
  silent: boolean

  static isSupported(): boolean {
    return true
  }

  constructor({ title = '', body = '', silent = false }: NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
    this.silent = silent
  }

  show(): void {
    this.emit('show', hostEvent())
  }

  close(): void {
    this.emit('close', hostEvent())
  }
}

export class Tray extends StandInEmitter {
  override readonly knownEvents: ReadonlySet<string> = new Set(['click', 'double-click', 'right-click'])
  #menu: Menu | null = null
  #toolTip = ''
  #image: object | string
  #isDestroyed = false

  constructor(image: object | string) {
    super()
    this.#image = image
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu
  }

  setToolTip(text: string): void {
    this.#toolTip = text
  }

  setImage(image: object | string): void {
    this.#image = image
  }

  destroy(): void {
    this.#isDestroyed = true
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** For a test, in place of eyes. */
  get shown(): { readonly menu: Menu | null; readonly toolTip: string; readonly image: object | string } {
    return { menu: this.#menu, toolTip: this.#toolTip, image: this.#image }
  }
}
