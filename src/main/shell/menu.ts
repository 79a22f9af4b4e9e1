import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/language.ts'
import { shellTexts, type ShellTexts } from './texts.ts'

/** The one entry that is not the system's own. */
export interface LockItem {
  /** A lock is set, and open. */
  readonly canLock: boolean
  readonly lockNow: () => void
}

type Role = NonNullable<MenuItemConstructorOptions['role']>

/**
 * Our own small menu: what every program has, in the person's language, each entry but one doing what the system does for it.
 * Reload and developer tools are for developers only.
 */
export function menuTemplate(
  language: Language,
  platform: string,
  isPackaged: boolean,
  lock: LockItem,
): MenuItemConstructorOptions[] {
  const texts = shellTexts[language]
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [appMenu(texts)] : []),
    menu(texts.file, [
      { label: texts.lockNow, accelerator: 'CmdOrCtrl+L', enabled: lock.canLock, click: lock.lockNow },
      line,
      item('close', texts.close),
      ...(isMac ? [] : [line, item('quit', texts.quit)]),
    ]),
    menu(texts.edit, [
      item('undo', texts.undo),
      item('redo', texts.redo),
      line,
      item('cut', texts.cut),
      item('copy', texts.copy),
      item('paste', texts.paste),
      item('selectAll', texts.selectAll),
    ]),
    menu(texts.view, [
      item('resetZoom', texts.actualSize),
      item('zoomIn', texts.zoomIn),
      item('zoomOut', texts.zoomOut),
      line,
      item('togglefullscreen', texts.fullScreen),
      ...(isPackaged
        ? []
        : [line, item('reload', texts.reload), item('toggleDevTools', texts.developerTools)]),
    ]),
    menu(texts.window, [item('minimize', texts.minimise)]),
  ]
}

/** On a Mac the first menu carries the program's own name, whatever its label says. */
function appMenu(texts: ShellTexts): MenuItemConstructorOptions {
  return menu('Oversikt', [
    item('about', texts.about),
    line,
    item('hide', texts.hide),
    item('hideOthers', texts.hideOthers),
    item('unhide', texts.showAll),
    line,
    item('quit', texts.quit),
  ])
}

const line: MenuItemConstructorOptions = { type: 'separator' }

function menu(label: string, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions {
  return { label, submenu }
}

function item(role: Role, label: string): MenuItemConstructorOptions {
  return { role, label }
}
