import { describe, expect, test } from 'vitest'
import { formatAccountNumber, isSameAccount, writtenNumbers } from './account-number.ts'

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

describe('what an account is called elsewhere', () => {
  const number = { number: '1813.00.00017', iban: null }
  test('a Norwegian number and its IBAN are one account, however printed', () => {
    expect(isSameAccount(number, { number: null, iban: 'NO55 1813 0000 017' })).toBe(true)
    expect(isSameAccount({ number: '18130000017', iban: null }, number)).toBe(true)
    expect(isSameAccount(number, { number: '1813.00.00025', iban: null })).toBe(false)
  })
  test('a foreign IBAN is only itself, and a masked or missing number is nobody’s', () => {
    expect(writtenNumbers({ number: null, iban: 'nl91 bunq 0417 1643 00' })).toEqual(['NL91BUNQ0417164300'])
    const masked = { number: '1234 56** **** 7890', iban: null }
    expect(isSameAccount(masked, masked)).toBe(false)
    expect(isSameAccount({ number: null, iban: null }, { number: null, iban: null })).toBe(false)
  })
})
