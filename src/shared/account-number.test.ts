import { expect, test } from 'vitest'
import { formatAccountNumber } from './account-number.ts'

test.each([
  ['18130000017', '1813.00.00017'],
  ['1813 00 00017', '1813.00.00017'],
  ['1813.00.00017', '1813.00.00017'],
  ['00000000000', '0000.00.00000'],
])('the account number %s is printed %s', (number, printed) =>
  expect(formatAccountNumber(number)).toBe(printed),
)

test.each(['**** **** **** 1234', 'K1812345678', 'NO0418130000017', '1813000001', '181300000170', ''])(
  '%j is no Norwegian account number and stays as it is',
  (number) => expect(formatAccountNumber(number)).toBe(number),
)
