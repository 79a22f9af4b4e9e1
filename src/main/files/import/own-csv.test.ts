import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExportRow } from '../../../shared/export-row.ts'
import { decimalOf } from '../../../shared/money.ts'
import { firstColumns } from '../export/columns.ts'
import { csvHeader, csvLines } from '../export/csv.ts'
import { readFile } from './read-file.ts'
import type { Statement } from './port.ts'
import { utf8 } from './testing/encode.ts'

const read = (text: string): readonly Statement[] => {
  const reading = readFile({ name: 'oversikt.csv', bytes: utf8(text) }, () => null)
  if (reading.kind !== 'statements' || reading.format !== 'oversikt-csv')
    throw new Error('not known as our own')
  return reading.statements
}

const row: ExportRow = {
  id: 42,
  accountId: 'a1',
  accountName: 'Brukskonto',
  accountNumber: '1813.00.00017',
  status: 'booked',
  bookedOn: '2026-01-05',
  valueOn: null,
  purchasedOn: '2026-01-03',
  minor: -1_234_550,
  currency: 'NOK',
  originalMinor: -110_000,
  originalCurrency: 'EUR',
  rate: '11.2232',
  counterparty: null,
  counterpartyAccount: null,
  text: '',
  bankText: '',
  message: null,
  bankRef: 'r-1',
  isOwnTransfer: false,
  note: null,
  tags: [],
  parts: [],
  part: null,
}

const anyText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'))
const formula = fc.constantFrom(
  '=1+1',
  "'=1",
  '-2',
  '@x',
  '\t=cmd|y',
  '+47 900',
  "''",
  ' =1',
  '; "quoted"',
  '\r\n',
)
const text = fc.oneof(anyText, formula)
const textOrNull = fc.option(text).map((value) => (value === '' ? null : value))
const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const exportRow: fc.Arbitrary<ExportRow> = fc.record({
  id: fc.integer({ min: 1 }),
  accountId: fc.constant('a'),
  accountName: fc.constantFrom('Brukskonto', '=Sparekonto', 'Euro; "felles"'),
  accountNumber: fc.constantFrom('1813.00.00017', 'NL68BUNQ2099000174', '**** **** **** 1234', null),
  status: fc.constantFrom('booked', 'booked', 'pending'),
  bookedOn: day,
  valueOn: fc.option(day),
  purchasedOn: fc.option(day),
  minor: fc.integer({ min: -1e12, max: 1e12 }).map((minor) => minor + 0),
  currency: fc.constantFrom('NOK', 'JPY', 'BHD'),
  originalMinor: fc.constant(-5),
  originalCurrency: fc.option(fc.constant('EUR')),
  rate: fc.constantFrom('11.2232', '-0.5', '7', null),
  counterparty: textOrNull,
  counterpartyAccount: textOrNull,
  text,
  bankText: text,
  message: textOrNull,
  bankRef: textOrNull,
  isOwnTransfer: fc.boolean(),
  note: textOrNull,
  tags: fc.array(fc.constantFrom('Mat', '=1', 'a, b'), { maxLength: 2 }),
  parts: fc.constant([]),
  part: fc.constant(null),
})
/** One in two is split: the parts come to the whole. Its number is its own. */
const rowsToExport = fc
  .array(
    fc.tuple(exportRow, fc.array(fc.tuple(text, fc.integer({ min: -1e12, max: 1e12 })), { maxLength: 3 })),
    {
      minLength: 1,
      maxLength: 15,
    },
  )
  .map((pairs) =>
    pairs.map(([one, named], index): ExportRow => {
      const rest = named.reduce((left, [, minor]) => left - minor, one.minor)
      const parts = named.map(([about, minor]) => ({ text: about, minor }))
      const isSplit = named.length > 0 && one.status === 'booked'
      return { ...one, id: index + 1, parts: isSplit ? [...parts, { text: '', minor: rest }] : [] }
    }),
  )

test.each(['rfc4180', 'excel-no'] as const)(
  'what our own export wrote as %s comes back exactly, pending rows left out',
  (profile) => {
    fc.assert(
      fc.property(rowsToExport, (rows) => {
        const booked = rows.filter((one) => one.status === 'booked')
        const file = csvHeader(profile) + csvLines(rows, profile)
        if (booked.length === 0) {
          expect(() => read(file)).toThrow('expected rows')
          return
        }
        const statements = read(file)
        const key = (one: ExportRow) => JSON.stringify([one.accountName, one.accountNumber, one.currency])
        const accounts = [...new Set(booked.map(key))]
        expect(statements).toHaveLength(accounts.length)
        for (const [index, statement] of statements.entries()) {
          const expected = booked.filter((one) => key(one) === accounts[index])
          expect(statement.accountName).toBe(expected[0]?.accountName)
          expect(statement.rows.map(({ line: _line, raw: _raw, ...rest }) => rest)).toEqual(
            expected.map(asRead),
          )
        }
      }),
      { numRuns: 300 },
    )
  },
)

function asRead(one: ExportRow) {
  return {
    bookedOn: one.bookedOn,
    valueOn: one.valueOn,
    purchasedOn: one.purchasedOn,
    amount: decimalOf({ minor: one.minor, currency: one.currency }),
    balanceAfter: null,
    original:
      one.originalMinor === null || one.originalCurrency === null
        ? null
        : {
            amount: decimalOf({ minor: one.originalMinor, currency: one.originalCurrency }),
            currency: one.originalCurrency,
          },
    rate: one.rate,
    text: one.text,
    bankText: one.bankText,
    counterparty: one.counterparty,
    counterpartyAccount: one.counterpartyAccount,
    message: one.message,
    typeCode: null,
    typeText: null,
    reference: one.bankRef,
  }
}

test('an account is known by its number, an IBAN or its masked card', () => {
  const numbers = ['1813.00.00017', 'NO9386011117947', '**** **** **** 1234', null]
  const rows = numbers.map((accountNumber) => ({ ...row, accountNumber }))
  expect(
    read(csvHeader('rfc4180') + csvLines(rows, 'rfc4180')).map(({ number, iban }) => [number, iban]),
  ).toEqual([
    ['18130000017', null],
    ['86011117947', 'NO9386011117947'],
    ['**** **** **** 1234', null],
    [null, null],
  ])
})

test('a sum that somebody changed into words is named by line and heading', () => {
  const file = (csvHeader('excel-no') + csvLines([row, row], 'excel-no')).replace(
    /-12345,50(?![^]*-12345,50)/,
    'mye',
  )
  expect(() => read(file)).toThrow(
    expect.objectContaining({
      code: 'file-unreadable',
      place: { line: 3, column: 'Beløp', expected: 'amount' },
    }),
  )
})

test('a file of an earlier release, without the columns added since, is known and read', () => {
  const lines = (csvHeader('rfc4180') + csvLines([row], 'rfc4180')).trimEnd().split('\r\n')
  const earlier = lines.map((line) => line.split(',').slice(0, firstColumns).join(',')).join('\r\n')
  expect(earlier).toMatch(/own_transfer\r\n/)
  expect(read(earlier)[0]?.rows).toMatchObject([{ amount: '-12345.50', reference: 'r-1' }])
})

test('the parts of a split row are lines whose amounts come to the whole, and one row again even in another order', () => {
  const parts = [
    { text: 'Mat', minor: -1_000_000 },
    { text: 'Pant', minor: 500 },
    { text: '', minor: -235_050 },
  ]
  const [header = '', ...lines] = (csvHeader('rfc4180') + csvLines([{ ...row, parts }], 'rfc4180'))
    .trimEnd()
    .split('\r\n')
  const cell = (line: string, name: string) => line.split(',')[header.split(',').indexOf(name)]
  expect(
    lines.map((line) => [cell(line, 'amount'), cell(line, 'split_group'), cell(line, 'split_text')]),
  ).toEqual([
    ['-10000.00', '42', 'Mat'],
    ['5.00', '42', 'Pant'],
    ['-2350.50', '42', ''],
  ])
  expect(lines.map((line) => cell(line, 'original_amount'))).toEqual(['-1100.00', '', ''])
  const [statement] = read([header, ...lines.toReversed()].join('\r\n'))
  expect(statement?.rows).toMatchObject([
    { amount: '-12345.50', original: { amount: '-1100.00', currency: 'EUR' } },
  ])
})
