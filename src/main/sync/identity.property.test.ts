import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { invent, startStore } from '../store/testing.ts'
import { addDays } from './identity.ts'
import { bankRow, inventBank, syncWith, today } from './testing.ts'

// The bank's true ledger, and everything a bank has been seen doing to it on the way to us. After any such history one quiet
// reading must leave exactly the ledger: no payment lost, none doubled.

const words = ['KAFFEBAREN BERGEN', 'REMA 1000 MIDTBYEN']
const payment = fc.record({
  ageDays: fc.nat({ max: 60 }),
  minor: fc.constantFrom(-4500, -4500, -4500, -9900),
  text: fc.constantFrom(...words),
})
type Payment = { id: string; bookedOn: string; firstOn: string; minor: number; text: string }

const step = fc.oneof(
  fc.record({
    kind: fc.constant('sync' as const),
    windowDays: fc.integer({ min: 20, max: 90 }),
    overlapDays: fc.integer({ min: 14, max: 30 }),
    /** Which rows come without an id, in another order, or not at all in half an answer: as bits by position. */
    withoutId: fc.bigInt({ min: 0n, max: (1n << 60n) - 1n }),
    missing: fc.option(fc.bigInt({ min: 0n, max: (1n << 60n) - 1n })),
    isReversed: fc.boolean(),
    breaksAtPage: fc.option(fc.nat({ max: 3 })),
  }),
  fc.record({
    kind: fc.constant('reissue' as const),
    which: fc.bigInt({ min: 0n, max: (1n << 60n) - 1n }),
    /** From the day it was first booked on: no two of its days are more than three apart. */
    movesDays: fc.nat({ max: 3 }),
    rewords: fc.constantFrom('', '28.05 ', 'Vipps*'),
  }),
  fc.record({ kind: fc.constant('pay' as const), payments: fc.array(payment, { maxLength: 4 }) }),
)

const has = (bits: bigint, index: number): boolean => ((bits >> BigInt(index % 60)) & 1n) === 1n
const daysAgo = (bookedOn: string): number => (Date.parse(today) - Date.parse(bookedOn)) / 86_400_000

test('whatever a bank does to ids, days, words and halves of answers, each payment ends as one row', async () => {
  let issued = 0
  const booked = ({ ageDays, minor, text }: { ageDays: number; minor: number; text: string }): Payment => {
    const day = addDays(today, -ageDays)
    return { id: `n${issued++}`, bookedOn: day, firstOn: day, minor, text }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(payment, { maxLength: 12 }),
      fc.array(step, { maxLength: 8 }),
      async (start, steps) => {
        using at = await startStore()
        const id = invent.connection(at.store)
        const bank = inventBank()
        bank.opened = addDays(today, -70)
        let ledger = start.map(booked)
        const rows = (withoutId: bigint) =>
          ledger.map((entry, index) =>
            bankRow({ ...entry, identity: has(withoutId, index) ? null : entry.id }),
          )

        for (const action of steps) {
          if (action.kind === 'pay') ledger.push(...action.payments.map(booked))
          if (action.kind === 'reissue') {
            ledger = ledger.map((entry, index) => {
              if (!has(action.which, index)) return entry
              const moved = addDays(entry.firstOn, action.movesDays)
              // A date moves only while it is fresh: within the days that every sync reads again.
              const isFresh = daysAgo(entry.firstOn) <= 8 && moved <= today
              const text = words.includes(entry.text) ? action.rewords + entry.text : entry.text
              return { ...entry, id: `n${issued++}`, text, bookedOn: isFresh ? moved : entry.bookedOn }
            })
          }
          if (action.kind !== 'sync') continue
          const { missing, breaksAtPage } = action
          let page = 0
          bank.windowDays = action.windowDays
          bank.books = rows(action.withoutId)
          if (action.isReversed) bank.books.reverse()
          bank.distort = (answer) => {
            if (page++ === breaksAtPage) throw new AppError('bank-unreachable', 'broken')
            if (missing === null) return answer
            return {
              ...answer,
              rows: answer.rows.filter((_, index) => !has(missing, index)),
              problems: ['HALF'],
            }
          }
          const outcome = syncWith(at.store, bank, id, { overlapDays: action.overlapDays })
          await (breaksAtPage === null
            ? outcome
            : outcome.catch((error: unknown) => expect(error).toMatchObject({ code: 'bank-unreachable' })))
          const [stored] = at.ask<{ n: number }>('SELECT count(*) AS n FROM bank_transaction')
          expect(stored?.n).toBeLessThanOrEqual(ledger.length)
        }

        bank.books = rows(0n)
        bank.distort = (answer) => answer
        at.store.connections.setHistoryFrom(id, today)
        at.store.connections.setHistoryFrom(id, null)
        await syncWith(at.store, bank, id)
        const contents = (list: readonly { bookedOn: string; minor: number; text: string }[]) =>
          list.map(({ bookedOn, minor, text }) => `${bookedOn} ${minor} ${text}`).sort()
        expect(contents(at.ask('SELECT booked_on AS bookedOn, minor, text FROM bank_transaction'))).toEqual(
          contents(ledger),
        )
        const sums = 'SELECT account_id, day, minor, count FROM account_day WHERE count > 0 ORDER BY day'
        expect(at.ask(sums)).toEqual(
          at.ask(`SELECT account_id, booked_on AS day, sum(minor) AS minor, count(*) AS count
          FROM bank_transaction GROUP BY account_id, booked_on ORDER BY booked_on`),
        )
      },
    ),
    { numRuns: 100 },
  )
}, 60_000)
