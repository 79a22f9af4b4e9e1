import { EventEmitter } from 'node:events'
import type { BrowserWindow, Session } from 'electron'
import { expect, test } from 'vitest'
import type { Pocket } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { pageAddress } from './page.ts'
import { createPocketWindow } from './pocket-window.ts'
import { followPocket, type PocketSource } from './pocket.ts'

const page = pageAddress(true, undefined)
const log = { event: () => undefined, error: () => 'ref' }

class FakeWindow extends EventEmitter {
  static readonly made: FakeWindow[] = []
  readonly loaded: string[] = []
  readonly webContents = { send: (channel: string) => void this.loaded.push(`event ${channel}`) }
  readonly options: object
  constructor(options: object) {
    super()
    this.options = options
    FakeWindow.made.push(this)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return Promise.resolve()
  }
  showInactive(): void {
    this.loaded.push('shown')
  }
  destroy(): void {
    this.emit('closed')
  }
}

function start() {
  FakeWindow.made.length = 0
  let closedByPerson = 0
  const window = createPocketWindow({
    BrowserWindow: FakeWindow as unknown as typeof BrowserWindow,
    screen: { getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1000, height: 800 } }) } as never,
    nativeTheme: { shouldUseDarkColors: false },
    session: {} as Session,
    page,
    preload: '/p/index.cjs',
    isPackaged: true,
    log,
    onClosedByPerson: () => closedByPerson++,
  })
  return { window, made: FakeWindow.made, closedByPerson: () => closedByPerson }
}

test('the small window shows our own page, on top, in the corner, and weakens nothing', () => {
  const { window, made } = start()
  window.show()
  window.show()
  expect(made).toHaveLength(1)
  expect(made[0]?.options).toMatchObject({
    x: 676,
    y: 606,
    width: 300,
    height: 170,
    alwaysOnTop: true,
    resizable: false,
    webPreferences: {
      preload: '/p/index.cjs',
      sandbox: true,
      contextIsolation: true,
      spellcheck: false,
      devTools: false,
    },
  })
  made[0]?.emit('ready-to-show')
  window.send('stale', { topics: ['pocket'] })
  expect(made[0]?.loaded).toEqual(['app://bundle/index.html#/pocket', 'shown', 'event stale'])
})

test('closed by the person it is told; closed by the app it is not, and it opens again', () => {
  const { window, made, closedByPerson } = start()
  window.show()
  made[0]?.emit('closed')
  expect([closedByPerson(), window.current()]).toEqual([1, null])
  window.show()
  window.close()
  expect([closedByPerson(), window.current(), made.length]).toEqual([1, null, 2])
})

test('it comes with the pin and goes with it, and with the profile', async () => {
  let pinned: Pocket | null = null
  let problem: { code: 'vault-locked' } | null = null
  let isLocked = false
  let tell: Parameters<PocketSource['onEvent']>[0] = () => undefined
  const did: string[] = []
  const source = {
    handlers: {
      'app:status': () => ({ problem, locked: null }),
      'pocket:get': () =>
        problem === null && !isLocked ? pinned : Promise.reject(new AppError('vault-locked', 'no profile')),
    },
    lock: { isLocked: () => isLocked },
    onEvent: (listener: typeof tell) => ((tell = listener), () => undefined),
  } as unknown as PocketSource
  const say = (what: string) => () => void did.push(what)
  const stale = async (topic: 'pocket' | 'status' | 'settings') => {
    tell('stale', { topics: [topic] })
    await new Promise(setImmediate)
  }
  await followPocket(
    source,
    { show: say('show'), close: say('close') },
    { show: say('tray'), remove: say('no tray') },
    log,
  )
  pinned = { name: 'A', balance: null } as Pocket
  await stale('settings')
  await stale('pocket')
  problem = { code: 'vault-locked' }
  await stale('status')
  expect(did).toEqual(['close', 'no tray', 'show', 'tray', 'close', 'no tray'])
})

test('a pinned account that was asked for before the app was locked is not shown after', async () => {
  let isLocked = false
  let answer: (pocket: Pocket | null) => void = () => undefined
  const did: string[] = []
  const source = {
    handlers: {
      'app:status': () => ({ problem: null, locked: null }),
      'pocket:get': () => new Promise<Pocket | null>((resolve) => (answer = resolve)),
    },
    lock: { isLocked: () => isLocked },
    onEvent: () => () => undefined,
  } as unknown as PocketSource
  const say = (what: string) => () => void did.push(what)
  const following = followPocket(
    source,
    { show: say('show'), close: say('close') },
    { show: say('tray'), remove: say('no tray') },
    log,
  )
  await new Promise(setImmediate)
  isLocked = true
  answer({ name: 'A', balance: null } as Pocket)
  await following
  expect(did).toEqual(['close', 'no tray'])
})

test('a locked app has nothing pinned to tell of, and that is no fault', async () => {
  const errors: string[] = []
  const source = {
    handlers: {
      'app:status': () => ({ problem: null, locked: null }),
      'pocket:get': () => Promise.reject(new AppError('app-locked', 'locked')),
    },
    lock: { isLocked: () => true },
    onEvent: () => () => undefined,
  } as unknown as PocketSource
  const nothing = { show: () => undefined, close: () => undefined, remove: () => undefined }
  await followPocket(source, nothing, nothing, {
    ...log,
    error: (where: string) => (errors.push(where), 'ref'),
  })
  expect(errors).toEqual([])
})

test('an answer that comes late does not bring back what was unpinned meanwhile', async () => {
  const answers: ((pocket: Pocket | null) => void)[] = []
  let tell: Parameters<PocketSource['onEvent']>[0] = () => undefined
  const did: string[] = []
  const source = {
    handlers: {
      'app:status': () => ({ problem: null, locked: null }),
      'pocket:get': () => new Promise<Pocket | null>((resolve) => answers.push(resolve)),
    },
    lock: { isLocked: () => false },
    onEvent: (listener: typeof tell) => ((tell = listener), () => undefined),
  } as unknown as PocketSource
  const say = (what: string) => () => void did.push(what)
  const window = { show: say('show'), close: say('close') }
  void followPocket(source, window, { show: () => undefined, remove: () => undefined }, log)
  await new Promise(setImmediate)
  tell('stale', { topics: ['pocket'] })
  await new Promise(setImmediate)
  answers[1]?.(null)
  await new Promise(setImmediate)
  answers[0]?.({ name: 'A', balance: null } as Pocket)
  await new Promise(setImmediate)
  expect(did).toEqual(['close'])
})
