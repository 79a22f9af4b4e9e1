import { expect, test } from 'vitest'
import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import { isAppError } from '../../shared/errors.ts'
import { inventLedger, type InventedLedger } from './testing.ts'
import { transactionDetailsQuestion } from './transaction-details.ts'
import { shownRowsQuestion } from './transaction-rows.ts'
import { transactionsPageQuestion } from './transactions-page.ts'
import { transactionsSummaryQuestion } from './transactions-summary.ts'

const newestFirst: TransactionSort = { by: 'bookedOn', descending: true }

function idsOf(ledger: InventedLedger, filter: TransactionFilter, sort = newestFirst) {
  const page = transactionsPageQuestion(ledger.db)
  return page({ filter, sort, offset: 0, limit: 500 }).map(({ id }) => id)
}

test('a row of the list tells its account, amount and whether it is booked', () => {
  using ledger = inventLedger()
  const accountId = ledger.account(ledger.connection(), { ownName: 'Mat' })
  const booked = ledger.booked(accountId, { counterparty: 'Rema', isOwnTransfer: true })
  const pending = ledger.pending(accountId, { bookedOn: '2026-05-31', minor: -990, text: 'KIWI' })
  const page = transactionsPageQuestion(ledger.db)
  expect(page({ filter: {}, sort: newestFirst, offset: 0, limit: 10 })).toEqual([
    {
      id: pending,
      accountId,
      accountName: 'Mat',
      status: 'pending',
      bookedOn: '2026-05-31',
      amount: { minor: -990, currency: 'NOK' },
      text: 'KIWI',
      counterparty: null,
      isOwnTransfer: false,
      tags: [],
      hasNote: false,
      hasAttachment: false,
      isSplit: false,
    },
    expect.objectContaining({ id: booked, status: 'booked', counterparty: 'Rema', isOwnTransfer: true }),
  ])
  expect(pending).toBeLessThan(0)
})

test('the list shows followed accounts only, and those of a disconnected bank whose data was kept', () => {
  using ledger = inventLedger()
  const kept = ledger.booked(ledger.account(ledger.connection({ status: 'disconnected' })))
  ledger.booked(ledger.account(ledger.connection(), { isChosen: false }))
  expect(idsOf(ledger, {})).toEqual([kept])
})

test('by date the newest stands first, on one day pending before booked and the later saved before the earlier', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const old = ledger.booked(account, { bookedOn: '2026-05-01' })
  const first = ledger.booked(account, { bookedOn: '2026-05-30' })
  const second = ledger.booked(account, { bookedOn: '2026-05-30' })
  const pending = ledger.pending(account, { bookedOn: '2026-05-30' })
  expect(idsOf(ledger, {})).toEqual([pending, second, first, old])
  expect(idsOf(ledger, {}, { by: 'bookedOn', descending: false })).toEqual([old, first, second, pending])
})

test('texts stand in the order of the Norwegian alphabet, whatever their case, equal ones newest first', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const ids = ['Ålesund', 'apotek', 'Østfold', 'Apotek', 'Ærlig', 'Zoo', 'apotek'].map((text, day) =>
    ledger.booked(account, { text, bookedOn: `2026-05-0${day + 1}` }),
  )
  const [alesund, apotek, ostfold, upper, aerlig, zoo, later] = ids
  expect(idsOf(ledger, {}, { by: 'text', descending: false })).toEqual([
    later, apotek, upper, zoo, aerlig, ostfold, alesund,
  ]) // prettier-ignore
})

test('amounts of currencies without decimals stand among the others by their value as a number', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const yen = ledger.booked(ledger.account(bank, { currency: 'JPY' }), { minor: 1_000 })
  const kroner = ledger.account(bank)
  const less = ledger.booked(kroner, { minor: 99_999 })
  const more = ledger.booked(kroner, { minor: 100_001 })
  expect(idsOf(ledger, {}, { by: 'amount', descending: false })).toEqual([less, yen, more])
})

test('by account rows stand together under the name the person gave', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const b = ledger.booked(ledger.account(bank, { bankName: 'A', ownName: 'Buffer' }))
  const a = ledger.booked(ledger.account(bank, { bankName: 'Brukskonto' }))
  expect(idsOf(ledger, {}, { by: 'account', descending: false })).toEqual([a, b])
  expect(idsOf(ledger, {}, { by: 'account', descending: true })).toEqual([b, a])
})

test.each([
  ['one word of the text', 'rema', ['rema']],
  ['part of a word', 'orsho', ['rema']],
  ['any case and accent', 'CAFE aerlig', ['cafe']],
  ['words in any order', 'torshov 1000', ['rema']],
  ['the counterparty', 'bjørnstad', ['vipps']],
  ['the message', '🎂 til', ['vipps']],
  ['an account number', '15062233445', ['vipps']],
  ['two letters', 'ki', ['kiwi']],
  ['a lone emoji', '🎂', ['vipps']],
  ['a quote', '"hjem"', ['taxi']],
  ['a lone quote', '"', ['taxi']],
  ['words of a search language', 'AND', []],
  ['a star', 'rem*', []],
  ['a column and a word', 'search_text:rema', []],
  ['a bracket and a sign', '(rema -kiwi', []],
  ['a word in one row and a word in another', 'rema kiwi', []],
  ['nothing but spaces', '  ', ['cafe', 'kiwi', 'rema', 'taxi', 'vipps']],
] as const)('searching for %s finds the rows that hold it', (_what, text, found) => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const rows = new Map([
    [ledger.booked(account, { text: 'REMA 1000 Torshov' }), 'rema'],
    [ledger.booked(account, { text: 'Café Ærlig' }), 'cafe'],
    [ledger.pending(account, { text: 'KIWI' }), 'kiwi'],
    [ledger.booked(account, { text: 'Taxi "hjem"' }), 'taxi'],
    [
      ledger.booked(account, {
        text: 'Vipps',
        counterparty: 'Åse Bjørnstad',
        message: 'bursdag 🎂 til deg',
        counterpartyAccount: '15062233445',
      }),
      'vipps',
    ],
  ])
  const names = idsOf(ledger, { text }).map((id) => rows.get(id))
  expect(names.toSorted()).toEqual(found)
})

test('what is reworded is found by its new words and no longer by the old', () => {
  using ledger = inventLedger()
  const id = ledger.booked(ledger.account(ledger.connection()), { text: 'Reservasjon' })
  const page = transactionsPageQuestion(ledger.db)
  const find = (text: string) => page({ filter: { text }, sort: newestFirst, offset: 0, limit: 9 }).length
  expect([find('reservasjon'), find('bunad')]).toEqual([1, 0])
  const reword = ledger.db.prepareWrite<[number]>(
    "UPDATE bank_transaction SET text = 'Bunad', search_text = 'bunad' WHERE id = ?",
  )
  reword.run([id])
  expect([find('reservasjon'), find('bunad')]).toEqual([0, 1])
})

test('the totals are those of the rows the filter holds, by hand', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const kroner = ledger.account(bank)
  const euros = ledger.account(bank, { currency: 'EUR' })
  ledger.booked(kroner, { minor: -15_000, text: 'REMA 1000' })
  ledger.booked(kroner, { minor: -2_550, text: 'Rema' })
  ledger.booked(kroner, { minor: 3_000_000, text: 'Lønn' })
  ledger.booked(kroner, { minor: -40_000, text: 'Rema', bookedOn: '2025-12-31', isOwnTransfer: true })
  ledger.pending(kroner, { minor: -100, text: 'rema' })
  ledger.booked(euros, { minor: 0, text: 'Rema' })
  const summary = transactionsSummaryQuestion(ledger.db)
  expect(summary({ filter: {}, today: '2026-06-01' })).toEqual({
    count: 6,
    pendingCount: 1,
    totals: [
      { currency: 'NOK', inMinor: 3_000_000, outMinor: -57_650, count: 5 },
      { currency: 'EUR', inMinor: 0, outMinor: 0, count: 1 },
    ],
  })
  expect(
    summary({ filter: { text: 'rema', from: '2026-01-01', currency: 'NOK' }, today: '2026-06-01' }),
  ).toEqual({
    count: 3,
    pendingCount: 1,
    totals: [{ currency: 'NOK', inMinor: 0, outMinor: -17_650, count: 3 }],
  })
  expect(summary({ filter: { direction: 'in', status: 'booked' }, today: '2026-06-01' }).totals).toEqual([
    { currency: 'NOK', inMinor: 3_000_000, outMinor: 0, count: 1 },
  ])
  expect(summary({ filter: { direction: 'out' }, today: '2026-06-01' }).totals).toEqual([
    { currency: 'NOK', inMinor: 0, outMinor: -57_650, count: 4 }, // a row of nothing goes neither way
  ])
  expect(summary({ filter: { minMinor: -2_550, maxMinor: -100 }, today: '2026-06-01' })).toMatchObject({
    count: 2,
    pendingCount: 1,
  })
  expect(summary({ filter: { minSizeMinor: 100, maxSizeMinor: 2_550 }, today: '2026-06-01' })).toMatchObject({
    count: 2,
    pendingCount: 1,
  })
  expect(summary({ filter: { status: 'pending' }, today: '2026-06-01' })).toMatchObject({
    count: 1,
    pendingCount: 1,
  })
  expect(summary({ filter: { accountIds: [] }, today: '2026-06-01' })).toEqual({
    count: 0,
    pendingCount: 0,
    totals: [],
  })
})

test('own transfers are listed and summed alone, or left out of list and sums; what is pending is none yet', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const paid = ledger.booked(account, { minor: -15_000 })
  const moved = ledger.booked(account, { minor: -40_000, isOwnTransfer: true })
  const held = ledger.pending(account, { minor: -100 })
  const summary = transactionsSummaryQuestion(ledger.db)
  const outOf = (filter: TransactionFilter) =>
    summary({ filter, today: '2026-06-01' }).totals.map(({ outMinor }) => outMinor)
  expect(idsOf(ledger, { transfers: 'only' })).toEqual([moved])
  expect(outOf({ transfers: 'only' })).toEqual([-40_000])
  expect(idsOf(ledger, { transfers: 'without' })).toEqual([held, paid])
  expect(outOf({ transfers: 'without' })).toEqual([-15_100])
  ledger.tag(moved, 'Sparing')
  ledger.tag(paid, 'Sparing')
  expect(idsOf(ledger, { transfers: 'without', tag: 'sparing' })).toEqual([paid])
})

test('a word that only old rows hold is found behind thousands of newer ones', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  ledger.db.transaction(() => {
    for (let n = 0; n < 4500; n++) ledger.booked(account, { bookedOn: '2026-05-30' })
  })()
  const newer = ledger.booked(account, { bookedOn: '2026-05-31', text: 'Bunad' })
  const older = ledger.booked(account, { bookedOn: '2019-05-17', text: 'Bunad' })
  expect(idsOf(ledger, { text: 'bunad' })).toEqual([newer, older])
})

test('a kept order is worked out anew when a row is added', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const small = ledger.booked(account, { minor: 1 })
  const page = transactionsPageQuestion(ledger.db)
  const byAmount = () =>
    page({ filter: {}, sort: { by: 'amount', descending: true }, offset: 0, limit: 9 }).map(({ id }) => id)
  expect(byAmount()).toEqual([small])
  const large = ledger.booked(account, { minor: 2 })
  expect(byAmount()).toEqual([large, small])
})

test('rows one holds on to are told as they are now, and those that are gone or not followed are left out', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const first = ledger.booked(account)
  const second = ledger.booked(account, { bookedOn: '2026-05-31' })
  const pending = ledger.pending(account)
  const hidden = ledger.booked(ledger.account(ledger.connection(), { isChosen: false }))
  const rowsOf = shownRowsQuestion(ledger.db)
  const found = () => rowsOf({ transactionIds: [first, hidden, 4711, pending, second] })
  expect(found().map(({ id }) => id)).toEqual([first, pending, second])
  ledger.tag(second, 'Mat')
  expect(found()[2]?.tags).toEqual(['Mat'])
})

test('everything known of a row, booked or pending', () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const booked = ledger.booked(account, { message: 'takk', isOwnTransfer: true })
  const pending = ledger.pending(account, { text: 'KIWI' })
  const details = transactionDetailsQuestion(ledger.db)
  expect(details({ transactionId: booked })).toMatchObject({
    id: booked,
    status: 'booked',
    valueOn: '2026-05-30',
    purchasedOn: null,
    original: null,
    bankText: '28.05 REMA 1000 Torshov',
    message: 'takk',
    typeText: 'Kjøp',
    isOwnTransfer: true,
    raw: '{"id":"1"}',
  })
  expect(details({ transactionId: pending })).toMatchObject({ id: pending, status: 'pending', text: 'KIWI' })
})

test('a row that is gone, or belongs to an account that is not followed, is not found', () => {
  using ledger = inventLedger()
  const hidden = ledger.booked(ledger.account(ledger.connection(), { isChosen: false }))
  const details = transactionDetailsQuestion(ledger.db)
  for (const transactionId of [hidden, 4711, -1]) {
    expect(() => details({ transactionId })).toThrow(
      expect.toSatisfy((error: unknown) => isAppError(error, 'not-found')),
    )
  }
})
