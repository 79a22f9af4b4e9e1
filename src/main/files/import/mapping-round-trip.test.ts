import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ColumnMapping } from '../../../shared/import-file.ts'
import { applyMapping } from './mapping.ts'
import type { CsvTable } from './port.ts'
import { readFile } from './read-file.ts'
import { amountText, csvLine, type CsvStyle } from './testing/csv-writers.ts'
import { utf8 } from './testing/encode.ts'
import { basics, inventedRows, narrowed, type InventedRow } from './testing/invented.ts'

const fields = ['date', 'value', 'sum', 'text', 'payee', 'account', 'message', 'reference'] as const
type Field = (typeof fields)[number]

const style: fc.Arbitrary<CsvStyle> = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t'),
  decimalMark: fc.constantFrom(',', '.'),
  quotes: fc.constantFrom('always', 'needed'),
  minus: fc.constantFrom('-', '\u2212'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  grouping: fc.constant(' '),
  date: fc.constant('yyyy-mm-dd'),
  isOutNegative: fc.constant(true),
  hasTrailingDelimiter: fc.constant(false),
})

/** A file of no known bank: the columns in any order, under headings nobody knows. */
function writeTable(rows: readonly InventedRow[], order: readonly Field[], dress: CsvStyle): string {
  const cells = rows.map((row) => ({
    date: row.bookedOn,
    value: row.valueOn,
    sum: amountText(row.minor, dress),
    text: row.text,
    payee: row.counterparty,
    account: row.other,
    message: row.message,
    reference: row.reference,
  }))
  const head = order.map((field) => `Felt ${field}`)
  return [head, ...cells.map((row) => order.map((field) => row[field]))]
    .map((line) => csvLine(line, dress))
    .join('')
}

function mappingOf(order: readonly Field[], { decimalMark }: CsvStyle): ColumnMapping {
  const at = (field: Field) => order.indexOf(field)
  return {
    headerLine: 0,
    date: { column: at('date'), form: 'yyyy-mm-dd' },
    valueDate: at('value'),
    amount: { kind: 'signed', column: at('sum'), isReversed: false },
    decimalMark,
    text: [at('text')],
    counterparty: at('payee'),
    counterpartyAccount: at('account'),
    message: at('message'),
    reference: at('reference'),
    balance: null,
    currency: null,
  }
}

function tableOf(text: string): CsvTable {
  const reading = readFile({ name: 'other.csv', bytes: utf8(text) }, () => null)
  if (reading.kind !== 'table') throw new Error(`known as ${reading.format}`)
  return reading.table
}

test('any invented rows in any order of columns are read back exactly by their mapping', () => {
  const anyOrder = fc.shuffledSubarray([...fields], { minLength: fields.length })
  fc.assert(
    fc.property(inventedRows, anyOrder, style, (rows, order, dress) => {
      const table = tableOf(writeTable(rows, order, dress))
      const expected = rows.map((row) => ({
        ...basics(row),
        valueOn: row.valueOn,
        counterparty: row.counterparty,
        counterpartyAccount: row.other,
        message: row.message,
        reference: row.reference,
      }))
      expect(table.delimiter).toBe(dress.delimiter)
      expect(narrowed(applyMapping(table, mappingOf(order, dress)), expected)).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})
