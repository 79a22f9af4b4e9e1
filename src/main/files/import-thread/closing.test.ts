import { expect, test } from 'vitest'
import type { StatementRow } from '../import/port.ts'
import { closingOf, newestFirst } from './closing.ts'

const row = (bookedOn: string, amount: string, balanceAfter: string | null): StatementRow => ({
  line: 1, bookedOn, valueOn: null, purchasedOn: null, amount, balanceAfter, original: null, rate: null, text: amount,
  bankText: '', counterparty: null, counterpartyAccount: null, message: null, typeCode: null, typeText: null, reference: null,
  raw: '{}',
}) // prettier-ignore
const rows = [
  row('2026-01-05', '-45.10', '954.90'),
  row('2026-01-05', '0.1', '955.00'),
  row('2026-01-07', '-1000', '-45'),
]
const closing = (of: readonly StatementRow[]) => closingOf({ closing: null, rows: of })

test('the newest row’s balance is the closing one, in whichever order the file is', () => {
  const stated = { on: '2026-01-07', amount: '-45' }
  expect(closing(rows)).toEqual(stated)
  expect(closing(rows.toReversed())).toEqual(stated)
  expect(closing(rows.slice(0, 2))).toEqual({ on: '2026-01-05', amount: '955.00' })
  expect(closing(rows.slice(0, 2).toReversed())).toEqual({ on: '2026-01-05', amount: '955.00' })
  expect(newestFirst(rows.slice(0, 2)).map(({ amount }) => amount)).toEqual(['0.1', '-45.10'])
})

test('balances that do not add up, or are missing in a row, state nothing', () => {
  expect(closing([...rows, row('2026-01-08', '1.00', '1000.00')])).toBeNull()
  expect(closing([...rows, row('2026-01-08', '1.00', null)])).toBeNull()
  expect(closing([])).toBeNull()
})

test('what the file itself states goes before', () => {
  const stated = { on: '2026-01-31', amount: '7.00' }
  expect(closingOf({ closing: stated, rows })).toBe(stated)
})
