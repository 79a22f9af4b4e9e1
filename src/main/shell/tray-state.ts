import { nearerEnd, warningDays } from '../../shared/consent.ts'
import type { Events } from '../../shared/contract.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Connection } from '../../shared/model.ts'
import { calendarDateOf } from '../local-date.ts'

/** What one icon can say of all banks at once: the first of these that holds for any of them. */
export const trayStates = ['syncing', 'needs-you', 'failing', 'paused', 'idle'] as const
export type TrayState = (typeof trayStates)[number]

/** A connection that waits for its person, and where they mend it. */
export interface Waiting {
  readonly name: string
  readonly place: Events['go']
}

/** The banks as the tray shows them. */
export interface BanksView {
  readonly state: TrayState
  readonly waiting: readonly Waiting[]
  /** The oldest of the last good syncs: how old the whole picture is at most. null: a bank was never read. */
  readonly syncedAt: Instant | null
  /** True when no bank is read by itself. */
  readonly isPaused: boolean
  /** Some bank can be asked. */
  readonly canSync: boolean
}

/** null: there is no bank to say anything of. `now` in ms since 1970. */
export function banksView(connections: readonly Connection[], now: number): BanksView | null {
  const live = connections.filter(({ status }) => status === 'ready' || status === 'needs-login')
  if (live.length === 0) return null
  const ready = live.filter(({ status }) => status === 'ready')
  const waiting = live.flatMap((connection) => waitingOf(connection, now))
  const isPaused = live.every((connection) => connection.isPaused)
  // One that is paused is not tried again by itself, and that is what is said of those that fail.
  const isFailing = ready.some(
    (connection) =>
      !connection.isPaused && (connection.lastFailure !== null || connection.waitsFor === 'network'),
  )
  const holds: Readonly<Record<TrayState, boolean>> = {
    syncing: live.some(({ isSyncing }) => isSyncing),
    'needs-you': waiting.length > 0,
    failing: isFailing,
    paused: isPaused,
    idle: true,
  }
  return {
    state: trayStates.find((state) => holds[state]) ?? 'idle',
    waiting,
    syncedAt: oldest(live),
    isPaused,
    canSync: ready.some(({ isSyncing }) => !isSyncing),
  }
}

function waitingOf(connection: Connection, now: number): readonly Waiting[] {
  const { id, name, status, lastFailure } = connection
  const code = lastFailure?.code
  const isConsent = code === 'consent-expired' || code === 'consent-revoked' || endsSoon(connection, now)
  if (status !== 'needs-login' && code !== 'bank-ip-changed' && !isConsent) return []
  return [{ name, place: { to: isConsent ? 'renewal' : 'connections', connectionId: id } }]
}

/** A consent that only lack of use ends is kept alive by the next sync, where one comes. */
function endsSoon(connection: Connection, now: number): boolean {
  const dayOf = (instant: Instant | null) => (instant === null ? null : calendarDateOf(Date.parse(instant)))
  const { consentIdleEndsAt, consentEndsAt, isPaused, lastFailure } = connection
  const left = nearerEnd(dayOf(consentIdleEndsAt), dayOf(consentEndsAt), calendarDateOf(now))
  if (left === null || left.days > warningDays) return false
  return left.because === 'absolute' || isPaused || lastFailure !== null
}

function oldest(connections: readonly Connection[]): Instant | null {
  const times = connections.map(({ syncedAt }) => syncedAt ?? '')
  const first = times.reduce((a, b) => (a < b ? a : b))
  return first === '' ? null : first
}
