import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindow, Session } from 'electron'
import { expect, test } from 'vitest'
import { pageAddress } from './page.ts'
import { followWindow, loadPage, windowOptions } from './window.ts'
import type { WindowFile, WindowState } from './window-file.ts'

const session = {} as Session
const look = { bounds: { x: 1, y: 2, width: 1280, height: 860 }, preload: '/p/index.cjs', session }

test('the window’s options are exactly these: nothing that weakens the page can slip in unseen', () => {
  expect(windowOptions({ ...look, isDark: false, isPackaged: true })).toStrictEqual({
    x: 1,
    y: 2,
    width: 1280,
    height: 860,
    minWidth: 1024,
    minHeight: 700,
    title: 'Oversikt',
    show: false,
    backgroundColor: '#f5f7f7',
    webPreferences: {
      preload: '/p/index.cjs',
      session,
      sandbox: true,
      contextIsolation: true,
      spellcheck: false,
      devTools: false,
    },
  })
})

test('developer tools exist only where the app is not packaged; nothing else differs', () => {
  const packaged = windowOptions({ ...look, isDark: false, isPackaged: true })
  const unpackaged = windowOptions({ ...look, isDark: false, isPackaged: false })
  expect(unpackaged).toStrictEqual({
    ...packaged,
    webPreferences: { ...packaged.webPreferences, devTools: true },
  })
})

test.each([
  ['light', false],
  ['dark', true],
])('in %s the window starts in the colour of the page, so nothing flashes', (_, isDark) => {
  const tokens = readFileSync('src/renderer/src/theme/tokens.ts', 'utf8')
  const canvases = [...tokens.matchAll(/canvas: '(#[0-9a-f]{6})'/g)].map(([, colour]) => colour)
  expect(canvases).toHaveLength(2)
  expect(windowOptions({ ...look, isDark, isPackaged: true }).backgroundColor).toBe(canvases[isDark ? 1 : 0])
})

class FakeWindow extends EventEmitter {
  readonly done: string[] = []
  show(): void {
    this.done.push('show')
  }
  maximize(): void {
    this.done.push('maximize')
  }
  getNormalBounds() {
    return { x: 5, y: 6, width: 1100, height: 750 }
  }
  isMaximized(): boolean {
    return this.done.includes('maximize')
  }
  loadURL(url: string): Promise<void> {
    this.done.push(url)
    return Promise.resolve()
  }
}

function followed(state: Partial<WindowState>) {
  const window = new FakeWindow()
  const updates: Partial<WindowState>[] = []
  const file: WindowFile = {
    state: { bounds: null, isMaximised: false, theme: 'system', ...state },
    update: (part) => void updates.push(part),
  }
  followWindow(window as unknown as BrowserWindow, file)
  return { window, updates }
}

test('the window shows itself with its first paint, not before', () => {
  const { window } = followed({})
  expect(window.done).toEqual([])
  window.emit('ready-to-show')
  expect(window.done).toEqual(['show'])
})

test('closing remembers where the window was, and that it was maximised', () => {
  const { window, updates } = followed({ isMaximised: true })
  window.emit('close')
  expect(updates).toEqual([{ bounds: { x: 5, y: 6, width: 1100, height: 750 }, isMaximised: true }])
})

test('only two addresses are ever loaded, and both are ours', async () => {
  const window = new FakeWindow()
  const page = pageAddress(true, undefined)
  await loadPage(window as unknown as BrowserWindow, page)
  await loadPage(window as unknown as BrowserWindow, page, 'stopped')
  expect(window.done).toEqual(['app://bundle/index.html', 'app://bundle/stopped.html'])
})
