import { ownNumber, type CsvWriter } from './csv-writers.ts'
import type { InventedRow } from './invented.ts'

const isOut = (row: InventedRow) => row.minor < 0
const value = (row: InventedRow) => ({ valueOn: row.valueOn })
const valueAndOther = (row: InventedRow) => ({ valueOn: row.valueOn, counterpartyAccount: row.other })

const sparebank1Header = ['Dato', 'Beskrivelse', 'Rentedato', 'Inn', 'Ut', 'Til konto', 'Fra konto']
const sparebank1Ends = (row: InventedRow) => (isOut(row) ? [row.other, ownNumber] : [ownNumber, row.other])

/** Every layout of the banks' own files (files sheet, section 1), in which the property tests write. */
export const bankLayouts: readonly CsvWriter[] = [
  {
    name: 'SpareBank 1',
    format: 'sparebank1-csv',
    header: sparebank1Header,
    cells: (row, c) => [
      c.date(row.bookedOn),
      row.text,
      c.date(row.valueOn),
      c.in,
      c.out,
      ...sparebank1Ends(row),
    ],
    told: valueAndOther,
  },
  {
    name: 'SpareBank 1 with categories',
    format: 'sparebank1-csv',
    header: [...sparebank1Header, 'Hovedkategori', 'Underkategori'],
    cells: (row, c) => [
      c.date(row.bookedOn),
      row.text,
      c.date(row.valueOn),
      c.in,
      c.out,
      ...sparebank1Ends(row),
      'Mat',
      row.message,
    ],
    told: valueAndOther,
  },
  {
    name: 'DNB, two columns',
    format: 'dnb-csv',
    header: ['Dato', 'Forklaring', 'Rentedato', 'Ut fra konto', 'Inn på konto'],
    cells: (row, c) => [c.date(row.bookedOn), row.text, c.date(row.valueOn), c.out, c.in],
    told: value,
  },
  {
    name: 'DNB, older words, lines before the head',
    format: 'dnb-csv',
    before: [['Kontoutskrift'], [''], ['Konto 1813.00.00017'], ['Periode 01.01.2026 til 31.01.2026']],
    header: ['Dato', 'Forklaring', 'Rentedato', 'Uttak', 'Innskudd'],
    cells: (row, c) => [c.date(row.bookedOn), row.text, c.date(row.valueOn), c.out, c.in],
    told: value,
  },
  {
    name: 'DNB, card',
    format: 'dnb-csv',
    header: ['Dato', 'Beløpet gjelder', 'Inn', 'Ut'],
    cells: (row, c) => [c.date(row.bookedOn), row.text, c.in, c.out],
    told: () => ({ valueOn: null }),
  },
  {
    name: 'DNB, one signed column',
    format: 'dnb-csv',
    header: ['Dato', 'Forklaringstekst', 'Rentedato', 'Beløp', 'Motkonto'],
    cells: (row, c) => [c.date(row.bookedOn), row.text, c.date(row.valueOn), c.signed, row.other],
    told: valueAndOther,
  },
  {
    name: 'Sbanken, archive',
    format: 'sbanken-csv',
    header: ['Bokføringsdato', 'Rentedato', 'Arkivref', 'Type', 'Tekst', 'Ut fra konto', 'Inn på konto'],
    cells: (row, c) => [c.date(row.bookedOn), c.date(row.valueOn), '77', 'VISA VARE', row.text, c.out, c.in],
    told: (row) => ({ valueOn: row.valueOn, typeText: 'VISA VARE', reference: null }),
  },
  {
    name: 'Sbanken, capitals, balance lines before the head',
    format: 'sbanken-csv',
    before: [
      ['Kontonummer', '1813 00 00017'],
      ['Inngående saldo', '1 000,00'],
      ['Utgående saldo', '2 000,00'],
    ],
    header: [
      'BOKFØRINGSDATO',
      'RENTEDATO',
      'ARKIVREFERANSE',
      'TYPE',
      'TEKST',
      'UT FRA KONTO',
      'INN PÅ KONTO',
    ],
    cells: (row, c) => [c.date(row.bookedOn), c.date(row.valueOn), '', 'GIRO', row.text, c.out, c.in],
    told: (row) => ({ valueOn: row.valueOn, typeText: 'GIRO' }),
  },
  {
    name: 'Sbanken, one signed column',
    format: 'sbanken-csv',
    header: ['Bokføringsdato', 'Beløp', 'Beskrivelse'],
    cells: (row, c) => [c.date(row.bookedOn), c.signed, row.text],
    told: () => ({ valueOn: null }),
  },
  {
    name: 'Sbanken, sum and other account',
    format: 'sbanken-csv',
    header: ['Bokført', 'Rentedato', 'Type', 'Tekst', 'Beløp', 'Motkonto'],
    cells: (row, c) => [c.date(row.bookedOn), c.date(row.valueOn), 'NETTGIRO', row.text, c.signed, row.other],
    told: (row) => ({ ...valueAndOther(row), typeText: 'NETTGIRO' }),
  },
]

const bunqTold = (row: InventedRow) => ({ counterparty: row.counterparty, counterpartyAccount: row.other })

/** `account` makes the rows of one of several accounts. */
export function bunqLayouts(account: (row: InventedRow) => string): readonly CsvWriter[] {
  return [
    {
      name: 'bunq',
      format: 'bunq-csv',
      header: ['Date', 'Interest Date', 'Amount', 'Account', 'Counterparty', 'Name', 'Description'],
      cells: (row, c) => [
        c.date(row.bookedOn),
        c.date(row.valueOn),
        c.signed,
        account(row),
        row.other,
        row.counterparty,
        row.text,
      ],
      told: (row) => ({ ...bunqTold(row), valueOn: row.valueOn }),
    },
    {
      name: 'bunq without interest date',
      format: 'bunq-csv',
      header: ['Date', 'Amount', 'Account', 'Counterparty', 'Name', 'Description'],
      cells: (row, c) => [
        c.date(row.bookedOn),
        c.signed,
        account(row),
        row.other,
        row.counterparty,
        row.text,
      ],
      told: (row) => ({ ...bunqTold(row), valueOn: null }),
    },
  ]
}
