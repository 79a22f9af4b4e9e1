import { expect, test } from 'vitest'
import type { Account } from '../../../../shared/model.ts'
import { currenciesOf, firstMonthOf, labelsOf, startOf } from './period.ts'

const today = '2026-11-20'

function account(id: string, change: Partial<Account> = {}): Account {
  return {
    id,
    connectionId: 'c',
    system: 'sparebank1',
    connectionName: 'Bank',
    kind: 'current',
    name: id,
    number: null,
    iban: null,
    currency: 'NOK',
    booked: null,
    available: null,
    creditLimit: null,
    balanceAt: null,
    isChosen: true,
    isCounted: true,
    isClosed: false,
    cards: [],
    followedIn: null,
    connectionStatus: 'ready',
    bookedCount: 0,
    pendingCount: 0,
    oldestOn: null,
    proof: null,
    ...change,
  }
}

test('a year of balances begins on the same day a year ago', () => {
  expect(startOf('1y', today, [])).toBe('2025-11-20')
})

test('everything begins with the oldest row of any account', () => {
  const accounts = [
    account('a', { oldestOn: '2024-02-01' }),
    account('b', { oldestOn: '2021-07-15' }),
    account('c'),
  ]
  expect(startOf('all', today, accounts)).toBe('2021-07-15')
  expect(startOf('all', today, [account('a')])).toBe('2025-11-20')
})

test('a year of flows is twelve whole months, this one included', () => {
  expect(firstMonthOf('1y', today, [])).toBe('2025-12-01')
  expect(firstMonthOf('3m', today, [])).toBe('2026-09-01')
  expect(firstMonthOf('all', today, [account('a', { oldestOn: '2024-02-17' })])).toBe('2024-02-01')
})

test('the currency of most accounts comes first', () => {
  const accounts = [
    account('a', { currency: 'EUR' }),
    account('b'),
    account('c'),
    account('d', { currency: 'DKK' }),
  ]
  expect(currenciesOf(accounts)).toEqual(['NOK', 'DKK', 'EUR'])
})

test('two accounts of one name are told apart by their numbers', () => {
  const accounts = [
    account('a', { name: 'Sparing', number: '1813.00.00017' }),
    account('b', { name: 'Sparing', number: '1813.00.00025' }),
    account('c', { name: 'Lønn' }),
  ]
  expect([...labelsOf(accounts).values()]).toEqual(['Sparing (00017)', 'Sparing (00025)', 'Lønn'])
})
