import { expect, test } from 'vitest'
import type { Account } from '../../../../shared/model.ts'
import type { BalanceProof } from '../../../../shared/proof.ts'
import { holdingsOf, netWorthLine, proofCounts } from './net-worth.ts'

function account(id: string, minor: number | null, change: Partial<Account> = {}): Account {
  const currency = change.currency ?? 'NOK'
  return {
    id,
    connectionId: 'c',
    system: 'sparebank1',
    connectionName: 'Bank',
    kind: 'current',
    name: id,
    number: null,
    iban: null,
    currency,
    booked: minor === null ? null : { minor, currency },
    available: null,
    creditLimit: null,
    balanceAt: null,
    isChosen: true,
    isCounted: true,
    isClosed: false,
    cards: [],
    followedIn: null,
    connectionStatus: 'ready',
    bookedCount: 1,
    pendingCount: 0,
    oldestOn: null,
    proof: null,
    ...change,
  }
}

const days = ['2026-11-18', '2026-11-19', '2026-11-20']
const row = (accountId: string, minor: (number | null)[], beforeMinor: number | null = null) => ({
  accountId,
  currency: 'NOK',
  minor,
  beforeMinor,
})

test('net worth is the sum of what is counted, in one currency', () => {
  const accounts = [
    account('wage', 300),
    account('card', -50, { kind: 'credit-card' }),
    account('hidden', 9_000, { isCounted: false }),
    account('closed', 8_000, { isClosed: true }),
    account('euro', 777, { currency: 'EUR' }),
  ]
  const series = [
    row('wage', [100, 200, 300]),
    row('card', [-10, -10, -50]),
    row('hidden', [1, 5_000, 9_000]),
    row('euro', [1, 2, 777]),
  ]
  expect(netWorthLine({ days, series }, accounts, 'NOK')).toEqual({
    days,
    minor: [90, 190, 250],
    changeMinor: 160,
    leftOutCount: 0,
  })
})

test('an account whose history begins later is no gain: the line begins with it', () => {
  const series = [row('a', [100, 110, 120]), row('b', [null, 5_000, 5_000], 5_000)]
  expect(netWorthLine({ days, series }, [account('a', 120), account('b', 5_000)], 'NOK')).toMatchObject({
    days: ['2026-11-19', '2026-11-20'],
    minor: [5_110, 5_120],
    changeMinor: 10,
  })
})

test('an account opened with nothing was worth nothing before, and hides no history', () => {
  const series = [row('a', [100, 60, 60]), row('b', [null, 40, 40], 0)]
  expect(netWorthLine({ days, series }, [account('a', 60), account('b', 40)], 'NOK')).toMatchObject({
    minor: [100, 100, 100],
    changeMinor: 0,
  })
})

test('an account without transactions is left out of the line, and that is said', () => {
  const series = [
    row('a', [100, 110, 120]),
    row('fund', [null, null, 70_000], 70_000),
    row('empty', [null, null, 0], 0),
  ]
  const accounts = [
    account('a', 120),
    account('fund', 70_000, { kind: 'share-savings', bookedCount: 0 }),
    account('empty', 0, { bookedCount: 0 }),
    account('silent', null, { bookedCount: 0 }),
  ]
  expect(netWorthLine({ days, series }, accounts, 'NOK')).toMatchObject({
    minor: [100, 110, 120],
    leftOutCount: 1,
  })
})

test('nothing is drawn while there are no two days to compare', () => {
  expect(netWorthLine({ days, series: [row('a', [null, null, 5])] }, [account('a', 5)], 'NOK')).toBeNull()
  expect(netWorthLine({ days, series: [] }, [account('a', 5)], 'NOK')).toBeNull()
  expect(netWorthLine({ days: [], series: [] }, [], 'NOK')).toBeNull()
})

test('the parts of a net worth come to the whole of it', () => {
  const accounts = [
    account('wage', 300),
    account('overdrawn', -20),
    account('buffer', 1_000, { kind: 'savings' }),
    account('bsu', 500, { kind: 'bsu' }),
    account('card', -50, { kind: 'credit-card' }),
    account('loan', -900, { kind: 'loan' }),
    account('hidden', 9_000, { isCounted: false }),
    account('closed', 8_000, { isClosed: true }),
    account('euro', 777, { currency: 'EUR' }),
  ]
  expect(holdingsOf(accounts, 'NOK')).toEqual([
    { holding: 'everyday', minor: 280 },
    { holding: 'savings', minor: 1_500 },
    { holding: 'debts', minor: -950 },
  ])
})

function withProof(id: string, state: BalanceProof['state'], reason: BalanceProof['reason'] = null): Account {
  const at = '2026-11-20T13:03:00Z'
  const proof = { state, reason, at, since: at, from: null, bank: null, ledger: null, early: null, gap: null }
  return account(id, 0, { proof })
}

test('a balance that payments alone do not make is one of all, and not one that equals its bank', () => {
  const shares = withProof('shares', 'unproven', 'moves-by-itself')
  const none = { proven: 0, differing: 0, unproven: 0, unprovable: 0 }
  expect(proofCounts([withProof('a', 'proven'), shares])).toEqual({
    ...none,
    total: 2,
    proven: 1,
    unprovable: 1,
  })
  expect(proofCounts([shares])).toEqual({ ...none, total: 1, unprovable: 1 })
})

test('an account nobody looked at is not proven either, once another was looked at; one that is closed is none', () => {
  const fresh = account('fresh', 0)
  expect(proofCounts([fresh])).toBeNull()
  expect(
    proofCounts([
      fresh,
      withProof('a', 'proven'),
      withProof('b', 'gap'),
      withProof('c', 'unproven', 'partial'),
      { ...withProof('d', 'gap'), isClosed: true },
    ]),
  ).toEqual({ total: 4, proven: 1, differing: 1, unproven: 2, unprovable: 0 })
})
