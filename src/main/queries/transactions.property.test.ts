import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import type { Transaction } from '../../shared/model.ts'
import { fold } from '../store/fold.ts'
import { exportQuestions } from './export-rows.ts'
import { inventLedger, type InventedLedger, type InventedRow } from './testing.ts'
import { transactionsPageQuestion } from './transactions-page.ts'
import { transactionsSummaryQuestion } from './transactions-summary.ts'

// A ledger large enough for every way in to be taken: common and rare words, and more rows than are tried for a first page.

interface KnownRow extends InventedRow {
  readonly id: number
  readonly currency: string
  /** What a person added to it. */
  readonly tags: readonly string[]
  readonly note: string | null
  /** A pending row never is. */
  readonly isMarked: boolean
}

const rowCount = 6000
const places = [
  'Torshov',
  'Ås',
  'Bodø',
  'Grünerløkka',
  'Ålesund',
  '"hjem"',
  "O'Hara's",
  '50 %_*',
  '(-',
  '🍕🍕',
  'ki',
]
let ledger: InventedLedger
let rows: readonly KnownRow[]
let accountIds: readonly string[]

beforeAll(() => {
  ledger = inventLedger()
  const bank = ledger.connection()
  const accounts = ['NOK', 'NOK', 'EUR', 'JPY'].map((currency, n) => ({
    currency,
    id: ledger.account(bank, { currency, ownName: `Konto ${n}` }),
  }))
  accountIds = accounts.map(({ id }) => id)
  const hidden = ledger.account(bank, { isChosen: false })
  rows = ledger.db.transaction(() =>
    Array.from({ length: rowCount }, (_, n) => inventRow(n, accounts, hidden)),
  )()
})
afterAll(() => ledger[Symbol.dispose]())

/** Spread by multiplication with primes, so that equal days, amounts and texts occur and are not in step. */
function inventRow(
  n: number,
  accounts: readonly { id: string; currency: string }[],
  hidden: string,
): KnownRow {
  const { id: accountId, currency } = accounts[((n * 7) % 11) % accounts.length] ?? { id: '', currency: '' }
  const bookedOn = new Date(Date.UTC(2024, 0, 1 + ((n * 13) % 700))).toISOString().slice(0, 10)
  const row = {
    accountId,
    bookedOn,
    minor: ((n * 31) % 401) - 200,
    text: `${n % 100 === 0 ? 'Vipps' : 'Varekjøp'} ${places[(n * 17) % places.length]}`,
    counterparty: n % 3 === 0 ? 'Åse Bjørnstad' : null,
    counterpartyAccount: null,
    message: null,
    isOwnTransfer: n % 19 === 0,
    raw: '{}',
  }
  if (n % 50 === 1) ledger.booked(hidden, row)
  if (n % 120 === 5)
    return { ...row, currency, tags: [], note: null, isMarked: false, id: ledger.pending(accountId, row) }
  const id = ledger.booked(accountId, row)
  const tags = [...(n % 7 === 0 ? ['Mat'] : []), ...(n % 91 === 3 || n % 7 === 0 ? ['Ferie på Ås'] : [])]
  const note = n % 23 === 4 ? `Kvittering fra ${places[n % places.length]}` : null
  for (const tag of tags) ledger.tag(id, tag)
  if (note !== null) ledger.note(id, note)
  return { ...row, currency, tags, note, isMarked: row.isOwnTransfer, id }
}

/** The meaning of a filter, told once more in the plainest way. */
function passes(row: KnownRow, filter: TransactionFilter): boolean {
  const searched = fold(
    [row.text, row.counterparty, row.message, row.note].filter((part) => part !== null).join(' '),
  )
  const words = fold(filter.text ?? '').split(' ')
  return (
    (filter.accountIds?.includes(row.accountId) ?? true) &&
    (filter.currency ?? row.currency) === row.currency &&
    row.bookedOn >= (filter.from ?? '') &&
    row.bookedOn <= (filter.to ?? '9') &&
    row.minor >= (filter.minMinor ?? -Infinity) &&
    row.minor <= (filter.maxMinor ?? Infinity) &&
    Math.abs(row.minor) >= (filter.minSizeMinor ?? 0) &&
    Math.abs(row.minor) <= (filter.maxSizeMinor ?? Infinity) &&
    (filter.direction === undefined || (filter.direction === 'in' ? row.minor > 0 : row.minor < 0)) &&
    (filter.status === undefined || (filter.status === 'pending') === row.id < 0) &&
    (filter.transfers === undefined || (filter.transfers === 'only') === row.isMarked) &&
    (filter.tag === undefined || row.tags.some((tag) => fold(tag) === fold(filter.tag ?? ''))) &&
    words.every((word) => searched.includes(word))
  )
}

const day = fc
  .integer({ min: -30, max: 730 })
  .map((n) => new Date(Date.UTC(2024, 0, n)).toISOString().slice(0, 10))
const word = fc.oneof(
  fc.constantFrom('varekjøp', 'vipps', 'VIPPS', 'kjop', 'ki', 'å', 'åse', 'torshov', 'bjørn', 'kvittering', 'fra', '"', '"hjem"', "'", '🍕'),
  fc.constantFrom('*', '(-', 'AND', 'NOT', '{', ':', '%', '_', '^v', '\0', '\ufffe', 'vipps*', '-ki'),
  fc.string({ unit: 'binary', maxLength: 4 }),
) // prettier-ignore
const conditions = {
  accountIds: fc.subarray([0, 1, 2, 3]).map((chosen) => chosen.map((n) => accountIds[n] ?? '')),
  from: day,
  to: day,
  minMinor: fc.integer({ min: -210, max: 210 }),
  maxMinor: fc.integer({ min: -210, max: 210 }),
  minSizeMinor: fc.integer({ min: 0, max: 210 }),
  maxSizeMinor: fc.integer({ min: 0, max: 210 }),
  direction: fc.constantFrom('in' as const, 'out' as const),
  currency: fc.constantFrom('NOK', 'EUR', 'USD'),
  text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  status: fc.constantFrom('booked' as const, 'pending' as const),
  transfers: fc.constantFrom('only' as const, 'without' as const),
}
const tags = fc.constantFrom('Mat', 'mat', 'MÁT', 'ferie pa as', 'Ukjent')
/** At most three conditions at once, and in every third run a tag: with more, hardly a row passes. */
const plainFilters: fc.Arbitrary<TransactionFilter> = fc
  .subarray(Object.keys(conditions), { maxLength: 3 })
  .chain((chosen) => {
    const kept = Object.entries(conditions).filter(([name]) => chosen.includes(name))
    return fc.record(Object.fromEntries(kept) as Partial<typeof conditions>)
  })
const filters = fc
  .tuple(plainFilters, tags, fc.nat(2))
  .map(([filter, tag, chance]): TransactionFilter => (chance === 0 ? { ...filter, tag } : filter))
const sorts: fc.Arbitrary<TransactionSort> = fc.record({
  by: fc.constantFrom('bookedOn', 'bookedOn', 'bookedOn', 'amount', 'text', 'account'),
  descending: fc.boolean(),
})

function totalsOf(listed: readonly Transaction[]) {
  const totals = new Map<string, { currency: string; inMinor: number; outMinor: number; count: number }>()
  for (const { amount } of listed) {
    const { currency } = amount
    const total = totals.get(currency) ?? { currency, inMinor: 0, outMinor: 0, count: 0 }
    totals.set(currency, {
      currency,
      inMinor: total.inMinor + Math.max(amount.minor, 0),
      outMinor: total.outMinor + Math.min(amount.minor, 0),
      count: total.count + 1,
    })
  }
  return [...totals.values()]
}

test(
  'whatever the filter and the order, pages, totals and export hold exactly the rows that pass',
  { timeout: 60_000 },
  () => {
    const page = transactionsPageQuestion(ledger.db)
    const summary = transactionsSummaryQuestion(ledger.db)
    const exporting = exportQuestions(ledger.db)
    fc.assert(
      fc.property(filters, sorts, fc.integer({ min: 1, max: 500 }), (filter, sort, limit) => {
        const expected = rows.filter((row) => passes(row, filter)).map(({ id }) => id)
        const listed: Transaction[] = []
        for (let offset = 0; offset <= expected.length; offset += limit) {
          listed.push(...page({ filter, sort, offset, limit }))
        }
        const ids = listed.map(({ id }) => id)
        const ascending = (a: number, b: number) => a - b
        expect(ids.toSorted(ascending)).toEqual(expected.toSorted(ascending))

        const totals = summary({ filter, today: '9999-12-31' })
        expect(totals.count).toBe(listed.length)
        expect(totals.pendingCount).toBe(ids.filter((id) => id < 0).length)
        expect(totals.totals).toHaveLength(totalsOf(listed).length)
        expect(totals.totals).toEqual(expect.arrayContaining(totalsOf(listed)))

        const count = exporting.begin({ filter, sort })
        const exported = exporting.batch({ from: 0, limit: rowCount }).map(({ id }) => id)
        exporting.end()
        expect(exported).toEqual(ids)
        expect(count).toBe(ids.length)
      }),
      { numRuns: 100 },
    )
  },
)

test(
  'a page begins where the page before it ended, however the list is cut and whatever was asked before',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(
        filters,
        sorts,
        fc.array(fc.tuple(fc.nat(rowCount + 10), fc.integer({ min: 1, max: 500 })), {
          minLength: 1,
          maxLength: 3,
        }),
        (filter, sort, cuts) => {
          const exporting = exportQuestions(ledger.db)
          exporting.begin({ filter, sort })
          const whole = exporting.batch({ from: 0, limit: rowCount }).map(({ id }) => id)
          exporting.end()
          const page = transactionsPageQuestion(ledger.db) // nothing kept from the run before
          for (const [offset, limit] of cuts) {
            const ids = page({ filter, sort, offset, limit }).map(({ id }) => id)
            expect(ids).toEqual(whole.slice(offset, offset + limit))
          }
        },
      ),
      { numRuns: 100 },
    )
  },
)
