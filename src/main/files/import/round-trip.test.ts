import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import type { FileReading, Statement } from './port.ts'
import { bankLayouts, bunqLayouts } from './testing/bank-layouts.ts'
import { bunqStyle, expectedOf, norwegianStyle, ownNumber, writeCsv } from './testing/csv-writers.ts'
import { encoders, utf8 } from './testing/encode.ts'
import { basics, inventedRows, narrowed, rowsWithBreaks, type InventedRow } from './testing/invented.ts'
import { writeCamt, writeOfx } from './testing/xml-writers.ts'

const forgetful = () => null
const read = (bytes: Uint8Array): FileReading => readFile({ name: 'invented', bytes }, forgetful)

function statementsOf(reading: FileReading): readonly Statement[] {
  if (reading.kind !== 'statements') throw new Error('read as an unknown table')
  return reading.statements
}

describe('any invented statement in a bank’s layout, encoding and style is read back exactly', () => {
  test.each(bankLayouts)('$name', (writer) => {
    fc.assert(
      fc.property(
        rowsWithBreaks,
        norwegianStyle,
        fc.constantFrom(...Object.values(encoders)),
        (rows, style, encoder) => {
          const text = writeCsv(writer, rows, style)
          const reading = read(encoder.encode(text))
          const expected = expectedOf(writer, rows)
          const [statement, ...others] = statementsOf(reading)
          expect(reading).toMatchObject({ format: writer.format })
          expect(others).toEqual([])
          expect(narrowed(statement, expected)).toEqual(expected)
          const tellsAccount = writer.format === 'sparebank1-csv' || writer.before !== undefined
          expect(statement?.number).toBe(tellsAccount ? ownNumber : null)
        },
      ),
      { numRuns: 60 },
    )
  })

  const accountOf = (row: InventedRow) => (row.minor % 2 === 0 ? 'NL68BUNQ2099000174' : 'NL46ABNA0417001665')
  test.each(bunqLayouts(accountOf))('$name, a statement an account', (writer) => {
    fc.assert(
      fc.property(
        rowsWithBreaks,
        bunqStyle,
        fc.constantFrom(...Object.values(encoders)),
        (rows, style, encoder) => {
          const statements = statementsOf(read(encoder.encode(writeCsv(writer, rows, style))))
          expect(statements.map(({ iban }) => iban)).toEqual([...new Set(rows.map(accountOf))])
          for (const statement of statements) {
            const expected = expectedOf(
              writer,
              rows.filter((row) => accountOf(row) === statement.iban),
            )
            expect(narrowed(statement, expected)).toEqual(expected)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the encoding a reader finds is the one it was written in', () => {
    for (const { encode, encoding } of Object.values(encoders)) {
      const text = 'Dato;Beløpet gjelder;Inn;Ut\n05.01.2026;Blåbær;;12,00\n'
      expect(read(encode(text))).toMatchObject({ encoding, statements: [{ rows: [{ bankText: 'Blåbær' }] }] })
    }
  })
})

test('any invented statement as CAMT.053, in every version and dress, is read back exactly', () => {
  const style = fc.record({
    version: fc.integer({ min: 2, max: 13 }).map((version) => String(version).padStart(2, '0')),
    prefix: fc.constantFrom('', 'ns2:', 'camt:'),
    isPretty: fc.boolean(),
    isDateTime: fc.boolean(),
    text: fc.constantFrom('escaped' as const, 'cdata' as const, 'references' as const),
  })
  fc.assert(
    fc.property(inventedRows, style, (rows, dress) => {
      const expected = rows.map((row) => ({
        ...basics(row),
        valueOn: row.valueOn,
        counterparty: row.counterparty,
        counterpartyAccount: row.other,
        message: row.message,
        reference: row.reference,
      }))
      const [statement] = statementsOf(read(utf8(writeCamt(rows, dress))))
      expect(statement).toMatchObject({ iban: 'NO9318130000017', number: ownNumber, currency: 'NOK' })
      expect(narrowed(statement, expected)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('any invented statement as OFX, as SGML or XML, of a bank or a card, is read back exactly', () => {
  const style = fc.record({
    form: fc.constantFrom('sgml' as const, 'sgml-closed' as const, 'xml' as const),
    kind: fc.constantFrom('bank' as const, 'card' as const),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '' as const),
    decimalMark: fc.constantFrom(',' as const, '.' as const),
    time: fc.constantFrom('', '120000', '235959.999[-5:EST]', '000000[+1:CET]'),
  })
  fc.assert(
    fc.property(inventedRows, style, (rows, dress) => {
      const expected = rows.map((row) => ({
        ...basics(row),
        valueOn: row.valueOn,
        message: row.message,
        reference: row.reference,
        typeCode: 'OTHER',
      }))
      const [statement] = statementsOf(read(utf8(writeOfx(rows, dress))))
      expect(statement).toMatchObject({
        number: ownNumber,
        currency: 'NOK',
        closing: { on: '2026-01-31', amount: '-123.45' },
      })
      expect(narrowed(statement, expected)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})
