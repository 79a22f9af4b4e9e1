import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { invent, startStore } from '../store/testing.ts'
import type { AnswerRow } from './answer.ts'
import { addDays } from './identity.ts'
import { undoImport } from './import-undo.ts'
import { bankRow, fileRow, importInto, inventBank, syncWith, today } from './testing.ts'

// The true history of one account, told in pieces by the bank and by files that overlap as they like. After each piece there is
// exactly what was told so far: no payment lost, none doubled, whoever told it first.

const historyDays = 30
const payment = fc.record({
  ageDays: fc.nat({ max: historyDays }),
  minor: fc.constantFrom(-4500, -4500, -9900),
  text: fc.constantFrom('KAFFEBAREN BERGEN', 'REMA 1000 MIDTBYEN'),
})
const bits = fc.bigInt({ min: 0n, max: (1n << 60n) - 1n })
const has = (mask: bigint, index: number): boolean => ((mask >> BigInt(index % 60)) & 1n) === 1n

const sync = fc.record({
  kind: fc.constant('sync' as const),
  withoutId: bits,
  windowDays: fc.integer({ min: 4, max: 40 }),
})
const file = fc.record({
  kind: fc.constant('file' as const),
  fromAge: fc.nat({ max: historyDays }),
  days: fc.nat({ max: historyDays }),
  /** Of its last day, only so many: it was made at noon. */
  ofLastDay: fc.option(fc.nat({ max: 2 })),
  isReversed: fc.boolean(),
  /** Each row's own reference, in some kinds of file. */
  hasReferences: fc.boolean(),
  /** As the bank sends them, a little changed, or wholly other words. */
  words: fc.constantFrom('same', 'similar', 'other'),
})
const undo = fc.record({ kind: fc.constant('undo' as const), which: fc.nat() })
type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never
type Payment = { id: string; bookedOn: string; minor: number; text: string }

function trueHistory(payments: readonly ValueOf<typeof payment>[]): Payment[] {
  return payments
    .map(({ ageDays, minor, text }, index) => ({
      id: `n${index}`,
      bookedOn: addDays(today, -ageDays),
      minor,
      text,
    }))
    .sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0))
}

/** A kind of file words a payment in one way. */
const formatOf = { same: 'camt053', similar: 'sparebank1-csv', other: 'dnb-csv' } as const

const worded = {
  same: (text: string) => text,
  similar: (text: string) => `Kort ${text}`,
  other: () => 'Varekjøp',
}

function toldBy(history: readonly Payment[], step: ValueOf<typeof file>): readonly Payment[] {
  const from = addDays(today, -step.fromAge)
  const to = addDays(from, step.days)
  const last = history.findLast(({ bookedOn }) => bookedOn <= to)?.bookedOn ?? to
  let ofLastDay = step.ofLastDay ?? Number.POSITIVE_INFINITY
  return history.filter(
    ({ bookedOn }) => bookedOn >= from && bookedOn <= to && (bookedOn < last || ofLastDay-- > 0),
  )
}

function rowsOf(
  told: readonly Payment[],
  { words, hasReferences, isReversed }: ValueOf<typeof file>,
): AnswerRow[] {
  const rows = told.map(({ id, bookedOn, minor, text }) =>
    fileRow({ bookedOn, minor, text: worded[words](text), ...(hasReferences ? { reference: id } : {}) }),
  )
  return isReversed ? rows : rows.reverse()
}

/** How many payments of a day and amount there are at least, by the teller who told most. */
function expected(tellers: readonly (readonly Payment[])[]): readonly string[] {
  const most = new Map<string, number>()
  for (const told of tellers)
    for (const [key, same] of Map.groupBy(told, ({ bookedOn, minor }) => `${bookedOn} ${minor}`))
      most.set(key, Math.max(most.get(key) ?? 0, same.length))
  return [...most].map(([key, count]) => `${key} ${count}`).sort()
}

async function live(
  payments: ValueOf<typeof payment>[],
  reach: number,
  steps: (ValueOf<typeof sync> | ValueOf<typeof file> | ValueOf<typeof undo>)[],
): Promise<void> {
  using at = await startStore()
  const connectionId = invent.connection(at.store)
  const bank = inventBank()
  bank.opened = addDays(today, -reach)
  const [accountId = ''] = at.store.accounts.upsertFromBank(connectionId, bank.accounts, invent.at)
  const history = trueHistory(payments)
  const files = new Map<number, readonly Payment[]>()
  let byBank: readonly Payment[] = []
  for (const step of steps) {
    if (step.kind === 'sync') {
      bank.windowDays = step.windowDays
      bank.books = history.map((each, index) =>
        bankRow({ ...each, identity: has(step.withoutId, index) ? null : each.id }),
      )
      await syncWith(at.store, bank, connectionId)
      byBank = history.filter(({ bookedOn }) => bookedOn >= bank.opened)
    } else if (step.kind === 'file') {
      const told = toldBy(history, step)
      const { importId } = await importInto(at.store, accountId, rowsOf(told, step), {
        format: formatOf[step.words],
      })
      files.set(importId, told)
    } else {
      const importId = [...files.keys()][step.which % Math.max(1, files.size)]
      if (importId === undefined) continue
      await undoImport(at.store, importId, invent.at)
      files.delete(importId)
    }
    const stored = at.ask<{ key: string }>(`SELECT booked_on || ' ' || minor || ' ' || count(*) AS key
      FROM bank_transaction GROUP BY booked_on, minor ORDER BY 1`)
    expect(stored.map(({ key }) => key).sort()).toEqual(expected([byBank, ...files.values()]))
  }
}

test('any split of a history over the bank and overlapping files, in any order, is that history', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(payment, { maxLength: 14 }),
      fc.integer({ min: 3, max: historyDays }),
      fc.array(fc.oneof(sync, file, file, undo), { maxLength: 7 }),
      live,
    ),
    { numRuns: 60 },
  )
}, 120_000)
