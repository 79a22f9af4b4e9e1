import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Core } from '../../../src/main/core.ts'
import { askedOf } from '../../../src/main/lock/testing/profile.ts'
import { isAppError, type AppError } from '../../../src/shared/errors.ts'
import { filesBelow } from '../../secret-forms.ts'
import { newHousehold } from './household.ts'

vi.setConfig({ testTimeout: 60_000 }) // a household is made and read, and passwords are stretched

const password = 'the password of this household'
const other = 'quite another password'
const minute = 60_000

async function failureOf(work: unknown): Promise<AppError> {
  try {
    await work
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
  throw new Error('it did not fail')
}
const wrong = async ({ handlers }: { handlers: Core['handlers'] }): Promise<AppError> =>
  await failureOf(handlers['lock:unlock']({ password: 'not the password' }))
const statusOf = async ({ handlers }: { handlers: Core['handlers'] }) =>
  await handlers['app:status'](undefined)

test('wrong passwords are slowed, also after a restart, with the clock set and with the right password; then it opens', async () => {
  await using household = await newHousehold()
  const { app, up, clock } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['lock:now'](undefined)
  for (let time = 0; time < 5; time++) expect(await wrong(app)).toMatchObject({ code: 'wrong-password' })
  expect(await statusOf(app)).toMatchObject({ locked: { retryAt: '2026-11-21T11:00:30.000Z' } })
  expect(app.events.at(-1)).toEqual({ channel: 'stale', payload: { topics: ['status'] } })
  await app.close()

  clock.advance(24 * 60 * minute) // somebody sets the clock
  const again = await household.restart()
  expect(await wrong(again)).toMatchObject({ code: 'unlock-wait', retryAt: '2026-11-22T11:00:30.000Z' })
  expect(await failureOf(again.handlers['lock:unlock']({ password }))).toMatchObject({ code: 'unlock-wait' })
  up.ms += 30_000
  expect(await wrong(again)).toMatchObject({ code: 'wrong-password' })
  up.ms += minute - 1
  expect(await wrong(again)).toMatchObject({ code: 'unlock-wait' })
  up.ms += 1
  expect(await again.handlers['lock:unlock']({ password })).toMatchObject({ locked: null, problem: null })
  await again.handlers['lock:now'](undefined)
  expect(await wrong(again)).toMatchObject({ code: 'wrong-password' }) // all is forgotten
  await again.close()
})

test('tries at one time are looked at one after another, and each is counted', async () => {
  await using household = await newHousehold()
  const { app } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['lock:now'](undefined)
  const codes = (await Promise.all(Array.from({ length: 12 }, () => wrong(app)))).map(({ code }) => code)
  expect(codes).toEqual([...Array(5).fill('wrong-password'), ...Array(7).fill('unlock-wait')])
})

test('a changed password leaves the lock of before worth nothing, also to who kept a copy of it', async () => {
  await using household = await newHousehold()
  const { app, home } = household
  const file = join(home, 'lock.json')
  await app.handlers['lock:set-password']({ password, proof: null })
  copyFileSync(file, join(home, 'kept.json'))
  const refused = app.handlers['lock:set-password']({
    password: other,
    proof: { password: 'not the password' },
  })
  expect(await failureOf(refused)).toMatchObject({ code: 'wrong-password' })
  expect(await failureOf(app.handlers['lock:set-password']({ password: other, proof: null }))).toMatchObject({
    code: 'invalid-input',
  })
  await app.handlers['lock:set-password']({ password: other, proof: { password } })
  await app.handlers['lock:now'](undefined)
  expect(await failureOf(app.handlers['lock:unlock']({ password }))).toMatchObject({ code: 'wrong-password' })
  await app.close()

  copyFileSync(file, join(home, 'new.json'))
  copyFileSync(join(home, 'kept.json'), file)
  const tricked = await household.restart()
  expect(await failureOf(tricked.handlers['lock:unlock']({ password }))).toMatchObject({
    code: 'lock-damaged',
  })
  await tricked.close()
  copyFileSync(join(home, 'new.json'), file)
  const again = await household.restart()
  expect(await again.handlers['lock:unlock']({ password: other })).toMatchObject({
    locked: null,
    problem: null,
  })
  await again.close()
})

test('who forgot the password comes in with the recovery code, sets another, and the code of before is worth nothing', async () => {
  await using household = await newHousehold()
  const { app } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  const keptCode = async (): Promise<string> => {
    const draft = await app.handlers['lock:make-recovery-code']({ proof: { password } })
    await app.handlers['lock:keep-recovery-code']({ typed: askedOf(draft) })
    return draft.code
  }
  const first = await keptCode()
  const code = await keptCode()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  await app.handlers['lock:now'](undefined)
  expect(await statusOf(app)).toMatchObject({ locked: { canRecover: true } })
  for (const typed of [first, 'no code', code.replace(/^./, code.startsWith('0') ? '1' : '0')])
    expect(await failureOf(app.handlers['lock:unlock-with-code']({ code: typed }))).toMatchObject({
      code: 'wrong-code',
    })
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
  expect(await app.handlers['lock:unlock-with-code']({ code: typed })).toMatchObject({
    locked: null,
    problem: null,
  })
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ isOn: true, needsProof: false })
  await app.handlers['lock:set-password']({ password: other, proof: null })
  await app.handlers['lock:now'](undefined)
  await app.handlers['lock:unlock']({ password: other })
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ needsProof: true, hasRecoveryCode: true })
})

test('turned off, the app opens by itself again, with the key in the keychain and nothing of the lock left', async () => {
  await using household = await newHousehold()
  const { app, entries } = household
  const before = entries()
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ isOn: false, needsProof: false })
  expect(await failureOf(app.handlers['lock:now'](undefined))).toMatchObject({ code: 'invalid-input' })
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['lock:set-policy']({ idleMinutes: 1, onSleep: false, onScreenLock: true })
  expect(app.core.lock.isOn()).toBe(true)
  expect(app.core.lock.policy()).toEqual({ idleMinutes: 1, onSleep: false, onScreenLock: true })
  expect(await failureOf(app.handlers['lock:remove-password']({ proof: { password } }))).toMatchObject({
    code: 'invalid-input',
  })
  expect(await failureOf(app.handlers['lock:turn-off']({ proof: null }))).toMatchObject({
    code: 'invalid-input',
  })
  expect(await app.handlers['lock:turn-off']({ proof: { password } })).toMatchObject({ isOn: false })
  expect(entries().toSorted()).toEqual(before.toSorted())
  await app.close()
  const again = await household.restart()
  expect(await statusOf(again)).toMatchObject({ locked: null, problem: null })
  await again.close()
})

test.each([
  ['taken away', null, 'store-key-missing'],
  ['cut off', '{"version":1,"isPend', 'lock-damaged'],
  ['empty', '', 'lock-damaged'],
  ['of a later version', '{"version":2,"anything":true}', 'store-newer'],
] as const)(
  'a lock’s file that is %s opens nothing and makes no new store, and put back it opens',
  async (_, text, code) => {
    await using household = await newHousehold()
    const { app, home, keychain, accountId } = household
    const file = join(home, 'lock.json')
    await app.handlers['lock:set-password']({ password, proof: null })
    await app.close()
    const kept = readFileSync(file)
    const store = readFileSync(join(home, 'oversikt.db'))
    if (text === null) rmSync(file)
    else writeFileSync(file, text)
    const damaged = await household.restart()
    expect(await statusOf(damaged)).toMatchObject({ locked: null, problem: { code } })
    expect(await failureOf((async () => await damaged.handlers['accounts:list'](undefined))())).toMatchObject(
      { code },
    )
    expect(readFileSync(join(home, 'oversikt.db'))).toEqual(store)
    expect(text === null || readFileSync(file, 'utf8') === text).toBe(true)

    writeFileSync(file, kept)
    expect(await damaged.handlers['app:retry'](undefined)).toMatchObject({
      locked: { canPassword: true },
      problem: null,
    })
    expect(await damaged.handlers['lock:unlock']({ password })).toMatchObject({ locked: null })
    const accounts = await damaged.handlers['accounts:list'](undefined)
    expect(accounts.map(({ id }) => id)).toContain(accountId)
    expect(keychain).toBeDefined()
    await damaged.close()
  },
)

test('a lock’s file that is taken away from a running app is there again when the app has ended, also a locked one', async () => {
  await using household = await newHousehold()
  const file = join(household.home, 'lock.json')
  await household.app.handlers['lock:set-password']({ password, proof: null })
  rmSync(file)
  await household.app.close()
  const locked = await household.restart()
  expect(await statusOf(locked)).toMatchObject({ locked: { canPassword: true }, problem: null })
  rmSync(file)
  await locked.close()
  const again = await household.restart()
  expect(await again.handlers['lock:unlock']({ password })).toMatchObject({ locked: null })
  await again.handlers['lock:turn-off']({ proof: { password } })
  await again.close()
  expect(existsSync(file)).toBe(false)
})

test('the invented household has a lock of its own, and behind it the person’s own data stays locked', async () => {
  await using household = await newHousehold()
  const { app } = household
  await app.handlers['settings:set']({ language: 'nb' })
  await app.handlers['lock:set-password']({ password, proof: null })
  expect(await app.handlers['demo:enter'](undefined)).toMatchObject({ isDemo: true })
  expect(await app.handlers['lock:get'](undefined)).toMatchObject({ isOn: false })
  await app.handlers['lock:set-password']({ password: other, proof: null })
  await app.handlers['lock:now'](undefined)
  expect(await statusOf(app)).toMatchObject({ isDemo: true, demoClient: null, locked: { canPassword: true } })
  expect(await statusOf(app)).not.toHaveProperty('demoCredentials')
  expect(await failureOf(app.handlers['lock:unlock']({ password }))).toMatchObject({ code: 'wrong-password' })
  const open = await app.handlers['lock:unlock']({ password: other })
  expect(open).toMatchObject({ isDemo: true, locked: null, language: 'nb' })
  expect((await app.handlers['accounts:list'](undefined)).length).toBeGreaterThan(3)
  await app.handlers['lock:now'](undefined)
  const left = await app.handlers['demo:leave'](undefined)
  expect(left).toMatchObject({ isDemo: false, locked: { canPassword: true }, language: 'nb' })
  expect(await failureOf((async () => await app.handlers['demo:enter'](undefined))())).toMatchObject({
    code: 'app-locked',
  })
  expect(await app.handlers['lock:unlock']({ password })).toMatchObject({ isDemo: false, locked: null })
})

test('where the window was is told again once it is unlocked, to its own household alone, and not after a restart', async () => {
  await using household = await newHousehold()
  const { app } = household
  const shown = async ({ handlers }: { handlers: Core['handlers'] }) =>
    (await handlers['lock:remembered-page'](undefined)).path
  await app.handlers['lock:set-password']({ password, proof: null })
  expect(await shown(app)).toBeNull()
  await app.handlers['lock:remember-page']({ path: '/transactions?text=Kiwi' })
  await app.handlers['lock:now'](undefined)
  expect(await failureOf((async () => await shown(app))())).toMatchObject({ code: 'app-locked' })
  expect(
    await failureOf((async () => await app.handlers['lock:remember-page']({ path: '/' }))()),
  ).toMatchObject({ code: 'app-locked' })
  await app.handlers['lock:unlock']({ password })
  expect(await shown(app)).toBe('/transactions?text=Kiwi')
  for (const file of filesBelow(household.home))
    expect([file, readFileSync(file, 'latin1').includes('text=Kiwi')]).toEqual([file, false])

  await app.handlers['demo:enter'](undefined)
  expect(await shown(app)).toBeNull()
  await app.handlers['demo:leave'](undefined)
  await app.handlers['lock:unlock']({ password })
  expect(await shown(app)).toBe('/transactions?text=Kiwi')
  await app.close()
  const again = await household.restart()
  await again.handlers['lock:unlock']({ password })
  expect(await shown(again)).toBeNull()
  await again.close()
})
