import { expect, test } from 'vitest'
import { readFile } from './import/read-file.ts'
import { toStatementFacts } from './statement-rows.ts'

const facts = (purchase: string) => {
  const text = `Bokføringsdato;Tekst;Beløp\n10.01.2026;*1234 09.01 ${purchase} KAFFI REYKJAVIK Kurs: 0.0800;-159,24\n`
  const reading = readFile({ name: 'konto.csv', bytes: new TextEncoder().encode(text) }, () => null)
  const row = reading.kind === 'statements' ? reading.statements[0]?.rows[0] : undefined
  if (row === undefined) throw new Error('it was not read')
  return toStatementFacts(row, 'sbanken-csv', 'NOK')
}

test('a purchase abroad is kept in its currency', () => {
  expect(facts('ISK 1990.00').original).toEqual({ minor: -1990, currency: 'ISK' })
})

test('one printed with decimals its currency does not have refuses no file: the bank’s words still tell of it', () => {
  const row = facts('ISK 1990.50')
  expect(row.original).toBeNull()
  expect(row.amount).toEqual({ minor: -15924, currency: 'NOK' })
  expect(row.bankText).toContain('ISK 1990.50')
})
