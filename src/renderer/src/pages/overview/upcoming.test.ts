import { expect, test } from 'vitest'
import type { UpcomingPayment } from '../../../../shared/model.ts'
import { byDueDay, sumsAhead } from './upcoming.ts'

function payment(id: number, dueOn: string, minor: number, currency = 'NOK'): UpcomingPayment {
  return {
    id,
    accountId: 'a',
    accountName: 'Brukskonto',
    kind: 'payment',
    dueOn,
    amount: { minor, currency },
    text: 'Husleie',
    counterparty: null,
  }
}

const today = '2026-11-20'

test('the sum takes in thirty days, the thirtieth included, and what is overdue', () => {
  const payments = [
    payment(1, '2026-11-18', -100),
    payment(2, '2026-12-20', -1_000),
    payment(3, '2026-12-21', -10_000),
  ]
  expect(sumsAhead(payments, today)).toEqual([{ currency: 'NOK', minor: -1_100 }])
})

test('currencies are summed apart, the one of most payments first', () => {
  const payments = [
    payment(1, '2026-11-21', -900, 'EUR'),
    payment(2, '2026-11-22', -100),
    payment(3, '2026-11-23', 40),
  ]
  expect(sumsAhead(payments, today)).toEqual([
    { currency: 'NOK', minor: -60 },
    { currency: 'EUR', minor: -900 },
  ])
})

test('payments of one day stand together, in the order they came', () => {
  const days = byDueDay([
    payment(1, '2026-11-21', 1),
    payment(2, '2026-11-21', 2),
    payment(3, '2026-11-23', 3),
  ])
  expect(days.map(({ dueOn, payments }) => [dueOn, payments.map(({ id }) => id)])).toEqual([
    ['2026-11-21', [1, 2]],
    ['2026-11-23', [3]],
  ])
})
