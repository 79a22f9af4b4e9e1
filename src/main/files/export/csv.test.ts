import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportRow } from '../../../shared/export-row.ts'
import { decimalOf } from '../../../shared/money.ts'
import { columns } from './columns.ts'
import { csvHeader, csvLines } from './csv.ts'
import { guard, unguard } from './formula-guard.ts'

const row: ExportRow = {
  id: 42,
  accountId: 'a1',
  accountName: 'Brukskonto',
  accountNumber: '1813.00.00017',
  status: 'booked',
  bookedOn: '2026-01-05',
  valueOn: '2026-01-06',
  purchasedOn: '2026-01-03',
  minor: -1_234_550,
  currency: 'NOK',
  originalMinor: -110_000,
  originalCurrency: 'EUR',
  rate: '11.2232',
  counterparty: 'Café "Ærlig"; Oslo',
  counterpartyAccount: null,
  text: '=HYPERLINK("http://x";"y")',
  bankText: '03.01 CAFE, OSLO',
  message: null,
  bankRef: 'r-1',
  isOwnTransfer: false,
  note: null,
  tags: [],
  parts: [],
  part: null,
}

test('the machine profile writes ISO dates, a dot, commas and text as it is', () => {
  expect(csvHeader('rfc4180') + csvLines([row], 'rfc4180')).toBe(
    'booking_date,value_date,purchase_date,account_name,account_number,amount,currency,original_amount,' +
      'original_currency,rate,payee,payee_account,text,bank_text,message,status,bank_reference,id,own_transfer,' +
      'note,tags,split_group,split_text\r\n' +
      '2026-01-05,2026-01-06,2026-01-03,Brukskonto,1813.00.00017,-12345.50,NOK,-1100.00,EUR,11.2232,' +
      '"Café ""Ærlig""; Oslo",,"=HYPERLINK(""http://x"";""y"")","03.01 CAFE, OSLO",,booked,r-1,42,false,,,,\r\n',
  )
})

test('the profile of Excel in Norway writes a mark, semicolons, decimal commas, local dates and guarded text', () => {
  expect(csvHeader('excel-no') + csvLines([{ ...row, isOwnTransfer: true }], 'excel-no')).toBe(
    '\ufeffBokføringsdato;Rentedato;Kjøpsdato;Konto;Kontonummer;Beløp;Valuta;Opprinnelig beløp;Opprinnelig valuta;' +
      'Kurs;Motpart;Motpartens konto;Tekst;Bankens tekst;Melding;Status;Bankreferanse;Vår ID;Egen overføring;' +
      'Notat;Merkelapper;Oppdelt transaksjon;Del\r\n' +
      '05.01.2026;06.01.2026;03.01.2026;Brukskonto;1813.00.00017;-12345,50;NOK;-1100,00;EUR;11,2232;' +
      `"Café ""Ærlig""; Oslo";;"'=HYPERLINK(""http://x"";""y"")";03.01 CAFE, OSLO;;bokført;r-1;42;ja;;;;\r\n`,
  )
})

test('what a person added is written as text, and a split row as a line a part', () => {
  const parts = [
    { text: '=Mat', minor: -1_000_000 },
    { text: '', minor: -234_550 },
  ]
  const lines = csvLines([{ ...row, note: '@hytta', tags: ['Mat', 'Ferie'], parts }], 'excel-no').split(
    '\r\n',
  )
  expect(lines.map((line) => line.split(';').slice(-4))).toEqual([
    ["'@hytta", 'Mat, Ferie', '42', "'=Mat"],
    ["'@hytta", 'Mat, Ferie', '42', ''],
    [''],
  ])
  expect(lines[0]).toContain(';-10000,00;NOK;-1100,00;EUR;')
  expect(lines[1]).toContain(';-2345,50;NOK;;;')
})

test('an amount has the decimals of its currency', () => {
  const field = (more: Partial<ExportRow>) => csvLines([{ ...row, ...more }], 'excel-no').split(';')[5]
  expect(field({ minor: -5, currency: 'JPY' })).toBe('-5')
  expect(field({ minor: 1, currency: 'BHD' })).toBe('0,001')
  expect(field({ minor: 0 })).toBe('0,00')
})

test.each(['\n', '\r', '\r\n', '"'])(
  'a text with %j in it is quoted, or a reader would end the line there',
  (sign) => {
    const quoted = `"a${sign === '"' ? '""' : sign}b"`
    expect(csvLines([{ ...row, message: `a${sign}b` }], 'rfc4180')).toContain(`,${quoted},booked`)
    expect(csvLines([{ ...row, message: `a${sign}b` }], 'excel-no')).toContain(`;${quoted};bokført`)
  },
)

test('a pending row says so and carries no id, since its number will be another row’s', () => {
  const pending = { ...row, id: -42, status: 'pending' } as const
  expect(csvLines([pending], 'rfc4180')).toContain(',pending,r-1,,false,,,,\r\n')
  expect(csvLines([pending], 'excel-no')).toContain(';venter;r-1;;nei;;;;\r\n')
})

test('a rate that is no plain number is text, and guarded like one', () => {
  expect(csvLines([{ ...row, rate: '=1+1' }], 'excel-no')).toContain(";'=1+1;")
  expect(csvLines([{ ...row, rate: '-0.5' }], 'excel-no')).toContain(';-0,5;')
})

describe('the formula guard', () => {
  test.each([
    '=1',
    '+47',
    '-1',
    '@x',
    '\t=1',
    '\r',
    '\n',
    '\0x',
    ' =1',
    '\u00a0+',
    '＝1',
    '＋',
    '－',
    '＠',
    '﹣',
    '−1',
  ])('makes %j text', (text) => expect(guard(text)).toBe(`'${text}`))
  test.each(['', 'REMA 1000', '1-2', "'hei", "O'Hara", '"=1"', 'a=b', ' x'])('leaves %j alone', (text) =>
    expect(guard(text)).toBe(text),
  )
  test('is taken off exactly, also from a text that began with quotes of its own', () => {
    expect(guard("'=1")).toBe("''=1")
    expect(unguard("''=1")).toBe("'=1")
    expect(unguard("'hei")).toBe("'hei")
    expect(unguard('=1')).toBe('=1')
  })
})

/** Texts that go wrong where quoting or guarding does: signs, quotes, separators and line ends more often than by chance. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom(...'\'"=+-@;,\t\r\n\0 \ufeff＝−🍕å1a'), { maxLength: 6 })
    .map((signs) => signs.join('')),
)
const anyMinor = fc.integer({ min: -1e15, max: 1e15 })
const anyRow: fc.Arbitrary<ExportRow> = fc
  .record({
    texts: fc.record({
      accountName: anyText,
      counterparty: anyText,
      text: anyText,
      bankText: anyText,
      message: anyText,
    }),
    minor: anyMinor,
    originalMinor: fc.option(anyMinor),
    currency: fc.constantFrom('NOK', 'JPY', 'BHD'),
  })
  .map(({ texts, ...money }) => ({ ...row, ...texts, ...money }))

test('whatever strangers write in a payment, both profiles read back exactly what was stored', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('rfc4180', 'excel-no'),
      (rows, profile) => {
        const isExcel = profile === 'excel-no'
        const file = Buffer.from(csvHeader(profile) + csvLines(rows, profile), 'utf8')
        const [header, ...records]: string[][] = parse(file, {
          bom: true,
          delimiter: isExcel ? ';' : ',',
          record_delimiter: '\r\n',
        })
        expect(header).toEqual(columns.map((column) => (isExcel ? column.norwegian : column.name)))
        const textOf = (field: string | undefined) => (isExcel ? unguard(field ?? '') : field)
        const amount = (field: string | undefined) => (isExcel ? field?.replace(',', '.') : field)
        expect(
          records.map((fields) => ({
            accountName: textOf(fields[3]),
            amount: amount(fields[5]),
            original: amount(fields[7]),
            counterparty: textOf(fields[10]),
            text: textOf(fields[12]),
            bankText: textOf(fields[13]),
            message: textOf(fields[14]),
          })),
        ).toEqual(
          rows.map(
            ({ accountName, counterparty, text, bankText, message, minor, currency, originalMinor }) => ({
              accountName,
              amount: decimalOf({ minor, currency }),
              original: originalMinor === null ? '' : decimalOf({ minor: originalMinor, currency: 'EUR' }),
              counterparty,
              text,
              bankText,
              message,
            }),
          ),
        )
      },
    ),
    { numRuns: 1000 },
  )
})

test('in Excel no text cell begins like a formula, and each amount is a bare number', () => {
  fc.assert(
    fc.property(anyRow, (one) => {
      const [fields = []]: string[][] = parse(csvLines([one], 'excel-no'), {
        delimiter: ';',
        record_delimiter: '\r\n',
      })
      for (const index of [3, 10, 12, 13, 14]) expect(fields[index]).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠−]/)
      for (const index of [5, 7]) expect(fields[index]).toMatch(/^(?:-?\d+(?:,\d+)?)?$/)
    }),
    { numRuns: 1000 },
  )
})
