import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

const inPage = <T>(work: string): Promise<T> => driven.inPage(work)

/** What `loadURL` came to in main. */
const load = (url: string) =>
  driven.app.evaluate(
    ({ BrowserWindow }, address) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL(address)
        .then(
          () => 'loaded',
          ({ message, code, errno, url: failed }) => ({ message, code, errno, url: failed }),
        ),
    url,
  )

test('the page comes from the app’s handler, with its headers, and its scripts run', async () => {
  const [response] = await Promise.all([
    driven.page.waitForResponse((each) => new URL(each.url()).pathname === '/index.html'),
    load('fixture://pages/index.html'),
  ])
  expect(response.status()).toBe(200)
  expect(await response.headerValue('x-fixture')).toBe('index')
  expect(await inPage('[document.title, scriptRan, isSecureContext]')).toEqual(['Fixture', true, true])
})

test('the handler sees its own scheme, in the address and in the headers that name one', async () => {
  await load('fixture://pages/index.html')
  const request = { method: 'POST', body: 'some text' }
  expect(
    await inPage(`fetch('/echo?a=1', ${JSON.stringify(request)}).then((answer) => answer.json())`),
  ).toEqual({
    url: 'fixture://pages/echo?a=1',
    method: 'POST',
    origin: 'fixture://pages',
    referer: 'fixture://pages/index.html',
    body: 'some text',
  })
})

test('main is told its own addresses', async () => {
  await load('fixture://pages/index.html#here')
  const seen = await driven.app.evaluate(({ BrowserWindow, webContents }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return {
      url: contents?.getURL(),
      origin: contents?.mainFrame.origin,
      isKnown: contents !== undefined && webContents.fromId(contents.id) === contents,
    }
  })
  expect(seen).toEqual({ url: 'fixture://pages/index.html#here', origin: 'fixture://pages', isKnown: true })
})

test('a redirect of the handler is followed', async () => {
  expect(await load('fixture://pages/redirect')).toBe('loaded')
  expect(await inPage('document.title')).toBe('Other')
})

test('a page with status 404 is a page; an answer without one is not', async () => {
  expect(await load('fixture://pages/not-found.html')).toBe('loaded')
  expect(await inPage('document.title')).toBe('Not found')
  expect(await load('fixture://pages/empty')).toMatchObject({
    code: 'ERR_HTTP_RESPONSE_CODE_FAILURE',
    errno: -379,
  })
  await load('fixture://pages/index.html')
  expect(await inPage(`fetch('/nothing').then((answer) => answer.status)`)).toBe(404)
})

test.each([
  ['fixture://pages/throws', 'ERR_UNEXPECTED', -9],
  ['http://127.0.0.1:9/', 'ERR_UNSAFE_PORT', -312],
  ['https://nobody.invalid/', 'ERR_NAME_NOT_RESOLVED', -105],
])('loading %s fails with %s, as loadURL documents it', async (url, code, errno) => {
  expect(await load(url)).toEqual({ message: `${code} (${errno}) loading '${url}'`, code, errno, url })
})

test('an address that is none is refused', async () => {
  expect(await load('no address')).toMatchObject({ code: 'ERR_INVALID_URL', errno: -300 })
})

test('a load that another one replaces is aborted, and the other one stands', async () => {
  const outcomes = await driven.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const first = window?.loadURL('fixture://pages/other.html').catch(({ code }) => code)
    await window?.loadURL('fixture://pages/index.html')
    return [await first, window?.webContents.getURL()]
  })
  expect(outcomes).toEqual(['ERR_ABORTED', 'fixture://pages/index.html'])
})

test('a load tells its steps in Electron’s order', async () => {
  const steps = await driven.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const told: string[] = []
    const names = [
      'did-start-loading',
      'did-navigate',
      'dom-ready',
      'did-finish-load',
      'did-stop-loading',
    ] as const
    for (const name of names) contents?.once(name as 'dom-ready', () => void told.push(name))
    await contents?.loadURL('fixture://pages/other.html')
    return told
  })
  expect(steps).toEqual([
    'did-start-loading',
    'did-navigate',
    'dom-ready',
    'did-finish-load',
    'did-stop-loading',
  ])
})

test('a scheme has one handler a session, and must be registered in time', async () => {
  const errors = await driven.app.evaluate(({ protocol, session }) => {
    const attempt = (work: () => void): string => {
      try {
        work()
        return 'no error'
      } catch (error) {
        return (error as Error).message
      }
    }
    const pages = session.fromPartition('pages').protocol
    return [
      attempt(() => pages.handle('fixture', () => new Response())),
      attempt(() => pages.unhandle('other')),
      attempt(() => protocol.registerSchemesAsPrivileged([])),
      protocol.isProtocolHandled('fixture'), // the default session’s, which has no handler
      pages.isProtocolHandled('fixture'),
    ]
  })
  expect(errors).toEqual([
    'Failed to register protocol: fixture',
    'Failed to unhandle protocol: other',
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
    false,
    true,
  ])
})
