import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BankTransaction } from '../banks/bank.ts'
import { AppError } from '../../shared/errors.ts'
import { invent, startStore } from '../store/testing.ts'
import { addDays } from './identity.ts'
import { bankRow, inventBank, syncWith, today, type InventedBank } from './testing.ts'

// The bank's true ledger, and everything a bank has been seen doing to it on the way to us. After any such history one quiet
// reading must leave exactly the ledger: no payment lost, none doubled.

const words = ['KAFFEBAREN BERGEN', 'REMA 1000 MIDTBYEN']
const payment = fc.record({
  ageDays: fc.nat({ max: 60 }),
  minor: fc.constantFrom(-4500, -4500, -4500, -9900),
  text: fc.constantFrom(...words),
})
type Payment = { id: string; bookedOn: string; firstOn: string; minor: number; text: string }

const bits = fc.bigInt({ min: 0n, max: (1n << 60n) - 1n })
const reading = fc.record({
  kind: fc.constant('sync' as const),
  windowDays: fc.integer({ min: 20, max: 90 }),
  overlapDays: fc.integer({ min: 14, max: 30 }),
  /** Which rows come without an id, or not at all in half an answer: as bits by position. */
  withoutId: bits,
  missing: fc.option(bits),
  isReversed: fc.boolean(),
  breaksAtPage: fc.option(fc.nat({ max: 3 })),
})
const reissue = fc.record({
  kind: fc.constant('reissue' as const),
  which: bits,
  /** From the day it was first booked on: no two of its days are more than three apart. */
  movesDays: fc.nat({ max: 3 }),
  rewords: fc.constantFrom('', '28.05 ', 'Vipps*'),
})
const pay = fc.record({ kind: fc.constant('pay' as const), payments: fc.array(payment, { maxLength: 4 }) })
const history = fc.array(fc.oneof(reading, reissue, pay), { maxLength: 8 })
type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never

const has = (mask: bigint, index: number): boolean => ((mask >> BigInt(index % 60)) & 1n) === 1n
const daysAgo = (bookedOn: string): number => (Date.parse(today) - Date.parse(bookedOn)) / 86_400_000

let issued = 0
function booked({ ageDays, minor, text }: ValueOf<typeof payment>): Payment {
  const day = addDays(today, -ageDays)
  return { id: `n${issued++}`, bookedOn: day, firstOn: day, minor, text }
}

function reissued(entry: Payment, { movesDays, rewords }: ValueOf<typeof reissue>): Payment {
  const moved = addDays(entry.firstOn, movesDays)
  // A date moves only while it is fresh: within the days that every sync reads again.
  const isFresh = daysAgo(entry.firstOn) <= 8 && moved <= today
  const text = words.includes(entry.text) ? rewords + entry.text : entry.text
  return { ...entry, id: `n${issued++}`, text, bookedOn: isFresh ? moved : entry.bookedOn }
}

function rowsOf(ledger: readonly Payment[], withoutId: bigint): BankTransaction[] {
  return ledger.map((entry, index) =>
    bankRow({ ...entry, identity: has(withoutId, index) ? null : entry.id }),
  )
}

/** Sets the bank up to answer as this reading wants it. */
function prepare(bank: InventedBank, ledger: readonly Payment[], action: ValueOf<typeof reading>): void {
  const { missing, breaksAtPage } = action
  let page = 0
  bank.windowDays = action.windowDays
  bank.books = rowsOf(ledger, action.withoutId)
  if (action.isReversed) bank.books.reverse()
  bank.distort = (answer) => {
    if (page++ === breaksAtPage) throw new AppError('bank-unreachable', 'broken')
    if (missing === null) return answer
    return { ...answer, rows: answer.rows.filter((_, index) => !has(missing, index)), problems: ['HALF'] }
  }
}

async function live(start: ValueOf<typeof payment>[], steps: ValueOf<typeof history>): Promise<void> {
  using at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  bank.opened = addDays(today, -70)
  let ledger = start.map(booked)
  for (const action of steps) {
    if (action.kind === 'pay') ledger.push(...action.payments.map(booked))
    if (action.kind === 'reissue')
      ledger = ledger.map((entry, index) => (has(action.which, index) ? reissued(entry, action) : entry))
    if (action.kind !== 'sync') continue
    prepare(bank, ledger, action)
    const broken = await failureOf(syncWith(at.store, bank, id, { overlapDays: action.overlapDays }))
    if (broken !== null) expect(broken).toMatchObject({ code: 'bank-unreachable' })
    expect(at.ask('SELECT id FROM bank_transaction').length).toBeLessThanOrEqual(ledger.length)
  }

  bank.books = rowsOf(ledger, 0n)
  bank.distort = (answer) => answer
  at.store.connections.setHistoryFrom(id, today)
  at.store.connections.setHistoryFrom(id, null)
  await syncWith(at.store, bank, id)
  const stored = at.ask<Payment>('SELECT booked_on AS bookedOn, minor, text FROM bank_transaction')
  expect(contents(stored)).toEqual(contents(ledger))
  expect(at.ask('SELECT day, minor, count FROM account_day WHERE count > 0 ORDER BY day')).toEqual(
    at.ask(`SELECT booked_on AS day, sum(minor) AS minor, count(*) AS count FROM bank_transaction
      GROUP BY booked_on ORDER BY booked_on`),
  )
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
    return null
  } catch (error) {
    return error
  }
}

function contents(list: readonly Pick<Payment, 'bookedOn' | 'minor' | 'text'>[]): readonly string[] {
  return list.map(({ bookedOn, minor, text }) => `${bookedOn} ${minor} ${text}`).sort()
}

test('whatever a bank does to ids, days, words and halves of answers, each payment ends as one row', async () => {
  await fc.assert(fc.asyncProperty(fc.array(payment, { maxLength: 12 }), history, live), { numRuns: 100 })
}, 60_000)
