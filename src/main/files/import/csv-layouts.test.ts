import { describe, expect, test } from 'vitest'
import type { FileReading } from './port.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'

const read = (...lines: readonly string[]): FileReading =>
  readFile({ name: 'bank.csv', bytes: utf8(lines.join('\n')) }, () => null)

const sums = (reading: FileReading) =>
  reading.kind === 'statements'
    ? reading.statements.flatMap(({ rows }) => rows.map((row) => row.amount))
    : reading.kind

describe('money in and money out', () => {
  test('keep their direction whatever sign stands there', () => {
    const rows = ['05.01.2026;a;-5,00;', '05.01.2026;b;5,00;', '05.01.2026;c;;-6,00', '05.01.2026;d;;6,00']
    expect(sums(read('Dato;Beløpet gjelder;Inn;Ut', ...rows))).toEqual(['5.00', '5.00', '-6.00', '-6.00'])
  })

  test('may have a zero beside the other, and zero alone is a sum', () => {
    const rows = [
      '05.01.2026;a;5,00;0,00',
      '05.01.2026;b;0,00;6,00',
      '05.01.2026;c;0;0',
      '05.01.2026;d;;0,00',
    ]
    expect(sums(read('Dato;Beløpet gjelder;Inn;Ut', ...rows))).toEqual(['5.00', '-6.00', '0', '0.00'])
  })
})

test('where the sums do not tell their decimal mark, the bank’s region does', () => {
  const head = ['Date', 'Amount', 'Account', 'Counterparty', 'Name', 'Description']
  const row = (sum: string) => ['2026-01-05', `"${sum}"`, 'NL68BUNQ2099000174', '', 'x', 'y']
  expect(sums(read(head.join(','), row('-1,234').join(',')))).toEqual(['-1234'])
  expect(sums(read(head.join(';'), row('-1.234').join(';')))).toEqual(['-1234'])
  expect(sums(read(head.join(','), row('-1,234').join(','), row('5,60').join(',')))).toEqual([
    '-1.234',
    '5.60',
  ])
  expect(sums(read('Dato;Forklaring;Inn;Ut', '05.01.2026;a;1.234;'))).toEqual(['1234'])
})

test('a sum that contradicts the others is named, not read with a mark of its own', () => {
  expect(() => read('Dato;Forklaring;Inn;Ut', '05.01.2026;a;1,50;', '05.01.2026;b;1.50;')).toThrow(
    expect.objectContaining({ place: { line: 3, column: 'Inn', expected: 'amount' } }),
  )
})

test('a date that contradicts the others is named, not read in a form of its own', () => {
  expect(() => read('Dato;Forklaring;Inn;Ut', '05.01.2026;a;1,50;', '2026-01-05;b;1,50;')).toThrow(
    expect.objectContaining({ place: { line: 3, column: 'Dato', expected: 'date' } }),
  )
})

describe('headings', () => {
  test('are known in any case, order and with blanks around them', () => {
    const reading = read(' inn ; UT;Forklaring;DATO ;', '1,00;;a;05.01.2026;')
    expect(reading).toMatchObject({
      format: 'dnb-csv',
      statements: [{ rows: [{ amount: '1.00', text: 'a' }] }],
    })
  })

  test.each([
    ['one we do not know', 'Dato;Forklaring;Inn;Ut;Kategori'],
    ['one that stands twice', 'Dato;Forklaring;Inn;Ut;Dato'],
    ['a sum beside sums in and out', 'Dato;Forklaring;Inn;Ut;Beløp'],
    ['no sums', 'Dato;Forklaring;Rentedato'],
    ['a word every object has', 'Dato;Forklaring;Inn;Ut;constructor'],
  ])('%s makes it a table nobody knows, not a bank’s file', (_name, head) => {
    expect(read(head, '05.01.2026;a;1,00;;b', '05.01.2026;a;1,00;;b').kind).toBe('table')
  })
})

describe('lines that are no rows', () => {
  const head = 'Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto'
  const row = '05.01.2026;a;05.01.2026;1,00;'

  test('blank ones and sums below are left out', () => {
    expect(sums(read('', head, row, '', ';;;;', row, 'Sum;;;2,00;', ' ;Utgående saldo;;;5,00', ''))).toEqual([
      '-1.00',
      '-1.00',
    ])
  })

  test('what has a date is a row, whatever its text', () => {
    expect(sums(read(head, '05.01.2026;Saldo AS;;1,00;', '05.01.2026;Sum;;1,00;'))).toEqual([
      '-1.00',
      '-1.00',
    ])
  })

  test('a reserved row is left out where the bank says so at the beginning or the end of its text, and kept elsewhere', () => {
    const texts = [
      'Reservert transaksjon KIWI',
      'KIWI Reservert transaksjon ',
      'Reservert bord',
      'Ikke reservert transaksjonen',
    ]
    const reading = read(head, ...texts.map((text) => `05.01.2026;${text};;1,00;`))
    expect(reading).toMatchObject({
      statements: [{ rows: [{ text: 'Reservert bord' }, { text: 'Ikke reservert transaksjonen' }] }],
    })
  })

  test('a file of reserved rows only has none', () => {
    expect(() => read(head, '05.01.2026;Reservert transaksjon KIWI;;1,00;')).toThrow('expected rows')
  })
})

test('the account is named above the table when one number stands there, not when two do', () => {
  const table = ['Dato;Forklaring;Inn;Ut', '05.01.2026;a;1,00;']
  expect(read('Konto 1813.00.00017', ...table)).toMatchObject({ statements: [{ number: '18130000017' }] })
  expect(read('Konto 1813 00 00017 til 97220000013', ...table)).toMatchObject({
    statements: [{ number: null }],
  })
})

test('an account that is not the same in all rows of SpareBank 1 is not guessed', () => {
  const head = 'Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;'
  const row = (own: string) => `05.01.2026;a;05.01.2026;;1,00;60050612344;${own};`
  expect(read(head, row('18130000017'), row('18130000017'))).toMatchObject({
    statements: [{ number: '18130000017' }],
  })
  expect(read(head, row('18130000017'), row('97220000013'))).toMatchObject({ statements: [{ number: null }] })
})
