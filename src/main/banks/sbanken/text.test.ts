import { expect, test } from 'vitest'
import { wireMoney } from './amounts.ts'
import { wireDay } from './dates.ts'
import { plainText, purchaseDay } from './text.ts'
import { isArchived, isReservation, toTransaction } from './transaction.ts'
import { wireTransaction } from './wire.ts'

const row = (more: object) =>
  toTransaction(
    'key',
    wireTransaction.parse({ accountingDate: '2026-06-02T00:00:00', amount: -150, text: 'KAFFE', ...more }),
    '{}',
    '2026-06-03',
  )

test.each([
  ['*6755 30.05 NOK 150.00 KAFFEBAREN OSLO Kurs: 1.0000', 'KAFFEBAREN OSLO', '2026-05-30'],
  ['19.01 REMA 1000', 'REMA 1000', '2026-01-19'],
  ['KORREKSJON AV 23.05 REMA 1000', 'REMA 1000', '2026-05-23'],
  ['Nettgiro til: Kraftlaget Betalt: 01.06.26', 'Nettgiro til: Kraftlaget', '2026-06-01'],
  ['31.12 REMA 1000', 'REMA 1000', '2025-12-31'],
  ['LØNN', 'LØNN', null],
])('“%s” is read as “%s”, bought on %s', (text, plain, day) => {
  expect(plainText(text)).toBe(plain)
  expect(purchaseDay(null, text, '2026-06-02')).toBe(day)
})

test('29 February is of the one year that has it, and of none where neither does', () => {
  expect(purchaseDay(null, '29.02 X', '2024-03-01')).toBe('2024-02-29')
  expect(purchaseDay(null, '29.02 X', '2025-03-01')).toBe('2024-02-29')
  expect(purchaseDay(null, '29.02 X', '2026-03-01')).toBe(null)
})

test('a card’s day a year ahead of its booking is a year too late', () => {
  expect(purchaseDay('2022-06-14T00:00:00', '', '2021-06-15')).toBe('2021-06-14')
  expect(purchaseDay('2021-06-14T00:00:00', '', '2021-06-15')).toBe('2021-06-14')
})

test('a day is its first ten characters, whatever offset follows; nothing else is a day', () => {
  expect(wireDay('2018-08-07T00:00:00+02:00')).toBe('2018-08-07')
  expect(wireDay('2021-02-10T00:00:00')).toBe('2021-02-10')
  for (const text of ['0001-01-01T00:00:00', '2021-02-30', '', 'yesterday', null])
    expect(wireDay(text)).toBe(null)
})

test('the noise of somebody’s arithmetic is taken off, parts of an øre are not', () => {
  expect(wireMoney(10.1)).toEqual({ minor: 1010, currency: 'NOK' })
  expect(wireMoney(10.100000000000001)).toEqual({ minor: 1010, currency: 'NOK' })
  expect(wireMoney(-0.3)).toEqual({ minor: -30, currency: 'NOK' })
  expect(() => wireMoney(10.123)).toThrow()
  expect(() => wireMoney(10.12345)).toThrow()
  expect(() => wireMoney('1e3')).toThrow()
})

test('three ids that are not each other are told apart, and 0 is none', () => {
  const id = (more: object) => {
    const read = row(more)
    return typeof read === 'string' ? read : read.identity
  }
  expect(id({ transactionId: '118347958000001234', source: 1 })).toBe('transaction:118347958000001234')
  expect(id({ transactionDetail: { transactionId: '77' }, transactionId: '8' })).toBe('detail:77')
  expect(id({ transactionId: '0', source: 'Archive' })).toBe(null)
  expect(id({ cardDetails: { transactionId: '481000000000123' } })).toBe(null)
})

test('a reservation is told by its flag, else by its code; the archive by a word or a number', () => {
  expect(isReservation(wireTransaction.parse({ isReservation: true }))).toBe(true)
  expect(isReservation(wireTransaction.parse({ transactionTypeCode: 946 }))).toBe(true)
  expect(isReservation(wireTransaction.parse({ isReservation: false, transactionTypeCode: 946 }))).toBe(false)
  expect(isReservation(wireTransaction.parse({ transactionTypeCode: 714 }))).toBe(false)
  for (const source of ['Archive', 'archive', 1])
    expect(isArchived(wireTransaction.parse({ source }))).toBe(true)
  for (const source of ['AccountStatement', 0, null])
    expect(isArchived(wireTransaction.parse({ source }))).toBe(false)
})

test('a purchase abroad keeps its sum with the sign of the amount, and its rate', () => {
  const card = { currencyAmount: 12.5, currencyRate: 11.4321, originalCurrencyCode: 'EUR' }
  expect(row({ amount: -142.9, cardDetails: card })).toMatchObject({
    original: { minor: -1250, currency: 'EUR' },
    rate: '11.4321',
  })
  expect(row({ cardDetails: { ...card, originalCurrencyCode: 'NOK' } })).toMatchObject({
    original: null,
    rate: null,
  })
})

test('a row that says too little is passed over by name', () => {
  expect(row({ accountingDate: null })).toBe('ROW_WITHOUT_DATE')
  expect(row({ amount: null })).toBe('ROW_WITHOUT_AMOUNT')
  expect(row({ accountingDate: null, isReservation: true })).toMatchObject({
    bookedOn: '2026-06-03',
    status: 'pending',
  })
})
