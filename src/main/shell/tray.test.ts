import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron'
import { expect, test } from 'vitest'
import type { Language } from '../../shared/language.ts'
import type { Pocket } from '../../shared/contract.ts'
import { createTray } from './tray.ts'
import { trayLine } from './tray-menu.ts'
import { trayStates, type BanksView } from './tray-state.ts'

const iconFolder = join(import.meta.dirname, '../../../resources/tray')
/** A day of November and a time on the reader's own clock. */
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString()
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
const banks: BanksView = {
  state: 'idle',
  waiting: [],
  syncedAt: at(21, 12, 3),
  isPaused: false,
  canSync: true,
}

class FakeTray extends EventEmitter {
  static readonly made: FakeTray[] = []
  readonly shown = { icon: '', tip: '', title: '', menu: [] as MenuItemConstructorOptions[] }
  isDestroyed = false
  constructor(icon: string) {
    super()
    this.shown.icon = icon
    FakeTray.made.push(this)
  }
  setImage(icon: string): void {
    this.shown.icon = icon
  }
  setTitle(text: string): void {
    this.shown.title = text
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

function start({ Made = FakeTray as unknown, language = 'en' as Language, platform = 'linux' } = {}) {
  FakeTray.made.length = 0
  const did: unknown[] = []
  const errors: string[] = []
  const say = (what: string) => () => void did.push(what)
  const tray = createTray({
    Tray: Made as typeof Tray,
    Menu: { buildFromTemplate: (items: unknown) => items } as unknown as typeof Menu,
    iconFolder,
    platform,
    language: () => language,
    actions: {
      refresh: say('refresh'),
      unpin: say('unpin'),
      syncAll: say('sync'),
      pauseAll: (isPaused) => void did.push({ isPaused }),
      lockNow: say('lock'),
      openMain: say('open'),
      open: (place) => void did.push(place),
      quit: say('quit'),
    },
    clock: { now: () => Date.parse(at(21, 13, 0)) },
    log: { event: () => undefined, error: (where) => (errors.push(where), 'ref') },
  })
  const clickAll = (): void => {
    for (const { click } of FakeTray.made[0]?.shown.menu ?? []) (click as (() => void) | undefined)?.()
  }
  const labels = () => (FakeTray.made[0]?.shown.menu ?? []).map(({ label, type }) => label ?? type)
  return { tray, did, errors, made: FakeTray.made, clickAll, labels }
}

test('the tray tells the balance as the language writes it', () => {
  expect(trayLine(pocket, 'nb')).toBe('Lommepenger: −1\u00a0234\u00a0567,50 NOK')
  expect(trayLine(pocket, 'en')).toBe('Lommepenger: −1,234,567.50 NOK')
  expect(trayLine({ name: 'A', balance: { minor: 5, currency: 'JPY' } }, 'en')).toBe('A: 5 JPY')
  expect(trayLine({ name: 'A', balance: null }, 'en')).toBe('A: –')
})

test('a pinned account and the banks share one icon, and each goes alone', () => {
  const { tray, made, labels } = start()
  tray.pocket.show(pocket)
  expect(labels()).toEqual(['Lommepenger: −1,234,567.50 NOK', 'Refresh', 'Unpin this account', 'separator', 'Open Oversikt', 'separator', 'Quit Oversikt']) // prettier-ignore
  tray.showBanks(banks)
  expect(made).toHaveLength(1)
  expect(labels().slice(4)).toEqual(['last synced 12:03', 'Sync now', 'Pause automatic syncs', 'separator', 'Open Oversikt', 'separator', 'Quit Oversikt']) // prettier-ignore
  expect(made[0]?.shown.tip).toBe('Lommepenger: −1,234,567.50 NOK\nOversikt: last synced 12:03')
  tray.pocket.remove()
  expect(labels()).toEqual(['last synced 12:03', 'Sync now', 'Pause automatic syncs', 'separator', 'Open Oversikt', 'separator', 'Quit Oversikt']) // prettier-ignore
  expect(tray.isShown()).toBe(true)
  tray.showBanks(null)
  expect([made[0]?.isDestroyed, tray.isShown()]).toEqual([true, false])
})

test('its menu does what it says', () => {
  const { tray, did, made, clickAll } = start()
  tray.pocket.show(pocket)
  const place = { to: 'renewal', connectionId: 'c1' } as const
  tray.showBanks({ ...banks, state: 'needs-you', waiting: [{ name: 'Ola & Kari', place }] })
  clickAll()
  expect(did).toEqual(['refresh', 'unpin', place, 'sync', { isPaused: true }, 'open', 'quit'])
  made[0]?.emit('click')
  expect(did.at(-1)).toBe('open')
})

test('a bank that waits for its person stands in the menu by its name, paused banks can be resumed', () => {
  const { tray, did, labels, clickAll } = start({ language: 'nb' })
  const place = { to: 'connections', connectionId: 'c1' } as const
  tray.showBanks({ ...banks, state: 'needs-you', isPaused: true, waiting: [{ name: 'Ola & Kari', place }] })
  expect(labels().slice(0, 4)).toEqual([
    'en bank trenger deg',
    'Ola && Kari trenger deg …',
    'Synkroniser nå',
    'Fortsett automatisk synkronisering',
  ])
  clickAll()
  expect(did).toContainEqual({ isPaused: false })
})

test.each(['linux', 'darwin', 'win32'])(
  'each state has a picture of its own on %s, for fine screens too',
  (platform) => {
    const { tray, made } = start({ platform })
    const icons = trayStates.map((state) => {
      tray.showBanks({ ...banks, state })
      return made[0]?.shown.icon ?? ''
    })
    expect(new Set(icons).size).toBe(trayStates.length)
    expect(made).toHaveLength(1)
    for (const icon of icons) {
      expect(existsSync(icon)).toBe(true)
      expect(existsSync(icon.replace('.png', '@2x.png'))).toBe(true)
      expect(icon.endsWith('Template.png')).toBe(platform === 'darwin') // drawn in the menu bar's own colour
    }
  },
)

test('locked it says only that, in its own picture, and knows nothing when it is opened again', () => {
  const { tray, made, did, labels, clickAll } = start({ platform: 'darwin' })
  tray.pocket.show(pocket)
  tray.showBanks(banks)
  tray.setLock('open')
  expect(labels().slice(-4)).toEqual(['Open Oversikt', 'Lock now', 'separator', 'Quit Oversikt'])
  tray.setLock('locked')
  expect(labels()).toEqual(['Oversikt: locked', 'Unlock …', 'separator', 'Quit Oversikt'])
  expect(made[0]?.shown).toMatchObject({ tip: 'Oversikt: locked', title: '' })
  expect(made[0]?.shown.icon).toMatch(/lockedTemplate\.png$/)
  expect(existsSync(made[0]?.shown.icon ?? '')).toBe(true)
  clickAll()
  expect(did).toEqual(['open', 'quit'])
  tray.pocket.show(pocket) // an answer that comes late
  tray.showBanks(banks)
  expect([labels()[0], made[0]?.shown.title]).toEqual(['Oversikt: locked', ''])
  tray.setLock('open')
  expect(tray.isShown()).toBe(false)
  tray.showBanks(banks)
  expect(made[1]?.shown.tip).toBe('Oversikt: last synced 12:03')
})

test('the pictures of a locked app are there for every screen', () => {
  for (const name of ['locked', 'locked@2x', 'lockedTemplate', 'lockedTemplate@2x'])
    expect(existsSync(join(iconFolder, `${name}.png`))).toBe(true)
})

test('who has no icon gets none by locking', () => {
  const { tray, made } = start()
  tray.setLock('locked')
  expect([made.length, tray.isShown()]).toEqual([0, false])
})

test('beside the icon a Mac shows the pinned balance, and nothing once it is unpinned', () => {
  const { tray, made } = start({ platform: 'darwin' })
  tray.showBanks(banks)
  tray.pocket.show(pocket)
  expect(made[0]?.shown.title).toBe('−1,234,567.50 NOK')
  tray.pocket.remove()
  expect(made[0]?.shown.title).toBe('')
})

test('nothing can be refreshed where nobody can be asked, or while it is', () => {
  const { tray, made } = start()
  const refreshOf = (shown: Pocket) => {
    tray.pocket.show(shown)
    return made[0]?.shown.menu[1]?.enabled
  }
  expect(refreshOf(pocket)).toBe(true)
  expect(refreshOf({ ...pocket, isRefreshing: true })).toBe(false)
  expect(refreshOf({ ...pocket, canRefresh: false })).toBe(false)
  expect(made).toHaveLength(1)
})

test('another day is named, and a bank that was never read is said to be', () => {
  const { tray, labels } = start()
  tray.showBanks({ ...banks, syncedAt: at(19, 12, 3) })
  expect(labels()[0]).toBe('last synced 19 November at 12:03')
  tray.showBanks({ ...banks, syncedAt: null })
  expect(labels()[0]).toBe('nothing read yet')
})

test('gone and wanted again, it is a new one', () => {
  const { tray, made } = start()
  tray.pocket.show(pocket)
  tray.pocket.remove()
  expect(made[0]?.isDestroyed).toBe(true)
  tray.pocket.show(pocket)
  expect(made).toHaveLength(2)
})

test('a desktop without a tray is logged once and stops nothing', () => {
  const { tray, errors } = start({
    Made: function refuse() {
      throw new Error('no tray here')
    },
  })
  tray.pocket.show(pocket)
  tray.showBanks(banks)
  tray.pocket.remove()
  expect(errors).toEqual(['tray'])
  expect(tray.isShown()).toBe(false)
})
