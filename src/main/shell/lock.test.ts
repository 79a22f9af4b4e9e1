import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Events } from '../../shared/contract.ts'
import type { LockPolicy } from '../../shared/lock.ts'
import { followLock, type LockSource } from './lock.ts'

const minute = 60_000
beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/** An app with this lock, and a machine one can put to sleep. */
function app({ isOn = true, isLocked = false, policy = {} as Partial<LockPolicy> } = {}) {
  const state = {
    isOn,
    isLocked,
    policy: { idleMinutes: 5, onSleep: true, onScreenLock: true, ...policy } as LockPolicy,
    idleSeconds: 0,
    looks: 0,
    locks: 0,
  }
  const faces: string[] = []
  const faults: string[] = []
  let closed: PromiseWithResolvers<void> = Promise.withResolvers()
  let tell: Parameters<LockSource['onEvent']>[0] = () => undefined
  const monitor = Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => ((state.looks += 1), state.idleSeconds),
  })
  const source: LockSource = {
    lock: {
      isOn: () => state.isOn,
      isLocked: () => state.isLocked,
      policy: () => state.policy,
      lockNow: () => {
        state.locks += 1
        state.isLocked = true
        closed = Promise.withResolvers()
        return closed.promise
      },
    },
    onEvent: (listener) => ((tell = listener), () => undefined),
  }
  const lockNow = followLock(source, {
    powerMonitor: monitor as unknown as PowerMonitor,
    clock: { now: () => Date.now() },
    log: { event: () => undefined, error: (where) => (faults.push(where), 'ref') },
    onChange: (face, before) => void faces.push(`${before} > ${face}`),
  })
  const stale = (topics: Events['stale']['topics']): void => tell('stale', { topics })
  return { state, faces, faults, monitor, lockNow, stale, close: () => closed }
}

test('what is on screen goes at once, before the core has closed anything', async () => {
  const { faces, lockNow, close } = app()
  lockNow()
  expect(faces).toEqual(['null > open', 'open > locked'])
  close().resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(faces).toHaveLength(2)
})

test.each(['suspend', 'lock-screen', 'user-did-resign-active'])(
  '%s locks where the person wants it',
  (event) => {
    const { state, faces, monitor } = app()
    monitor.emit(event)
    expect([state.locks, faces.at(-1)]).toEqual([1, 'open > locked'])
    monitor.emit(event)
    expect(state.locks).toBe(1)
  },
)

test('sleep and a locked screen change nothing where the person does not', () => {
  const { state, monitor } = app({ policy: { onSleep: false, onScreenLock: false } })
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active', 'unlock-screen', 'resume'])
    monitor.emit(event)
  expect(state.locks).toBe(0)
})

test('sleep and a locked screen are two wishes', () => {
  const asleep = app({ policy: { onScreenLock: false } })
  asleep.monitor.emit('lock-screen')
  expect(asleep.state.locks).toBe(0)
  asleep.monitor.emit('suspend')
  expect(asleep.state.locks).toBe(1)
  const screen = app({ policy: { onSleep: false } })
  screen.monitor.emit('suspend')
  expect(screen.state.locks).toBe(0)
  screen.monitor.emit('lock-screen')
  expect(screen.state.locks).toBe(1)
})

test('opened with a telephone, without a key touched here, it is open for the whole of its time', () => {
  const { state, stale } = app({ isLocked: true })
  state.idleSeconds = 3600
  vi.advanceTimersByTime(60 * minute)
  expect(state.looks).toBe(0) // nobody asks while it is locked
  state.isLocked = false
  stale(['status'])
  vi.advanceTimersByTime(4 * minute)
  expect(state.locks).toBe(0)
  vi.advanceTimersByTime(minute)
  expect(state.locks).toBe(1)
})

test('a machine that is put to sleep while the app is being opened has the opening stopped', () => {
  const { state, faces, monitor } = app({ isLocked: true })
  monitor.emit('suspend')
  expect(state.locks).toBe(1)
  expect(faces).toEqual(['null > locked'])
})

test('a machine that slept through the idle time is locked as it wakes', () => {
  const { state, monitor } = app({ policy: { onSleep: false } })
  monitor.emit('suspend')
  vi.setSystemTime(Date.now() + 4 * minute)
  monitor.emit('resume')
  expect(state.locks).toBe(0)
  monitor.emit('suspend')
  vi.setSystemTime(Date.now() + 5 * minute)
  monitor.emit('resume')
  expect(state.locks).toBe(1)
})

test('nobody there for the minutes of the policy locks; a policy that changes counts from then on', () => {
  const { state, stale } = app()
  state.idleSeconds = 120
  state.policy = { ...state.policy, idleMinutes: 2 }
  vi.advanceTimersByTime(3 * minute)
  expect(state.locks).toBe(1)
  const later = app({ policy: { idleMinutes: null } })
  later.state.idleSeconds = 3600
  vi.advanceTimersByTime(90 * minute)
  expect(later.state.locks).toBe(0)
  later.state.policy = { ...later.state.policy, idleMinutes: 1 }
  later.stale(['lock'])
  expect(later.state.locks).toBe(1)
  stale(['lock'])
})

test('without a lock there is nothing to lock, whatever happens', () => {
  const { state, faces, monitor, lockNow } = app({ isOn: false })
  state.idleSeconds = 3600
  monitor.emit('suspend')
  monitor.emit('resume')
  lockNow()
  vi.advanceTimersByTime(90 * minute)
  expect([state.locks, faces]).toEqual([0, ['null > off']])
})

test('locked and opened by others it is followed, and other news are none of its business', () => {
  const { state, faces, stale } = app({ isLocked: true })
  state.isLocked = false
  stale(['transactions'])
  expect(faces).toEqual(['null > locked'])
  stale(['status'])
  state.isOn = false
  stale(['lock'])
  state.isOn = true
  stale(['lock'])
  state.isLocked = true
  stale(['lock', 'status'])
  expect(faces.slice(1)).toEqual(['locked > open', 'open > off', 'off > open', 'open > locked'])
})

test('a part that does not close is logged, and the app is as locked as the core says', async () => {
  const { state, faces, faults, lockNow, close } = app()
  lockNow()
  close().reject(new Error('a thread that hangs'))
  await vi.advanceTimersByTimeAsync(0)
  expect([faults, faces.at(-1), state.isLocked]).toEqual([['lock'], 'open > locked', true])
})
