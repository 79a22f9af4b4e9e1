import { expect, test } from 'vitest'
import type { Account } from '../../../shared/model.ts'
import { groupByConnection } from './account-groups.ts'

function account(name: string, change: Partial<Account> = {}): Account {
  return {
    id: name,
    connectionId: 'one',
    system: 'sparebank1',
    connectionName: 'First bank',
    kind: 'current',
    name,
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

test('accounts stand under their own connection, each once', () => {
  const groups = groupByConnection([
    account('a'),
    account('b', { connectionId: 'two', connectionName: 'Second bank' }),
    account('c'),
  ])
  expect(groups.map(({ name, followed }) => [name, followed.map((each) => each.name)])).toEqual([
    ['First bank', ['a', 'c']],
    ['Second bank', ['b']],
  ])
})

test('everyday accounts come before savings and cards, then names decide', () => {
  const [group] = groupByConnection([
    account('Kort', { kind: 'credit-card' }),
    account('Ås', { kind: 'savings' }),
    account('Buffer', { kind: 'savings' }),
    account('Lønn'),
  ])
  expect(group?.followed.map((each) => each.name)).toEqual(['Lønn', 'Buffer', 'Ås', 'Kort'])
})

test('accounts the person left out stand apart', () => {
  const [group] = groupByConnection([account('a'), account('b', { isChosen: false })])
  expect(group?.leftOut.map((each) => each.name)).toEqual(['b'])
})

test('closed accounts stand apart, unless they were never followed', () => {
  const [group] = groupByConnection([
    account('a'),
    account('b', { isClosed: true }),
    account('c', { isClosed: true, isChosen: false }),
  ])
  expect(group?.followed.map((each) => each.name)).toEqual(['a'])
  expect(group?.closed.map((each) => each.name)).toEqual(['b'])
  expect(group?.leftOut.map((each) => each.name)).toEqual(['c'])
})

test('accounts known from files alone stand in a group of their own, after the banks', () => {
  const ofFiles = { connectionId: null, system: null, connectionName: null, connectionStatus: null }
  const groups = groupByConnection([
    account('From a file', ofFiles),
    account('a'),
    account('Another', ofFiles),
  ])
  expect(
    groups.map(({ name, status, followed }) => [name, status, followed.map((each) => each.name)]),
  ).toEqual([
    ['First bank', 'ready', ['a']],
    [null, null, ['Another', 'From a file']],
  ])
})
