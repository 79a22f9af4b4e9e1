import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  BrowserWindow,
  Menu,
  Notification,
  Tray,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  type Session,
} from 'electron'
import { systemClock } from './clock.ts'
import type { Language } from '../shared/language.ts'
import type { Core, CoreDeps } from './core.ts'
import { openLogFile, type LogFile } from './log-file.ts'
import { createAppWindow, type AppWindow } from './shell/app-window.ts'
import { followBanks } from './shell/banks.ts'
import { readBundle } from './shell/bundle.ts'
import { guardContents, guardSession } from './shell/guards.ts'
import { isOurPage, registerIpc } from './shell/ipc.ts'
import { openBankIdApp, openFixedLink, openLogin } from './shell/links.ts'
import { followLock } from './shell/lock.ts'
import { drawLock, saidWhileLocked, type LockControl } from './shell/lock-faces.ts'
import { createMachine } from './shell/machine.ts'
import { endOnFault, type EndOnFault } from './shell/main-crash.ts'
import { menuTemplate } from './shell/menu.ts'
import { createNotifier, type Notifier } from './shell/notifications.ts'
import { appScheme, pageAddress, type PageAddress } from './shell/page.ts'
import { followPocket } from './shell/pocket.ts'
import { createPocketWindow, type PocketWindow } from './shell/pocket-window.ts'
import { followPreferences, type ShellPreferences } from './shell/preferences.ts'
import { openProfile } from './shell/profile.ts'
import { appSchemePrivileges, createBundleHandler } from './shell/protocol.ts'
import { closeBeforeQuit } from './shell/quit.ts'
import { chooseOpenFile, chooseOpenFiles } from './shell/open-dialog.ts'
import { chooseSaveFile } from './shell/save-dialog.ts'
import { stoppedPage } from './shell/stopped-page.ts'
import { shellLanguage } from './shell/texts.ts'
import { createTray, type AppTray } from './shell/tray.ts'
import { trayActions } from './shell/tray-actions.ts'
import { openWindowFile, type WindowFile } from './shell/window-file.ts'

const runtime = process.versions['electron'] === undefined ? 'chromium-host' : 'electron'

// The lock is one a profile, so the profile comes first; nothing is opened in it before the lock is ours.
const profile = openProfile(app, process.env['OVERSIKT_HOME'])
if (app.requestSingleInstanceLock()) start()
else app.quit()

/** Before Electron is ready: what must not come later, and everything that can be under way meanwhile. */
function start(): void {
  const log = openLogFile({ file: profile.logFile, clock: systemClock, personalFolder: homedir() })
  log.event('app-start', {
    version: app.getVersion(),
    kind: runtime,
    outcome: app.isPackaged ? 'packaged' : 'unpackaged',
  })
  const preferences: Preferences = {
    language: shellLanguage([]),
    theme: 'system',
    keepsRunning: false,
    hasTray: () => false,
  }
  const endApp = endOnFault(process, {
    log,
    language: () => preferences.language,
    logFile: profile.logFile,
    dialog,
    exit: (code) => app.exit(code),
  })
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.event('child-process-gone', { kind: type, reason, exitCode })
  })
  app.on('window-all-closed', () => {
    // Without an icon there would be no way back to it.
    if (process.platform !== 'darwin' && !(preferences.keepsRunning && preferences.hasTray())) app.quit()
  })
  const coreModule = import('./core.ts') // read from disk while Chromium starts
  void app.whenReady().then(() => run(log, preferences, coreModule, endApp))
}

/** What the shell goes by until the core has read the person's own settings, and from then on. */
type Preferences = { -readonly [K in keyof ShellPreferences]: ShellPreferences[K] } & {
  hasTray: () => boolean
}

/** The window first, the data beside it: calls of the page wait in `ipc.ts` until the core is there. */
function run(
  log: LogFile,
  preferences: Preferences,
  coreModule: Promise<typeof import('./core.ts')>,
  endApp: EndOnFault,
): void {
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const windowFile = openWindowFile(profile.windowFile, log)
  const lock: LockControl = { face: 'off', now: () => undefined }
  const apply = (next: Partial<ShellPreferences>): void => {
    Object.assign(preferences, next)
    applyPreferences(preferences, windowFile, lock)
  }
  const systemLanguages = app.getPreferredSystemLanguages()
  apply({ language: shellLanguage(systemLanguages), theme: windowFile.state.theme })

  const pages = session.fromPartition('pages') // without `persist:` it lives in memory: a page leaves nothing on disk
  for (const each of [session.defaultSession, pages]) guardSession(each, page)
  const bundle = page.isDevServer ? new Map() : readBundle(join(import.meta.dirname, '../renderer'))
  const serve = createBundleHandler(bundle, (nonce) => stoppedPage(preferences.language, nonce))
  pages.protocol.handle(appScheme, serve)

  let ready: Core | null = null
  const window = createAppWindow({
    BrowserWindow,
    screen,
    nativeTheme,
    session: pages,
    page,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    isPackaged: app.isPackaged,
    file: windowFile,
    clock: systemClock,
    log,
    onPageGone: () => ready?.windowClosed(),
  })
  const language = (): Language => preferences.language
  const notifier = createNotifier({ Notification, language, open: (place) => window.go(place), log })
  const core = coreModule.then(({ createCore }) =>
    createCore(coreDeps(log, systemLanguages, window, notifier)),
  )
  const pocket = openPocket({ core, pages, page, log })
  const tray = openTray({ core, window, lock, log, language })
  preferences.hasTray = () => tray.isShown()
  registerIpc(ipcMain, core, {
    trusts: (event) => [window.current(), pocket.current()].some((one) => isOurPage(event, one, page.origin)),
    report: (channel, cause) => log.error(channel, cause),
  })
  window.show()
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  closeBeforeQuit(app, { log, beginClosing: () => window.hide(), close: async () => (await core).close() })
  core
    .then((opened) => {
      ready = opened
      const drawMenu = (): void => apply({})
      return connect(opened, { window, pocket, tray, notifier, lock, log, apply, drawMenu })
    })
    .catch((error: unknown) => endApp('core', error))
}

interface Connected {
  readonly window: AppWindow
  readonly pocket: PocketWindow
  readonly tray: AppTray
  readonly notifier: Notifier
  readonly lock: LockControl
  readonly log: LogFile
  readonly apply: (next: Partial<ShellPreferences>) => void
  readonly drawMenu: () => void
}

async function connect(core: Core, parts: Connected): Promise<void> {
  const { window, pocket, tray, lock, log, apply } = parts
  core.onEvent((channel, payload) => {
    if (core.lock.isLocked() && !saidWhileLocked.has(channel)) return
    window.send(channel, payload)
    if (channel !== 'order') pocket.send(channel, payload) // an order names a person, and nobody follows one there
  })
  const onChange = drawLock(lock, parts)
  lock.now = followLock(core, { powerMonitor, clock: systemClock, log, onChange })
  await followPreferences(core, log, apply)
  await followPocket(core, pocket, tray.pocket, log)
  await followBanks(core, tray, systemClock, log)
}

/** The small window, not yet shown: whether an account is pinned only the core knows. */
function openPocket(deps: {
  readonly core: Promise<Core>
  readonly pages: Session
  readonly page: PageAddress
  readonly log: LogFile
}): PocketWindow {
  const { core, page, log } = deps
  const unpin = (): void => {
    core
      .then(({ handlers }) => handlers['pocket:unpin'](undefined))
      .catch((error: unknown) => log.error('pocket:unpin', error))
  }
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  return createPocketWindow({
    BrowserWindow,
    screen,
    nativeTheme,
    session: deps.pages,
    page,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    isPackaged: app.isPackaged,
    log,
    onClosedByPerson: () => (isQuitting ? undefined : unpin()),
  })
}

/** The icon beside the clock, not yet shown: whether there is anything to say only the core knows. */
function openTray(deps: {
  readonly core: Promise<Core>
  readonly window: AppWindow
  readonly lock: LockControl
  readonly log: LogFile
  readonly language: () => Language
}): AppTray {
  const { core, window, lock, log, language } = deps
  const lockNow = (): void => lock.now()
  return createTray({
    Tray,
    Menu,
    iconFolder: join(import.meta.dirname, '../../resources/tray'),
    platform: process.platform,
    language,
    actions: trayActions({ core, window, lockNow, quit: () => app.quit(), log }),
    clock: systemClock,
    log,
  })
}

function coreDeps(
  log: LogFile,
  systemLanguages: readonly string[],
  window: AppWindow,
  notifier: Notifier,
): CoreDeps {
  const openExternal = (url: string): Promise<void> => shell.openExternal(url)
  const endpointsFile = process.env['OVERSIKT_ENDPOINTS']
  return {
    home: profile.home,
    runtime,
    version: app.getVersion(),
    platform: process.platform,
    systemLanguages,
    clock: systemClock,
    log,
    ...(endpointsFile === undefined || endpointsFile === '' ? {} : { endpointsFile }),
    readerEntry: join(import.meta.dirname, 'reader.js'),
    importerEntry: join(import.meta.dirname, 'importer.js'),
    copierEntry: join(import.meta.dirname, 'copier.js'),
    stretcherEntry: join(import.meta.dirname, 'stretcher.js'),
    machine: createMachine({ powerMonitor, net }),
    notify: (notice) => notifier.notify(notice),
    openBrowser: (url, expectedOrigin) => openLogin(openExternal, url, expectedOrigin),
    openBankIdApp: (url, origin) => openBankIdApp(openExternal, url, origin),
    openLink: (url) => openFixedLink(openExternal, url),
    copyText: (text) => clipboard.writeText(text),
    showMainWindow: () => window.show(),
    chooseOpenFile: (title, filterName, extensions) =>
      chooseOpenFile(dialog, window.current(), title, filterName, extensions),
    chooseOpenFiles: (title, filterName, extensions) =>
      chooseOpenFiles(dialog, window.current(), title, filterName, extensions),
    chooseSaveFile: (suggestedName, title, filterName) =>
      chooseSaveFile(dialog, window.current(), app.getPath('documents'), suggestedName, title, filterName),
  }
}

function applyPreferences(
  { language, theme }: ShellPreferences,
  windowFile: WindowFile,
  lock: LockControl,
): void {
  const lockItem = { canLock: lock.face === 'open', lockNow: () => lock.now() }
  const template = menuTemplate(language, process.platform, app.isPackaged, lockItem)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  nativeTheme.themeSource = theme
  if (windowFile.state.theme !== theme) windowFile.update({ theme })
}
