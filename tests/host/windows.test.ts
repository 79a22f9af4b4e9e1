import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

test('a window is shown after its first paint, and is the one in front', async () => {
  await expect.poll(driven.said).toContain('show')
  const said = await driven.said()
  expect(said.indexOf('ready-to-show')).toBeLessThan(said.indexOf('show'))
  const state = await driven.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return [
      window?.isVisible(),
      BrowserWindow.getFocusedWindow() === window,
      window !== undefined && BrowserWindow.fromWebContents(window.webContents) === window,
      window !== undefined && BrowserWindow.fromId(window.id) === window,
    ]
  })
  expect(state).toEqual([true, true, true, true])
})

test('the page is as large as its window, which keeps to its least size', async () => {
  const bounds = await driven.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const told: string[] = []
    window?.once('resize', () => told.push('resize'))
    window?.once('move', () => told.push('move'))
    const first = window?.getBounds()
    window?.setBounds({ x: 10, y: 20, width: 100, height: 500 })
    return { first, now: window?.getBounds(), told }
  })
  expect(bounds).toEqual({
    first: { x: 510, y: 215, width: 900, height: 650 }, // in the middle of 1920 x 1080
    now: { x: 10, y: 20, width: 500, height: 500 },
    told: ['resize', 'move'],
  })
  await expect.poll(() => driven.inPage('[innerWidth, innerHeight]')).toEqual([500, 500])
})

test('a maximised window fills the screen and remembers where it was', async () => {
  const states = await driven.app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 0, y: 0, width: 700, height: 600 })
    const told: string[] = []
    for (const name of ['maximize', 'unmaximize'] as const)
      window?.on(name as 'maximize', () => told.push(name))
    window?.maximize()
    const maximised = [window?.isMaximized(), window?.getBounds(), window?.getNormalBounds()]
    const area = screen.getPrimaryDisplay().workArea
    window?.unmaximize()
    return { maximised, area, after: [window?.isMaximized(), window?.getBounds()], told }
  })
  const normal = { x: 0, y: 0, width: 700, height: 600 }
  expect(states.maximised).toEqual([true, states.area, normal])
  expect(states.after).toEqual([false, normal])
  expect(states.told).toEqual(['maximize', 'unmaximize'])
})

test('the theme main chooses is what the page is told', async () => {
  const isDark = `matchMedia('(prefers-color-scheme: dark)').matches`
  const choose = (source: 'dark' | 'light' | 'system') =>
    driven.app.evaluate(({ nativeTheme }, chosen) => {
      let updates = 0
      nativeTheme.once('updated', () => (updates += 1))
      nativeTheme.themeSource = chosen
      return [nativeTheme.shouldUseDarkColors, updates]
    }, source)
  expect(await choose('dark')).toEqual([true, 1])
  await expect.poll(() => driven.inPage(isDark)).toBe(true)
  expect(await choose('light')).toEqual([false, 1])
  await expect.poll(() => driven.inPage(isDark)).toBe(false)
})

test('a menu entry does what a hand on it would do', async () => {
  const clicked = await driven.app.evaluate(({ Menu, BrowserWindow }) => {
    const told: unknown[] = []
    const menu = Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [{ id: 'own', label: 'Own', click: (item, window) => told.push(item.id, window?.id) }],
      },
      { label: 'Window', submenu: [{ id: 'minimise', role: 'minimize', label: 'Minimise' }] },
    ])
    Menu.setApplicationMenu(menu)
    menu.getMenuItemById('own')?.click()
    menu.getMenuItemById('minimise')?.click()
    const [window] = BrowserWindow.getAllWindows()
    told.push(window?.isMinimized(), Menu.getApplicationMenu() === menu)
    window?.restore()
    return [...told, window?.isMinimized(), window?.id]
  })
  expect(clicked).toEqual(['own', clicked.at(-1), true, true, false, clicked.at(-1)])
})

test('a window that wants a page with Node, or without isolation, is not opened', async () => {
  const errors = await driven.app.evaluate(({ BrowserWindow }) =>
    [{ contextIsolation: false }, { nodeIntegration: true }, { sandbox: false }, { webSecurity: false }].map(
      (webPreferences) => {
        try {
          return String(new BrowserWindow({ webPreferences }).id)
        } catch (error) {
          return (error as Error).message
        }
      },
    ),
  )
  expect(errors).toEqual(
    ['contextIsolation: false', 'nodeIntegration: true', 'sandbox: false', 'webSecurity: false'].map(
      (what) => `not available in the Chromium host: ${what}`,
    ),
  )
  expect(await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a page whose process dies is told to the window and to the app, and can be loaded again', async () => {
  const gone = driven.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const told: unknown[] = []
        contents?.once('render-process-gone', (_event, { reason }) => told.push(reason))
        app.once('render-process-gone', (_event, from, { reason, exitCode }) =>
          resolve([...told, from === contents, reason, Number.isInteger(exitCode)]),
        )
      }),
  )
  const crashed = driven.page.waitForEvent('crash')
  const session = await driven.page.context().newCDPSession(driven.page)
  session.send('Page.crash').catch(() => undefined) // it does not live to answer
  await crashed
  expect(await gone).toEqual(['crashed', true, 'crashed', true])
  await driven.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('fixture://pages/index.html'),
  )
  expect(await driven.inPage('document.title')).toBe('Fixture')
  expect(await driven.inPage(`api.invoke('echo', 'alive')`)).toBe('alive')
})
