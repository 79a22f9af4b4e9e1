import { expect, test } from 'vitest'
import { formatAccountNumber, formatIban, printedNumber } from './account-number.ts'

test('a Norwegian number gets its two points, whether or not it had them', () => {
  expect(formatAccountNumber('18130000017')).toBe('1813.00.00017')
  expect(formatAccountNumber('1813.00.00017')).toBe('1813.00.00017')
  expect(formatAccountNumber('1813 00 00017')).toBe('1813.00.00017')
})

test('a masked card stays as the bank prints it', () => {
  expect(formatAccountNumber('5413 33** **** 0042')).toBe('5413 33** **** 0042')
})

test('an IBAN is printed in groups of four', () => {
  expect(formatIban('NO9386011117947')).toBe('NO93 8601 1117 947')
})

test('an account is known by its number, else by its IBAN', () => {
  expect(printedNumber({ number: '18130000017', iban: 'NO9318130000017' })).toBe('1813.00.00017')
  expect(printedNumber({ number: null, iban: 'NL68BUNQ2099000174' })).toBe('NL68 BUNQ 2099 0001 74')
  expect(printedNumber({ number: null, iban: null })).toBeNull()
})
