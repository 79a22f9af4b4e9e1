import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, profileFolder, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

/** Runs in the page's own world, where the preload's functions are `api`. */
const inPage = <T>(work: string): Promise<T> => driven.inPage(work)

test('the page sees nothing of the preload’s world, of Node, or of the host', async () => {
  const names = [
    'ofThePreload',
    'require',
    'process',
    'module',
    'ipcRenderer',
    'hostSend',
    'hostReceive',
    'makeCodec',
  ]
  expect(await inPage(`${JSON.stringify(names)}.filter((name) => name in window)`)).toEqual([])
  expect(await inPage('Object.keys(window).filter((name) => /host|electron|codec/i.test(name))')).toEqual([])
})

test('the preload sees itself as Electron’s sandboxed one', async () => {
  expect(await inPage('api.process')).toEqual({ type: 'renderer', sandboxed: true, contextIsolated: true })
  expect(await inPage('api.requireNode()')).toBe('module not found: node:fs')
  expect(await inPage('api.hostNames')).not.toContain('hostSend')
  expect(await inPage('api.missing()')).toBe('not available in the Chromium host: ipcRenderer.sendSync')
})

test('what is exposed is frozen all the way down, functions as well, and cannot be replaced', async () => {
  const frozen = await inPage(
    '[api, api.invoke, api.nested, api.nested.list, api.nested.list[1]].map((each) => Object.isFrozen(each))',
  )
  expect(frozen).toEqual([true, true, true, true, true])
  const descriptor = `Object.getOwnPropertyDescriptor(window, 'api')`
  expect(await inPage(`[${descriptor}.writable, ${descriptor}.configurable]`)).toEqual([false, false])
  expect(await inPage('(() => { try { api = 1 } catch {} return typeof api })()')).toBe('object')
})

test('a name is exposed once', async () => {
  expect(await inPage('api.exposeAgain()')).toBe(
    'Cannot bind an API on top of an existing property on the window object',
  )
})

test('of a thrown error the message crosses, and nothing else', async () => {
  const caught = (work: string) =>
    inPage(
      `(() => { try { ${work} } catch (e) { return [e instanceof Error, e.name, e.message, Object.keys(e)] } })()`,
    )
  expect(await caught('api.fail()')).toEqual([true, 'Error', 'too far', []])
  expect(await caught(`api.fail('text')`)).toEqual([
    true,
    'Error',
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
    [],
  ])
  expect(await inPage('api.failLater().catch((e) => [e instanceof Error, e.name, e.message])')).toEqual([
    true,
    'Error',
    'later',
  ])
})

test('functions go both ways, and errors with them', async () => {
  expect(await inPage('api.callBack((text) => text + "!")')).toBe('called back!')
  expect(await inPage('api.throwsAt(() => { throw new Error("from the page") })')).toBe('from the page')
})

test('values cross as copies of their kind', async () => {
  const kinds = await inPage(`[new Date(0), new Map([[1, new Set([2])]]), new Uint8Array([1]), 10n, undefined]
    .map((value) => api.same(value)).map((value) => Object.prototype.toString.call(value))`)
  expect(kinds).toEqual([
    '[object Date]',
    '[object Map]',
    '[object Uint8Array]',
    '[object BigInt]',
    '[object Undefined]',
  ])
  expect(await inPage('(() => { const given = { a: 1 }; return api.same(given) === given })()')).toBe(false)
})

test('a page that turns its own world inside out does not learn the name of the bridge’s events', async () => {
  const overheard = await inPage<string[]>(`(() => {
    const heard = []
    const typeOf = Object.getOwnPropertyDescriptor(Event.prototype, 'type').get
    const hear = (each) => heard.push(each instanceof Event ? typeOf.call(each) : typeof each === 'string' ? each : '')
    const listen = (owner, name) => {
      const own = owner[name]
      owner[name] = function (...args) {
        for (const each of [this, ...args]) hear(each)
        return Reflect.apply(own, this, args)
      }
    }
    for (const name of ['addEventListener', 'dispatchEvent', 'removeEventListener']) listen(EventTarget.prototype, name)
    for (const name of ['stopPropagation', 'stopImmediatePropagation', 'preventDefault']) listen(Event.prototype, name)
    for (const name of ['get', 'set', 'has']) listen(Map.prototype, name)
    for (const name of ['bind', 'call', 'apply']) listen(Function.prototype, name)
    for (const name of ['parse', 'stringify']) listen(JSON, name)
    for (const [owner, name] of [[Event.prototype, 'type'], [CustomEvent.prototype, 'detail']]) {
      Object.defineProperty(owner, name, { get() { hear(this); return '' } })
    }
    window.CustomEvent = class extends Event { constructor(type) { super(type); heard.push(type) } }
    Error.prepareStackTrace = (error, sites) => { heard.push(...sites.map((site) => String(site.getFunction()))); return '' }
    api.callBack(() => { try { null.x } catch (error) { return error.stack } })
    try { api.fail() } catch (error) { heard.push(String(error.stack)) }
    return heard
  })()`)
  expect(overheard.length).toBeGreaterThan(0)
  expect(overheard.filter((text) => /[0-9a-f]{32}/.test(text))).toEqual([])
})

test('a preload that fails is told to main, and its page loads all the same', async () => {
  using folder = profileFolder()
  const preload = join(folder.path, 'broken.cjs')
  writeFileSync(preload, `throw new Error('broken on purpose')`)
  const told = await driven.app.evaluate(async ({ BrowserWindow }, path) => {
    const window = new BrowserWindow({ webPreferences: { preload: path, partition: 'pages' } })
    const failed = new Promise<unknown>((resolve) => {
      window.webContents.once('preload-error', (_event, from, { message }) =>
        resolve([from === path, message]),
      )
    })
    await window.loadURL('fixture://pages/index.html')
    const title = await window.webContents.executeJavaScript('[document.title, typeof api]')
    window.destroy()
    return [await failed, title]
  }, preload)
  expect(told).toEqual([
    [true, expect.stringContaining('broken on purpose')],
    ['Fixture', 'undefined'],
  ])
})
