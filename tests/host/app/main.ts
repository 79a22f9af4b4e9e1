// A small app, written as for Electron itself: what it does and sees is what the tests of the host look at.
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron'
import { answer } from './pages.ts'

const said: string[] = []
const say = (what: string): void => {
  said.push(what)
  console.log(`event ${what}`)
}

const home = process.env['FIXTURE_HOME']
if (home === undefined) throw new Error('FIXTURE_HOME names the profile folder')
if (process.env['FIXTURE_FAILS'] !== undefined) throw new Error('asked to fail')
app.setPath('userData', home)
protocol.registerSchemesAsPrivileged([
  { scheme: 'fixture', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (app.requestSingleInstanceLock({ from: process.pid })) run()
else app.quit()

function run(): void {
  app.on('second-instance', (_event, argv, workingDirectory, data) => {
    say(`second-instance ${JSON.stringify({ argv: argv.slice(2), workingDirectory, data })}`)
  })
  app.on('window-all-closed', () => {
    say('window-all-closed')
    app.quit()
  })
  app.on('before-quit', () => say('before-quit'))
  app.on('will-quit', () => say('will-quit'))
  app.on('quit', (_event, code) => say(`quit ${code}`))
  app.on('ready', () => say('ready'))
  ipcMain.handle('echo', (_event, value: unknown) => value)
  ipcMain.handle('sender', ({ sender, senderFrame }) => ({
    isWindow: sender === BrowserWindow.getAllWindows()[0]?.webContents,
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    hasParent: senderFrame?.parent !== null,
  }))
  ipcMain.handle('fail', () => {
    throw new RangeError('out of range')
  })
  ipcMain.handle('uncloneable', () => () => 1)
  ipcMain.on('note', (event, text: string) => event.reply('noted', `${text}!`))
  Object.assign(globalThis, { said, firstLoad: app.whenReady().then(openWindow) })
}

function openWindow(): Promise<void> {
  const pages = session.fromPartition('pages')
  pages.protocol.handle('fixture', answer)
  const window = new BrowserWindow({
    width: 900,
    height: 650,
    minWidth: 500,
    show: false,
    webPreferences: { session: pages, preload: join(import.meta.dirname, 'preload.cjs') },
  })
  window.webContents.setWindowOpenHandler(({ url }) => {
    say(`window-open ${url}`)
    return { action: 'deny' }
  })
  window.once('ready-to-show', () => {
    say('ready-to-show')
    window.show()
  })
  window.on('show', () => say('show'))
  window.on('close', () => say('close'))
  window.on('closed', () => say('closed'))
  return window.loadURL('fixture://pages/index.html').then(
    () => say('loaded'),
    (error: unknown) => say(`failed ${String(error)}`),
  )
}
