import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Statement } from './port.ts'
import { readFile } from './read-file.ts'

// Invented files, one oddity or more each; what they must become was written down by hand.

function read(name: string): {
  readonly format: string
  readonly encoding: string
  readonly statements: readonly Statement[]
} {
  const bytes = readFileSync(new URL(`../../../../tests/fixtures/files/${name}`, import.meta.url))
  const reading = readFile({ name, bytes }, () => null)
  if (reading.kind !== 'statements') throw new Error(`${name} was not recognised`)
  return reading
}

/** Line, day, sum, text of each row of the file's first account. */
const rowsOf = (name: string, index = 0) =>
  read(name).statements[index]?.rows.map((row) => [row.line, row.bookedOn, row.amount, row.text])

describe('SpareBank 1', () => {
  test('sums out are negative, the account is the end that stays, the day of purchase stands in the text', () => {
    expect(rowsOf('sparebank1.csv')).toEqual([
      [2, '2026-05-30', '-150.00', 'REMA 1000 MIDTBYEN'],
      [3, '2026-05-15', '35000.00', 'Lønn mai'],
      [4, '2026-05-02', '-1200.50', 'Overføring til Kari Nordmann'],
    ])
    const { format, encoding, statements } = read('sparebank1.csv')
    expect({ format, encoding }).toEqual({ format: 'sparebank1-csv', encoding: 'utf-8' })
    expect(statements).toMatchObject([{ ref: '1', number: '18130000017', iban: null, currency: null }])
    expect(statements[0]?.rows).toMatchObject([
      {
        purchasedOn: '2026-05-28',
        bankText: '28.05 REMA 1000 MIDTBYEN',
        counterpartyAccount: null,
        reference: null,
      },
      { purchasedOn: null, counterpartyAccount: '60050612344' },
      { purchasedOn: null, counterpartyAccount: '97220000013' },
    ])
    expect(JSON.parse(statements[0]?.rows[0]?.raw ?? '')).toEqual({
      Dato: '30.05.2026',
      Beskrivelse: '28.05 REMA 1000 MIDTBYEN',
      Rentedato: '30.05.2026',
      Inn: '',
      Ut: '-150,00',
      'Til konto': '',
      'Fra konto': '18130000017',
    })
  })

  test('without quotes, with categories and positive sums out; a formula and a quote are plain text', () => {
    expect(rowsOf('sparebank1-plain.csv')).toEqual([
      [2, '2026-05-30', '-150.00', "=cmd|' /C calc'!A0"],
      [3, '2026-05-15', '-29.90', 'KIOSK "Hjørnet" AS'],
    ])
  })
})

describe('DNB', () => {
  test('decimals with a dot, and a reserved row left out', () => {
    expect(rowsOf('dnb.txt')).toEqual([
      [3, '2026-08-07', '-100.3', 'Varekjøp Rema Eik Rema 1000 Tønsberg'],
      [4, '2026-08-06', '1000', 'Innskudd fra Ola Nordmann'],
    ])
    expect(read('dnb.txt').statements[0]?.rows[0]).toMatchObject({
      purchasedOn: '2026-08-06',
      valueOn: '2026-08-07',
      bankText: 'Varekjøp Rema Eik Rema 1000 Tønsberg Dato 06.08 kl. 13.01 ',
    })
  })

  test('the old code page, lines before the head, blanks between thousands and a line of the balance', () => {
    expect(read('dnb-windows-1252.csv')).toMatchObject({
      encoding: 'windows-1252',
      statements: [{ number: '18130000017' }],
    })
    expect(rowsOf('dnb-windows-1252.csv')).toEqual([
      [5, '2026-01-05', '-1234.50', 'Strøm'],
      [6, '2026-01-06', '38400.00', 'Lønn'],
    ])
  })

  test('a card’s layout and the one with a single sum', () => {
    expect(rowsOf('dnb-card.csv')).toEqual([
      [2, '2026-04-03', '-263.03', 'BOKHANDEL *NETT, DUBLIN, IRL'],
      [3, '2026-04-04', '5000.00', 'Innbetaling'],
    ])
    expect(rowsOf('dnb-signed.csv')).toEqual([
      [2, '2026-04-03', '-389.00', 'REMA 1000'],
      [3, '2026-04-04', '1500.00', 'Overføring'],
    ])
    expect(read('dnb-signed.csv').statements[0]?.rows[1]?.counterpartyAccount).toBe('97220000013')
  })
})

describe('Sbanken', () => {
  test('capital headings between balance lines; the card’s text tells day, sum and rate of the purchase', () => {
    expect(read('sbanken-archive.csv').statements[0]).toMatchObject({ number: '97220000013' })
    expect(read('sbanken-archive.csv').statements[0]?.rows).toMatchObject([
      {
        line: 4,
        bookedOn: '2022-01-15',
        purchasedOn: '2022-01-12',
        amount: '-101.25',
        original: { amount: '-10.00', currency: 'EUR' },
        rate: '10.1250',
        text: 'KAFFEBAREN ROMA',
        typeText: 'VISA VARE',
      },
      { amount: '-500.00', purchasedOn: '2022-01-14', text: 'Nettgiro til: Kari Nordmann' },
      { amount: '-49.00', purchasedOn: '2021-12-30', text: 'BAKERIET OSLO' },
      { amount: '25000.00', purchasedOn: null, text: 'Lønn' },
    ])
  })

  test('commas, ISO dates and one signed sum', () => {
    expect(rowsOf('sbanken-signed.csv')).toEqual([
      [2, '2025-01-31', '-179.00', 'Strømmetjeneste'],
      [3, '2025-01-30', '-1412.50', 'Rema 1000, Tøyen'],
      [4, '2025-01-25', '38400.00', 'Lønn'],
    ])
  })
})

describe('bunq', () => {
  test('the European region: a statement an account, texts over several lines, no Norwegian patterns', () => {
    expect(read('bunq-european.csv').statements).toMatchObject([
      {
        ref: '1',
        iban: 'NL68BUNQ2099000174',
        number: null,
        rows: [
          {
            line: 2,
            amount: '-1034.75',
            text: 'Huur januari',
            bankText: 'Huur\njanuari',
            counterparty: 'Verhuurder',
          },
          { line: 5, amount: '-24.99', text: 'Bol', bankText: '', counterpartyAccount: null },
        ],
      },
      {
        ref: '2',
        iban: 'NL15BUNQ2099000182',
        rows: [
          {
            line: 4,
            amount: '12.00',
            text: '05.01 dinner',
            purchasedOn: null,
            counterparty: 'J. "Jan" Jansen',
          },
        ],
      },
    ])
  })

  test('the British and American region, without interest dates', () => {
    expect(rowsOf('bunq-uk-us.csv')).toEqual([
      [2, '2026-01-05', '-1034.75', 'Rent, January'],
      [3, '2026-01-07', '-24.99', 'Books'],
    ])
    expect(read('bunq-uk-us.csv').statements[0]?.rows[0]).toMatchObject({
      valueOn: null,
      counterpartyAccount: 'NL46ABNA0417001665',
    })
  })
})
