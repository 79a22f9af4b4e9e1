import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startApp, type TestApp } from './app.ts'
import { stands } from './banks/stands.ts'
import { failureOf } from './import-files.ts'

const noon = '2026-11-21T11:00:00.000Z'
const dayMs = 86_400_000
const patient = { timeout: 15_000 }

async function household() {
  const clock = movableClock(noon)
  const keychain = createMemoryKeychain()
  const bank = await stands.sparebank1({ clock, years: 0.25 })
  const app = await startApp({
    clock,
    keychain,
    endpoints: { sparebank1: bank.endpoints },
    openBrowser: bank.openBrowser,
  })
  const { connectionId } = await app.handlers['connection:create'](bank.connection)
  await app.handlers['connection:authorise']({ connectionId })
  const accounts = await app.handlers['connection:read-accounts']({ connectionId })
  await app.handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
  const sync = async () => await app.handlers['sync:run']({ connectionId })
  return { clock, keychain, bank, app, sync, connectionId, dispose: () => bank[Symbol.asyncDispose]() }
}
const stateOf = async ({ handlers }: TestApp) => await handlers['backup:list'](undefined)
const isDone = async (app: TestApp): Promise<boolean> => !(await stateOf(app)).isMaking
const countOf = async ({ handlers }: TestApp): Promise<number> =>
  (await handlers['accounts:list'](undefined)).reduce((sum, { bookedCount }) => sum + bookedCount, 0)

test('the first good sync of a day is followed by a copy, a later one is not, and the pages are told', async () => {
  const { app, clock, sync, dispose } = await household()
  await using _app = app
  expect((await stateOf(app)).copies).toEqual([])
  await sync()
  await expect.poll(() => isDone(app), patient).toBe(true)
  await sync()
  const { copies, failure, folder } = await stateOf(app)
  expect(copies).toMatchObject([{ fileName: 'oversikt-2026-11-21.db', madeAt: noon }])
  expect(failure).toBeNull()
  expect(folder).toBe(join(app.home, 'backups'))
  expect(app.events).toContainEqual({ channel: 'stale', payload: { topics: ['backups'] } })
  clock.advance(dayMs)
  await sync()
  await expect.poll(async () => (await stateOf(app)).copies.length, patient).toBe(2)
  expect(await app.handlers['backup:make'](undefined)).toMatchObject({ fileName: 'oversikt-2026-11-22-2.db' })
  await dispose()
})

test('a copy that cannot be made fails no sync: it is logged, and the list says why until one succeeds', async () => {
  const { app, sync, dispose } = await household()
  await using _app = app
  writeFileSync(join(app.home, 'backups'), 'a file where the folder should be')
  expect(await sync()).toMatchObject({ isHistoryComplete: true })
  await expect.poll(async () => (await stateOf(app)).failure, patient).not.toBeNull()
  const { failure, copies } = await stateOf(app)
  expect(failure).toMatchObject({ code: 'file-unwritable' })
  expect(copies).toEqual([])
  expect(app.log.recent().join('\n')).toContain(failure?.ref ?? 'no reference')
  rmSync(join(app.home, 'backups'))
  await app.handlers['backup:make'](undefined)
  expect(await stateOf(app)).toMatchObject({
    failure: null,
    copies: [{ fileName: 'oversikt-2026-11-21.db' }],
  })
  await dispose()
})

test('damaged data gives its place to a copy, and the next sync reads on from there', async () => {
  const { app, clock, keychain, bank, sync, dispose } = await household()
  await sync()
  await expect.poll(async () => (await stateOf(app)).copies.length, patient).toBe(1)
  const rowsInCopy = await countOf(app)
  clock.advance(9 * dayMs)
  await app.close()
  const file = join(app.home, 'oversikt.db')
  const damaged = readFileSync(file).fill(7, 100, 8 * 4096)
  writeFileSync(file, damaged)

  await using again = await startApp({
    clock,
    keychain,
    home: app.home,
    endpoints: { sparebank1: bank.endpoints },
  })
  expect(await again.handlers['app:status'](undefined)).toMatchObject({ problem: { code: 'store-damaged' } })
  const [copy] = await again.handlers['app:copies'](undefined)
  expect(copy).toMatchObject({ fileName: 'oversikt-2026-11-21.db' })
  expect(
    await failureOf(again.handlers['app:restore']({ fileName: 'oversikt-2026-11-20.db' })),
  ).toMatchObject({
    code: 'not-found',
  })
  expect(await again.handlers['app:status'](undefined)).toMatchObject({ problem: { code: 'store-damaged' } })
  expect(await again.handlers['app:restore']({ fileName: copy?.fileName ?? '' })).toMatchObject({
    problem: null,
  })
  expect(await countOf(again)).toBe(rowsInCopy)
  const [connection] = await again.handlers['connections:list'](undefined)
  await again.handlers['sync:run']({ connectionId: connection?.id ?? '' })
  const truth = bank.ledger().reduce((sum, { booked }) => sum + booked.length, 0)
  expect(truth).toBeGreaterThan(rowsInCopy)
  expect(await countOf(again)).toBe(truth)
  // Also from data that can be read a person may go back; the sync after it brings the rest once more.
  expect(await again.handlers['app:restore']({ fileName: copy?.fileName ?? '' })).toMatchObject({
    problem: null,
  })
  expect(await countOf(again)).toBe(rowsInCopy)
  await again.handlers['sync:run']({ connectionId: connection?.id ?? '' })
  expect(await countOf(again)).toBe(truth)
  await again.close()
  rmSync(app.home, { recursive: true, force: true })
  await dispose()
})

test('a keychain that does not open is nothing a copy helps with', async () => {
  const clock = movableClock(noon)
  const locked = { ...createMemoryKeychain(), getPassword: () => Promise.reject(new Error('locked')) }
  await using app = await startApp({ clock, keychain: locked })
  expect(await failureOf(app.handlers['app:restore']({ fileName: 'oversikt-2026-11-21.db' }))).toMatchObject({
    code: 'invalid-input',
  })
})
