import { EventEmitter } from 'node:events'
import type { BrowserWindow, NativeTheme, Screen, Session } from 'electron'
import { expect, test } from 'vitest'
import { createAppWindow } from './app-window.ts'
import { pageAddress } from './page.ts'

/** A window whose loads a test ends as it likes. */
class FakeWindow extends EventEmitter {
  static readonly made: FakeWindow[] = []
  readonly loads: PromiseWithResolvers<void>[] = []
  readonly did: string[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    navigationHistory: { clear: () => void this.did.push('forgets places') },
    send: () => undefined,
  })
  constructor() {
    super()
    FakeWindow.made.push(this)
  }
  loadURL(url: string): Promise<void> {
    this.did.push(url)
    const load = Promise.withResolvers<void>()
    this.loads.push(load)
    return load.promise
  }
  destroy(): void {
    this.did.push(`destroyed, one of ${FakeWindow.made.length}`)
    this.emit('closed')
  }
}

function start() {
  FakeWindow.made.length = 0
  const area = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 1000 } }
  let gone = 0
  const faults: string[] = []
  const window = createAppWindow({
    BrowserWindow: FakeWindow as unknown as typeof BrowserWindow,
    screen: { getPrimaryDisplay: () => area, getAllDisplays: () => [area] } as unknown as Screen,
    nativeTheme: { shouldUseDarkColors: false } as NativeTheme,
    session: {} as Session,
    page: pageAddress(true, undefined),
    preload: '/p/index.cjs',
    isPackaged: true,
    file: { state: { bounds: null, isMaximised: false, theme: 'system' }, update: () => undefined },
    clock: { now: () => 0 },
    log: { event: () => undefined, error: (where) => (faults.push(where), 'ref') },
    onPageGone: () => void (gone += 1),
  })
  window.show()
  return { window, made: FakeWindow.made, faults, gone: () => gone }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const address = 'app://bundle/index.html'

test('a page that is renewed is loaded from its first address, and its places are forgotten once it is there', async () => {
  const { window, made } = start()
  window.renew()
  expect(made[0]?.did).toEqual([address, address])
  made[0]?.loads[1]?.resolve()
  await settled()
  expect(made[0]?.did.at(-1)).toBe('forgets places')
})

test('a page that will not go takes its window with it, and another stands in its place first', async () => {
  const { window, made, faults } = start()
  window.renew()
  made[0]?.loads[1]?.reject(new Error('ERR_ABORTED'))
  await settled()
  expect(made).toHaveLength(2)
  expect(made[0]?.did.at(-1)).toBe('destroyed, one of 2')
  expect(window.current()).toBe(made[1])
  expect(faults).toEqual(['page-renew'])
})

test('a renewal that the next one called off is not mistaken for a page that will not go', async () => {
  const { window, made } = start()
  window.renew()
  window.renew()
  made[0]?.loads[1]?.reject(new Error('ERR_ABORTED'))
  made[0]?.loads[2]?.resolve()
  await settled()
  expect(made).toHaveLength(1)
})

test('whatever waits for a person in a document is told when the document goes: by another, and with its window', () => {
  const { made, gone, window } = start()
  made[0]?.webContents.emit('did-navigate')
  expect(gone()).toBe(1)
  made[0]?.emit('closed')
  expect([gone(), window.current()]).toEqual([2, null])
  window.renew()
  expect(made).toHaveLength(1)
})
