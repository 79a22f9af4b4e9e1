import { describe, expect, test } from 'vitest'
import { defaultSparebank1Settings } from '../../shared/sparebank1.ts'
import type { ConnectionRecord } from '../store/connections.ts'
import { consentNotice, failureNotice, seenFailure } from './notices.ts'

const now = Date.parse('2026-11-21T11:00:00.000Z')
const dayMs = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(now + days * dayMs).toISOString()

const healthy: ConnectionRecord = {
  id: 'c1',
  system: 'sparebank1',
  name: 'Felles bank',
  status: 'ready',
  settings: defaultSparebank1Settings,
  createdAt: inDays(-80),
  syncedAt: inDays(0),
  lastFailure: null,
  consentIdleEndsAt: inDays(30),
  consentEndsAt: inDays(60),
  historyFrom: null,
  hasChosenAccounts: true,
  isPaused: false,
  failureCount: 0,
  nextTryAt: null,
  lastCalls: null,
  consentToldFor: null,
  failureToldFor: null,
}

describe('the end of a consent', () => {
  const told = (more: Partial<ConnectionRecord>) => consentNotice({ ...healthy, ...more }, now)

  test('is told of a week ahead and again the day before, each once', () => {
    expect(told({ consentEndsAt: inDays(8) })).toBeNull()
    const week = told({ consentEndsAt: inDays(7) })
    expect(week?.notice).toMatchObject({ kind: 'consent-ends', connectionId: 'c1', left: { days: 7 } })
    expect(told({ consentEndsAt: inDays(7), consentToldFor: week?.toldFor ?? '' })).toBeNull()

    const sixDaysOn = { ...healthy, consentEndsAt: inDays(7), consentToldFor: week?.toldFor ?? '' }
    expect(consentNotice(sixDaysOn, now + 5 * dayMs)).toBeNull()
    const day = consentNotice(sixDaysOn, now + 6 * dayMs)
    expect(day?.notice).toMatchObject({ left: { days: 1 } })
    expect(consentNotice({ ...sixDaysOn, consentToldFor: day?.toldFor ?? '' }, now + 7 * dayMs)).toBeNull()
  })

  test('is the end of a certificate where that is what the connection has', () => {
    const bankId = { system: 'bankid' as const, consentEndsAt: inDays(7) }
    expect(told(bankId)?.notice).toMatchObject({ kind: 'certificate-ends', left: { days: 7 } })
  })

  test('is told of anew once it was renewed', () => {
    const before = told({ consentEndsAt: inDays(7) })
    expect(told({ consentEndsAt: inDays(5), consentToldFor: before?.toldFor ?? '' })).not.toBeNull()
  })

  test('that the next sync moves is news only where no sync comes', () => {
    const idle = { consentIdleEndsAt: inDays(3) }
    expect(told(idle)).toBeNull()
    expect(told({ ...idle, isPaused: true })?.notice).toMatchObject({ left: { because: 'idle' } })
    expect(told({ ...idle, lastFailure: { code: 'bank-unreachable' } })).not.toBeNull()
  })

  test('is no news of a consent that is over, nor where there is none', () => {
    expect(told({ consentEndsAt: inDays(-1) })).toBeNull()
    expect(told({ consentEndsAt: inDays(3), status: 'needs-login' })).toBeNull()
    expect(told({ consentIdleEndsAt: null, consentEndsAt: null })).toBeNull()
  })
})

describe('a failure', () => {
  const told = (more: Partial<ConnectionRecord>) => failureNotice({ ...healthy, ...more }, now)

  test('of what is asked only when a person asks it was seen by that person', () => {
    const failed = { lastFailure: { code: 'vault-locked' as const } }
    expect(told(failed)?.notice).toMatchObject({ kind: 'needs-person' })
    expect(told({ ...failed, system: 'fis' })).toBeNull()
  })

  test('expired, withdrawn, down and offline are four different things to say, and a bank that answers oddly is not down', () => {
    const codes = [
      'consent-expired',
      'consent-revoked',
      'bank-unreachable',
      'offline',
      'unexpected-response',
    ] as const
    const kindOf = (code: (typeof codes)[number]) =>
      told({ lastFailure: { code }, status: code.startsWith('consent') ? 'needs-login' : 'ready', syncedAt: inDays(-1) })?.notice.kind // prettier-ignore
    expect(codes.map(kindOf)).toEqual([
      'consent-expired',
      'consent-revoked',
      'bank-unreachable',
      'offline',
      'not-read',
    ])
  })

  test('that passes by itself bothers nobody for a day, nor while the person has paused it', () => {
    const down = { lastFailure: { code: 'bank-unreachable' } } as const
    expect(told({ ...down, syncedAt: inDays(-0.9) })).toBeNull()
    expect(told({ ...down, syncedAt: inDays(-1), isPaused: true })).toBeNull()
    expect(told({ ...down, syncedAt: inDays(-1) })).not.toBeNull()
    expect(told({ ...down, syncedAt: null })).not.toBeNull() // never worked since it was made
  })

  test('is told once until a sync has gone well, however the network comes and goes', () => {
    const first = told({ lastFailure: { code: 'offline' }, syncedAt: inDays(-2) })
    const again = { syncedAt: inDays(-2), failureToldFor: first?.toldFor ?? '' }
    expect(told({ ...again, lastFailure: { code: 'bank-unreachable' } })).toBeNull()
    expect(told({ ...again, lastFailure: { code: 'consent-revoked' }, status: 'needs-login' })).not.toBeNull()
    expect(told({ ...again, lastFailure: { code: 'offline' }, syncedAt: inDays(-1.5) })).not.toBeNull()
  })

  test('that the person saw happen is not told once more', () => {
    const seen: ConnectionRecord = {
      ...healthy,
      status: 'needs-login',
      lastFailure: { code: 'consent-revoked' },
    }
    expect(failureNotice({ ...seen, failureToldFor: seenFailure(seen) }, now)).toBeNull()
  })

  test('of a bank that was disconnected is nobody’s concern', () => {
    expect(told({ lastFailure: { code: 'consent-expired' }, status: 'disconnected' })).toBeNull()
    expect(told({})).toBeNull()
  })
})
