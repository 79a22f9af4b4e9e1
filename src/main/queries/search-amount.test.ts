import { expect, test } from 'vitest'
import { minorsOf, searchedAmount } from './search-amount.ts'
import { inventLedger } from './testing.ts'
import { transactionsPageQuestion } from './transactions-page.ts'
import { transactionsSummaryQuestion } from './transactions-summary.ts'

const today = '2026-06-01'

test('an amount is read however its thousands and decimals are written, and nothing else is', () => {
  for (const typed of [
    '1200',
    '1 200',
    '1\u00a0200',
    '1,200',
    '1.200',
    '1,200.00',
    '1.200,0',
    "1'200,00",
    ' 1200 ',
  ])
    expect([typed, searchedAmount(typed)]).toMatchObject([typed, { isOut: false }])
  for (const typed of ['1200', '1 200', '1,200.00', '1.200,0']) {
    const amount = searchedAmount(typed)
    expect(amount === null ? null : minorsOf(amount, 'NOK')).toEqual([120_000, -120_000])
  }
  for (const typed of [
    '',
    'rema',
    '1200 kr',
    '1 20',
    '22 33 44 55',
    '1813.00.00017',
    '1.2.2026',
    '1,200,00',
    '12.345',
  ])
    expect([typed, searchedAmount(typed)?.size ?? null]).toEqual([
      typed,
      typed === '12.345' ? '12345.0' : null,
    ])
})

test('it is minor units of each currency, and none where the currency has no such decimals', () => {
  const [whole, half] = [searchedAmount('-1200'), searchedAmount('1200,5')]
  if (whole === null || half === null) throw new Error('both are amounts')
  expect(minorsOf(whole, 'JPY')).toEqual([-1_200])
  expect(minorsOf(half, 'KWD')).toEqual([1_200_500, -1_200_500])
  expect(minorsOf(half, 'JPY')).toEqual([])
})

/** Kroner and yen, booked and pending. */
function household() {
  const ledger = inventLedger()
  const bank = ledger.connection()
  const kroner = ledger.account(bank)
  const yen = ledger.account(bank, { currency: 'JPY', number: '1813.00.00025' })
  const rows = {
    out: ledger.booked(kroner, { minor: -120_000, text: 'Husleie' }),
    in: ledger.booked(kroner, { minor: 120_000, text: 'Retur' }),
    waiting: ledger.pending(kroner, { minor: -120_000, text: 'Kiosk' }),
    yen: ledger.booked(yen, { minor: -1_200, text: 'Ramen' }),
    /** Its text has the digits, and its amount in minor units would be a sum of yen. */
    worded: ledger.booked(kroner, { minor: -1_200, text: 'Faktura 1200' }),
    other: ledger.booked(yen, { minor: -120_000, text: 'Hotell 1 av 200' }),
  }
  const page = transactionsPageQuestion(ledger.db)
  const found = (text: string, more: object = {}) =>
    page({ filter: { text, ...more }, sort: { by: 'bookedOn', descending: true }, offset: 0, limit: 50 })
      .map(({ id }) => id)
      .toSorted((a, b) => a - b)
  const sorted = (...names: (keyof typeof rows)[]) =>
    names.map((name) => rows[name]).toSorted((a, b) => a - b)
  return { ledger, kroner, found, sorted, [Symbol.dispose]: () => ledger[Symbol.dispose]() }
}

test('a search for an amount finds the rows of it, in each currency, beside those that have it in their words', () => {
  using at = household()
  const all = at.sorted('out', 'in', 'waiting', 'yen', 'worded')
  expect(at.found('1200')).toEqual(all)
  expect(at.found('1,200.00')).toEqual(at.sorted('out', 'in', 'waiting', 'yen'))
  expect(at.found('1 200')).toEqual(at.sorted('out', 'in', 'waiting', 'yen'))
  expect(at.found('-1200')).toEqual(at.sorted('out', 'waiting', 'yen'))
  expect(at.found('1200', { currency: 'JPY' })).toEqual(at.sorted('yen'))
  expect(at.found('1200', { direction: 'in' })).toEqual(at.sorted('in'))
  expect(at.found('1200', { status: 'pending' })).toEqual(at.sorted('waiting'))
  expect(at.found('1 av 200')).toEqual(at.sorted('other'))
})

test('what is counted and summed is what is listed', () => {
  using at = household()
  const summary = transactionsSummaryQuestion(at.ledger.db)
  expect(summary({ filter: { text: '1,200.00' }, today })).toMatchObject({ count: 4, pendingCount: 1 })
})

test('the number of an own account finds what is on it, with dots and without, and a part of it does not', () => {
  using at = household()
  const own = at.sorted('out', 'in', 'waiting', 'worded')
  expect(at.found('1813.00.00017')).toEqual(own)
  expect(at.found('18130000017')).toEqual(own)
  expect(at.found('1813 00 00017')).toEqual(own)
  expect(at.found('1813')).toEqual([])
  at.ledger.db.prepareWrite<[]>("UPDATE account SET iban = 'NO9318130000017'").run([])
  expect(at.found('no93 1813 0000 017')).toHaveLength(6)
})
