import type { Session, WebContents } from 'electron'
import type { OpenedPage } from '../chromium/browser.ts'
import { browser } from '../chromium/running.ts'
import { originOf, toInside } from './schemes.ts'

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type Permission = Parameters<NonNullable<RequestHandler>>[1]

/** Electron's permissions that the DevTools protocol can set, with Chromium's names for them. */
const settable: Readonly<Partial<Record<Permission, readonly string[]>>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'persistent-storage': ['persistent-storage'],
  'screen-wake-lock': ['screen-wake-lock'],
  'window-management': ['window-management'],
}

type PermissionContext = OpenedPage['permissionContext']

export interface SessionPermissions {
  setRequestHandler(handler: RequestHandler): void
  setCheckHandler(handler: CheckHandler): void
  /**
   * Asks the app's handlers and tells Chromium what they said. The protocol has no event for the moment a page asks, so
   * the host asks ahead: at each navigation, for everything a page could ask for.
   */
  decide(contents: WebContents, url: string, context: PermissionContext): Promise<void>
}

export function sessionPermissions(): SessionPermissions {
  let requestHandler: RequestHandler = null
  let checkHandler: CheckHandler = null

  /** Without handlers Electron grants everything. */
  const grants = (contents: WebContents, permission: Permission, url: string): Promise<boolean> => {
    const details = { isMainFrame: true, requestingUrl: url }
    if (checkHandler?.(contents, permission, `${originOf(url)}/`, details) === false)
      return Promise.resolve(false)
    return new Promise((resolve) => {
      if (requestHandler === null) resolve(true)
      else requestHandler(contents, permission, resolve, details)
    })
  }
  const tell = async (name: string, isGranted: boolean, origin: string, context: PermissionContext) => {
    const { cdp } = await browser()
    await cdp.send('Browser.setPermission', {
      permission: { name },
      setting: isGranted ? 'granted' : 'denied',
      origin,
      ...context,
    })
  }
  return {
    setRequestHandler: (handler) => {
      requestHandler = handler
    },
    setCheckHandler: (handler) => {
      checkHandler = handler
    },
    decide: async (contents, url, context) => {
      const origin = originOf(toInside(url))
      if (origin === 'null' || context === null) return // nobody, or no way, to grant anything
      const decisions = Object.entries(settable).map(async ([permission, names]) => {
        const isGranted = await grants(contents, permission as Permission, url)
        await Promise.all(names.map((name) => tell(name, isGranted, origin, context)))
      })
      await Promise.all(decisions)
    },
  }
}
