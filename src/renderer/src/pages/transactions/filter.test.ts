import { expect, test } from 'vitest'
import type { Account } from '../../../../shared/model.ts'
import { amountCurrencyOf, currenciesOf, filterOf } from './filter.ts'
import { unfiltered } from './list-state.ts'

const account = (id: string, currency: string) => ({ id, currency }) as Account
const kroner = account('k', 'NOK')
const saved = account('s', 'NOK')
const euro = account('e', 'EUR')
const yen = account('y', 'JPY')

test('nothing asked is an empty filter', () => {
  expect(filterOf(unfiltered, [kroner], '2026-11-20')).toEqual({})
})

test('everything asked reaches main in its own form: days, and sizes in minor units', () => {
  const state = {
    ...unfiltered,
    text: 'rema',
    accountIds: ['k'],
    preset: 'this-month',
    direction: 'out',
    amountFrom: '100.5',
    amountTo: '2000',
    currency: 'NOK',
    status: 'booked',
    tag: 'Mat',
    transfers: 'only',
  } as const
  expect(filterOf(state, [kroner, euro], '2026-11-20')).toEqual({
    text: 'rema',
    accountIds: ['k'],
    from: '2026-11-01',
    to: '2026-11-30',
    direction: 'out',
    minSizeMinor: 10_050,
    maxSizeMinor: 200_000,
    currency: 'NOK',
    status: 'booked',
    tag: 'Mat',
    transfers: 'only',
  })
})

test('days of one’s own may be open on one side', () => {
  expect(filterOf({ ...unfiltered, from: '2026-02-01' }, [kroner], '2026-11-20')).toEqual({
    from: '2026-02-01',
  })
})

test('an amount is in yen when the list holds only yen, and in nothing when it holds yen and kroner', () => {
  const state = { ...unfiltered, amountFrom: '1000' }
  expect(filterOf({ ...state, accountIds: ['y'] }, [kroner, yen], '2026-11-20')).toMatchObject({
    minSizeMinor: 1000,
  })
  expect(filterOf({ ...state, currency: 'JPY' }, [kroner, yen], '2026-11-20')).toMatchObject({
    minSizeMinor: 1000,
  })
  expect(amountCurrencyOf(state, [kroner, yen])).toBeNull()
  expect(filterOf(state, [kroner, yen], '2026-11-20')).toEqual({})
})

test('kroner and euro have the same decimals, so one number serves both', () => {
  expect(filterOf({ ...unfiltered, amountTo: '5' }, [euro, kroner, saved], '2026-11-20')).toEqual({
    maxSizeMinor: 500,
  })
  expect(currenciesOf(unfiltered, [euro, kroner, saved])).toEqual(['NOK', 'EUR'])
})

test('two amounts the wrong way round mean what lies between, and the fields keep what was typed', () => {
  const state = { ...unfiltered, amountFrom: '1000', amountTo: '99.5' }
  expect(filterOf(state, [kroner], '2026-11-20')).toEqual({ minSizeMinor: 9950, maxSizeMinor: 100_000 })
})
