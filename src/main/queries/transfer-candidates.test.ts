import { expect, test } from 'vitest'
import { inventLedger } from './testing.ts'
import { transferCandidatesQuestion } from './transfer-candidates.ts'

test('what could be the other side: the other way, the same sum on another followed account, nearest day first', () => {
  using ledger = inventLedger()
  const bank = ledger.connection()
  const [own, savings, euro] = [
    ledger.account(bank, { bankName: 'Brukskonto' }),
    ledger.account(bank, { bankName: 'Sparekonto', ownName: 'Hytta', number: '1813.00.00025' }),
    ledger.account(bank, { bankName: 'Valutakonto', number: '1813.00.00068', currency: 'EUR' }),
  ]
  const left = ledger.account(bank, { bankName: 'Ikke fulgt', number: '1813.00.00033', isChosen: false })
  const row = ledger.booked(own, { bookedOn: '2026-05-15', minor: -2000 })
  const late = ledger.booked(savings, { bookedOn: '2026-05-29', minor: 2000 })
  const near = ledger.booked(savings, { bookedOn: '2026-05-14', minor: 2000, text: 'Innskudd' })
  const abroad = ledger.booked(euro, { bookedOn: '2026-05-15', minor: 170 })
  ledger.booked(savings, { bookedOn: '2026-05-30', minor: 2000 }) // beyond two weeks
  ledger.booked(savings, { bookedOn: '2026-05-15', minor: -2000 }) // the same way
  ledger.booked(savings, { bookedOn: '2026-05-15', minor: 2001 }) // another sum
  ledger.booked(own, { bookedOn: '2026-05-15', minor: 2000 }) // its own account
  ledger.booked(left, { bookedOn: '2026-05-15', minor: 2000 }) // nobody follows it
  const ask = transferCandidatesQuestion(ledger.db)
  const found = ask({ transactionId: row })
  expect(found.map(({ transactionId }) => transactionId)).toEqual([near, late, abroad])
  expect(found[0]).toEqual({
    transactionId: near,
    accountId: savings,
    accountName: 'Hytta',
    bookedOn: '2026-05-14',
    amount: { minor: 2000, currency: 'NOK' },
    text: 'Innskudd',
  })
  expect(() => ask({ transactionId: row + 99 })).toThrow(expect.objectContaining({ code: 'not-found' }))
})
