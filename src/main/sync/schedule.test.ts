import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterFailedRun,
  afterGoodRun,
  callsNeeded,
  nextSync,
  type FailedRun,
  type Scheduled,
} from './schedule.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const instant = (ms: number) => new Date(ms).toISOString()
const at = (time: string) => Date.parse(`2026-11-21T${time}:00.000Z`)

const good: Scheduled = {
  status: 'ready',
  isPaused: false,
  syncedAt: '2026-11-21T08:00:00.000Z',
  lastFailure: null,
  nextTryAt: '2026-11-21T12:07:00.000Z',
  attemptedAt: '2026-11-21T08:00:00.000Z',
  isOnline: true,
  onlineSince: at('06:00'),
  callsFreeAt: null,
}
const next = (scheduled: Partial<Scheduled>, now = at('09:00')) => {
  const plan = nextSync({ ...good, ...scheduled }, now)
  return [plan.at === null ? null : instant(plan.at).slice(11, 16), plan.waitsFor]
}

describe('when a connection is synced by itself', () => {
  const down = { code: 'bank-unreachable' } as const
  const offline = { code: 'offline' } as const
  const busy = { code: 'bank-busy', retryAt: '2026-11-21T13:05:00.000Z' } as const
  const cases: readonly [string, Partial<Scheduled>, ReturnType<typeof next>][] = [
    ['when it was drawn to be', {}, ['12:07', null]],
    ['four hours after the last, where nothing was drawn yet', { nextTryAt: null }, ['12:00', null]],
    ['at the next start, where the first sync was killed', { nextTryAt: null, syncedAt: null }, ['08:00', null]],
    ['not while the person has paused it', { isPaused: true }, [null, null]],
    ['not before the person has chosen accounts', { attemptedAt: null, syncedAt: null }, [null, null]],
    ['not before the first sign-in', { status: 'new' }, [null, null]],
    ['not without a consent', { status: 'needs-login' }, [null, null]],
    ['not once it was disconnected', { status: 'disconnected' }, [null, null]],
    ['when its back-off ends', { lastFailure: down }, ['12:07', 'back-off']],
    ['not before the bank asked to be left alone until', { lastFailure: busy }, ['13:05', 'bank']],
    ['not sooner because the bank asked for less', { lastFailure: { ...busy, retryAt: instant(at('08:30')) } }, ['12:07', 'back-off']],
    ['when the bank takes a whole run again', { callsFreeAt: at('12:30') }, ['12:30', 'allowance']],
    ['at its time, where calls come free before', { callsFreeAt: at('11:00') }, ['12:07', null]],
    ['once there is a network, where there is none', { lastFailure: offline, isOnline: false }, [null, 'network']],
    ['at its time, though there is no network now', { isOnline: false }, ['12:07', null]],
    ['at once, where the network came back since it was missed', { lastFailure: offline, onlineSince: at('08:45') }, ['08:45', null]],
    ['after a back-off, where the network is there and leads nowhere', { lastFailure: offline }, ['12:07', 'back-off']],
  ] // prettier-ignore
  test.each(cases)('%s', (_name, scheduled, expected) => {
    expect(next(scheduled)).toEqual(expected)
  })

  test('a due sync waits for the network', () => {
    expect(next({ isOnline: false }, at('12:08'))).toEqual([null, 'network'])
  })

  test('the network being back does not outweigh the bank’s own word', () => {
    const lastFailure = { code: 'offline', retryAt: '2026-11-21T10:00:00.000Z' } as const
    expect(next({ lastFailure, onlineSince: at('08:45') })).toEqual(['10:00', 'bank'])
  })

  test('a clock that was set back freezes nothing', () => {
    const yearAhead = '2027-11-21T12:00:00.000Z'
    expect(next({ nextTryAt: yearAhead })).toEqual(['09:00', null])
    expect(next({ nextTryAt: yearAhead, lastFailure: down })).toEqual(['09:00', 'back-off'])
    expect(next({ lastFailure: { ...busy, retryAt: yearAhead } })).toEqual(['12:07', 'back-off'])
    expect(next({ nextTryAt: null, syncedAt: yearAhead, attemptedAt: yearAhead })).toEqual(['09:00', null])
  })
})

describe('what is drawn when a run ends', () => {
  const endedAt = at('12:00')
  const failed = (more: Partial<FailedRun> = {}, random = 0.999_999) => {
    const run = {
      endedAt,
      code: 'bank-unreachable',
      failureCount: 0,
      isByPerson: false,
      syncedAt: null,
    } as const
    const drawn = afterFailedRun({ ...run, ...more }, () => random)
    return [drawn.failureCount, Math.round((drawn.nextTryAt - endedAt) / minuteMs)]
  }

  test('after a good run four hours, and up to twenty minutes more so that banks are not asked in step', () => {
    expect(afterGoodRun(endedAt, () => 0)).toEqual({ failureCount: 0, nextTryAt: endedAt + 4 * hourMs })
    const latest = afterGoodRun(endedAt, () => 0.999_999).nextTryAt - endedAt
    expect(Math.round(latest / minuteMs)).toBe(260)
  })

  test('each further failure doubles how long it may take, up to six hours', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 60].map((failureCount) => failed({ failureCount }))
    expect(longest).toEqual([[1, 10], [2, 20], [3, 40], [4, 80], [5, 160], [6, 320], [7, 360], [61, 360]]) // prettier-ignore
    expect(failed({ failureCount: 5 }, 0)).toEqual([6, 2])
  })

  test('a person who tries again begins a new count', () => {
    expect(failed({ failureCount: 5, isByPerson: true })).toEqual([1, 10])
  })

  test('a missing network is not counted against the bank', () => {
    expect(failed({ code: 'offline', failureCount: 3 })).toEqual([3, 40])
    expect(failed({ code: 'offline' })).toEqual([0, 10])
  })

  test('a key that bunq refuses, and a service that was closed, are tried once a day', () => {
    expect(failed({ code: 'service-closed' }, 0)).toEqual([1, 24 * 60])
    expect(failed({ code: 'bank-ip-changed', failureCount: 5 }, 0)).toEqual([6, 24 * 60])
  })

  test('fresh numbers are not read again early because something failed', () => {
    expect(failed({ syncedAt: instant(at('11:00')) }, 0)).toEqual([1, 180])
    expect(failed({ syncedAt: instant(at('23:00')) }, 0)).toEqual([1, 2]) // of the future: the clock was set back
  })
})

test('a run by itself leaves as many calls as it takes itself for the person', () => {
  expect([null, 0, 7, 40].map(callsNeeded)).toEqual([12, 2, 14, 80])
})

/** A household over some days: the timetable looks each minute, runs end as they may, the app is started anew at any look. */
test('never earlier than the bank asked, never into the last calls, and a restart draws nothing anew', () => {
  const outcome = fc.record({
    code: fc.constantFrom(null, null, 'bank-unreachable', 'offline', 'bank-busy', 'unexpected-response'),
    restMs: fc.integer({ min: 0, max: 24 * hourMs }),
    calls: fc.integer({ min: 1, max: 30 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  })
  const maxCalls = 60
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1, maxLength: 40 }), (outcomes) => {
      let now = at('08:00')
      let stored: Scheduled = { ...good, onlineSince: 0, nextTryAt: null, syncedAt: instant(now) }
      let calls: number[] = []
      let lastCalls: number | null = null
      for (const { code, restMs, calls: taken, random } of outcomes) {
        const window = calls.filter((call) => call > now - hourMs)
        const needed = Math.min(callsNeeded(lastCalls), maxCalls / 2)
        const leaves = window.at(needed - 1 - maxCalls)
        const freeAt = leaves === undefined ? null : leaves + hourMs
        const plan = nextSync({ ...stored, callsFreeAt: freeAt }, now)
        expect(
          nextSync({ ...(JSON.parse(JSON.stringify(stored)) as Scheduled), callsFreeAt: freeAt }, now),
        ).toEqual(plan)
        if (plan.at === null) throw new Error('with a network and a consent it always goes on')
        expect(plan.at - now).toBeLessThanOrEqual(24 * hourMs)
        now = Math.max(now, plan.at)
        if (stored.lastFailure?.retryAt !== undefined)
          expect(now).toBeGreaterThanOrEqual(Date.parse(stored.lastFailure.retryAt))
        const inWindow = calls.filter((call) => call > now - hourMs).length
        expect(maxCalls - inWindow).toBeGreaterThanOrEqual(needed)
        calls = [...calls, ...Array.from({ length: taken }, () => now)]
        const attemptedAt = instant(now)
        if (code === null) {
          lastCalls = taken
          const drawn = afterGoodRun(now, () => random)
          stored = { ...stored, attemptedAt, syncedAt: attemptedAt, lastFailure: null, nextTryAt: instant(drawn.nextTryAt) } // prettier-ignore
        } else {
          const lastFailure = code === 'bank-busy' ? { code, retryAt: instant(now + restMs) } : { code }
          const run = { endedAt: now, code, failureCount: 0, isByPerson: false, syncedAt: stored.syncedAt }
          stored = { ...stored, attemptedAt, lastFailure, nextTryAt: instant(afterFailedRun(run, () => random).nextTryAt) } // prettier-ignore
        }
        now += minuteMs
      }
    }),
    { numRuns: 300 },
  )
})
