import { expect, test } from 'vitest'
import { balancesQuestion } from './balances.ts'
import { flowsQuestion } from './flows.ts'
import { overviewQuestion } from './overview.ts'
import { inventLedger } from './testing.ts'
import { transactionsSummaryQuestion } from './transactions-summary.ts'
import { upcomingQuestion } from './upcoming.ts'

// Banks book rows that are dated up to two months ahead (Actual #2361, #6480).

const today = '2026-06-01'

/** An account with 1,000 kroner, a shopping of today and an insurance that is booked for the twentieth. */
function household() {
  const ledger = inventLedger()
  const account = ledger.account(ledger.connection(), { bookedMinor: 100_000 })
  ledger.booked(account, { bookedOn: today, minor: -15_000 })
  const ahead = ledger.booked(account, { bookedOn: '2026-06-20', minor: -40_000, text: 'Forsikring' })
  return { ledger, account, ahead, [Symbol.dispose]: () => ledger[Symbol.dispose]() }
}

test('a booked row that is dated ahead is in no balance, net worth, flow or total before its day', () => {
  using at = household()
  const { db } = at.ledger
  const month = { from: '2026-06-01', to: '2026-06-30' }
  expect(balancesQuestion(db)({ ...month, today }).series).toMatchObject([{ minor: [100_000] }])
  expect(overviewQuestion(db)().netWorth).toMatchObject([{ minor: 100_000 }])
  expect(flowsQuestion(db)({ ...month, today })).toMatchObject([{ outMinor: -15_000 }])
  expect(flowsQuestion(db)({ ...month, today: '2026-06-20' })).toMatchObject([{ outMinor: -55_000 }])
  const totals = transactionsSummaryQuestion(db)
  for (const filter of [{}, { direction: 'out' }, { text: 'r' }] as const) {
    expect(totals({ filter, today })).toMatchObject({ count: 2, totals: [{ outMinor: -15_000 }] })
    expect(totals({ filter, today: '2026-06-20' })).toMatchObject({ totals: [{ outMinor: -55_000 }] })
  }
})

test('it is among what is due until its day has come', () => {
  using at = household()
  const upcoming = upcomingQuestion(at.ledger.db)
  expect(upcoming({ today })).toMatchObject([
    {
      key: `dated-ahead ${at.ahead}`,
      kind: 'dated-ahead',
      dueOn: '2026-06-20',
      amount: { minor: -40_000, currency: 'NOK' },
    },
  ])
  expect(upcoming({ today: '2026-06-20' })).toEqual([])
})

test('a payment that the bank tells as due and as booked ahead is due once, and two equal ones are due twice', () => {
  using at = household()
  const due = at.ledger.db.prepareWrite<[string]>(`
    INSERT INTO upcoming_payment (account_id, kind, due_on, minor, text, raw)
    VALUES (?, 'payment', '2026-06-20', -40000, 'Forsikring', '{}')`)
  due.run([at.account])
  const upcoming = upcomingQuestion(at.ledger.db)
  expect(upcoming({ today })).toMatchObject([{ kind: 'payment' }])
  at.ledger.booked(at.account, { bookedOn: '2026-06-20', minor: -40_000, text: 'Forsikring' })
  expect(upcoming({ today }).map(({ kind }) => kind)).toEqual(['payment', 'dated-ahead'])
})

test('a payment that is reserved for a day to come is due, until its day', () => {
  using at = household()
  const { ledger, account } = at
  ledger.pending(account, { bookedOn: '2026-06-03', minor: -1_900_350, text: 'Til Boliglån Solvang' })
  ledger.pending(account, { bookedOn: today, minor: -9_900, text: 'Kiosk' })
  const upcoming = upcomingQuestion(ledger.db)
  expect(upcoming({ today })).toMatchObject([
    { kind: 'reserved-ahead', dueOn: '2026-06-03', amount: { minor: -1_900_350 }, isOwnTransfer: false },
    { kind: 'dated-ahead' },
  ])
  expect(upcoming({ today: '2026-06-03' })).toMatchObject([{ kind: 'dated-ahead' }])
  ledger.db.prepareWrite<[]>("UPDATE connection SET status = 'disconnected'").run([])
  expect(upcoming({ today })).toMatchObject([{ kind: 'dated-ahead' }])
})
