import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createMemoryKeychain } from '../../../src/main/vault/memory-keychain.ts'
import { isAppError } from '../../../src/shared/errors.ts'
import { startApp, type TestApp } from '../app.ts'

// Locking does not wait until the app has time for it.

vi.setConfig({ testTimeout: 60_000 }) // passwords are stretched

const password = 'the password of this household'

/** An app that looks at the time for many things it does; `onLook` is told each time. */
async function newApp(): Promise<{ app: TestApp; home: string; looks: { on: () => void } }> {
  const home = mkdtempSync(join(tmpdir(), 'oversikt-meanwhile-'))
  const looks = { on: (): void => undefined }
  const at = Date.parse('2026-11-21T11:00:00.000Z')
  const now = (): number => (looks.on(), at)
  const app = await startApp({
    clock: { now },
    home,
    keychain: createMemoryKeychain(),
    machineUpMs: () => (looks.on(), 3_600_000),
  })
  onTestFinished(async () => {
    looks.on = () => undefined
    await app.close()
    rmSync(home, { recursive: true, force: true })
  })
  await app.handlers['lock:set-password']({ password, proof: null })
  return { app, home, looks }
}

const outcomeOf = async (work: unknown): Promise<unknown> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return isAppError(error) ? error.code : error
  }
}

test('who locks the app while it is being opened finds it locked, at whatever moment that is', async () => {
  const { app, looks } = await newApp()
  await app.handlers['lock:now'](undefined)
  for (let moment = 1; ; moment++) {
    let seen = 0
    const locked = Promise.withResolvers<void>()
    looks.on = () => {
      if (++seen === moment) process.nextTick(() => locked.resolve(app.core.lock.lockNow()))
    }
    const outcome = await outcomeOf(app.handlers['lock:unlock']({ password }))
    looks.on = () => undefined
    if (seen < moment) {
      expect(outcome).toBe('done')
      break
    }
    await locked.promise
    expect(['app-locked', 'done']).toContain(outcome)
    expect((await app.handlers['app:status'](undefined)).locked).not.toBeNull()
    expect(await outcomeOf((async () => await app.handlers['accounts:list'](undefined))())).toBe('app-locked')
  }
  expect((await app.handlers['app:status'](undefined)).locked).toBeNull()
  expect(await app.handlers['accounts:list'](undefined)).toEqual([])
})

test('a dialog of the system that stands open keeps nothing open behind it, and writes nothing when it is answered', async () => {
  const { app, home } = await newApp()
  const files = [join(home, 'saved.csv'), join(home, 'signed.csv')] as const
  writeFileSync(files[1], 'signed once')
  const [save, open] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  app.saveTo = save.promise
  app.openFrom = files[1]
  const exporting = app.handlers['export:csv']({
    filter: {},
    sort: { by: 'bookedOn', descending: true },
    profile: 'rfc4180',
  })
  const verifying = app.handlers['signing:verify'](undefined)
  app.openFrom = open.promise // its signature is not beside it
  const asked = [outcomeOf(exporting), outcomeOf(verifying)]
  await new Promise((resolve) => setTimeout(resolve, 200)) // both dialogs stand
  const before = performance.now()
  await app.handlers['lock:now'](undefined)
  expect(performance.now() - before).toBeLessThan(5000)
  expect(await Promise.all(asked)).toEqual(['app-locked', 'app-locked'])
  await app.handlers['lock:unlock']({ password })
  save.resolve(files[0])
  open.resolve(files[1])
  await app.handlers['accounts:list'](undefined)
  expect(existsSync(files[0])).toBe(false)
})

test('locked while the invented household is moving in, there is a way back to one’s own data', async () => {
  const { app } = await newApp()
  const entering = outcomeOf(app.handlers['demo:enter'](undefined))
  await app.core.lock.lockNow()
  await entering
  expect(await app.handlers['app:status'](undefined)).toMatchObject({
    isDemo: false,
    locked: { canPassword: true },
  })
  expect(await app.handlers['lock:unlock']({ password })).toMatchObject({ isDemo: false, locked: null })
})
