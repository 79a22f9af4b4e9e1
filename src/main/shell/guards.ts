import type { Session, WebContents } from 'electron'
import { devContentSecurityPolicy } from './csp.ts'
import type { PageAddress } from './page.ts'

/** Copying what is on screen is the one thing a page may ask for: the redirect address and the log have a copy button. */
const allowedPermission = 'clipboard-sanitized-write'

/** Schemes that reach outside the app, or around its protocol handler. */
const outsideSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'file:'])

/**
 * Nothing in a page chooses where the window goes: no navigation of any frame, no redirect, no second window, no webview.
 * The page's own router works within the document, which none of these events concerns. Main's one `loadURL` does not
 * pass here either.
 */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest' | 'onHeadersReceived'> }

/**
 * No permission but one, no device, no download, and no request that leaves the app: a second wall behind the policy.
 * The spell checker is off because Electron fetches its dictionaries from the network.
 */
export function guardSession(session: GuardedSession, page: PageAddress): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowedPermission),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, page) }))
  if (page.isDevServer) {
    session.webRequest.onHeadersReceived((details, answer) => {
      const isPage = URL.parse(details.url)?.origin === page.origin
      const policy = { 'content-security-policy': [devContentSecurityPolicy] }
      answer(isPage ? { responseHeaders: { ...details.responseHeaders, ...policy } } : {})
    })
  }
}

function mayRequest(address: string, page: PageAddress): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  if (!outsideSchemes.has(url.protocol)) return true
  // Hot reload speaks ws: to the same host and port.
  return page.isDevServer && url.host === URL.parse(page.origin)?.host && /^(http|ws):$/.test(url.protocol)
}
