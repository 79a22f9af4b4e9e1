import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { movableClock, type MovableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { Connection } from '../../src/shared/model.ts'
import { connect, startApp, type TestApp } from './app.ts'

const accounts = '/personal/banking/accounts'
const transactions = '/personal/banking/transactions'
const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** On a busy machine everything takes longer; nothing here waits for a time to pass. */
const soon = { timeout: 30_000 }
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let home: string
let clock: MovableClock
let bank: Sparebank1Sandbox
const keychain = createMemoryKeychain()
let connectionId: string
let callsOfRun: number

/** One person's machine, on which the app is started again and again; a bank is connected and read. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'oversikt-timetable-'))
  clock = movableClock('2026-11-21T07:00:00.000Z')
  bank = await startSparebank1Sandbox({ clock, household: { years: 1, today: '2026-11-21' } })
  await using morning = await start(false)
  connectionId = (await connect(morning)).connectionId
  bank.calls.clear()
  await morning.handlers['sync:run']({ connectionId })
  callsOfRun = bank.calls.count()
  bank.calls.clear()
})
afterEach(async () => {
  await bank.close()
  rmSync(home, { recursive: true })
})

const start = (hasTimetable = true): Promise<TestApp> =>
  startApp({ bank, clock, home, keychain, hasTimetable })

async function shown({ handlers }: TestApp): Promise<Connection> {
  const [connection] = await handlers['connections:list'](undefined)
  if (connection === undefined) throw new Error('the connection is gone')
  return connection
}

/** Waits until nothing is being read. Http itself tries a bank that is down three times. */
async function idle(app: TestApp): Promise<void> {
  await expect.poll(async () => (await shown(app)).isSyncing, soon).toBe(false)
}

/** Starts the app, lets it do what is due, and closes it. */
async function session(): Promise<Connection> {
  await using app = await start()
  await idle(app)
  return await shown(app)
}

test('numbers of this morning are read anew when the app is opened in the afternoon, and the page sees it run', async () => {
  clock.advance(hourMs)
  const first = await session()
  expect(first.nextSyncAt).toMatch(/^2026-11-21T11:(0|1)/)
  expect((await session()).nextSyncAt).toBe(first.nextSyncAt) // drawn once
  expect(bank.calls.count()).toBe(0)

  clock.advance(6 * hourMs)
  bank.fail({ kind: 'slow', delayMs: 1500, on: transactions })
  await using afternoon = await start()
  await expect.poll(() => bank.calls.count(transactions), soon).toBe(1)
  expect((await shown(afternoon)).isSyncing).toBe(true)
  await expect
    .poll(() => shown(afternoon), soon)
    .toMatchObject({ isSyncing: false, syncedAt: '2026-11-21T14:00:00.000Z', failureCount: 0 })
})

test('a bank that is down is asked less and less, and a restart does not ask sooner', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'server-error', on: accounts, times: 100 })
  const pauses: number[] = []
  for (let failures = 1; failures <= 3; failures += 1) {
    const down = await session()
    expect(down).toMatchObject({
      failureCount: failures,
      waitsFor: 'back-off',
      lastFailure: { code: 'bank-unreachable' },
    })
    const asked = bank.calls.count()
    expect(await session()).toEqual(down)
    expect(bank.calls.count()).toBe(asked)
    pauses.push(Date.parse(down.nextSyncAt ?? '') - clock.now())
    clock.advance(pauses.at(-1) ?? 0)
  }
  const longest = [10, 20, 40].map((minutes) => minutes * 60_000)
  pauses.forEach((pause, index) => expect(pause).toBeLessThanOrEqual(longest[index] ?? 0))
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2 * 60_000)

  await using app = await start(false)
  await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({ code: 'bank-unreachable' })
  expect(await shown(app)).toMatchObject({ failureCount: 1 }) // a person's own try begins anew
})

test('a consent that was given anew is used at once, not after the back-off before it', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'server-error', on: accounts, times: 3 })
  await session()
  await using app = await start(false)
  await app.handlers['connection:authorise']({ connectionId })
  expect(Date.parse((await shown(app)).nextSyncAt ?? '')).toBeLessThanOrEqual(clock.now())
})

test('a paused connection is left alone until the person wants it again; by hand it is read all the same', async () => {
  clock.advance(5 * hourMs)
  await using app = await start(false)
  await app.handlers['connection:pause']({ connectionId, isPaused: true })
  await app.close()
  expect(await session()).toMatchObject({ isPaused: true, nextSyncAt: null })
  expect(bank.calls.count()).toBe(0)

  await using byHand = await start()
  await byHand.handlers['sync:run']({ connectionId })
  expect(await shown(byHand)).toMatchObject({ isPaused: true, nextSyncAt: null })
  await byHand.handlers['connection:pause']({ connectionId, isPaused: false })
  expect((await shown(byHand)).nextSyncAt).not.toBeNull()
})

test('the last calls of the hour are kept for the person: as many as the last run took, besides its own', async () => {
  clock.advance(5 * hourMs)
  await spendUntil(2 * callsOfRun - 1)
  const asked = bank.calls.count()
  const waiting = await session()
  expect(bank.calls.count()).toBe(asked)
  expect(waiting).toMatchObject({ waitsFor: 'allowance', nextSyncAt: '2026-11-21T13:00:00.000Z' })

  clock.advance(2 * hourMs)
  await spendUntil(2 * callsOfRun)
  await expect(session()).resolves.toMatchObject({ waitsFor: null, syncedAt: '2026-11-21T14:00:00.000Z' })
})

/** Somebody, or another connection of the same bank, has used the hour's calls but for so many. */
async function spendUntil(left: number): Promise<void> {
  await using busy = await start(false)
  while (((await shown(busy)).callsLeft ?? 0) > left) await busy.handlers['connection:test']({ connectionId })
  expect(await shown(busy)).toMatchObject({ callsLeft: left })
}

test('the timer, a click and the command line at once make one run', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'time-out', on: accounts })
  await using commandLine = await start(false)
  await using window = await start()
  await expect.poll(() => bank.calls.count(accounts), soon).toBe(1)
  for (const { handlers } of [window, commandLine])
    await expect(handlers['sync:run']({ connectionId })).rejects.toMatchObject({ code: 'already-running' })
  expect(bank.calls.count(accounts)).toBe(1)
  await window.handlers['sync:cancel']({ connectionId })
  await idle(window)
  const runs = await window.handlers['sync:history']({ connectionId, limit: 10 })
  expect(runs).toMatchObject([{ failure: { code: 'cancelled' } }, { failure: null }]) // this morning's, and one
  expect(await shown(window)).toMatchObject({ lastFailure: null, failureCount: 0 })
})

test('whichever comes first, the command line or the timer, the other does not do it again', async () => {
  clock.advance(5 * hourMs)
  await using commandLine = await start(false)
  const command = commandLine.handlers['sync:run']({ connectionId })
  const ended = Promise.allSettled([command])
  await using window = await start()
  await ended
  await idle(window)
  await idle(commandLine)
  expect(await window.handlers['sync:history']({ connectionId, limit: 10 })).toHaveLength(2)
  expect(await shown(window)).toMatchObject({ lastFailure: null, syncedAt: '2026-11-21T12:00:00.000Z' })
})

test('a run that the person stopped is not begun again by the next look', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'time-out', on: accounts })
  await using app = await start()
  await expect.poll(() => bank.calls.count(accounts), soon).toBe(1)
  await app.handlers['sync:cancel']({ connectionId })
  await idle(app)
  expect((await shown(app)).nextSyncAt).toMatch(/^2026-11-21T16:/)
})

test('the end of a consent is told of a week ahead and the day before, once each, also after a restart', async () => {
  const told: (readonly [string, number])[] = []
  const ends = Date.parse((await shownOnce()).consentEndsAt ?? '')
  await using kept = await start(false)
  while (ends - clock.now() > 50 * dayMs) {
    clock.advance(25 * dayMs)
    await kept.handlers['sync:run']({ connectionId })
  }
  await kept.close()
  for (const daysLeft of [30, 8, 7, 6, 2, 1, 0.5]) {
    clock.advance(ends - daysLeft * dayMs - clock.now())
    await using app = await start()
    const syncedAt = new Date(clock.now()).toISOString()
    await expect.poll(() => shown(app), soon).toMatchObject({ syncedAt, isSyncing: false })
    for (const { kind } of app.notices) told.push([kind, daysLeft])
  }
  expect(told).toEqual([['consent-ends', 7], ['consent-ends', 1]]) // prettier-ignore
  clock.advance(dayMs)
  await using app = await start()
  await expect.poll(() => app.notices, soon).toMatchObject([{ kind: 'consent-expired', connectionId }])
  await app.close()
  await using again = await start()
  await expect.poll(async () => (await shown(again)).status, soon).toBe('needs-login')
  expect(again.notices).toEqual([])
})

test('a consent that dies before its time is told as withdrawn', async () => {
  clock.advance(5 * hourMs)
  bank.revokeConsents()
  await using app = await start()
  await expect.poll(() => app.notices, soon).toMatchObject([{ kind: 'consent-revoked', connectionId }])
})

async function shownOnce(): Promise<Connection> {
  await using app = await start(false)
  return await shown(app)
}
