import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ColumnMapping } from '../../../shared/import-file.ts'
import { applyMapping } from './mapping.ts'
import { readFile } from './read-file.ts'
import { amountText, csvLine, type CsvStyle } from './testing/csv-writers.ts'
import { utf8 } from './testing/encode.ts'
import { basics, inventedRows, narrowed } from './testing/invented.ts'

test('any invented rows in any order of columns are read back exactly by their mapping', () => {
  const fields = ['date', 'value', 'sum', 'text', 'payee', 'account', 'message', 'reference'] as const
  const style = fc.record({
    order: fc.shuffledSubarray([...fields], { minLength: fields.length }),
    delimiter: fc.constantFrom(';' as const, ',' as const, '\t' as const),
    decimalMark: fc.constantFrom(',' as const, '.' as const),
    quotes: fc.constantFrom('always' as const, 'needed' as const),
    minus: fc.constantFrom('-', '\u2212'),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  })
  fc.assert(
    fc.property(inventedRows, style, (rows, { order, ...rest }) => {
      const dress: CsvStyle = {
        ...rest,
        grouping: ' ',
        date: 'yyyy-mm-dd',
        isOutNegative: true,
        hasTrailingDelimiter: false,
      }
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
      const text = [head, ...cells.map((row) => order.map((field) => row[field]))]
        .map((line) => csvLine(line, dress))
        .join('')
      const at = (field: (typeof fields)[number]) => order.indexOf(field)
      const named: ColumnMapping = {
        headerLine: 0,
        date: { column: at('date'), form: 'yyyy-mm-dd' },
        valueDate: at('value'),
        amount: { kind: 'signed', column: at('sum'), isReversed: false },
        decimalMark: dress.decimalMark,
        text: [at('text')],
        counterparty: at('payee'),
        counterpartyAccount: at('account'),
        message: at('message'),
        reference: at('reference'),
        balance: null,
        currency: null,
      }
      const expected = rows.map((row) => ({
        ...basics(row),
        valueOn: row.valueOn,
        counterparty: row.counterparty,
        counterpartyAccount: row.other,
        message: row.message,
        reference: row.reference,
      }))
      const reading = readFile({ name: 'other.csv', bytes: utf8(text) }, () => null)
      if (reading.kind !== 'table') throw new Error(`known as ${reading.format}`)
      const { table } = reading
      expect(table.delimiter).toBe(dress.delimiter)
      expect(narrowed(applyMapping(table, named), expected)).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})
