import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { answeredWhileLocked } from '../../../src/main/locked-gate.ts'
import { movableClock } from '../../../src/main/sandbox/clock.ts'
import { createMemoryKeychain } from '../../../src/main/vault/memory-keychain.ts'
import { isAppError } from '../../../src/shared/errors.ts'
import { filesBelow, formsOf } from '../../secret-forms.ts'
import { startApp } from '../app.ts'
import { everyQuestion } from './every-channel.ts'
import { newHousehold, type Household } from './household.ts'

vi.setConfig({ testTimeout: 60_000 }) // a household is made and read, and passwords are stretched

const password = 'the password of this household'

/** Everything that must not be found of a household: names, numbers, texts, and amounts of a size that is no accident. */
async function canariesOf({ app }: Household): Promise<readonly string[]> {
  const accounts = await app.handlers['accounts:list'](undefined)
  const rows = await app.handlers['transactions:page']({
    filter: {},
    sort: { by: 'amount', descending: false },
    offset: 0,
    limit: 200,
  })
  const words = [
    ...accounts.flatMap(({ name, number, iban }) => [name, number, iban]),
    ...rows.flatMap(({ text, counterparty }) => [text, counterparty]),
    ...accounts.map(({ booked }) => String(booked?.minor ?? '')),
    ...rows.map(({ amount }) => String(amount.minor)),
  ]
  return [...new Set(words)].filter((word): word is string => typeof word === 'string' && word.length > 5)
}

const inUtf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1')

test('a locked app answers nothing but what unlocks it, whatever is asked on whatever channel', async () => {
  await using household = await newHousehold()
  const { app, connectionId, accountId } = household
  const canaries = await canariesOf(household)
  expect(canaries.length).toBeGreaterThan(60)
  await app.handlers['lock:set-password']({ password, proof: null })
  app.events.splice(0)
  await app.handlers['lock:now'](undefined)

  const heard: unknown[] = []
  for (const { channel, input } of everyQuestion(connectionId, accountId)) {
    const handler = app.handlers[channel] as (input: unknown) => unknown
    const answer: unknown = await (async () => await handler(input))().catch((error: unknown) => error) // prettier-ignore
    heard.push(isAppError(answer) ? { ...answer, message: answer.message, stack: answer.stack } : answer)
    if (!answeredWhileLocked.has(channel))
      expect([channel, answer]).toMatchObject([channel, { code: 'app-locked' }])
    else if (channel !== 'app:status') expect(isAppError(answer)).toBe(true)
  }
  expect(app.core.lock.isLocked()).toBe(true)
  expect(await app.handlers['app:status'](undefined)).toEqual({
    version: '0.0.0',
    runtime: 'node',
    platform: process.platform,
    language: 'en',
    isDemo: false,
    demoClient: null,
    replacedSystems: ['sparebank1'],
    problem: null,
    locked: { canPassword: true, canBankId: false, canRecover: false, retryAt: null },
    profileFolder: '',
    today: '2026-11-21',
  })
  for (const { channel, payload } of app.events)
    expect({ channel, payload }).toEqual({ channel: 'stale', payload: { topics: ['status'] } })

  const crossed = JSON.stringify([heard, app.events])
  for (const canary of canaries)
    for (const form of formsOf(canary)) expect([canary, crossed.includes(form)]).toEqual([canary, false])
  const contents = filesBelow(app.home).map((file) => [file, readFileSync(file, 'latin1')] as const)
  expect(contents.map(([file]) => file).join()).toContain('lock.json')
  for (const canary of canaries.filter((word) => !/^-?\d{1,8}$/.test(word))) {
    for (const form of [...formsOf(canary), Buffer.from(canary).toString('latin1'), inUtf16(canary)])
      for (const [file, content] of contents)
        expect([file, canary, content.includes(form)]).toEqual([file, canary, false])
  }
})

test('what was asked before the app was locked is not answered after it', async () => {
  await using household = await newHousehold()
  const { app, connectionId } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  const asked = [
    app.handlers['overview:get'](undefined),
    app.handlers['accounts:list'](undefined),
    app.handlers['sync:run']({ connectionId }),
    app.handlers['backup:make'](undefined),
  ].map((answer) => Promise.resolve(answer).catch((error: unknown) => error))
  await app.handlers['lock:now'](undefined)
  for (const answer of await Promise.all(asked)) expect(isAppError(answer, 'app-locked')).toBe(true)

  await app.handlers['lock:unlock']({ password })
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ isHistoryComplete: true })
})

test('the right password opens everything again: reading, syncing, copying, and a copy in the place of a damaged file', async () => {
  await using household = await newHousehold()
  const { app, connectionId } = household
  const before = await app.handlers['transactions:summary']({ filter: {} })
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['lock:now'](undefined)
  expect(await app.handlers['lock:unlock']({ password })).toMatchObject({ locked: null, problem: null })
  expect(app.events.at(-1)).toMatchObject({ channel: 'stale', payload: { topics: ['status'] } })
  expect(await app.handlers['transactions:summary']({ filter: {} })).toEqual(before)
  await app.handlers['sync:run']({ connectionId })
  const { fileName } = await app.handlers['backup:make'](undefined)
  expect(await app.handlers['app:restore']({ fileName })).toMatchObject({ problem: null, locked: null })
  expect(await app.handlers['transactions:summary']({ filter: {} })).toEqual(before)
})

test('a file that turns out to be damaged after the unlock is replaced by a copy with the unlocked key, and locks again', async () => {
  await using household = await newHousehold()
  const { app, home } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  const copies = async () => (await app.handlers['backup:list'](undefined)).copies
  await expect.poll(async () => (await copies()).length, { timeout: 15_000 }).toBe(1) // of the first sync
  const fileName = (await copies())[0]?.fileName ?? ''
  await app.handlers['lock:now'](undefined)
  writeFileSync(join(home, 'oversikt.db'), '')
  const damaged = await app.handlers['lock:unlock']({ password })
  expect(damaged).toMatchObject({ locked: null, problem: { code: 'store-damaged' } })
  expect(await app.handlers['app:retry'](undefined)).toMatchObject({ problem: { code: 'store-damaged' } })
  await app.handlers['lock:now'](undefined)
  expect(await app.handlers['app:status'](undefined)).toMatchObject({
    problem: null,
    locked: { canPassword: true },
  })
  await expect((async () => await app.handlers['app:restore']({ fileName }))()).rejects.toMatchObject({
    code: 'app-locked',
  })
  await app.handlers['lock:unlock']({ password })
  expect(await app.handlers['app:restore']({ fileName })).toMatchObject({ problem: null, locked: null })
  expect((await app.handlers['accounts:list'](undefined)).length).toBeGreaterThan(0)
})

test('with the lock on, the file opens with nothing the keychain holds, and with nothing the folder holds', async () => {
  await using household = await newHousehold()
  const { app, keychain, entries } = household
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.handlers['lock:now'](undefined)
  expect(entries().map(([account]) => account)).not.toContain('store-key')
  expect(entries().map(([account]) => account)).toContain('lock:password-a')
  const store = await household.keyMaterial()
  for (const candidate of store) expect(household.opensWith(candidate)).toBe(false)
  expect(household.opensWith(household.storeKey)).toBe(true) // so that the search can find anything

  // Somebody copies the folder, and even knows the password.
  await app.close()
  await using stolen = await startApp({
    clock: movableClock('2026-11-21T11:00:00.000Z'),
    home: app.home,
    keychain: createMemoryKeychain(),
  })
  await expect(Promise.resolve(stolen.handlers['lock:unlock']({ password }))).rejects.toMatchObject({
    code: 'lock-damaged',
  })
  await stolen.close()

  await using again = await household.restart()
  expect(keychain).toBe(household.keychain)
  expect(await again.handlers['lock:unlock']({ password })).toMatchObject({ locked: null, problem: null })
  await again.close()
})
