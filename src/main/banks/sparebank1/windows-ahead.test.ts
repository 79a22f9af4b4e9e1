import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Ask } from './ask-window.ts'
import { accounts, bankOf, booked, daily, rowOf, today, type Entry } from './testing.ts'
import { walkWindows } from './windows.ts'

describe('the next window', () => {
  const signals: AbortSignal[] = []
  /** Remembers how each call could be ended. */
  function bankWithSignals(ledger: readonly Entry[]) {
    const bank = bankOf(ledger)
    signals.length = 0
    const ask: Ask = (accountsAsked, from, to, limit, signal) => {
      signals.push(signal)
      return bank.ask(accountsAsked, from, to, limit, signal)
    }
    return { ask, calls: bank.calls }
  }
  const walk = { accounts, from: null, cursor: null, today, rowLimit: 1000 }

  test('is asked while the caller is busy with this one, and only that one', async () => {
    const { ask, calls } = bankWithSignals(daily(400))
    const pages = walkWindows(walk, ask)
    await pages.next()
    await new Promise((resolve) => setImmediate(resolve))
    expect(calls).toHaveLength(2)
    await pages.return(undefined)
  })

  test('is given up when the caller stops, and nothing is asked any more', async () => {
    const { ask, calls } = bankWithSignals(daily(400))
    for await (const _ of walkWindows(walk, ask)) break
    expect(calls).toHaveLength(2)
    expect(signals.at(-1)?.aborted).toBe(true)
  })

  test('is not asked behind a page with problems before the caller wants it', async () => {
    let calls = 0
    const failing: Ask = async () => {
      calls++
      return { rows: [rowOf(booked(today), 1)], wireCount: 1, problems: ['RECENT_TRANSACTIONS_FAILED'] }
    }
    const pages = walkWindows(walk, failing)
    await pages.next()
    expect(calls).toBe(1)
    await pages.next()
    expect(calls).toBe(2)
    await pages.return(undefined)
  })

  test('that fails costs the caller nothing of this one, and says so when it is its turn', async () => {
    const { ask } = bankOf(daily(400))
    let calls = 0
    const failing: Ask = (...asked) =>
      ++calls === 2 ? Promise.reject(new AppError('bank-busy', 'too many calls')) : ask(...asked)
    const pages = walkWindows(walk, failing)
    expect((await pages.next()).value).toMatchObject({ to: today, isLast: false })
    await new Promise((resolve) => setImmediate(resolve)) // time enough to be reported as unhandled
    await expect(pages.next()).rejects.toMatchObject({ code: 'bank-busy' })
    expect(calls).toBe(2)
  })
})
