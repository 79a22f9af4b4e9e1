/** Scheme and host of everything the window shows in a built app. */
export const appScheme = 'app'
export const appHost = 'bundle'
export const appOrigin = `${appScheme}://${appHost}`

/** Served when the page crashed twice in a row; made by `stopped-page.ts`, not a built file. */
export const stoppedPath = '/stopped.html'

/** The page of the small window: the same document at another route of the renderer's. */
export const pocketRoute = '#/pocket'

/** What the one window loads, and the only origin that may call main. */
export interface PageAddress {
  readonly url: string
  readonly origin: string
  /** True while Vite's server stands in for the built files. */
  readonly isDevServer: boolean
}

/**
 * The development server is another origin than `app://bundle`. This is the one place that decides whether it counts:
 * never in a packaged app, and only on this machine.
 */
export function pageAddress(isPackaged: boolean, devServerUrl: string | undefined): PageAddress {
  const dev = !isPackaged && devServerUrl !== undefined ? URL.parse(devServerUrl) : null
  if (dev !== null && dev.protocol === 'http:' && isLoopbackHost(dev.hostname)) {
    return { url: dev.href, origin: dev.origin, isDevServer: true }
  }
  return { url: `${appOrigin}/index.html`, origin: appOrigin, isDevServer: false }
}

/** `127.0.0.1`, `[::1]` or `localhost`, as `URL` spells a host name. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
