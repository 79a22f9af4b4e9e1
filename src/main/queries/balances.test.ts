import { expect, test } from 'vitest'
import { balancesQuestion } from './balances.ts'
import { flowsQuestion } from './flows.ts'
import { inventLedger, type InventedLedger } from './testing.ts'

const today = '2026-06-01'

function seriesOf(ledger: InventedLedger, from: string, to: string) {
  const { days, series } = balancesQuestion(ledger.db)({ from, to, today })
  return { days, minor: series.map((one) => one.minor) }
}

test('the balance of a day is what the bank says now, less all that was booked after that day', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: 100_000 })
  ledger.booked(id, { bookedOn: '2026-05-28', minor: 70_000 })
  ledger.booked(id, { bookedOn: '2026-05-30', minor: -15_000 })
  ledger.booked(id, { bookedOn: '2026-05-30', minor: -2_500 })
  ledger.booked(id, { bookedOn: '2026-06-01', minor: 50 })
  expect(seriesOf(ledger, '2026-05-27', '2026-06-01')).toEqual({
    days: ['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30', '2026-05-31', '2026-06-01'],
    minor: [[null, 117_450, 117_450, 99_950, 99_950, 100_000]],
  })
})

test('a period that ended long ago is worked out from the rows since', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: 1_000 })
  ledger.booked(id, { bookedOn: '2024-01-01', minor: 400 })
  ledger.booked(id, { bookedOn: '2024-01-03', minor: 200 })
  ledger.booked(id, { bookedOn: '2026-05-30', minor: 300 })
  expect(seriesOf(ledger, '2024-01-01', '2024-01-03').minor).toEqual([[500, 500, 700]])
})

test('what a bank dated into the future changes no balance, and no day after today is drawn', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: 1_000 })
  ledger.booked(id, { bookedOn: '2026-05-31', minor: 10 })
  ledger.booked(id, { bookedOn: '2026-06-20', minor: -999 })
  expect(seriesOf(ledger, '2026-05-31', '2026-12-31')).toEqual({
    days: ['2026-05-31', '2026-06-01'],
    minor: [[1_000, 1_000]],
  })
})

test('an account whose balance the bank does not tell has no line', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: null })
  ledger.booked(id, { bookedOn: '2026-05-31' })
  expect(seriesOf(ledger, '2026-05-31', '2026-06-01').minor).toEqual([[null, null]])
})

test('an account without rows is known from the day the bank first told its balance', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: 500 })
  ledger.db.execute(`INSERT INTO balance_reading VALUES ('${id}', '2026-05-31T10:00:00.000Z', 500, NULL)`)
  expect(seriesOf(ledger, '2026-05-30', '2026-06-01').minor).toEqual([[null, 500, 500]])
})

test('ten years are thinned to at most 400 days, evenly, with today among them', () => {
  using ledger = inventLedger()
  const id = ledger.account(ledger.connection(), { bookedMinor: 2 })
  ledger.booked(id, { bookedOn: '2016-06-02', minor: 1 })
  const { days, minor } = seriesOf(ledger, '2016-06-02', '2026-06-01')
  expect(days.length).toBe(366) // 3652 days, every tenth
  expect(days.at(-1)).toBe('2026-06-01')
  expect(days.at(-2)).toBe('2026-05-22')
  expect(minor[0]).toEqual(days.map(() => 2))
})

test('what an account held before its first row is told where its line begins within the period', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const opened = ledger.account(bank, { bookedMinor: 900 })
  ledger.booked(opened, { bookedOn: '2026-05-29', minor: 1_000 })
  ledger.booked(opened, { bookedOn: '2026-05-31', minor: -100 })
  const older = ledger.account(bank, { bookedMinor: 5_000 })
  ledger.booked(older, { bookedOn: '2026-05-30', minor: 200 })
  ledger.account(bank, { bookedMinor: null })
  const before = (from: string, to: string) =>
    balancesQuestion(ledger.db)({ from, to, today }).series.map(({ beforeMinor }) => beforeMinor)
  expect(before('2026-05-28', today)).toEqual([0, 4_800, null])
  expect(before('2026-05-30', today)).toEqual([null, null, null])
  expect(before('2026-05-27', '2026-05-28')).toEqual([null, null, null])
  expect(before('2026-05-29', '2026-05-30')).toEqual([null, 4_800, null])
})

test('only followed accounts have a line, and of those the ones asked for', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const first = ledger.account(bank)
  const second = ledger.account(bank, { currency: 'EUR' })
  const left = ledger.account(bank, { isChosen: false })
  const ask = balancesQuestion(ledger.db)
  const input = { from: today, to: today, today }
  expect(ask(input).series.map(({ accountId }) => accountId)).toEqual([first, second])
  expect(ask({ ...input, accountIds: [second, left] }).series).toMatchObject([
    { accountId: second, currency: 'EUR' },
  ])
})

test('a period that ends before it begins has no days', () => {
  using ledger = inventLedger()
  ledger.account(ledger.connection())
  expect(seriesOf(ledger, '2026-05-02', '2026-05-01')).toEqual({ days: [], minor: [[]] })
})

test('a month has money in and out by currency, and own transfers apart from both', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const account = ledger.account(bank)
  const savings = ledger.account(bank)
  const euros = ledger.account(bank, { currency: 'EUR' })
  const left = ledger.account(bank, { isChosen: false })
  ledger.booked(account, { bookedOn: '2026-04-30', minor: 3_000_000 })
  ledger.booked(account, { bookedOn: '2026-04-15', minor: -120_000 })
  ledger.booked(account, { bookedOn: '2026-04-16', minor: -80_050 })
  ledger.booked(account, { bookedOn: '2026-04-30', minor: -500_000, isOwnTransfer: true })
  ledger.booked(savings, { bookedOn: '2026-05-01', minor: 500_000, isOwnTransfer: true })
  ledger.booked(savings, { bookedOn: '2026-05-02', minor: 7 })
  ledger.booked(euros, { bookedOn: '2026-04-01', minor: -999 })
  ledger.booked(left, { bookedOn: '2026-04-01', minor: -1 })
  ledger.booked(account, { bookedOn: '2026-06-01', minor: -1 }) // after the period
  ledger.pending(account, { bookedOn: '2026-04-30', minor: -1 })
  expect(flowsQuestion(ledger.db)({ from: '2026-04-01', to: '2026-05-31', today: '2026-06-01' })).toEqual([
    { month: '2026-04', currency: 'EUR', inMinor: 0, outMinor: -999, ownTransferMinor: 0 },
    { month: '2026-04', currency: 'NOK', inMinor: 3_000_000, outMinor: -200_050, ownTransferMinor: 500_000 },
    { month: '2026-05', currency: 'NOK', inMinor: 7, outMinor: 0, ownTransferMinor: 0 },
  ])
})

test('a row found out to be an own transfer later leaves money out and joins the transfers', () => {
  using ledger = inventLedger()
  const id = ledger.booked(ledger.account(ledger.connection()), { bookedOn: '2026-05-02', minor: -700 })
  const flows = flowsQuestion(ledger.db)
  const period = { from: '2026-05-01', to: '2026-05-31', today: '2026-06-01' }
  expect(flows(period)).toMatchObject([{ outMinor: -700, ownTransferMinor: 0 }])
  ledger.db.prepareWrite<[number]>('UPDATE bank_transaction SET is_own_transfer = 1 WHERE id = ?').run([id])
  expect(flows(period)).toMatchObject([{ inMinor: 0, outMinor: 0, ownTransferMinor: 700 }])
})
