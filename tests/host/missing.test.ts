import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

/** Names of the main process's module, from Electron's own types. */
function electronNames(): string[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
  const names = ['Common', 'Main'].flatMap((name) => {
    const [, body = ''] = new RegExp(`^  namespace ${name} \\{\\n(.*?)^  \\}`, 'ms').exec(types) ?? []
    return [...body.matchAll(/^ {4}(?:const|class) (\w+)/gm)].map(([, found = '']) => found)
  })
  return [...new Set(names)].sort()
}

test('every name of Electron’s main module can be imported', async () => {
  const names = electronNames()
  expect(names.length).toBeGreaterThan(30)
  expect(await driven.app.evaluate((electron) => Object.keys(electron).sort())).toEqual(names)
})

test('what is not stood in for throws, wherever one touches it', async () => {
  const errors = await driven.app.evaluate((electron) => {
    const { app, BrowserWindow, shell, session, autoUpdater, net, TouchBar } = electron
    const [window] = BrowserWindow.getAllWindows()
    const attempts: (() => unknown)[] = [
      () => app.setBadgeCount(1),
      () => window?.setKiosk(true),
      () => window?.webContents.openDevTools(),
      () => shell.openPath('/'),
      () => session.defaultSession.clearCache(),
      () => autoUpdater.checkForUpdates(),
      () => net.fetch('https://example.org/'),
      () => new TouchBar({ items: [] }),
      () => window?.on('swipe', () => undefined),
      () => app.on('login', () => undefined),
    ]
    return attempts.map((attempt) => {
      try {
        attempt()
        return 'no error'
      } catch (error) {
        return (error as Error).message
      }
    })
  })
  const missing = [
    'App.setBadgeCount',
    'BrowserWindow.setKiosk',
    'WebContents.openDevTools',
    'shell.openPath',
    'Session.clearCache',
    'autoUpdater',
    'net.fetch',
    'TouchBar',
    "the event 'swipe' of BrowserWindow",
    "the event 'login' of App",
  ]
  expect(errors).toEqual(missing.map((name) => `not available in the Chromium host: ${name}`))
})

test('a plain object of the API can be overwritten by a test', async () => {
  const opened = await driven.app.evaluate(async ({ shell, dialog }) => {
    const urls: string[] = []
    shell.openExternal = (url) => Promise.resolve(void urls.push(url))
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/tmp/x.csv' })
    await shell.openExternal('https://example.org/')
    return [...urls, (await dialog.showSaveDialog({})).filePath]
  })
  expect(opened).toEqual(['https://example.org/', '/tmp/x.csv'])
})

test('nobody can say for how long no key was touched, unless a test does', async () => {
  const told = await driven.app.evaluate(({ powerMonitor }) => {
    const before = [powerMonitor.getSystemIdleTime(), powerMonitor.getSystemIdleState(60)]
    powerMonitor.getSystemIdleTime = () => 60
    const after = [59, 60, 61].map((threshold) => powerMonitor.getSystemIdleState(threshold))
    Reflect.deleteProperty(powerMonitor, 'getSystemIdleTime')
    return [...before, ...after, powerMonitor.getSystemIdleTime()]
  })
  expect(told).toEqual([0, 'active', 'idle', 'idle', 'active', 0])
})

test('without a display nobody is asked', async () => {
  const error = await driven.app.evaluate(({ dialog }) =>
    dialog.showOpenDialog({}).then(
      () => 'no error',
      ({ message }) => message,
    ),
  )
  expect(error).toBe('not available in the Chromium host: dialog.showOpenDialog without a display')
})

test('the parts of a desktop keep account of what they were asked', async () => {
  const account = await driven.app.evaluate(async (electron) => {
    const {
      clipboard,
      globalShortcut,
      safeStorage,
      Notification,
      Tray,
      Menu,
      nativeImage,
      powerMonitor,
      net,
    } = electron
    await clipboard.writeText('copied')
    const shown = new Promise((resolve) => {
      const notification = new Notification({ title: 'New', body: 'rows' })
      notification.on('show', () => resolve(notification.title))
      notification.show()
    })
    const tray = new Tray(nativeImage.createEmpty())
    tray.setToolTip('Oversikt')
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open' }]))
    const resumed = new Promise((resolve) => powerMonitor.once('resume', () => resolve(true)))
    powerMonitor.emit('resume')
    return [
      await clipboard.readText(),
      await shown,
      globalShortcut.register('Control+K', () => undefined),
      globalShortcut.register('Control+K', () => undefined),
      globalShortcut.isRegistered('Control+K'),
      safeStorage.isEncryptionAvailable(),
      nativeImage.createFromPath('/nowhere.png').isEmpty(),
      (tray as unknown as { shown: { toolTip: string } }).shown.toolTip,
      await resumed,
      typeof net.isOnline(),
    ]
  })
  expect(account).toEqual(['copied', 'New', true, false, true, false, true, 'Oversikt', true, 'boolean'])
})

test('the app knows itself', async () => {
  const known = await driven.app.evaluate(({ app }) => {
    const attempt = (work: () => unknown): unknown => {
      try {
        return work()
      } catch (error) {
        return (error as Error).message
      }
    }
    return [
      app.getName(),
      app.getVersion(),
      app.isPackaged,
      app.isReady(),
      app.dock,
      attempt(() => app.getPath('nonsense' as 'home')),
      attempt(() => app.setPath('userData', '/nowhere/at/all')),
      attempt(() => app.setPath('userData', 'relative')),
      attempt(() => app.enableSandbox()),
    ]
  })
  expect(known).toEqual([
    'Host Fixture',
    '1.2.3',
    false,
    true,
    undefined,
    "Failed to get 'nonsense' path",
    "Failed to set path 'userData'",
    'Path must be absolute',
    'app.enableSandbox() can only be called before app is ready',
  ])
})
