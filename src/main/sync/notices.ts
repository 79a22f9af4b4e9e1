import { nearerEnd, warningDays } from '../../shared/consent.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Notice } from '../../shared/notice.ts'
import { isBank } from '../../shared/systems.ts'
import { calendarDateOf } from '../local-date.ts'
import type { ConnectionRecord } from '../store/connections.ts'

/** A bank that is down and a machine without network mend themselves: nobody is bothered for less. */
const waitingIsNewsMs = 24 * 60 * 60 * 1000

/** A notice and the words by which it is known to have been given. */
export interface Due {
  readonly notice: Notice
  readonly toldFor: string
}

/**
 * A consent, or our own certificate, that ends within a week, and once more the day before. One that ends only because nothing is read is kept alive by
 * the next sync, so it is news only where none comes.
 */
export function consentNotice(connection: ConnectionRecord, now: number): Due | null {
  const { id, name, system, status, consentIdleEndsAt, consentEndsAt, isPaused, lastFailure } = connection
  if (status !== 'ready') return null
  const left = nearerEnd(dayOf(consentIdleEndsAt), dayOf(consentEndsAt), calendarDateOf(now))
  if (left === null || left.days < 0 || left.days > warningDays) return null
  if (left.because === 'idle' && !isPaused && lastFailure === null) return null
  const toldFor = `${left.endsOn} ${left.days > 1 ? 'week' : 'day'}`
  return unlessTold(connection.consentToldFor, {
    notice: { kind: system === 'bankid' ? 'certificate-ends' : 'consent-ends', connectionId: id, name, left },
    toldFor,
  })
}

/** A failure that waits for the person, at once; one that passes by itself, after a day without a good sync. Each once until a
 *  sync has gone well. */
export function failureNotice(connection: ConnectionRecord, now: number): Due | null {
  const { id, name, system, status, lastFailure, isPaused, syncedAt, createdAt, failureToldFor } = connection
  // What is asked only when a person asks it has failed before their eyes.
  if (!isBank(system) || lastFailure === null || (status !== 'ready' && status !== 'needs-login')) return null
  const kind = kinds[lastFailure.code] ?? (status === 'needs-login' ? 'needs-person' : 'not-read')
  const since = syncedAt ?? createdAt
  const isWaiting = waitingKinds.has(kind)
  if (isWaiting && (isPaused || now - Date.parse(since) < waitingIsNewsMs)) return null
  return unlessTold(failureToldFor, {
    notice: { kind, connectionId: id, name },
    toldFor: toldOf(kind, since),
  })
}

type EndingKind = Extract<Notice, { readonly left: unknown }>['kind']

/** What is known to somebody who saw this connection fail with their own eyes. */
export function seenFailure({ lastFailure, syncedAt, createdAt, status }: ConnectionRecord): string | null {
  if (lastFailure === null) return null
  const kind = kinds[lastFailure.code] ?? (status === 'needs-login' ? 'needs-person' : 'not-read')
  return toldOf(kind, syncedAt ?? createdAt)
}

const kinds: Partial<Record<ErrorCode, Exclude<Notice['kind'], EndingKind>>> = {
  'consent-expired': 'consent-expired',
  'consent-revoked': 'consent-revoked',
  'bank-ip-changed': 'needs-person',
  'service-closed': 'needs-person',
  'vault-locked': 'needs-person',
  'vault-unavailable': 'needs-person',
  'bank-unreachable': 'bank-unreachable',
  offline: 'offline',
}

/** What passes by itself. */
const waitingKinds: ReadonlySet<Notice['kind']> = new Set(['bank-unreachable', 'offline', 'not-read'])

/** A machine that goes on and off line for days is told of once. */
function toldOf(kind: Notice['kind'], since: Instant): string {
  return `${waitingKinds.has(kind) ? 'waiting' : kind} ${since}`
}

function unlessTold(told: string | null, due: Due): Due | null {
  return told === due.toldFor ? null : due
}

function dayOf(instant: Instant | null): string | null {
  return instant === null ? null : calendarDateOf(Date.parse(instant))
}
