import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  BrowserWindow,
  Menu,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { systemClock } from './clock.ts'
import type { Core, CoreDeps } from './core.ts'
import { openLogFile, type LogFile } from './log-file.ts'
import { createAppWindow, type AppWindow } from './shell/app-window.ts'
import { readBundle } from './shell/bundle.ts'
import { guardContents, guardSession } from './shell/guards.ts'
import { isOurPage, registerIpc } from './shell/ipc.ts'
import { openFixedLink, openLogin } from './shell/links.ts'
import { endOnFault, type EndOnFault } from './shell/main-crash.ts'
import { menuTemplate } from './shell/menu.ts'
import { appScheme, pageAddress } from './shell/page.ts'
import { followPreferences, type ShellPreferences } from './shell/preferences.ts'
import { openProfile } from './shell/profile.ts'
import { appSchemePrivileges, createBundleHandler } from './shell/protocol.ts'
import { closeBeforeQuit } from './shell/quit.ts'
import { chooseOpenFile } from './shell/open-dialog.ts'
import { chooseSaveFile } from './shell/save-dialog.ts'
import { stoppedPage } from './shell/stopped-page.ts'
import { shellLanguage } from './shell/texts.ts'
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
  const preferences = { language: shellLanguage([]), theme: 'system' as ShellPreferences['theme'] }
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
    if (process.platform !== 'darwin') app.quit()
  })
  const coreModule = import('./core.ts') // read from disk while Chromium starts
  void app.whenReady().then(() => run(log, preferences, coreModule, endApp))
}

/** The window first, the data beside it: calls of the page wait in `ipc.ts` until the core is there. */
function run(
  log: LogFile,
  preferences: { -readonly [K in keyof ShellPreferences]: ShellPreferences[K] },
  coreModule: Promise<typeof import('./core.ts')>,
  endApp: EndOnFault,
): void {
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const windowFile = openWindowFile(profile.windowFile, log)
  const apply = (next: ShellPreferences): void => {
    Object.assign(preferences, next)
    applyPreferences(next, windowFile)
  }
  const systemLanguages = app.getPreferredSystemLanguages()
  apply({ language: shellLanguage(systemLanguages), theme: windowFile.state.theme })

  const pages = session.fromPartition('pages') // without `persist:` it lives in memory: a page leaves nothing on disk
  for (const each of [session.defaultSession, pages]) guardSession(each, page)
  const bundle = page.isDevServer ? new Map() : readBundle(join(import.meta.dirname, '../renderer'))
  const serve = createBundleHandler(bundle, (nonce) => stoppedPage(preferences.language, nonce))
  pages.protocol.handle(appScheme, serve)

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
  })
  const core = coreModule.then(({ createCore }) => createCore(coreDeps(log, systemLanguages, window)))
  registerIpc(ipcMain, core, {
    trusts: (event) => isOurPage(event, window.current(), page.origin),
    report: (channel, cause) => log.error(channel, cause),
  })
  window.show()
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  closeBeforeQuit(app, { log, beginClosing: () => window.hide(), close: async () => (await core).close() })
  core.then((ready) => connect(ready, window, log, apply)).catch((error: unknown) => endApp('core', error))
}

async function connect(
  core: Core,
  window: AppWindow,
  log: LogFile,
  apply: (next: ShellPreferences) => void,
): Promise<void> {
  core.onEvent((channel, payload) => window.send(channel, payload))
  await followPreferences(core, log, apply)
}

function coreDeps(log: LogFile, systemLanguages: readonly string[], window: AppWindow): CoreDeps {
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
    openBrowser: (url, expectedOrigin) => openLogin(openExternal, url, expectedOrigin),
    openLink: (url) => openFixedLink(openExternal, url),
    copyText: (text) => clipboard.writeText(text),
    showMainWindow: () => window.show(),
    chooseOpenFile: (title, filterName, extensions) =>
      chooseOpenFile(dialog, window.current(), title, filterName, extensions),
    chooseSaveFile: (suggestedName, title, filterName) =>
      chooseSaveFile(dialog, window.current(), app.getPath('documents'), suggestedName, title, filterName),
  }
}

function applyPreferences({ language, theme }: ShellPreferences, windowFile: WindowFile): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, app.isPackaged)))
  nativeTheme.themeSource = theme
  if (windowFile.state.theme !== theme) windowFile.update({ theme })
}
