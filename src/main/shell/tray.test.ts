import { EventEmitter } from 'node:events'
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron'
import { expect, test } from 'vitest'
import type { Language, Pocket } from '../../shared/contract.ts'
import { createPocketTray, trayLine } from './tray.ts'

const pocket: Pocket = {
  accountId: 'a',
  name: 'Lommepenger',
  bankName: 'Sbanken',
  kind: 'current',
  balance: { minor: -123_456_750, currency: 'NOK' },
  balanceAt: null,
  isAvailable: true,
  canRefresh: true,
  isRefreshing: false,
  failure: null,
}

class FakeTray extends EventEmitter {
  static readonly made: FakeTray[] = []
  readonly shown: { tip: string; menu: MenuItemConstructorOptions[] } = { tip: '', menu: [] }
  isDestroyed = false
  constructor() {
    super()
    FakeTray.made.push(this)
  }
  setToolTip(text: string): void {
    this.shown.tip = text
  }
  setContextMenu(menu: MenuItemConstructorOptions[]): void {
    this.shown.menu = menu
  }
  destroy(): void {
    this.isDestroyed = true
  }
}

function start(Made: unknown = FakeTray, language: Language = 'nb') {
  FakeTray.made.length = 0
  const did: string[] = []
  const errors: string[] = []
  const say = (what: string) => () => void did.push(what)
  const tray = createPocketTray({
    Tray: Made as typeof Tray,
    Menu: { buildFromTemplate: (items: unknown) => items } as unknown as typeof Menu,
    iconFile: 'icon.png',
    platform: 'linux',
    language: () => language,
    actions: { refresh: say('refresh'), openMain: say('open'), unpin: say('unpin'), quit: say('quit') },
    log: { event: () => undefined, error: (where) => (errors.push(where), 'ref') },
  })
  return { tray, did, errors, made: FakeTray.made }
}

test('the tray tells the balance as the language writes it', () => {
  expect(trayLine(pocket, 'nb')).toBe('Lommepenger: −1\u00a0234\u00a0567,50 NOK')
  expect(trayLine(pocket, 'en')).toBe('Lommepenger: −1,234,567.50 NOK')
  expect(trayLine({ name: 'A', balance: { minor: 5, currency: 'JPY' } }, 'en')).toBe('A: 5 JPY')
  expect(trayLine({ name: 'A', balance: null }, 'en')).toBe('A: –')
})

test('its menu refreshes, opens the app, unpins and quits', () => {
  const { tray, did, made } = start()
  tray.show(pocket)
  for (const { click } of made[0]?.shown.menu ?? []) (click as (() => void) | undefined)?.()
  expect(did).toEqual(['refresh', 'open', 'unpin', 'quit'])
  made[0]?.emit('click')
  expect(did.at(-1)).toBe('open')
})

test('nothing can be refreshed where nobody can be asked, or while it is', () => {
  const { tray, made } = start()
  const refreshOf = (shown: Pocket) => {
    tray.show(shown)
    return made[0]?.shown.menu[1]?.enabled
  }
  expect(refreshOf(pocket)).toBe(true)
  expect(refreshOf({ ...pocket, isRefreshing: true })).toBe(false)
  expect(refreshOf({ ...pocket, canRefresh: false })).toBe(false)
  expect(made).toHaveLength(1)
})

test('unpinned, it goes; pinned again, it is a new one', () => {
  const { tray, made } = start()
  tray.show(pocket)
  tray.remove()
  expect(made[0]?.isDestroyed).toBe(true)
  tray.show(pocket)
  expect(made).toHaveLength(2)
})

test('a desktop without a tray is logged once and stops nothing', () => {
  const { tray, errors } = start(function refuse() {
    throw new Error('no tray here')
  })
  tray.show(pocket)
  tray.show(pocket)
  tray.remove()
  expect(errors).toEqual(['tray'])
})
