import { expect, test } from 'vitest'
import { inventLedger } from './testing.ts'
import { transferLinkOf } from './transfer-links.ts'

test('the other side of a transfer is told where one can look at it, and not on an account nobody follows', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const accounts = [
    ledger.account(bank, { bankName: 'Brukskonto' }),
    ledger.account(bank, { bankName: 'Sparekonto', number: '1813.00.00025' }),
    ledger.account(bank, { bankName: 'Ikke fulgt', number: '1813.00.00033', isChosen: false }),
  ] as const
  const [own, savings, left] = accounts
  const pair = (into: string) => {
    const outId = ledger.booked(own, { minor: -2000 })
    const inId = ledger.booked(into, { minor: 2000 })
    ledger.db
      .prepareWrite<object>(
        `INSERT INTO transfer_link (out_account_id, in_account_id, out_id, in_id, state, is_by_person, reason, confidence, evidence, at)
         VALUES (@own, @into, @outId, @inId, 'linked', 0, 'amount-and-day', 90, '[]', '2026-05-30T06:12:00Z')`,
      )
      .run({ own, into, outId, inId })
    return { outId, inId }
  }
  const [shown, hidden] = [pair(savings), pair(left)]
  const linkOf = transferLinkOf(ledger.db)
  expect(linkOf(shown.outId)?.in.transactionId).toBe(shown.inId)
  expect(linkOf(shown.inId)?.out.transactionId).toBe(shown.outId)
  expect(linkOf(hidden.outId)).toBeNull()
})
