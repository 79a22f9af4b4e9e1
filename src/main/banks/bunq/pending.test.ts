import { describe, expect, test } from 'vitest'
import { changed } from '../../../../tests/fixtures/bunq/fixture.ts'
import { toOpenAction, type OpenAction } from './card-actions.ts'
import { dayIn } from './instants.ts'
import { toEntry, type Entry } from './payments.ts'
import { withoutPaid } from './pending.ts'

const dayOf = dayIn(null)
const context = { bankKey: '9', currency: 'EUR', dayOf, now: Date.parse('2026-02-06T10:00:00Z') }
const read = (fields: Readonly<Record<string, unknown>> = {}) =>
  toOpenAction(changed('card-action', fields), context)
const eur = (value: string) => ({ currency: 'EUR', value })

test('a hold is a pending row: money out, on the day the card was used', () => {
  expect(read()).toMatchObject({
    at: Date.parse('2026-02-04T18:21:43.900Z'),
    row: {
      bankKey: '9',
      status: 'pending',
      identity: null,
      bookedOn: '2026-02-04',
      purchasedOn: '2026-02-04',
      amount: { minor: -18_000, currency: 'EUR' },
      original: null,
      text: 'Hotel Duinzicht KATWIJK, NL',
      counterparty: 'Hotel Duinzicht',
      counterpartyAccount: null,
    },
  })
})

test('the sign of the sum says nothing: some samples have it below zero', () => {
  expect(read({ amount_billing: eur('-180.00') })).toMatchObject({ row: { amount: { minor: -18_000 } } })
})

test('a refund is money in', () => {
  const refund = { authorisation_status: 'CLEARING_REFUND', authorisation_type: 'CLEARING_REFUND' }
  expect(read({ ...refund, amount_billing: eur('-12.00') })).toMatchObject({ row: { amount: { minor: 1200 } } }) // prettier-ignore
})

test('a purchase abroad keeps the sum on the bill, in the same direction', () => {
  expect(read({ amount_local: { currency: 'SEK', value: '2000.00' } })).toMatchObject({
    row: { amount: { minor: -18_000, currency: 'EUR' }, original: { minor: -200_000, currency: 'SEK' } },
  })
  expect(read({ amount_billing: null, amount_local: { currency: 'SEK', value: '1' }, amount_converted: eur('0.09') })).toMatchObject({ row: { amount: { minor: -9 } } }) // prettier-ignore
})

describe('is pending', () => {
  test.each([
    'AUTHORISED',
    'AUTHORISED_PARTIAL',
    'PRE_AUTHORISED',
    'PRE_AUTHORISATION_FINALISED',
    'ACQUIRER_AUTHORISED',
    'STAND_IN_AUTHORISED',
  ])('%s', (authorisation_status) => expect(read({ authorisation_status })).toHaveProperty('row'))
  test('one whose reservation still holds', () => {
    expect(read({ reservation_expiry_time: '2026-02-06 10:00:00.001000' })).toHaveProperty('row')
  })
})

describe('is not pending', () => {
  test.each([
    ['declined for want of money', { decision: 'INSUFFICIENT_BALANCE' }],
    ['declined for its country', { decision: 'COUNTRY_NOT_PERMITTED' }],
    ['without a decision', { decision: null }],
    ['cleared', { clearing_status: 'FIRST_PRESENTMENT_COMPLETE' }],
    ['refunded', { clearing_status: 'REFUND_LENIENCY' }],
    ['not to be cleared', { clearing_status: null }],
    ['given back', { authorisation_status: 'REVERSED' }],
    ['an expired hold', { authorisation_status: 'PRE_AUTHORISATION_EXPIRED' }],
    ['blocked', { authorisation_status: 'BLOCKED' }],
    ['of a word nobody has written down', { authorisation_status: 'CONTEMPLATED' }],
    ['a reservation that has ended', { reservation_expiry_time: '2026-02-06 10:00:00.000000' }],
    ['a clearing that came too late', { clearing_expiry_time: '2026-02-06 09:00:00.000000' }],
    ['a question without a sum', { amount_billing: eur('0.00'), amount_local: eur('0.00') }],
  ])('%s', (_, fields) => expect(read(fields)).toBeNull())
})

test('one that is open and cannot be read says so', () => {
  expect(read({ created: 'soon' })).toBe('unreadable')
  expect(read({ amount_billing: null, amount_local: null })).toBe('unreadable')
  expect(read({ amount_billing: { currency: 'USD', value: '1.00' }, amount_local: null })).toBe('unreadable')
  expect(read({ created: 'soon', decision: 'INSUFFICIENT_BALANCE' })).toBeNull()
})

describe('a use of the card that was paid', () => {
  const action = (created: string, value: string): OpenAction => {
    const open = read({ created, amount_billing: eur(value) })
    if (open === null || open === 'unreadable') throw new Error('not open')
    return open
  }
  const payment = (created: string, value: string, fields: Readonly<Record<string, unknown>> = {}): Entry => {
    const shop = { display_name: 'Hotel Duinzicht', iban: null }
    const all = { created, amount: eur(value), description: 'Hotel Duinzicht KATWIJK, NL', counterparty_alias: shop, ...fields }
    const entry = toEntry(changed('payment-card', all), '9', dayOf)
    if (typeof entry === 'string') throw new Error(entry)
    return entry
  } // prettier-ignore
  const left = (actions: readonly OpenAction[], payments: readonly Entry[]) =>
    withoutPaid(actions, payments).map(({ amount }) => amount.minor)

  const evening = '2026-02-04 18:21:43.900000'
  test('is not pending beside its payment, whichever of the two came first', () => {
    expect(left([action(evening, '180.00')], [payment('2026-02-04 18:21:44.100000', '-180.00')])).toEqual([])
    expect(left([action(evening, '180.00')], [payment('2026-02-04 18:17:00.000000', '-180.00')])).toEqual([])
  })
  test('may be written a little otherwise on the payment', () => {
    const other = { description: 'DUINZICHT*BOOKING', counterparty_alias: null }
    expect(left([action(evening, '180.00')], [payment(evening, '-180.00', other)])).toEqual([])
  })
  test('is another one when sum, moment or shop differ', () => {
    const shop = { description: 'Bakkerij LEIDEN', counterparty_alias: { display_name: 'Bakkerij' } }
    expect(left([action(evening, '180.00')], [payment(evening, '-175.00')])).toEqual([-18_000])
    expect(left([action(evening, '180.00')], [payment('2026-02-04 18:27:00.000000', '-180.00')])).toEqual([-18_000]) // prettier-ignore
    expect(left([action(evening, '180.00')], [payment(evening, '-180.00', shop)])).toEqual([-18_000])
    expect(left([action(evening, '180.00')], [payment(evening, '180.00')])).toEqual([-18_000])
  })
  test('hides only itself: of two coffees with one payment one is still to be paid', () => {
    const coffees = [
      action('2026-02-04 09:00:00.000000', '3.40'),
      action('2026-02-04 09:02:00.000000', '3.40'),
    ]
    const [first] = coffees
    const paid = payment('2026-02-04 09:02:00.300000', '-3.40')
    expect(left(coffees, [paid])).toEqual([-340])
    expect(withoutPaid(coffees, [paid])[0]).toBe(first?.row)
    expect(left(coffees, [paid, payment('2026-02-04 09:00:00.300000', '-3.40')])).toEqual([])
  })
})
