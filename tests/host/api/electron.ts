// The module `electron` of the main process: what this host stands in for, and the rest of its names, which throw.
import { BrowserWindow } from './browser-window.ts'
import { missingModule, standIn } from './missing.ts'
import { defaultSession, fromPartition, sessionParts } from './session.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { clipboard } from './clipboard.ts'
export { globalShortcut, net, Notification, powerMonitor, safeStorage, Tray } from './desktop.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu, MenuItem } from './menu.ts'
export { nativeImage } from './native-image.ts'
export { nativeTheme } from './native-theme.ts'
export { screen } from './screen.ts'
export { shell } from './shell.ts'

/** The default session's, as in Electron. */
export const protocol = sessionParts(defaultSession).protocol.api

export const session = standIn('session', {
  fromPartition,
  get defaultSession() {
    return fromPartition('')
  },
})

const allContents = () => BrowserWindow.getAllWindows().map((window) => window.webContents)

export const webContents = standIn('webContents', {
  getAllWebContents: allContents,
  fromId: (id: number) => allContents().find((contents) => contents.id === id),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
})

export const autoUpdater = missingModule('autoUpdater')
export const BaseWindow = missingModule('BaseWindow')
export const BrowserView = missingModule('BrowserView')
export const ClipboardItem = missingModule('ClipboardItem')
export const contentTracing = missingModule('contentTracing')
export const crashReporter = missingModule('crashReporter')
export const desktopCapturer = missingModule('desktopCapturer')
export const ImageView = missingModule('ImageView')
export const inAppPurchase = missingModule('inAppPurchase')
export const IpcMainServiceWorker = missingModule('IpcMainServiceWorker')
export const MessageChannelMain = missingModule('MessageChannelMain')
export const netLog = missingModule('netLog')
export const powerSaveBlocker = missingModule('powerSaveBlocker')
export const pushNotifications = missingModule('pushNotifications')
export const ShareMenu = missingModule('ShareMenu')
export const sharedTexture = missingModule('sharedTexture')
export const systemPreferences = missingModule('systemPreferences')
export const TouchBar = missingModule('TouchBar')
export const utilityProcess = missingModule('utilityProcess')
export const View = missingModule('View')
export const webFrameMain = missingModule('webFrameMain')
export const WebContentsView = missingModule('WebContentsView')
export const WebSocket = missingModule('WebSocket')
