import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BankTransaction } from '../banks/bank.ts'
import { addDays } from './identity.ts'
import { decideReview } from './decide-review.ts'
import { bankRow, today } from './testing.ts'
import { salary, startBooks, type Books } from './testing/books.ts'
import { undoEntry } from './undo.ts'

// A bank that does to its rows whatever it likes, at any age: gives out ids anew, moves days, changes words and amounts, uses
// ids again, drops rows and tells of them again. Whatever of it cannot be known is asked; nothing is lost by guessing.

const payment = fc.record({
  ageDays: fc.nat({ max: 25 }),
  minor: fc.constantFrom(-4500, -4500, -9900),
  text: fc.constantFrom('KAFFEBAREN BERGEN', 'REMA 1000 MIDTBYEN'),
})
const bits = fc.bigInt({ min: 0n, max: (1n << 40n) - 1n })
const has = (mask: bigint, index: number): boolean => ((mask >> BigInt(index % 40)) & 1n) === 1n
const step = fc.record({
  pays: fc.array(payment, { maxLength: 2 }),
  reissues: bits,
  moves: fc.integer({ min: -3, max: 3 }),
  rewords: fc.constantFrom('', 'Vipps*'),
  raises: fc.constantFrom(0, 0, 500),
  hides: bits,
  daysLater: fc.nat({ max: 30 }),
})
type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never
interface Real {
  readonly payment: number
  readonly row: BankTransaction
}

let issued = 0
const pay = ({ ageDays, minor, text }: ValueOf<typeof payment>): Real => ({
  payment: issued++,
  row: bankRow({ identity: `n${issued++}`, bookedOn: addDays(today, -ageDays), minor, text }),
})

function changed({ payment: number, row }: Real, { moves, rewords, raises }: ValueOf<typeof step>): Real {
  const moved = addDays(row.bookedOn, moves)
  const bookedOn = moved > today || moved < addDays(today, -28) ? row.bookedOn : moved
  const text = row.text.startsWith(rewords) ? row.text : rewords + row.text
  const amount = { minor: row.amount.minor - raises, currency: 'NOK' }
  return { payment: number, row: { ...row, identity: `n${issued++}`, bookedOn, text, amount } }
}

/** One reading of what the bank shows of its ledger now. */
async function readNext(
  at: Books,
  ledger: readonly Real[],
  { hides, daysLater }: ValueOf<typeof step>,
  days: number,
) {
  const told = ledger.filter((_, index) => !has(hides, index))
  const now = new Date(Date.parse(`${today}T10:00:00Z`) + (days + daysLater) * 86_400_000).toISOString()
  await at.read([salary, ...told.map(({ row }) => row)], { at: now, overlapDays: 28 })
  return told
}

const keyOf = (row: { bookedOn: string; minor: number; text: string }): string =>
  `${row.bookedOn} ${row.minor} ${row.text}`

/** Every payment the bank tells of has a row of its own, which says what the bank says. */
function expectNothingLost(at: Books, told: readonly Real[]): void {
  const rows = at.rows().map(keyOf)
  for (const { row } of told) {
    const index = rows.indexOf(keyOf({ ...row, minor: row.amount.minor }))
    expect(index).toBeGreaterThanOrEqual(0)
    rows.splice(index, 1)
  }
}

async function live(
  start: ValueOf<typeof payment>[],
  steps: ValueOf<typeof step>[],
  tellsBalance: boolean,
): Promise<void> {
  using at = await startBooks(tellsBalance)
  let ledger = start.map(pay)
  let days = 0
  await at.read([salary, ...ledger.map(({ row }) => row)], { overlapDays: 28 })
  for (const each of steps) {
    ledger = [
      ...ledger.map((real, index) => (has(each.reissues, index) ? changed(real, each) : real)),
      ...each.pays.map(pay),
    ]
    expectNothingLost(at, await readNext(at, ledger, each, days))
    days += each.daysLater
    // What is more than the bank tells is a row that vanished, and says so.
    const untold = at.rows().filter(({ missingSince }) => missingSince === null).length
    expect(untold).toBeLessThanOrEqual(ledger.length + 1)
    for (const { kind, secondId, decision } of at.reviews())
      if (decision === null && kind === 'maybe-same')
        expect(at.rows().map(({ id }) => id)).toContain(secondId)
  }
  await expectUndoable(at, new Date(Date.parse(`${today}T11:00:00Z`) + days * 86_400_000).toISOString())
}

/** Saying of any open pair that it is one, and taking that back, leaves everything as it was. */
async function expectUndoable(at: Books, now: string): Promise<void> {
  const open = at
    .ask<{ id: number }>("SELECT id FROM review WHERE kind = 'maybe-same' AND decision IS NULL ORDER BY id")
    .filter(({ id }) => at.store.reviews.open(id) !== null)
  const [review] = open
  if (review === undefined) return
  const state = () =>
    [
      'SELECT * FROM bank_transaction ORDER BY id',
      'SELECT * FROM former_identity ORDER BY identity',
      'SELECT id, decision FROM review ORDER BY id',
      'SELECT * FROM account_day WHERE count > 0 ORDER BY day',
    ].map((sql) => at.ask(sql))
  const before = state()
  decideReview(at.store, review.id, 'same', now)
  expect(at.rows()).toHaveLength((before[0]?.length ?? 0) - 1)
  const [entry] = at.ask<{ id: number }>("SELECT max(id) AS id FROM entry WHERE kind = 'merge'")
  await undoEntry({ store: at.store, entryId: entry?.id ?? 0, laterIds: [], at: now })
  expect(state()).toEqual(before)
}

test('whatever a bank does to its rows, each payment it tells of has a row of its own, and what is said can be unsaid', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(payment, { maxLength: 8 }),
      fc.array(step, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      live,
    ),
    { numRuns: 40 },
  )
}, 120_000)
