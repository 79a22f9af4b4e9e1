import { expect, test } from 'vitest'
import { inventLedger, type InventedLedger } from './testing.ts'
import { upcomingQuestion } from './upcoming.ts'

const today = '2026-06-01'

interface Told {
  readonly kind?: 'payment' | 'standing-order' | 'invoice'
  readonly dueOn: string
  readonly minor: number
  readonly text?: string
  readonly counterparty?: string | null
  readonly raw?: object
}

/** What a bank tells as due. */
function tell(ledger: InventedLedger, account: string, told: Told): void {
  const { kind = 'payment', dueOn, minor, text = 'Strøm', counterparty = null, raw = {} } = told
  ledger.db
    .prepareWrite<object>(
      `INSERT INTO upcoming_payment (account_id, kind, due_on, minor, text, counterparty, raw)
       VALUES (@account, @kind, @dueOn, @minor, @text, @counterparty, @raw)`,
    )
    .run({ account, kind, dueOn, minor, text, counterparty, raw: JSON.stringify(raw) })
}

/** A current account and savings at one bank. */
function twoAccounts() {
  const ledger = inventLedger()
  const bank = ledger.connection()
  const current = ledger.account(bank, { bankName: 'Brukskonto', number: '1813.00.00017' })
  const savings = ledger.account(bank, { bankName: 'Sparekonto', number: '1813.00.00025' })
  const due = () => upcomingQuestion(ledger.db)({ today })
  return { ledger, bank, current, savings, due, [Symbol.dispose]: () => ledger[Symbol.dispose]() }
}

test('a bill that the bank tells as due on a Sunday and as reserved for the Monday is due once, on the Monday', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-07', minor: -98_000, counterparty: 'Hafslund Strøm AS' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-08', minor: -98_000, text: 'Avtalegiro HAFSLUND' })
  expect(at.due()).toMatchObject([{ kind: 'payment', text: 'Strøm', dueOn: '2026-06-08' }])
})

test('one that is told as due, as booked ahead and as reserved ahead is due once', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-08', minor: -98_000 })
  at.ledger.booked(at.current, { bookedOn: '2026-06-08', minor: -98_000, text: 'Strøm' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-08', minor: -98_000, text: 'Strøm' })
  expect(at.due()).toHaveLength(1)
})

test('equal sums are due as often as the fullest of the lists has them', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -5_000, text: 'Lommepenger' })
  for (const text of ['Lommepenger Ola', 'Lommepenger Kari'])
    at.ledger.pending(at.current, { bookedOn: '2026-06-05', minor: -5_000, text })
  at.ledger.pending(at.current, { bookedOn: '2026-06-12', minor: -5_000, text: 'Lommepenger Ola' })
  expect(at.due().map(({ dueOn }) => dueOn)).toEqual(['2026-06-05', '2026-06-05', '2026-06-12'])
})

test('what comes every week is due every week, also where each list tells another week of it', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -5_000, text: 'Lommepenger' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-12', minor: -5_000, text: 'Lommepenger' })
  expect(at.due().map(({ dueOn }) => dueOn)).toEqual(['2026-06-05', '2026-06-12'])
})

test('of two that could be it the one with its words is it, also where another was told first', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -50_000, text: 'Trening' })
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -50_000, text: 'Barnehage' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-05', minor: -50_000, text: 'Barnehage' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-06', minor: -50_000, text: 'Trening' })
  expect(at.due()).toMatchObject([
    { text: 'Barnehage', dueOn: '2026-06-05' },
    { text: 'Trening', dueOn: '2026-06-06' },
  ])
})

test('the words tell which it is of two near days, and the other is another payment', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -50_000, text: 'Trening' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-05', minor: -50_000, text: 'Barnehage' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-06', minor: -50_000, text: 'Trening' })
  expect(at.due()).toMatchObject([
    { text: 'Barnehage', dueOn: '2026-06-05' },
    { text: 'Trening', dueOn: '2026-06-06' },
  ])
})

test('another day and other words, another sum or another account is another payment', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { dueOn: '2026-06-05', minor: -50_000, text: 'Trening' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-06', minor: -50_000, text: 'Barnehage' })
  at.ledger.pending(at.current, { bookedOn: '2026-06-05', minor: -50_001, text: 'Trening' })
  at.ledger.pending(at.savings, { bookedOn: '2026-06-05', minor: -50_000, text: 'Trening' })
  expect(at.due()).toHaveLength(4)
})

test('an invoice is the payment of whichever account of its bank has it reserved', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, { kind: 'invoice', dueOn: '2026-06-05', minor: -20_000, text: 'Oslo kommune' })
  at.ledger.pending(at.savings, { bookedOn: '2026-06-05', minor: -20_000, text: 'OSLO KOMMUNE' })
  expect(at.due()).toMatchObject([{ accountId: at.savings, accountName: 'Sparekonto' }])
})

test('what goes to another account a person follows is an own transfer, however its number is written', () => {
  using at = twoAccounts()
  const raw = { debitAccountNumber: '18130000017', creditAccountNumber: '18130000025' }
  tell(at.ledger, at.current, { kind: 'standing-order', dueOn: '2026-06-02', minor: -50_000, raw })
  at.ledger.pending(at.current, { bookedOn: '2026-06-03', minor: -1, counterpartyAccount: 'NO9318130000025' })
  at.ledger.booked(at.current, { bookedOn: '2026-06-04', minor: -2, isOwnTransfer: true })
  const known = at.ledger.db.prepareWrite<[string, string]>('UPDATE account SET iban = ? WHERE id = ?')
  known.run(['NO9318130000025', at.savings])
  expect(at.due().map(({ isOwnTransfer }) => isOwnTransfer)).toEqual([true, true, true])
  at.ledger.db.prepareWrite<[string]>('UPDATE account SET is_chosen = 0 WHERE id = ?').run([at.savings])
  expect(at.due().map(({ isOwnTransfer }) => isOwnTransfer)).toEqual([false, false, true])
})

test('its own number says nothing of where a payment goes, nor does the account an invoice is to be paid from', () => {
  using at = twoAccounts()
  tell(at.ledger, at.current, {
    dueOn: '2026-06-02',
    minor: -1,
    raw: { debitAccountNumber: '1813.00.00017' },
  })
  const raw = { payFrom: '18130000025' }
  tell(at.ledger, at.current, { kind: 'invoice', dueOn: '2026-06-03', minor: -2, raw })
  expect(at.due().map(({ isOwnTransfer }) => isOwnTransfer)).toEqual([false, false])
})
