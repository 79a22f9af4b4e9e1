import { describe, expect, test } from 'vitest'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import type { BankTransaction } from '../bank.ts'
import { toTransaction, type RowOwner } from './transaction.ts'
import { readRow, wireTransaction, type WireTransaction } from './wire.ts'

const owner: RowOwner = { bankKey: 'kEy1brukskontoAAAAAA', kind: 'current', currency: 'NOK' }

function rowsOf(name: string, of: RowOwner = owner): readonly (BankTransaction | string)[] {
  const page = JSON.parse(fixture(name)) as { transactions: readonly unknown[] }
  return page.transactions.map((row) => {
    const { wire, raw } = readRow(row, wireTransaction, 'GET /transactions')
    return toTransaction(of, wire, raw, '2026-06-20')
  })
}
const normalise = (wire: WireTransaction, of = owner) => toTransaction(of, wire, '{}', '2026-06-20')

test('a card purchase on a bank account becomes one row with everything the bank said', () => {
  const [row] = rowsOf('row-purchase')
  expect(row).toEqual({
    bankKey: 'kEy1brukskontoAAAAAA',
    status: 'booked',
    identity: '722041731680000571',
    bookedOn: '2026-05-30',
    valueOn: '2026-05-30',
    purchasedOn: '2026-05-28',
    amount: { minor: -15_000, currency: 'NOK' },
    original: null,
    rate: null,
    text: 'REMA 1000 MIDTBYEN',
    bankText: '28.05 REMA 1000 MIDTBYEN TRONDHEIM',
    counterparty: null,
    counterpartyAccount: null,
    message: null,
    typeCode: 'R_714',
    typeText: 'Visa',
    bankRef: null,
    raw: expect.any(String),
  })
  const raw = JSON.parse((row as BankTransaction).raw) as object
  expect(raw).toEqual((JSON.parse(fixture('row-purchase')) as { transactions: object[] }).transactions[0])
})

test('a transfer names the other party, its account, the message and the reference', () => {
  expect(rowsOf('row-transfer')[0]).toMatchObject({
    text: 'Husleie',
    bankText: 'Husleie juni',
    counterparty: 'Ola Utleier',
    counterpartyAccount: '60050612344',
    message: 'Leie juni',
    bankRef: 'PR-778',
    purchasedOn: null,
  })
})

describe('a purchase in another currency', () => {
  test('keeps the foreign sum, signed like the amount, and the rate the bank states', () => {
    expect(rowsOf('row-foreign')[0]).toMatchObject({
      amount: { minor: -125_340, currency: 'NOK' },
      original: { minor: -120_000, currency: 'SEK' },
      rate: '1.0445',
      purchasedOn: '2026-05-28',
    })
  })
  test('shows no rate that was quoted for a hundred', () => {
    expect(rowsOf('row-foreign-per-hundred')[0]).toMatchObject({
      original: { minor: -120_000, currency: 'SEK' },
      rate: null,
    })
  })
  test('without a foreign sum has none', () => {
    const wire = { date: '2026-06-01', amount: 1, currencyCode: 'SEK', accountCurrency: 'NOK' }
    expect(normalise(wire)).toMatchObject({ original: null, amount: { currency: 'NOK' } })
    expect(normalise({ ...wire, currencyAmount: 0, amount: -1 })).toMatchObject({ original: { minor: 0 } })
    expect(normalise({ ...wire, currencyAmount: 1.005 })).toMatchObject({ original: null })
  })
})

test('a row without a currency is in the currency of its account', () => {
  const euro = { ...owner, currency: 'EUR' }
  expect(normalise({ date: '2026-06-01', amount: -3.5 }, euro)).toMatchObject({
    amount: { minor: -350, currency: 'EUR' },
    original: null,
  })
})

describe('a status', () => {
  test('that is missing or unknown counts as booked', () => {
    expect(rowsOf('row-without-status')[0]).toMatchObject({
      status: 'booked',
      identity: '722041731680000571',
    })
    expect(rowsOf('row-unknown-words')[0]).toMatchObject({ status: 'booked', typeCode: 'PAYHTGRA' })
  })
  test('of pending has no identity, whatever number it carries', () => {
    expect(
      normalise({ bookingStatus: 'PENDING', date: '2026-06-01', amount: 1, nonUniqueId: '77' }),
    ).toMatchObject({
      status: 'pending',
      identity: null,
    })
  })
})

describe('a date', () => {
  test('may be ISO text', () => {
    expect(rowsOf('row-iso-date')[0]).toMatchObject({ bookedOn: '2026-05-30', valueOn: '2026-05-31' })
  })
  test('that is missing is the value date, or for a pending row today', () => {
    expect(normalise({ amount: 1, interestDate: '2026-06-01' })).toMatchObject({ bookedOn: '2026-06-01' })
    expect(normalise({ amount: 1, bookingStatus: 'PENDING' })).toMatchObject({ bookedOn: '2026-06-20' })
    expect(normalise({ amount: 1 })).toBe('ROW_WITHOUT_DATE')
  })
})

test('a row of nothing but what the bank promises is reported, not dropped and not made up', () => {
  expect(rowsOf('row-required-only')).toEqual(['ROW_WITHOUT_DATE'])
  expect(normalise({ date: '2026-06-01' })).toBe('ROW_WITHOUT_AMOUNT')
})

test('an amount that is no exact amount stops the page rather than be rounded', () => {
  expect(() => normalise({ date: '2026-06-01', amount: 10.005 })).toThrow(/decimals/)
})

test('a row without any text of its own says what type it is', () => {
  expect(normalise({ date: '2026-06-01', amount: 1, typeText: 'Rente', description: ' ' })).toMatchObject({
    text: 'Rente',
    bankText: ' ',
  })
  expect(normalise({ date: '2026-06-01', amount: 1 })).toMatchObject({ text: '', bankText: '' })
})

test('a card is recognised by its account, its number or its identifiers', () => {
  const wire = { date: '2026-06-01', amount: 1, nonUniqueId: '1234567-700000001' }
  expect(normalise(wire)).toMatchObject({ identity: '1234567-700000001' })
  for (const card of [
    normalise(wire, { ...owner, kind: 'credit-card' }),
    normalise({ ...wire, accountNumber: 'K1812345678' }),
    normalise({ ...wire, creditCardIdentifiers: { partitionKey: '1234567' } }),
  ]) {
    expect(card).toMatchObject({ identity: '700000001' })
  }
})

test.each([
  ['amount', { amount: { value: 1 } }],
  ['date', { date: [1] }],
  ['description', { description: 'x'.repeat(4001) }],
  ['remoteAccountNumber', { remoteAccountNumber: 5 }],
])('a %s of the wrong type is named, and its value is not', (field, wire) => {
  expect(() => readRow(wire, wireTransaction, 'GET /t')).toThrow(
    expect.objectContaining({
      code: 'unexpected-response',
      message: expect.stringMatching(`^GET /t: ${field}`),
    }),
  )
})

test('a row nested deeper than the printer goes is an unexpected answer, not a crash', () => {
  const row: unknown = JSON.parse(`{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)
  expect(() => readRow(row, wireTransaction, 'GET /t')).toThrow(
    expect.objectContaining({ code: 'unexpected-response' }),
  )
})
