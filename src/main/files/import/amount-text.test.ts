import { describe, expect, test } from 'vitest'
import { decimalMarkOf, decimalText, isExplainedBy } from './amount-text.ts'

describe('an amount in any spelling of a bank or a program', () => {
  test.each([
    ['-1034,75', ',', '-1034.75'],
    ['-1.034,75', ',', '-1034.75'],
    ['1 234 567,50', ',', '1234567.50'],
    ['\u22121\u00a0234,50', ',', '-1234.50'],
    ['1\u202f234,50', ',', '1234.50'],
    ["1'234.50", '.', '1234.50'],
    ['1\u2019234.50', '.', '1234.50'],
    ['-1,034.75', '.', '-1034.75'],
    ['150,00-', ',', '-150.00'],
    ['150,00 -', ',', '-150.00'],
    ['- 150,00', ',', '-150.00'],
    ['+150', ',', '150'],
    ['kr 1 250,00', ',', '1250.00'],
    ['-kr 12,00', ',', '-12.00'],
    ['12,00 kr', ',', '12.00'],
    ['NOK 12,00', ',', '12.00'],
    ['12.00 EUR', '.', '12.00'],
    ['€12.00', '.', '12.00'],
    ['-€ 12.00', '.', '-12.00'],
    [',50', ',', '0.50'],
    ['007,10', ',', '7.10'],
    ['-0,00', ',', '0.00'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['1,234', '.', '1234'],
    [' 5 ', '.', '5'],
  ] as const)('%j with %j is %s', (text, mark, decimal) => {
    expect(decimalText(text, mark)).toBe(decimal)
  })

  test.each([
    ['', ','],
    ['-', ','],
    [',', ','],
    ['12,', ','],
    ['mye', ','],
    ['12,00,00', ','],
    ['1.23,00', ','],
    ['1 23', ','],
    ['1 234.567,00', ','],
    ['12.50', ','],
    ['-12,00-', ','],
    ['--12,00', ','],
    ['1e5', '.'],
    ['0x10', '.'],
    ['(12,00)', ','],
    ['1234567890123456', ','],
    ['1,123456789', ','],
    ['12,00 mye', ','],
  ] as const)('%j with %j is no amount', (text, mark) => {
    expect(decimalText(text, mark)).toBeNull()
  })
})

describe('the decimal mark is decided from all rows', () => {
  test.each([
    [['1,50', '2'], ','],
    [['1.50'], '.'],
    [['1,234', '5,6'], ','],
    [['1,234', '1,234.50'], '.'],
    [['1.234', '1.234.567'], ','],
    [['1 234,567'], ','],
    [['0,123'], ','],
    [['1234.567'], '.'],
    [['\u22121\u00a0234,5-'], ','],
    [['1,234'], 'either'],
    [['12', '', 'text'], 'either'],
    [['1,5', '1.5'], 'mixed'],
  ] as const)('%j is %s', (cells, mark) => {
    expect(decimalMarkOf(cells)).toBe(mark)
  })
})

test('a rate belongs to two sums when it explains them to within two per cent', () => {
  expect(isExplainedBy('-1122.50', '100.00', '11.225')).toBe(true)
  expect(isExplainedBy('-1140.00', '100.00', '11.225')).toBe(true)
  expect(isExplainedBy('-1160.00', '100.00', '11.225')).toBe(false)
  expect(isExplainedBy('-1122.50', '100.00', '1122.5')).toBe(false) // a quote for a hundred
  expect(isExplainedBy('0.00', '0.00', '11.2')).toBe(false)
})
