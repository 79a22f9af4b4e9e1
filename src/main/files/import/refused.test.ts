import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { FileExpectation } from '../../../shared/import-file.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'
import { unreadable } from './unreadable.ts'

const refused = (content: string | Uint8Array): AppError => {
  try {
    readFile({ name: 'file', bytes: typeof content === 'string' ? utf8(content) : content }, () => null)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the file was read')
}

const sparebank1 = (...rows: readonly string[]) =>
  ['Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;', ...rows].join('\n')
const good = '"05.01.2026";"Kaffe";"05.01.2026";;"-45,00";"";"18130000017";'

/** What is refused, at which line, under which heading and why. */
const cases: readonly (readonly [
  string,
  string | Uint8Array,
  FileExpectation,
  number | null,
  string | null,
])[] = [
  ['nothing', new Uint8Array(), 'not-empty', null, null],
  ['a mark and blanks', '\ufeff \n\t\n', 'not-empty', null, null],
  ['33 MiB', new Uint8Array(33 * 1024 * 1024).fill(65), 'smaller-file', null, null],
  ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'not-a-zip', null, null],
  ['a PDF', '%PDF-1.7 and more', 'not-binary', null, null],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'not-binary', null, null],
  [
    'UTF-16 without a mark',
    Uint8Array.from([...'Dato;Inn'].flatMap((l) => [l.charCodeAt(0), 0])),
    'text-encoding',
    1,
    null,
  ],
  ['a byte no code page has', Uint8Array.of(65, 10, 66, 0xe6, 0x81), 'text-encoding', 2, null],
  [
    'XML that is not the UTF-8 it says',
    Uint8Array.of(...utf8('<?xml version="1.0" encoding="UTF-8"?>\n<a>'), 0xe6),
    'text-encoding',
    2,
    null,
  ],
  ['an encoding we do not know', '<?xml version="1.0" encoding="EBCDIC-NO"?><a/>', 'text-encoding', 1, null],
  ['prose', 'Dear bank,\nplease send me my statement.\n', 'known-format', null, null],
  ['a page of the bank’s site', '<!DOCTYPE html><html></html>', 'known-format', null, null],
  ['XML of something else', '<invoice><sum>1</sum></invoice>', 'known-format', null, null],
  ['a head without rows', sparebank1(), 'rows', null, null],
  [
    'a day that does not exist',
    sparebank1(good, good.replace('05.01.2026', '31.02.2026')),
    'date',
    3,
    'Dato',
  ],
  [
    'a value date that is none',
    sparebank1(good.replace('"05.01.2026";;', '"soon";;')),
    'date',
    2,
    'Rentedato',
  ],
  ['a date that is missing', sparebank1(good, good.replace('"05.01.2026"', '""')), 'date', 3, 'Dato'],
  ['words for a sum', sparebank1(good.replace('-45,00', 'mye')), 'amount', 2, 'Ut'],
  ['a sum in and out', sparebank1(good.replace(';;', ';"1,00";')), 'one-amount', 2, 'Ut'],
  ['no sum at all', sparebank1(good, good.replace('"-45,00"', '')), 'one-amount', 3, 'Inn'],
  [
    'a cell too few',
    sparebank1(good, '"05.01.2026";"Kaffe";"05.01.2026";;"-45,00"'),
    'column-count',
    3,
    null,
  ],
  ['a cell too many', sparebank1(good, `${good}"more"`), 'column-count', 3, null],
  [
    'a quote that is not closed',
    sparebank1(good, '"05.01.2026";"Kaffe;;;;;;', good),
    'closed-quote',
    3,
    null,
  ],
  [
    'a quote that is closed 64 KiB further down',
    sparebank1(good, `"a${'\nb'.repeat(40_000)}"`),
    'closed-quote',
    3,
    null,
  ],
  ['something after a quote', sparebank1(good, good.replace('"Kaffe"', '"Kaf"fe')), 'closed-quote', 3, null],
  [
    'a quote that is not closed after texts over several lines',
    sparebank1(good.replace('Kaffe', 'a\nb\r\nc'), '"x'),
    'closed-quote',
    5,
    null,
  ],
  ['201 columns', `${sparebank1(good)}\n${'x;'.repeat(201)}`, 'fewer-columns', 3, null],
  ['a line of more than 64 KiB', `${sparebank1(good)}\n${'x'.repeat(65_537)}`, 'shorter-line', 3, null],
  ['250 001 rows', `${sparebank1()}\n${'a;;;;;;\n'.repeat(250_001)}`, 'smaller-file', 250_001, null],
  [
    'a bunq row without its account',
    '"Date","Amount","Account","Counterparty","Name","Description"\n2026-01-05,1.00,,,,x\n',
    'account',
    2,
    'Account',
  ],
]

describe('a file that cannot be read is refused as a whole, with the place and what was expected', () => {
  test.each(cases)('%s', (_name, content, expected, line, column) => {
    const error = refused(content)
    expect(error.code).toBe('file-unreadable')
    expect(error.place).toEqual({ line, column, expected })
  })
})

const camt = (entry: string) =>
  `<?xml version="1.0"?>\n<Document>\n<BkToCstmrStmt><Stmt><Acct><Id><IBAN>NO9318130000017</IBAN></Id><Ccy>NOK</Ccy></Acct>\n${entry}\n</Stmt></BkToCstmrStmt></Document>`
const entry =
  '<Ntry><Amt Ccy="NOK">1.00</Amt>\n<CdtDbtInd>DBIT</CdtDbtInd>\n<Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry>'
const ofx = (row: string, account = '<BANKACCTFROM><ACCTID>1</BANKACCTFROM>') =>
  `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>NOK${account}<BANKTRANLIST>\n<STMTTRN>\n${row}</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

describe('XML and OFX name the line and the element', () => {
  test.each([
    ['an amount', camt(entry.replace('1.00', '1,00')), 'amount', 4, 'Amt'],
    ['a direction', camt(entry.replace('DBIT', 'OUT')), 'element', 5, 'CdtDbtInd'],
    ['a day', camt(entry.replace('2026-01-05', '05.01.2026')), 'date', 6, 'BookgDt'],
    ['a currency that is not the account’s', camt(entry.replace('"NOK"', '"SEK"')), 'currency', 4, 'Amt'],
    ['a statement without an account', camt(entry).replace(/<Acct>.*<\/Acct>/, ''), 'element', 3, 'Acct'],
    ['an account without a number', camt(entry).replace(/<IBAN>.*<\/IBAN>/, ''), 'account', 3, 'Id'],
    [
      'another message of the same family',
      '<Document><BkToCstmrAcctRpt/></Document>',
      'element',
      1,
      'BkToCstmrStmt',
    ],
    ['a text of more than 64 KiB', camt(`<X>${'x'.repeat(70_000)}</X>`), 'shorter-line', 4, null],
    [
      'blanks of more than 64 KiB after the end',
      `${camt(entry)}${' '.repeat(70_000)}`,
      'shorter-line',
      7,
      null,
    ],
    ['tags that do not match', camt(entry.replace('</Sts>', '</St>')), 'well-formed-xml', 6, null],
    ['a tag that does not end', camt('<Ntry <Amt>'), 'well-formed-xml', 4, null],
    ['a second root', `${camt(entry)}<Document/>`, 'well-formed-xml', 7, null],
    ['text after the end', `${camt(entry)} x`, 'well-formed-xml', 7, null],
    ['an end that is missing', camt(entry).replace('</Document>', ''), 'well-formed-xml', 7, null],
    ['a bare ampersand', camt('<X>a & b</X>'), 'well-formed-xml', 4, null],
    ['a character that is none', camt('<X>&#0;</X>'), 'well-formed-xml', 4, null],
    ['a name that would reach into the program', camt('<constructor/>'), 'well-formed-xml', null, null],
    ['OFX without statements', '<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>', 'element', 1, 'STMTRS'],
    ['an OFX account without a number', ofx('', '<BANKACCTFROM></BANKACCTFROM>'), 'account', 3, 'ACCTID'],
    ['an OFX day', ofx('<DTPOSTED>20260230<TRNAMT>1'), 'date', 5, 'DTPOSTED'],
    ['an OFX sum', ofx('<DTPOSTED>20260203<TRNAMT>one'), 'amount', 5, 'TRNAMT'],
    [
      'an OFX row in another currency',
      ofx('<DTPOSTED>20260203<TRNAMT>1<CURRENCY><CURSYM>EUR</CURRENCY>'),
      'currency',
      5,
      'CURRENCY',
    ],
    ['OFX that ends too soon', ofx('<DTPOSTED>20260203').slice(0, -30), 'well-formed-xml', 5, null],
  ] as const)('%s', (_name, content, expected, line, column) => {
    expect(refused(content).place).toEqual({ line, column, expected })
  })
})

test('the message for the log holds nothing of the file, and neither does its cause', () => {
  const error = refused(sparebank1(good.replace('-45,00', 'hemmelig')))
  expect(error.message).toBe('a file could not be read: expected amount')
  expect(error.cause).toBeUndefined()
  const xml = refused(camt('<hemmelig>'))
  expect(`${xml.message} ${String(xml.cause)}`).not.toContain('hemmelig')
})

test('a heading in an error is cut to 80 characters, without line breaks', () => {
  expect(unreadable('date', 2, `Dato\n${'x'.repeat(200)}`).place?.column).toBe(`Dato ${'x'.repeat(75)}`)
  expect(unreadable('date', 2, ' ').place?.column).toBeNull()
})
