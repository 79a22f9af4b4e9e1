import type { ErrorCode, Failure } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { ConnectionStatus, SyncWait } from '../../shared/model.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Four hours keep numbers fresh through a day at a cost of a few calls each. */
const syncEveryMs = 4 * hourMs
/** So that not all banks are asked at the same second, nor one at the same minute of each day. */
const longestSpreadMs = 20 * minuteMs
/** After a failure that may pass by itself: doubled with each further one. */
const firstBackOffMs = 10 * minuteMs
const longestBackOffMs = 6 * hourMs
const leastBackOffMs = 2 * minuteMs
/** A key that is refused may be accepted on another network, or never again (bunq fact sheet 16); a service that was closed may only
 *  have been said to be. Neither bank is asked often. */
const dailyCodes: ReadonlySet<ErrorCode> = new Set(['bank-ip-changed', 'service-closed'])
const onceADayMs = 24 * hourMs
/** No bank can send us away for longer than this: `http` holds the same. */
const longestRestMs = 24 * hourMs
/** What a run takes of a bank nobody has read yet: accounts, cards, a few pages, what is to come. */
const unknownCalls = 6

/** What is drawn when a run ends, and kept: a restart must not draw again. Instants in ms since 1970. */
export interface Drawn {
  readonly failureCount: number
  readonly nextTryAt: number
}

/** A number from 0 to below 1. */
export type Random = () => number

/** A good run, or one that the person stopped: the next comes after a while. */
export function afterGoodRun(endedAt: number, random: Random): Drawn {
  return { failureCount: 0, nextTryAt: endedAt + syncEveryMs + random() * longestSpreadMs }
}

export interface FailedRun {
  readonly endedAt: number
  readonly code: ErrorCode
  /** Failures before this one. */
  readonly failureCount: number
  /** What a person asks for begins a new count. */
  readonly isByPerson: boolean
  readonly syncedAt: Instant | null
}

/** Exponential with full jitter: apps that failed together must not come back together. A missing network is not the bank's
 *  failure and does not count. */
export function afterFailedRun(run: FailedRun, random: Random): Drawn {
  const before = run.isByPerson ? 0 : run.failureCount
  const failureCount = run.code === 'offline' ? before : before + 1
  const allowed = run.endedAt + pauseMs(run.code, Math.max(1, failureCount), random)
  return { failureCount, nextTryAt: Math.max(allowed, regularAt(run.syncedAt, run.endedAt)) }
}

function pauseMs(code: ErrorCode, failures: number, random: Random): number {
  if (dailyCodes.has(code)) return onceADayMs
  const ceiling = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (failures - 1))
  return leastBackOffMs + random() * (ceiling - leastBackOffMs)
}

/** Fresh numbers are not read again early only because something failed meanwhile. 0 for a sync of the future: the clock was
 *  set back. */
function regularAt(syncedAt: Instant | null, now: number): number {
  const synced = syncedAt === null ? null : Date.parse(syncedAt)
  return synced === null || synced > now ? 0 : synced + syncEveryMs
}

export interface Scheduled {
  readonly status: ConnectionStatus
  readonly isPaused: boolean
  readonly syncedAt: Instant | null
  readonly lastFailure: Failure | null
  /** As it was drawn; null: nothing was drawn yet. */
  readonly nextTryAt: Instant | null
  /** When the last attempt began, however it ended; null: there was none. */
  readonly attemptedAt: Instant | null
  readonly isOnline: boolean
  /** ms since 1970: when the network came back, or the app was started. */
  readonly onlineSince: number
  /** ms since 1970 from which the bank takes a whole run and the person's own after it; null: now. */
  readonly callsFreeAt: number | null
}

export interface NextSync {
  /** ms since 1970; null: not before something happens that no clock tells: the person, the network. */
  readonly at: number | null
  /** What it waits for beyond the regular time; null: nothing. */
  readonly waitsFor: SyncWait | null
}

const never: NextSync = { at: null, waitsFor: null }

/**
 * When the app syncs a connection by itself next. Never earlier than the bank asked for, never into its last calls. The first
 * sync belongs to the wizard, where the accounts are chosen.
 */
export function nextSync(scheduled: Scheduled, now: number): NextSync {
  const { status, isPaused, attemptedAt, lastFailure, isOnline, onlineSince, callsFreeAt } = scheduled
  if (status !== 'ready' || isPaused || attemptedAt === null) return never
  const isOffline = lastFailure?.code === 'offline'
  const isBack = isOffline && isOnline && Date.parse(attemptedAt) < onlineSince
  const drawn = isBack ? Math.min(onlineSince, now) : drawnAt(scheduled, attemptedAt, now)
  const asked = askedAt(lastFailure, now)
  const at = Math.max(drawn, asked)
  if (!isOnline && (isOffline || at <= now)) return { at: null, waitsFor: 'network' }
  if (callsFreeAt !== null && callsFreeAt > Math.max(at, now))
    return { at: callsFreeAt, waitsFor: 'allowance' }
  if (asked > drawn) return { at, waitsFor: 'bank' }
  return { at, waitsFor: lastFailure === null || isBack ? null : 'back-off' }
}

/** What was drawn, unless it lies further ahead than anything is ever drawn: then the clock was set back since. */
function drawnAt(scheduled: Scheduled, attemptedAt: Instant, now: number): number {
  const { nextTryAt, syncedAt, lastFailure } = scheduled
  const regular = syncedAt === null ? Date.parse(attemptedAt) : Date.parse(syncedAt) + syncEveryMs
  const undrawn = lastFailure === null ? regular : Math.max(regular, Date.parse(attemptedAt) + leastBackOffMs)
  const at = nextTryAt === null ? undrawn : Date.parse(nextTryAt)
  return at > now + furthestMs(lastFailure) ? now : at
}

function furthestMs(failure: Failure | null): number {
  if (failure === null) return syncEveryMs + longestSpreadMs
  return dailyCodes.has(failure.code) ? onceADayMs : longestBackOffMs
}

/** Until when the bank asked to be left alone; 0: it did not, or it did by a clock that was set back since. */
function askedAt(failure: Failure | null, now: number): number {
  const at = failure?.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  return at > now + longestRestMs ? 0 : at
}

/** How many calls must be free before a run begins by itself: its own, and as many again for the person's own click. */
export function callsNeeded(lastCalls: number | null): number {
  return 2 * Math.max(1, lastCalls ?? unknownCalls)
}
