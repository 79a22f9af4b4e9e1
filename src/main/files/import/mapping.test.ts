import { describe, expect, test } from 'vitest'
import type { ColumnMapping } from '../../../shared/import-file.ts'
import { applyMapping, checkMapping } from './mapping.ts'
import type { CsvTable, FileReading } from './port.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'

const read = (text: string, remembered: ColumnMapping | null = null): FileReading =>
  readFile({ name: 'other.csv', bytes: utf8(text) }, () => remembered)

function tableOf(text: string): CsvTable {
  const reading = read(text)
  if (reading.kind !== 'table') throw new Error(`known as ${reading.format}`)
  return reading.table
}

const file =
  'Exported by a bank nobody knows\n' +
  'When;What;How much;Left\n' +
  '2026-01-05;Coffee;-1 234,50;900,00\n' +
  '2026-01-06;=cmd|calc;12,00;912,00\n' +
  'Total;;-1222,50;\n'

const mapping: ColumnMapping = {
  headerLine: 1,
  date: { column: 0, form: 'yyyy-mm-dd' },
  valueDate: null,
  amount: { kind: 'signed', column: 2, isReversed: false },
  decimalMark: ',',
  text: [1],
  counterparty: null,
  counterpartyAccount: null,
  message: null,
  reference: null,
  balance: 3,
  currency: null,
}

const place = (expected: string, line: number | null, column: string | null) =>
  expect.objectContaining({ code: 'file-unreadable', place: { line, column, expected } })

test('a table nobody knows shows all its lines, its head and what its columns seem to mean', () => {
  const table = tableOf(file)
  expect(table).toMatchObject({ delimiter: ';', headerLine: 1, header: ['When', 'What', 'How much', 'Left'] })
  expect(table.lines).toHaveLength(5)
  // Two columns of sums and no telling heading: the first one with decimals in every row.
  expect(table.guess).toMatchObject({
    date: mapping.date,
    amount: mapping.amount,
    decimalMark: ',',
    text: [1],
  })
})

test('rows come as the person named their columns, formulas as plain text, the line of sums left out', () => {
  expect(applyMapping(tableOf(file), mapping)).toMatchObject({
    currency: null,
    rows: [
      { line: 3, bookedOn: '2026-01-05', text: 'Coffee', amount: '-1234.50', balanceAfter: '900.00' },
      { line: 4, bookedOn: '2026-01-06', text: '=cmd|calc', bankText: '=cmd|calc', amount: '12.00' },
    ],
  })
})

test('a remembered mapping reads the file at once, wherever its head has moved', () => {
  const reading = readFile({ name: 'x', bytes: utf8(`Another line\n${file}`) }, (header, delimiter) =>
    header[0] === 'When' && delimiter === ';' ? mapping : null,
  )
  expect(reading).toMatchObject({
    kind: 'statements',
    format: 'mapped-csv',
    statements: [{ rows: [{ line: 4 }, { line: 5 }] }],
  })
})

test('a remembered mapping that no longer fits comes back as the guess, to be mended', () => {
  const wrong: ColumnMapping = { ...mapping, date: { column: 0, form: 'dd.mm.yyyy' } }
  expect(
    readFile({ name: 'x', bytes: utf8(file) }, (header) => (header[0] === 'When' ? wrong : null)),
  ).toMatchObject({
    kind: 'table',
    table: { guess: wrong },
  })
})

test('columns of money in and out, a reversed sign, joined texts and a currency', () => {
  const table = tableOf('Day,In,Out,A,B,Cur\n01/02/2026,"1,000.00",,a,b,eur\n13/02/2026,,5.25,c,,EUR\n')
  const inOut: ColumnMapping = {
    ...mapping,
    headerLine: 0,
    date: { column: 0, form: 'dd/mm/yyyy' },
    amount: { kind: 'in-out', in: 1, out: 2 },
    decimalMark: '.',
    text: [3, 4],
    balance: null,
    currency: 5,
  }
  expect(applyMapping(table, inOut)).toMatchObject({
    currency: 'EUR',
    rows: [
      { bookedOn: '2026-02-01', amount: '1000.00', text: 'a b' },
      { bookedOn: '2026-02-13', amount: '-5.25', text: 'c' },
    ],
  })
  const reversed = tableOf('Day,Charge,What\n2026-02-01,10.00,a\n2026-02-02,-3.00,b\n')
  const amount = { kind: 'signed', column: 1, isReversed: true } as const
  const rows = applyMapping(reversed, {
    ...mapping,
    headerLine: 0,
    amount,
    decimalMark: '.',
    text: [2],
    balance: null,
  }).rows
  expect(rows.map((row) => row.amount)).toEqual(['-10.00', '3.00'])
})

test('a reference that stands in two rows names neither', () => {
  const table = tableOf(
    'Day;Ref;Sum;What\n2026-02-01;r1;10,00;a\n2026-02-02;r1;3,00;b\n2026-02-02;r2;3,00;b\n',
  )
  const rows = applyMapping(table, { ...mapping, headerLine: 0, reference: 1, text: [3], balance: null }).rows
  expect(rows.map((row) => row.reference)).toEqual([null, null, 'r2'])
})

describe('what does not fit is named', () => {
  test.each([
    ['a date in another form', { date: { column: 0, form: 'dd.mm.yyyy' } }, place('date', 3, 'When')],
    ['an amount with another mark', { decimalMark: '.' }, place('amount', 3, 'How much')],
    [
      'a text as amount',
      { amount: { kind: 'signed', column: 1, isReversed: false } },
      place('amount', 3, 'What'),
    ],
    ['a column that is not there', { text: [4] }, place('header', null, null)],
    ['a column that is no whole number', { text: [0.5] }, place('header', null, null)],
    ['a head that is not there', { headerLine: 5 }, place('header', null, null)],
    [
      'one column as in and out',
      { amount: { kind: 'in-out', in: 2, out: 2 } },
      place('one-amount', null, null),
    ],
    [
      'the date as the amount',
      { amount: { kind: 'signed', column: 0, isReversed: false } },
      place('date', null, null),
    ],
    ['the amount as currency', { currency: 2 }, place('currency', 3, 'How much')],
  ] as const)('%s', (_name, change, error) => {
    expect(() => applyMapping(tableOf(file), { ...mapping, ...change })).toThrow(error)
  })

  test('two currencies in one account', () => {
    const table = tableOf('Day;Sum;Cur\n2026-02-01;10,00;NOK\n2026-02-02;3,00;SEK\n')
    const two: ColumnMapping = {
      ...mapping,
      headerLine: 0,
      amount: { kind: 'signed', column: 1, isReversed: false },
      text: [],
      balance: null,
      currency: 2,
    }
    expect(() => applyMapping(table, two)).toThrow(place('currency', 3, 'Cur'))
  })

  test('a mapping that fits has no place', () => {
    expect(checkMapping(tableOf(file), mapping)).toBeNull()
  })
})

test('a table without a head is one as well', () => {
  const table = tableOf('2026-02-01;10,00;Kaffe\n2026-02-02;-3,00;Te\n')
  expect(table).toMatchObject({
    headerLine: -1,
    guess: { headerLine: -1, date: { column: 0 }, amount: { column: 1 }, text: [2] },
  })
  if (table.guess === null) throw new Error('no guess')
  expect(applyMapping(table, table.guess).rows).toMatchObject([
    { line: 1, text: 'Kaffe' },
    { line: 2, amount: '-3.00' },
  ])
})

test('a table without a head is remembered under no headings', () => {
  const bytes = utf8('2026-02-01;10,00;Kaffe\n2026-02-02;-3,00;Te\n')
  const headless = {
    ...mapping,
    headerLine: -1,
    amount: { ...mapping.amount, column: 1 },
    text: [2],
    balance: null,
  } as const
  const reading = readFile({ name: 'x', bytes }, (header) => (header.length === 0 ? headless : null))
  expect(reading).toMatchObject({
    format: 'mapped-csv',
    table: { headerLine: -1 },
    statements: [{ rows: [{ line: 1 }, { line: 2 }] }],
  })
})

test('of two columns of dates the one that is called so is the booking day', () => {
  const table = tableOf('Due;Value date;Booking date;Sum;What\n2026-02-09;2026-02-02;2026-02-01;10,00;a\n')
  expect(table.guess).toMatchObject({ date: { column: 2 }, valueDate: 1, amount: { column: 3 }, text: [4] })
})

test('a line that begins like a sum but has a date is a row', () => {
  const table = tableOf('What;Day;Sum\nTotal AS;2026-02-01;10,00\nTe;2026-02-02;-3,00\nTotal;;7,00\n')
  const named: ColumnMapping = {
    ...mapping,
    headerLine: 0,
    date: { column: 1, form: 'yyyy-mm-dd' },
    text: [0],
    balance: null,
  }
  expect(applyMapping(table, named).rows.map((row) => row.text)).toEqual(['Total AS', 'Te'])
})

test('a table of days and sums only shows the day as its text', () => {
  expect(tableOf('Day;Sum\n2026-02-01;10,00\n2026-02-02;-3,00\n').guess).toMatchObject({ text: [0] })
})

test('without a date or an amount in every row there is no guess', () => {
  expect(tableOf('Name;Town\nKari;Oslo\nOla;Bergen\n').guess).toBeNull()
  expect(tableOf('Day;Town\n2026-01-01;Oslo\n2026-01-02;Bergen\n').guess).toBeNull()
})
