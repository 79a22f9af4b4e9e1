import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { Connection } from '../../src/shared/model.ts'
import { connect, startApp, type TestApp } from './app.ts'

const accounts = '/personal/banking/accounts'
const transactions = '/personal/banking/transactions'
const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

let home: string
let clock: MovableClock
let bank: Sparebank1Sandbox
const keychain = createMemoryKeychain()
let connectionId: string

/** One person's machine, on which the app is started again and again; a bank is connected and read. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'oversikt-timetable-'))
  clock = movableClock('2026-11-21T07:00:00.000Z')
  bank = await startSparebank1Sandbox({ clock, household: { years: 1, today: '2026-11-21' } })
  await using morning = await start(false)
  connectionId = (await connect(morning)).connectionId
  await morning.handlers['sync:run']({ connectionId })
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

/** Starts the app, lets it do what is due, and closes it. */
async function session(): Promise<Connection> {
  await using app = await start()
  // Http itself tries a bank that is down three times.
  await expect.poll(async () => (await shown(app)).isSyncing, { timeout: 10_000 }).toBe(false)
  return await shown(app)
}

test('numbers of this morning are read anew when the app is opened in the afternoon, and the page sees it run', async () => {
  clock.advance(hourMs)
  const first = await session()
  expect(first.nextSyncAt).toMatch(/^2026-11-21T11:(0|1)/)
  expect((await session()).nextSyncAt).toBe(first.nextSyncAt) // drawn once
  expect(bank.calls.count()).toBe(0)

  clock.advance(6 * hourMs)
  bank.fail({ kind: 'slow', delayMs: 300, on: transactions })
  await using afternoon = await start()
  await expect.poll(() => bank.calls.count(transactions)).toBe(1)
  expect((await shown(afternoon)).isSyncing).toBe(true)
  await expect
    .poll(() => shown(afternoon))
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

test('the last calls of the hour are kept for the person', async () => {
  clock.advance(5 * hourMs)
  await using busy = await start(false)
  for (let call = 0; call < 54; call += 1) await busy.handlers['connection:test']({ connectionId })
  await busy.close()
  const asked = bank.calls.count()
  const waiting = await session()
  expect(bank.calls.count()).toBe(asked)
  expect(waiting).toMatchObject({ waitsFor: 'allowance', nextSyncAt: '2026-11-21T13:00:00.000Z' })
  expect(waiting.callsLeft).toBeGreaterThan(0)

  await using app = await start(false)
  await expect(app.handlers['sync:run']({ connectionId })).resolves.toMatchObject({ isPartial: false })
  await app.close()
  clock.advance(5 * hourMs)
  await expect(session()).resolves.toMatchObject({ waitsFor: null, syncedAt: '2026-11-21T17:00:00.000Z' })
})

test('the timer, a click and the command line at once make one run', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'slow', delayMs: 300, on: accounts })
  await using window = await start()
  await using commandLine = await start(false)
  await expect.poll(async () => (await shown(window)).isSyncing).toBe(true)
  const click = window.handlers['sync:run']({ connectionId })
  const command = commandLine.handlers['sync:run']({ connectionId })
  await expect(click).rejects.toMatchObject({ code: 'already-running' })
  await expect(command).rejects.toMatchObject({ code: 'already-running' })
  await expect.poll(async () => (await shown(window)).isSyncing).toBe(false)
  const runs = await window.handlers['sync:history']({ connectionId, limit: 10 })
  expect(runs).toMatchObject([{ failure: null }, { failure: null }]) // this morning's, and one
  expect(await shown(window)).toMatchObject({ lastFailure: null, failureCount: 0 })
})

test('what the command line has just done the timer does not do again', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'slow', delayMs: 400, on: accounts })
  await using commandLine = await start(false)
  const command = commandLine.handlers['sync:run']({ connectionId })
  await expect.poll(async () => (await shown(commandLine)).isSyncing).toBe(true)
  await using window = await start() // finds it due, and locked
  await command
  expect(await shown(window)).toMatchObject({ isSyncing: false, lastFailure: null })
  expect(await window.handlers['sync:history']({ connectionId, limit: 10 })).toHaveLength(2)
})

test('a run that the person stopped is not begun again by the next look', async () => {
  clock.advance(5 * hourMs)
  bank.fail({ kind: 'slow', delayMs: 2000, on: accounts })
  await using app = await start()
  await expect.poll(async () => (await shown(app)).isSyncing).toBe(true)
  await app.handlers['sync:cancel']({ connectionId })
  await expect.poll(async () => (await shown(app)).isSyncing).toBe(false)
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
    await expect.poll(() => shown(app)).toMatchObject({ syncedAt, isSyncing: false })
    for (const { kind } of app.notices) told.push([kind, daysLeft])
  }
  expect(told).toEqual([['consent-ends', 7], ['consent-ends', 1]]) // prettier-ignore
  clock.advance(dayMs)
  await using app = await start()
  await expect.poll(() => app.notices).toMatchObject([{ kind: 'consent-expired', connectionId }])
  await app.close()
  await using again = await start()
  await expect.poll(async () => (await shown(again)).status).toBe('needs-login')
  expect(again.notices).toEqual([])
})

test('a consent that dies before its time is told as withdrawn', async () => {
  clock.advance(5 * hourMs)
  bank.revokeConsents()
  await using app = await start()
  await expect.poll(() => app.notices).toMatchObject([{ kind: 'consent-revoked', connectionId }])
})

async function shownOnce(): Promise<Connection> {
  await using app = await start(false)
  return await shown(app)
}
