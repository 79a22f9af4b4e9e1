import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeBeforeQuit, longestCloseMs } from './quit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Electron's rule: quit asks `before-quit` first, and goes on only if nobody prevented it. */
function quitting(close: () => Promise<void>) {
  const app = new EventEmitter() as EventEmitter & { quit: () => void }
  const seen: string[] = []
  app.quit = () => {
    let prevented = false
    app.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) seen.push('quit')
  }
  closeBeforeQuit(app as unknown as App, {
    log: { event: (name) => void seen.push(name), error: (name) => (seen.push(name), 'ref00001') },
    beginClosing: () => void seen.push('hidden'),
    close: () => {
      seen.push('closing')
      return close()
    },
  })
  return { app, seen }
}

test('the app ends only after the store is closed, and is out of sight at once', async () => {
  let finish: () => void = () => undefined
  const { app, seen } = quitting(() => new Promise((resolve) => (finish = resolve)))
  app.quit()
  expect(seen).toEqual(['hidden', 'closing'])
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['hidden', 'closing', 'quit'])
  expect(vi.getTimerCount()).toBe(0)
})

test('an impatient person closes it once, however often they ask', async () => {
  const { app, seen } = quitting(() => Promise.resolve())
  app.quit()
  app.quit()
  app.quit()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['hidden', 'closing', 'quit'])
})

test('work that does not end is left behind after five seconds', async () => {
  const { app, seen } = quitting(() => new Promise(() => undefined))
  app.quit()
  await vi.advanceTimersByTimeAsync(longestCloseMs - 1)
  expect(seen).not.toContain('quit')
  await vi.advanceTimersByTimeAsync(1)
  expect(seen).toEqual(['hidden', 'closing', 'close-timed-out', 'quit'])
})

test('a store that fails to close is logged, and the app ends all the same', async () => {
  const { app, seen } = quitting(() => Promise.reject(new Error('disk')))
  app.quit()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['hidden', 'closing', 'close', 'quit'])
})
