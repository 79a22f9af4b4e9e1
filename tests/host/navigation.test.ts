import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
  await driven.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const asked: object[] = []
    Object.assign(globalThis, { asked, refuses: '' })
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      contents?.on(name as 'will-navigate', (event, url) => {
        const { isMainFrame, isSameDocument, frame } = event
        asked.push({
          name,
          url: event.url,
          isMainFrame,
          isSameDocument,
          isSame: url === event.url,
          from: frame?.url,
        })
        if (Reflect.get(globalThis, 'refuses') === name) event.preventDefault()
      })
    }
  })
})
afterAll(() => driven[Symbol.asyncDispose]())

const index = 'fixture://pages/index.html'

/** Starts each test at the index, with nothing asked yet. @param refuses the event that says no */
async function begin(refuses: string): Promise<void> {
  await driven.app.evaluate(async ({ BrowserWindow }, name) => {
    Object.assign(globalThis, { refuses: '' })
    await BrowserWindow.getAllWindows()[0]?.loadURL('fixture://pages/index.html')
    ;(Reflect.get(globalThis, 'asked') as object[]).length = 0
    Object.assign(globalThis, { refuses: name })
  }, refuses)
}
beforeEach(() => begin(''))

const asked = () =>
  driven.app.evaluate(
    () => Reflect.get(globalThis, 'asked') as { readonly name: string; readonly url: string }[],
  )
const urlInMain = () =>
  driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())

const main = { isMainFrame: true, isSameDocument: false, isSame: true, from: index }
const other = 'fixture://pages/other.html'

test('what main loads or reloads asks nobody', async () => {
  await driven.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.loadURL('fixture://pages/other.html#part')
    const finished = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()))
    contents?.reload()
    await finished
  })
  expect(await asked()).toEqual([])
})

test('the same address without its hash is another document, and the places the page was at can be forgotten', async () => {
  await driven.inPage(`window.isOld = true; location.hash = '#/one'`)
  await driven.inPage(`location.hash = '#/two'`)
  expect(await driven.inPage('history.length > 2')).toBe(true)
  await driven.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.loadURL('fixture://pages/index.html')
    contents?.navigationHistory.clear()
  })
  expect(await driven.inPage(`'isOld' in window`)).toBe(false)
  await expect.poll(() => driven.inPage('history.length')).toBe(1)
  expect(await urlInMain()).toBe(index)
})

test('where the page wants to go, main is asked twice, and the page goes', async () => {
  await driven.inPage(`location.href = '/other.html'`)
  await expect.poll(urlInMain).toBe(other)
  expect(await asked()).toEqual([
    { name: 'will-navigate', url: other, ...main },
    { name: 'will-frame-navigate', url: other, ...main },
  ])
})

test.each(['will-navigate', 'will-frame-navigate'])(
  'a page refused by %s stays where it is',
  async (name) => {
    await begin(name)
    await driven.inPage(`window.stillHere = true; location.href = 'https://nobody.invalid/'`)
    await expect.poll(asked).toContainEqual(expect.objectContaining({ name, url: 'https://nobody.invalid/' }))
    expect(await driven.inPage('stillHere')).toBe(true)
    expect(await urlInMain()).toBe(index)
  },
)

test('a refused page can still be reloaded by main', async () => {
  await begin('will-navigate')
  await driven.inPage(`location.href = '/other.html'`)
  await expect.poll(asked).toHaveLength(1)
  await driven.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve())
        contents?.reload()
      }),
  )
  expect(await urlInMain()).toBe(index)
})

test('a frame is asked about as a frame', async () => {
  await driven.inPage(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: '/other.html' }))`,
  )
  await expect.poll(asked).toEqual([
    {
      name: 'will-frame-navigate',
      url: other,
      isMainFrame: false,
      isSameDocument: false,
      isSame: true,
      from: '',
    },
  ])
})

test('a redirect is asked about, also when main set out, and can be refused', async () => {
  await begin('will-redirect')
  const outcome = await driven.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.loadURL('fixture://pages/redirect')
      .catch(({ code }) => code),
  )
  expect(outcome).toBe('ERR_ABORTED')
  expect(await asked()).toEqual([expect.objectContaining({ name: 'will-redirect', url: other })])
  expect(await urlInMain()).toBe(index)
})

test('within the document the page goes where it likes', async () => {
  const told = driven.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-navigate-in-page', (_event, url, isMainFrame) => resolve([url, isMainFrame]))
      }),
  )
  await driven.inPage(`location.hash = '#/part'`)
  expect(await told).toEqual([`${index}#/part`, true])
  expect(await asked()).toEqual([])
})

test('a window that the page wants is refused, and the app hears of it', async () => {
  const opened = await driven.inPage(`[window.open('/other.html') === null, window.open() === null]`)
  expect(opened).toEqual([true, true])
  await driven.inPage(`{
    const link = Object.assign(document.createElement('a'), { href: 'https://nobody.invalid/', target: '_blank' })
    document.body.append(link)
    link.click()
  }`)
  await expect.poll(driven.said).toContain('window-open https://nobody.invalid/')
  expect(await driven.said()).toContain(`window-open ${other}`)
  expect(driven.app.windows()).toHaveLength(1)
  expect(await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
