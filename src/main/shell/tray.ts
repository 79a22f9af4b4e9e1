import { join } from 'node:path'
import type { Menu, Tray } from 'electron'
import type { Language } from '../../shared/language.ts'
import type { Pocket } from '../../shared/contract.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { LockFace } from './lock.ts'
import { amountText, trayMenu, trayTip, type TrayActions, type TrayContent } from './tray-menu.ts'
import type { BanksView, TrayState } from './tray-state.ts'

interface Deps {
  readonly Tray: typeof Tray
  readonly Menu: typeof Menu
  /** Where the pictures lie, one a state; beside each the one for fine screens. */
  readonly iconFolder: string
  readonly platform: string
  readonly language: () => Language
  readonly actions: TrayActions
  readonly clock: Clock
  readonly log: Log
}

/** The pinned balance beside the clock. */
export interface PocketTray {
  show(pocket: Pocket): void
  remove(): void
}

/** The one icon of the app: there while something has to be said of a pinned account or of the banks. */
export interface AppTray {
  readonly pocket: PocketTray
  /** null: nothing is said of the banks. */
  showBanks(banks: BanksView | null): void
  /** Locked it stays where it was shown, and says nothing but that: what it knew it forgets. */
  setLock(face: LockFace): void
  isShown(): boolean
}

/** Some Linux desktops have no tray: then the window alone says it all, and the log says so once. */
export function createTray(deps: Deps): AppTray {
  let tray: Tray | null = null
  let isMissing = false
  let picture: string | null = null
  let content: TrayContent = { pocket: null, banks: null, lock: 'off' }

  const opened = (icon: string): Tray | null => {
    if (tray !== null || isMissing) return tray
    try {
      tray = new deps.Tray(icon)
      picture = icon
      tray.on('click', deps.actions.openMain)
    } catch (error) {
      isMissing = true
      deps.log.error('tray', error)
    }
    return tray
  }
  const draw = (): void => {
    const { pocket, banks, lock } = content
    const isLocked = lock === 'locked'
    if (pocket === null && banks === null && !(isLocked && tray !== null)) {
      tray?.destroy()
      tray = null
      return
    }
    const icon = join(
      deps.iconFolder,
      iconName(isLocked ? 'locked' : (banks?.state ?? 'idle'), deps.platform),
    )
    const shown = opened(icon)
    if (shown === null) return
    const [language, now] = [deps.language(), deps.clock.now()]
    if (picture !== icon) shown.setImage(icon)
    picture = icon
    shown.setToolTip(trayTip(content, language, now))
    if (deps.platform === 'darwin')
      shown.setTitle(pocket === null ? '' : amountText(pocket.balance, language))
    shown.setContextMenu(deps.Menu.buildFromTemplate(trayMenu(content, deps.actions, language, now)))
  }
  const change = (more: Partial<TrayContent>): void => {
    content = { ...content, ...more }
    if (content.lock === 'locked') content = { pocket: null, banks: null, lock: 'locked' }
    draw()
  }

  return {
    pocket: { show: (pocket) => change({ pocket }), remove: () => change({ pocket: null }) },
    showBanks: (banks) => change({ banks }),
    setLock: (lock) => change({ lock }),
    isShown: () => tray !== null,
  }
}

/** On a Mac a picture whose name ends so is drawn in the menu bar's own colour. */
function iconName(state: TrayState | 'locked', platform: string): string {
  return `${state}${platform === 'darwin' ? 'Template' : ''}.png`
}
