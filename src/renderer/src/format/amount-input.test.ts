import { expect, test } from 'vitest'
import { haveSameDecimals, minorOf, readAmount, typedAmount } from './amount-input.ts'

test.each([
  ['1234', 'en-GB', '1234'],
  ['1234.5', 'en-GB', '1234.5'],
  ['1,234.50', 'en-GB', '1234.5'],
  ['1.234,50', 'en-GB', '1234.5'],
  ['12,5', 'en-GB', '12.5'],
  ['1,234', 'en-GB', '1234'],
  ['1,234,567', 'en-GB', '1234567'],
  ['1.234', 'en-GB', '1.234'],
  ['1 234,50', 'nb-NO', '1234.5'],
  ['1\u00a0234,50', 'nb-NO', '1234.5'],
  ['1\u202f234\u202f567', 'nb-NO', '1234567'],
  ['12.50', 'nb-NO', '12.5'],
  ['1.234', 'nb-NO', '1234'],
  ['1,234', 'nb-NO', '1.234'],
  ['1.234.567,8', 'nb-NO', '1234567.8'],
  ['−500', 'nb-NO', '-500'],
  ['-0,50', 'nb-NO', '-0.5'],
  [' 007 ', 'nb-NO', '7'],
  ['12,', 'nb-NO', '12'],
  ['0', 'nb-NO', '0'],
])('%s typed in %s is %s', (typed, locale, decimal) => {
  expect(readAmount(typed, locale)).toBe(decimal)
})

test.each([
  '', '-', 'abc', '1e5', '12 kr', '1,23,45', '1.2.3', '1,2.3,4', '12,34.5', ',5', '٣', '1'.repeat(14), '--1', '0x1f',
])('%s is no amount', (typed) => {
  expect([readAmount(typed, 'en-GB'), readAmount(typed, 'nb-NO')]).toEqual([null, null])
}) // prettier-ignore

test.each([
  ['1234.5', 'NOK', 123_450],
  ['0.1', 'NOK', 10],
  ['1.005', 'BHD', 1005],
  ['-8.14', 'EUR', -814],
  ['1234', 'JPY', 1234],
  ['-0', 'NOK', 0],
  ['9999999999999.99', 'NOK', 999_999_999_999_999],
])('%s is %s %i in minor units, to the last one', (decimal, currency, minor) => {
  expect(minorOf(decimal, currency)).toBe(minor)
})

test('more decimals than the currency has are refused, never rounded', () => {
  expect([minorOf('1.234', 'NOK'), minorOf('1.5', 'JPY'), minorOf('9999999999999', 'BHD')]).toEqual([
    null,
    null,
    null,
  ])
})

test('an amount is written back with the mark of the locale', () => {
  expect(typedAmount('-1234.5', 'nb-NO')).toBe('−1234,5')
  expect(readAmount(typedAmount('-1234.5', 'nb-NO'), 'nb-NO')).toBe('-1234.5')
})

test('kroner and euro can share a number, kroner and yen cannot', () => {
  expect([haveSameDecimals(['NOK', 'EUR']), haveSameDecimals(['NOK', 'JPY'])]).toEqual([true, false])
})
