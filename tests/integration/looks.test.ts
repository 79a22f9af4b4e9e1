import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/main/clock.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { startApp, type TestApp } from './app.ts'

const looksOf = async ({ handlers }: TestApp) => {
  const { language, theme } = await handlers['settings:get'](undefined)
  return { language, theme, spoken: (await handlers['app:status'](undefined)).language }
}

test(
  'language and theme go along into the invented household and back, whichever side they were chosen on',
  { timeout: 60_000 },
  async () => {
    await using app = await startApp({ clock: systemClock })
    const { handlers } = app
    await handlers['settings:set']({ language: 'nb', theme: 'dark', keepsRunning: true })
    await handlers['demo:enter'](undefined)
    expect(await looksOf(app)).toEqual({ language: 'nb', theme: 'dark', spoken: 'nb' })
    expect((await handlers['settings:get'](undefined)).keepsRunning).toBe(false)
    await handlers['settings:set']({ language: 'en', theme: 'light' })
    await handlers['demo:leave'](undefined)
    expect(await looksOf(app)).toEqual({ language: 'en', theme: 'light', spoken: 'en' })
    expect((await handlers['settings:get'](undefined)).keepsRunning).toBe(true)
  },
)

test(
  'what was chosen in the invented household is there at the next start, also when the app ended in it',
  { timeout: 60_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'oversikt-looks-'))
    try {
      const keychain = createMemoryKeychain()
      const first = await startApp({ clock: systemClock, home, keychain })
      await first.handlers['demo:enter'](undefined)
      await first.handlers['settings:set']({ language: 'nb', theme: 'dark' })
      await first.close()
      const second = await startApp({ clock: systemClock, home, keychain })
      expect(await looksOf(second)).toEqual({ language: 'nb', theme: 'dark', spoken: 'nb' })
      await second.close()
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
)

test('a choice made in front of a locked store waits until it is opened', { timeout: 60_000 }, async () => {
  await using app = await startApp({ clock: systemClock })
  const { handlers } = app
  const password = 'eleven apples in a bowl'
  await handlers['lock:set-password']({ password, proof: null })
  await handlers['demo:enter'](undefined)
  await handlers['settings:set']({ language: 'nb', theme: 'dark' })
  expect(await handlers['demo:leave'](undefined)).toMatchObject({ locked: { canPassword: true } })
  expect(await handlers['lock:unlock']({ password })).toMatchObject({ locked: null, language: 'nb' })
  expect(await looksOf(app)).toEqual({ language: 'nb', theme: 'dark', spoken: 'nb' })
})
