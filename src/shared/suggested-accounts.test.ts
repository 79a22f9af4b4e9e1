import { expect, test } from 'vitest'
import type { Account } from './model.ts'
import { suggestedAccounts } from './suggested-accounts.ts'

const account = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  connectionId: 'c',
  system: 'bunq',
  connectionName: 'bunq',
  connectionStatus: 'ready',
  kind: 'current',
  name: id,
  number: null,
  iban: null,
  currency: 'EUR',
  booked: null,
  available: null,
  creditLimit: null,
  balanceAt: null,
  isChosen: false,
  isCounted: true,
  isClosed: false,
  cards: [],
  followedIn: null,
  bookedCount: 0,
  pendingCount: 0,
  oldestOn: null,
  proof: null,
  ...more,
})
const idsOf = (...accounts: readonly Account[]) => suggestedAccounts(accounts).map(({ id }) => id)

test('on a first connection all are followed but those that would count twice', () => {
  expect(
    idsOf(account('a'), account('b', { followedIn: 'bunq' }), account('c', { kind: 'external' })),
  ).toEqual(['a'])
})

test('later it is what was chosen before, whatever it is', () => {
  const twice = account('b', { followedIn: 'bunq', isChosen: true })
  expect(idsOf(account('a'), twice)).toEqual(['b'])
})
