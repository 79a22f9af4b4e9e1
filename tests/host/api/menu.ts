import type { MenuItem as ElectronMenuItem, MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { notAvailable, StandInEmitter } from './missing.ts'

type Role = NonNullable<MenuItemConstructorOptions['role']>

type Click = NonNullable<MenuItemConstructorOptions['click']>

/** What a role does for the window in front. Every other role is the system's own, and not available here. */
const roles: Readonly<Partial<Record<Role, (window: BrowserWindow | null) => void>>> = {
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  quit: () => app.quit(),
  reload: (window) => window?.webContents.reload(),
}

/** An entry. There is no menu to see: a test calls its `click`, as a hand would. */
export class MenuItem implements Pick<
  ElectronMenuItem,
  'id' | 'label' | 'type' | 'enabled' | 'visible' | 'checked'
> {
  readonly id: string
  readonly label: string
  readonly type: NonNullable<MenuItemConstructorOptions['type']>
  readonly role: Role | undefined
  readonly accelerator: MenuItemConstructorOptions['accelerator'] | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: Click | undefined

  constructor(options: MenuItemConstructorOptions) {
    const { submenu } = options
    this.id = options.id ?? ''
    this.role = options.role
    this.label = options.label ?? options.role ?? ''
    this.accelerator = options.accelerator
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined)
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = options.click
  }

  click(): void {
    const window = BrowserWindow.getFocusedWindow()
    if (this.role === undefined) {
      const [item, focused] = [this, window] as unknown as Parameters<Click>
      this.#click?.(item, focused, { triggeredByAccelerator: false })
      return
    }
    const act = roles[this.role]
    if (act === undefined) throw notAvailable(`the menu role '${this.role}'`)
    act(window)
  }
}

let applicationMenu: Menu | null = null

export class Menu extends StandInEmitter {
  override readonly knownEvents: ReadonlySet<string> = new Set([
    // never: nobody sees it open
    'menu-will-close',
    'menu-will-show',
  ])
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found !== undefined && found !== null) return found
    }
    return null
  }
}
