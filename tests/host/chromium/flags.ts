/** Whether Chromium draws to nowhere: asked for, or because there is no display. */
export const isHeadless =
  process.env['ELECTRON_HOST_HEADLESS'] === undefined
    ? process.platform === 'linux' &&
      process.env['DISPLAY'] === undefined &&
      process.env['WAYLAND_DISPLAY'] === undefined
    : process.env['ELECTRON_HOST_HEADLESS'] !== '0'

/** What a browser does on its own account and an app does not: first-run pages, updates, sync, offers, prompts. */
const quiet = [
  '--deny-permission-prompts',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** A window of an app works on when something covers it, and no page comes back from a cache unseen by the host. */
const appLike = [
  '--disable-back-forward-cache',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** Not every machine has a graphics card or room in /dev/shm. */
const anyMachine = ['--disable-dev-shm-usage', '--disable-gpu', '--disable-quic']

const unwantedFeatures = [
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  // Each opens a hidden page, with a process of its own, beside every window.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
]

/**
 * Chromium's arguments, the page to open aside.
 * @param switches the app's own, which come on top
 */
export function chromiumArguments(userDataDir: string, switches: ReadonlyMap<string, string>): string[] {
  const own = new Map(switches)
  const features = [own.get('disable-features'), ...unwantedFeatures].filter((name) => name !== undefined)
  own.set('disable-features', features.join(','))
  // Chromium refuses root with its sandbox; --test-type takes away the warning bar about that.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []
  const display = isHeadless ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []
  return [
    ...quiet,
    ...appLike,
    ...anyMachine,
    ...asRoot,
    ...display,
    ...[...own].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    `--user-data-dir=${userDataDir}`,
  ]
}
