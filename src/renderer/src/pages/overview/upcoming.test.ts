import { expect, test } from 'vitest'
import type { UpcomingPayment } from '../../../../shared/model.ts'
import { byDueDay, sumsAhead } from './upcoming.ts'

function payment(
  id: number,
  dueOn: string,
  minor: number,
  currency = 'NOK',
  isOwnTransfer = false,
): UpcomingPayment {
  return {
    key: String(id),
    accountId: 'a',
    accountName: 'Brukskonto',
    kind: 'payment',
    dueOn,
    amount: { minor, currency },
    text: 'Husleie',
    counterparty: null,
    isOwnTransfer,
  }
}

const today = '2026-11-20'

test('the sum takes in thirty days, the thirtieth included, and what is overdue', () => {
  const payments = [
    payment(1, '2026-11-18', -100),
    payment(2, '2026-12-20', -1_000),
    payment(3, '2026-12-21', -10_000),
  ]
  expect(sumsAhead(payments, today)).toEqual({
    sums: [{ currency: 'NOK', minor: -1_100 }],
    hasOwnTransfers: false,
  })
})

test('currencies are summed apart, the one of most payments first', () => {
  const payments = [
    payment(1, '2026-11-21', -900, 'EUR'),
    payment(2, '2026-11-22', -100),
    payment(3, '2026-11-23', 40),
  ]
  expect(sumsAhead(payments, today).sums).toEqual([
    { currency: 'NOK', minor: -60 },
    { currency: 'EUR', minor: -900 },
  ])
})

test('what goes to an own account is in no sum, and the sums say so where it falls among their days', () => {
  const own = (dueOn: string) => payment(2, dueOn, -50_000, 'NOK', true)
  const [bill, next] = [payment(1, '2026-11-21', -900), own('2026-11-23')]
  const nok = [{ currency: 'NOK', minor: -900 }]
  expect(sumsAhead([bill, next], today)).toEqual({ sums: nok, hasOwnTransfers: true })
  expect(sumsAhead([next], today)).toEqual({ sums: [], hasOwnTransfers: true })
  expect(sumsAhead([bill, own('2027-01-23')], today)).toEqual({ sums: nok, hasOwnTransfers: false })
})

test('payments of one day stand together, in the order they came', () => {
  const days = byDueDay([
    payment(1, '2026-11-21', 1),
    payment(2, '2026-11-21', 2),
    payment(3, '2026-11-23', 3),
  ])
  expect(days.map(({ dueOn, payments }) => [dueOn, payments.map(({ key }) => Number(key))])).toEqual([
    ['2026-11-21', [1, 2]],
    ['2026-11-23', [3]],
  ])
})
