import { afterAll, beforeAll, expect, test } from 'vitest'
import { driveApp, type DrivenApp } from './fixture.ts'

let driven: DrivenApp
beforeAll(async () => {
  driven = await driveApp()
})
afterAll(() => driven[Symbol.asyncDispose]())

const inPage = <T>(work: string): Promise<T> => driven.inPage(work)
const rejection = (call: string): Promise<string> =>
  inPage(`${call}.then(() => 'no error', (error) => error.message)`)

test('a value goes to main and back as structured clone takes it', async () => {
  const kinds = await inPage(`(async () => {
    const value = { date: new Date(5), map: new Map([['a', 1n]]), bytes: new Uint8Array([1, 2]), zero: -0, none: undefined }
    const back = await api.invoke('echo', value)
    return [back.date.getTime(), String(back.map.get('a')), [...back.bytes], Object.is(back.zero, -0), 'none' in back]
  })()`)
  expect(kinds).toEqual([5, '1', [1, 2], true, true])
})

test('main knows who asks: the window, its page, and that it is no frame', async () => {
  expect(await inPage(`api.invoke('sender')`)).toEqual({
    isWindow: true,
    url: 'fixture://pages/index.html',
    origin: 'fixture://pages',
    hasParent: false,
  })
})

test('a failing, an unknown and an unanswerable call are told in Electron’s words', async () => {
  expect(await rejection(`api.invoke('fail')`)).toBe(
    "Error invoking remote method 'fail': RangeError: out of range",
  )
  expect(await rejection(`api.invoke('nobody')`)).toBe(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  )
  expect(await rejection(`api.invoke('uncloneable')`)).toBe(
    "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
  )
  expect(await rejection(`api.invoke('echo', () => 1)`)).toBe('An object could not be cloned.')
})

test('a second handler for a channel is refused, and a removed one is gone', async () => {
  const errors = await driven.app.evaluate(({ ipcMain }) => {
    const attempt = (work: () => void): string => {
      try {
        work()
        return 'no error'
      } catch (error) {
        return String(error)
      }
    }
    const answers = [
      attempt(() => ipcMain.handle('echo', () => 1)),
      attempt(() => ipcMain.handle('text', 'no function' as never)),
    ]
    ipcMain.handleOnce('once', () => 'first')
    return answers
  })
  expect(errors).toEqual([
    "Error: Attempted to register a second handler for 'echo'",
    "TypeError: Expected handler to be a function, but found type 'string'",
  ])
  expect(await inPage(`api.invoke('once')`)).toBe('first')
  expect(await rejection(`api.invoke('once')`)).toContain("No handler registered for 'once'")
})

test('messages go both ways and keep their order', async () => {
  const heard = await inPage(`new Promise((resolve) => {
    const heard = []
    const stop = api.on('noted', (text) => {
      heard.push(text)
      if (heard.length === 3) { stop(); resolve(heard) }
    })
    for (const text of ['a', 'b', 'c']) api.send('note', text)
  })`)
  expect(heard).toEqual(['a!', 'b!', 'c!'])
})

test('a listener that was taken away hears no more', async () => {
  const heard = await inPage(`new Promise((resolve) => {
    let count = 0
    const stop = api.on('noted', () => { count += 1; stop(); api.send('note', 'again') })
    api.on('noted', () => { if (count > 0) setTimeout(() => resolve(count)) })
    api.send('note', 'once')
  })`)
  expect(heard).toBe(1)
})
