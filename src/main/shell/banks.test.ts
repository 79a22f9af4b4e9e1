import { expect, test, vi } from 'vitest'
import type { EventChannel } from '../../shared/channels.ts'
import type { AppStatus } from '../../shared/app-status.ts'
import type { Events, Settings } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Connection } from '../../shared/model.ts'
import { defaultSparebank1Settings } from '../../shared/sparebank1.ts'
import { followBanks, pauseAll, syncAll, type BanksSource } from './banks.ts'
import type { BanksView } from './tray-state.ts'

const bank = (id: string, more: Partial<Connection> = {}): Connection => ({
  id,
  system: 'sparebank1',
  name: id,
  status: 'ready',
  settings: defaultSparebank1Settings,
  createdAt: '2026-01-01T00:00:00.000Z',
  syncedAt: '2026-11-21T10:00:00.000Z',
  lastFailure: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  accountCount: 1,
  historyFrom: null,
  callsLeft: null,
  nextCallAt: null,
  nextSyncAt: null,
  waitsFor: null,
  failureCount: 0,
  isSyncing: false,
  isPaused: false,
  ...more,
})

function household(connections: readonly Connection[]) {
  const state = {
    connections,
    settings: { language: null, theme: 'system', showsInTray: true, keepsRunning: false } as Settings,
    problem: null as AppStatus['problem'],
    locked: null as AppStatus['locked'],
    isLocked: false,
  }
  const did: unknown[] = []
  const errors: string[] = []
  let tell: <E extends EventChannel>(channel: E, payload: Events[E]) => void = () => undefined
  const source: BanksSource = {
    handlers: {
      'app:status': () => ({ problem: state.problem, locked: state.locked }) as AppStatus,
      'settings:get': () => {
        if (state.isLocked) throw new AppError('app-locked', 'locked')
        return state.settings
      },
      'connections:list': () => state.connections,
      'sync:run': ({ connectionId }) => {
        did.push(connectionId)
        const fault = connectionId === 'broken' ? new TypeError('fault') : new AppError('offline', 'down')
        return Promise.reject(fault)
      },
      'connection:pause': (input) => (did.push(input), null),
    },
    lock: { isLocked: () => state.isLocked },
    onEvent: (listener) => {
      tell = listener
      return () => undefined
    },
  }
  const shown: (BanksView['state'] | null)[] = []
  const tray = { showBanks: (banks: BanksView | null) => void shown.push(banks?.state ?? null) }
  const log = { event: () => undefined, error: (where: string) => (errors.push(where), 'ref') }
  const clock = { now: () => Date.parse('2026-11-21T12:00:00.000Z') }
  const follow = () => followBanks(source, tray, clock, log)
  const stale = async (topics: Events['stale']['topics']): Promise<void> => {
    tell('stale', { topics })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { state, source, shown, did, errors, log, follow, stale }
}

test('the icon follows the banks, and what else is stale is none of its business', async () => {
  const { state, shown, follow, stale } = household([bank('a')])
  await follow()
  state.connections = [bank('a', { isSyncing: true })]
  await stale(['transactions', 'accounts'])
  await stale(['connections'])
  expect(shown).toEqual(['idle', 'syncing'])
})

test('a consent has a day less when a day begins, without anything else having happened', async () => {
  const begin = new Date(2026, 10, 21, 13, 0).getTime()
  vi.useFakeTimers({ now: begin, toFake: ['setTimeout', 'Date'] })
  try {
    const ending = new Date(2026, 10, 30, 12, 0).toISOString()
    const { source, shown, log } = household([bank('a', { consentEndsAt: ending })])
    const tray = { showBanks: (banks: BanksView | null) => void shown.push(banks?.state ?? null) }
    await followBanks(source, tray, { now: () => Date.now() }, log)
    expect(shown).toEqual(['idle'])
    await vi.advanceTimersByTimeAsync(11 * 3_600_000 + 2000)
    expect(shown).toEqual(['idle', 'idle'])
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(shown).toEqual(['idle', 'idle', 'needs-you'])
  } finally {
    vi.useRealTimers()
  }
})

test('an answer that comes late does not undo a newer one', async () => {
  const { source, shown, follow, stale } = household([])
  await follow()
  const answers: ((connections: readonly Connection[]) => void)[] = []
  const slow = { ...source.handlers, 'connections:list': () => new Promise<readonly Connection[]>((done) => void answers.push(done)) } // prettier-ignore
  Object.assign(source, { handlers: slow })
  await stale(['connections'])
  await stale(['connections'])
  answers[1]?.([bank('a', { isSyncing: true })])
  await new Promise((resolve) => setImmediate(resolve))
  answers[0]?.([bank('a')])
  await new Promise((resolve) => setImmediate(resolve))
  expect(shown).toEqual([null, 'syncing'])
})

test('no icon for a person who wants none, nor while the profile is closed', async () => {
  const { state, shown, follow, stale } = household([bank('a')])
  await follow()
  state.settings = { ...state.settings, showsInTray: false }
  await stale(['settings'])
  state.settings = { ...state.settings, showsInTray: true }
  await stale(['settings'])
  state.problem = { code: 'vault-locked' }
  await stale(['status'])
  expect(shown).toEqual(['idle', null, 'idle', null])
})

test('while the app is locked nothing is known of the banks, and that is no fault', async () => {
  const { state, shown, errors, follow, stale } = household([bank('a')])
  await follow()
  state.locked = { canPassword: true, canBankId: false, canRecover: false, retryAt: null }
  await stale(['status'])
  state.locked = null // the status was asked for a moment before
  state.isLocked = true
  await stale(['status'])
  state.isLocked = false
  await stale(['status'])
  expect([shown, errors]).toEqual([['idle', null, null, 'idle'], []])
})

test('banks that were asked for before the app was locked are not shown after', async () => {
  const { state, source, shown, follow, stale } = household([bank('a')])
  await follow()
  let answer: (connections: readonly Connection[]) => void = () => undefined
  const slow = { ...source.handlers, 'connections:list': () => new Promise<readonly Connection[]>((done) => (answer = done)) } // prettier-ignore
  Object.assign(source, { handlers: slow })
  await stale(['connections'])
  state.isLocked = true
  answer([bank('a')])
  await new Promise((resolve) => setImmediate(resolve))
  expect(shown).toEqual(['idle', null])
})

test('“Sync now” asks each bank that can be asked, and one that fails stops no other', async () => {
  const banks = [bank('a'), bank('broken'), bank('b', { isSyncing: true }), bank('c', { status: 'needs-login' }), bank('d', { isPaused: true })] // prettier-ignore
  const { source, did, errors, log } = household(banks)
  await syncAll(source, log)
  expect(did).toEqual(['a', 'broken', 'd'])
  expect(errors).toEqual(['sync:run']) // what the bank itself said stands with the connection
})

test('pausing and resuming concern all banks, and tell each once', async () => {
  const { source, did } = household([bank('a'), bank('b', { isPaused: true })])
  await pauseAll(source, true)
  await pauseAll(source, false)
  expect(did).toEqual([
    { connectionId: 'a', isPaused: true },
    { connectionId: 'b', isPaused: false },
  ])
})

test('what is no bank counts for nothing in the tray: it is neither asked, nor paused, nor waited for', async () => {
  const bankId = bank('bankid', { system: 'bankid', status: 'needs-login' })
  const { source, shown, did, log, follow } = household([bankId, bank('fis', { system: 'fis' })])
  await follow()
  await syncAll(source, log)
  await pauseAll(source, true)
  expect([shown, did]).toEqual([[null], []])
})
