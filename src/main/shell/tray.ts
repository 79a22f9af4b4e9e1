import type { Menu, MenuItemConstructorOptions, Tray } from 'electron'
import type { Language, Pocket } from '../../shared/contract.ts'
import { decimalOf, type Money } from '../../shared/money.ts'
import type { Log } from '../log.ts'
import { shellTexts } from './texts.ts'

export interface TrayActions {
  readonly refresh: () => void
  readonly openMain: () => void
  readonly unpin: () => void
  readonly quit: () => void
}

interface Deps {
  readonly Tray: typeof Tray
  readonly Menu: typeof Menu
  readonly iconFile: string
  readonly platform: string
  readonly language: () => Language
  readonly actions: TrayActions
  readonly log: Log
}

/** The pinned balance beside the clock. */
export interface PocketTray {
  show(pocket: Pocket): void
  remove(): void
}

/** Some Linux desktops have no tray: then the small window alone shows the number, and the log says so once. */
export function createPocketTray(deps: Deps): PocketTray {
  let tray: Tray | null = null
  let isMissing = false

  const opened = (): Tray | null => {
    if (tray !== null || isMissing) return tray
    try {
      tray = new deps.Tray(deps.iconFile)
      tray.on('click', deps.actions.openMain)
    } catch (error) {
      isMissing = true
      deps.log.error('tray', error)
    }
    return tray
  }

  return {
    show: (pocket) => {
      const shown = opened()
      if (shown === null) return
      const line = trayLine(pocket, deps.language())
      shown.setToolTip(line)
      if (deps.platform === 'darwin') shown.setTitle(amountText(pocket.balance, deps.language()))
      shown.setContextMenu(deps.Menu.buildFromTemplate(trayMenu(pocket, deps)))
    },
    remove: () => {
      tray?.destroy()
      tray = null
    },
  }
}

/** `Brukskonto: 1 234,50 NOK`. */
export function trayLine({ name, balance }: Pick<Pocket, 'name' | 'balance'>, language: Language): string {
  return `${name}: ${amountText(balance, language)}`
}

function amountText(balance: Money | null, language: Language): string {
  if (balance === null) return '–'
  const [whole = '', fraction] = decimalOf(balance).replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'nb' ? '\u00a0' : ',')
  const mark = language === 'nb' ? ',' : '.'
  const sign = balance.minor < 0 ? '\u2212' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : mark + fraction} ${balance.currency}`
}

function trayMenu(pocket: Pocket, { language, actions }: Deps): MenuItemConstructorOptions[] {
  const texts = shellTexts[language()]
  return [
    { label: trayLine(pocket, language()), enabled: false },
    {
      label: texts.pocketRefresh,
      enabled: pocket.canRefresh && !pocket.isRefreshing,
      click: actions.refresh,
    },
    { type: 'separator' },
    { label: texts.pocketOpen, click: actions.openMain },
    { label: texts.pocketUnpin, click: actions.unpin },
    { type: 'separator' },
    { label: texts.quit, click: actions.quit },
  ]
}
