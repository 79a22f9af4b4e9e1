import { expect, test } from 'vitest'
import { bankIdEntry } from './bankid-state.ts'

test('a connection is entered where the address says, else at its check', () => {
  expect(bankIdEntry(null, true)).toBe('check')
  expect(bankIdEntry('credentials', true)).toBe('certificate')
  expect(bankIdEntry('environment', true)).toBe('environment')
  expect(bankIdEntry('accounts', true)).toBe('check')
  expect(bankIdEntry('done', true)).toBe('check')
})

test('one whose certificate was deleted begins with a new one', () => {
  expect(bankIdEntry(null, false)).toBe('certificate')
  expect(bankIdEntry('try', false)).toBe('certificate')
})
