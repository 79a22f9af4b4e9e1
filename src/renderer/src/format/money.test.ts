import { expect, test } from 'vitest'
import { currencyName, formatAxis, formatMoney, moneyParts, spokenMoney, formatDecimal } from './money.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const nok = (minor: number) => ({ minor, currency: 'NOK' })

test('a Norwegian reads a space, a comma and a true minus sign', () => {
  expect(plain(formatMoney(nok(-123450), 'nb-NO'))).toBe('−1 234,50 kr')
  expect(plain(formatMoney(nok(123450), 'nb-NO', { currency: 'hide' }))).toBe('1 234,50')
})

test('an English reader sees a comma, a point and the same minus sign', () => {
  expect(plain(formatMoney(nok(-123450), 'en-GB'))).toBe('−NOK 1,234.50')
  expect(formatMoney({ minor: 5, currency: 'EUR' }, 'en-GB')).toBe('€0.05')
})

test('the currency can be told from the figures, whichever side it stands on', () => {
  const pieces = (locale: string) =>
    moneyParts(nok(-123450), locale).map(({ text, isCurrency }) => [plain(text), isCurrency])
  expect(pieces('nb-NO')).toEqual([
    ['−1 234,50 ', false],
    ['kr', true],
  ])
  expect(pieces('en-GB')).toEqual([
    ['−', false],
    ['NOK', true],
    [' 1,234.50', false],
  ])
  expect(moneyParts(nok(5), 'nb-NO', { currency: 'hide' })).toEqual([{ text: '0,05', isCurrency: false }])
})

test('a plus is written on request, and never before zero', () => {
  expect(plain(formatMoney(nok(100), 'nb-NO', { sign: 'always', currency: 'hide' }))).toBe('+1,00')
  expect(plain(formatMoney(nok(0), 'nb-NO', { sign: 'always', currency: 'hide' }))).toBe('0,00')
})

test('zero is never written as minus zero', () => {
  expect(formatMoney(nok(-0), 'en-GB', { currency: 'hide' })).toBe('0.00')
})

test('a currency keeps its own number of decimals', () => {
  expect(formatMoney({ minor: 1234, currency: 'JPY' }, 'en-GB')).toBe('JP¥1,234')
  expect(plain(formatMoney({ minor: 1234, currency: 'BHD' }, 'en-GB'))).toBe('BHD 1.234')
})

test('the largest amounts keep every digit', () => {
  expect(formatMoney(nok(900719925474099), 'en-GB', { currency: 'hide' })).toBe('9,007,199,254,740.99')
})

test('a screen reader hears the sign as a word and the currency by name', () => {
  expect(plain(spokenMoney(nok(-123450), 'nb-NO', 'minus'))).toBe('minus 1 234,50 norske kroner')
  expect(spokenMoney(nok(50), 'en-GB', 'minus')).toBe('0.50 Norwegian kroner')
})

test('an axis is short in the language of the reader', () => {
  expect(formatAxis(125_000_00, 'NOK', 'en-GB')).toBe('125k')
  expect(plain(formatAxis(-1_250_000_00, 'NOK', 'nb-NO'))).toBe('−1,3 mill.')
  expect(formatAxis(1500, 'JPY', 'en-GB')).toBe('1.5k')
})

test('a currency has a name', () => {
  expect(currencyName('NOK', 'en-GB')).toBe('Norwegian Krone')
  expect(currencyName('XQQ', 'en-GB')).toBe('XQQ')
})

test('a number without a currency has the language’s marks, two decimals at least and a true minus', () => {
  expect(formatDecimal('-12900', 'en-GB')).toBe('−12,900.00')
  expect(formatDecimal('39124.5', 'nb-NO').replace(/\s/g, ' ')).toBe('39 124,50')
  expect(formatDecimal('0.125', 'en-GB')).toBe('0.125')
})
