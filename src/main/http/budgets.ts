import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import { uncounted } from './port.ts'
import type { BudgetRecord, BudgetRule, BudgetStatus, BudgetStore } from './port.ts'

/** No bank can send us away for longer than this, whatever its `Retry-After` says; ms. */
export const longestWaitMs = 24 * 60 * 60 * 1000

export interface Budgets {
  /** Counts one call, or refuses it. @throws AppError `bank-busy` with `retryAt`; then nothing was counted. */
  take(host: string, rule: BudgetRule): void
  /** Counts one call that only the bank's own word can stop. @throws AppError `bank-busy` while the host is blocked. */
  takeUrgent(host: string, rule: BudgetRule): void
  /** The bank asked us to stay away for so long; returns the instant (ms since 1970) it ends. */
  block(host: string, rule: BudgetRule, waitMs: number): number
  /** ms since 1970 from which so many calls are free, at most half the rule's own number: a window that is never empty must
   *  not hold anybody up for ever. null: now. Counts nothing. */
  freeAt(host: string, rule: BudgetRule, calls: number): number | null
  /** What is left now. Counts nothing, so a page may ask as often as it likes. */
  status(host: string, rule: BudgetRule): BudgetStatus
}

/**
 * A sliding window of calls a host, kept in the store so that a restart forgets nothing (SpareBank 1 takes 60 calls an
 * hour, fact sheet 5.2). Everything is synchronous: between asking and counting nothing can slip in.
 */
export function createBudgets(store: BudgetStore, clock: Clock): Budgets {
  function read(host: string, rule: BudgetRule): BudgetRecord {
    const stored = store.load(host)
    if (stored === null) return { calls: [], blockedUntil: null }
    const rebased = withoutFuture(stored, clock.now())
    // Kept at once, or each look would find the calls of the future again and start their hour anew.
    if (rebased !== stored) store.save(host, rebased)
    return current(rebased, rule, clock.now())
  }

  function count(host: string, rule: BudgetRule, refusedUntil: (record: BudgetRecord) => number | null) {
    const record = read(host, rule)
    const until = refusedUntil(record)
    if (until !== null) throw busy('our own call budget is used up', until)
    store.save(host, { ...record, calls: [...record.calls, clock.now()] })
  }

  return {
    take: (host, rule) => count(host, rule, (record) => nextCallAt(record, rule)),
    takeUrgent: (host, rule) => count(host, rule, (record) => record.blockedUntil),
    block(host, rule, waitMs) {
      const record = read(host, rule)
      const until = clock.now() + Math.min(Math.max(waitMs, 0), longestWaitMs)
      store.save(host, { ...record, blockedUntil: until })
      return until
    },
    freeAt: (host, rule, calls) =>
      nextCallAt(read(host, rule), rule, Math.min(calls, Math.ceil(rule.maxCalls / 2))),
    status(host, rule) {
      const record = read(host, rule)
      const isBlocked = record.blockedUntil !== null
      const left = Math.max(0, rule.maxCalls - record.calls.length)
      const callsLeft = rule.maxCalls === uncounted ? null : isBlocked ? 0 : left
      return { callsLeft, nextCallAt: nextCallAt(record, rule) }
    },
  }
}

/** `bank-busy` until an instant (ms since 1970). */
export function busy(message: string, until: number): AppError {
  return new AppError('bank-busy', message, { retryAt: new Date(until).toISOString() })
}

/** For calls nobody counts beyond this run: hosts without a rule, and tests. */
export function createMemoryBudgetStore(): BudgetStore {
  const records = new Map<string, BudgetRecord>()
  return {
    load: (host) => records.get(host) ?? null,
    save: (host, record) => void records.set(host, record),
  }
}

/**
 * A call from the future means the clock was set back; the whole record then moves back with it, so that nobody waits
 * longer than was meant.
 */
function withoutFuture(record: BudgetRecord, now: number): BudgetRecord {
  const jumpMs = (record.calls.at(-1) ?? now) - now
  const latestBlock = now + longestWaitMs
  if (jumpMs <= 0 && (record.blockedUntil ?? now) <= latestBlock) return record
  const backMs = Math.max(0, jumpMs)
  return {
    calls: record.calls.map((call) => call - backMs),
    blockedUntil: record.blockedUntil === null ? null : Math.min(record.blockedUntil - backMs, latestBlock),
  }
}

/** What still counts: calls that left the window and a block that ended are gone. */
function current(record: BudgetRecord, rule: BudgetRule, now: number): BudgetRecord {
  const isBlocked = record.blockedUntil !== null && record.blockedUntil > now
  return {
    calls: record.calls.filter((call) => call > now - rule.windowMs),
    blockedUntil: isBlocked ? record.blockedUntil : null,
  }
}

/** ms since 1970; null: now. */
function nextCallAt(record: BudgetRecord, rule: BudgetRule, calls = 1): number | null {
  const leavesWindow = record.calls.at(calls - 1 - rule.maxCalls)
  const free = leavesWindow === undefined ? 0 : leavesWindow + rule.windowMs
  const at = Math.max(free, record.blockedUntil ?? 0)
  return at === 0 ? null : at
}
