import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

const inPage = <T>(work: string): Promise<T> => driven.inPage(work)
const reload = () =>
  driven.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('fixture://pages/index.html'),
  )

test('a partition is one session, and not the default one', async () => {
  const same = await driven.app.evaluate(({ session, BrowserWindow }) => {
    const pages = session.fromPartition('pages')
    return [
      session.fromPartition('pages') === pages,
      BrowserWindow.getAllWindows()[0]?.webContents.session === pages,
      pages === session.defaultSession,
      session.fromPartition('') === session.defaultSession,
      pages.isPersistent(),
    ]
  })
  expect(same).toEqual([true, true, false, true, false])
})

test('a window of another session has handlers and storage of its own', async () => {
  await inPage(`localStorage.setItem('mine', '1')`)
  const opened = driven.app.waitForEvent('window')
  const outcome = await driven.app.evaluate(async ({ session, BrowserWindow }) => {
    const others = session.fromPartition('others')
    const window = new BrowserWindow({ webPreferences: { partition: 'others' } })
    const before = await window.loadURL('fixture://pages/index.html').catch(({ code }) => code)
    others.protocol.handle(
      'fixture',
      () => new Response('<title>Others</title>', { headers: { 'content-type': 'text/html' } }),
    )
    await window.loadURL('fixture://pages/index.html')
    return [before, window.webContents.session === others]
  })
  expect(outcome).toEqual(['ERR_UNKNOWN_URL_SCHEME', true])
  const other = await opened
  expect(await other.evaluate('[document.title, localStorage.length]')).toEqual(['Others', 0])
  await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy())
})

test('without handlers a page is granted what it asks, with them what they say, and they know who asks', async () => {
  await reload()
  expect(await inPage('Notification.requestPermission()')).toBe('granted')
  await driven.app.evaluate(({ session, BrowserWindow }) => {
    const pages = session.fromPartition('pages')
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const askers: unknown[] = []
    Object.assign(globalThis, { askers })
    pages.setPermissionRequestHandler((asking, permission, answer, { requestingUrl }) => {
      if (permission === 'notifications') askers.push([asking === contents, requestingUrl])
      answer(permission === 'geolocation')
    })
    pages.setPermissionCheckHandler((asking, permission, origin) => {
      if (permission === 'notifications') askers.push([asking === contents, origin])
      return true
    })
  })
  await reload()
  expect(await inPage('Notification.requestPermission()')).toBe('denied')
  const state = (name: string) =>
    inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)
  expect([await state('geolocation'), await state('camera')]).toEqual(['granted', 'denied'])
  expect(await driven.app.evaluate(() => Reflect.get(globalThis, 'askers'))).toEqual([
    [true, 'fixture://pages/'],
    [true, 'fixture://pages/index.html'],
  ])
})

test('a request the app cancels fails in the page, and one it redirects goes there', async () => {
  await driven.app.evaluate(({ session }) => {
    session.fromPartition('pages').webRequest.onBeforeRequest((details, answer) => {
      if (details.url.endsWith('/cancelled')) answer({ cancel: true })
      else if (details.url.endsWith('/elsewhere')) answer({ redirectURL: 'fixture://pages/echo' })
      else answer({})
    })
  })
  expect(await inPage(`fetch('/cancelled').catch(() => 'refused')`)).toBe('refused')
  expect(await inPage(`fetch('/elsewhere').then((answer) => answer.json()).then(({ url }) => url)`)).toBe(
    'fixture://pages/echo',
  )
})

test('the app may change the headers of an answer, for the addresses it named', async () => {
  await driven.app.evaluate(({ session }) => {
    session
      .fromPartition('pages')
      .webRequest.onHeadersReceived(
        { urls: ['fixture://*/echo*'] },
        ({ responseHeaders, statusCode }, answer) =>
          answer({ responseHeaders: { ...responseHeaders, 'x-added': [String(statusCode)] } }),
      )
  })
  const added = (path: string) => inPage(`fetch('${path}').then((answer) => answer.headers.get('x-added'))`)
  expect([await added('/echo'), await added('/page.js')]).toEqual(['200', null])
})

test('a download does not take place, and the app hears of it', async () => {
  const heard = driven.app.evaluate(
    ({ session }) =>
      new Promise((resolve) => {
        session.fromPartition('pages').once('will-download', (event, item) => {
          event.preventDefault()
          resolve([item.getFilename(), item.getURL()])
        })
      }),
  )
  await inPage(`Object.assign(document.createElement('a'), { href: '/download', download: '' }).click()`)
  expect(await heard).toEqual(['table.csv', 'fixture://pages/download'])
})

test('a partition that outlives the app is not stood in for', async () => {
  const error = await driven.app.evaluate(({ session }) => {
    try {
      session.fromPartition('persist:x')
      return 'no error'
    } catch (thrown) {
      return (thrown as Error).message
    }
  })
  expect(error).toBe("not available in the Chromium host: the partition 'persist:x' that outlives the app")
})
