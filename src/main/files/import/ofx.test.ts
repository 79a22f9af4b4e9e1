import { expect, test } from 'vitest'
import type { StatementRow } from './port.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'

function rowOf(fields: string): StatementRow | undefined {
  const text =
    'OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>NOK<BANKACCTFROM><ACCTID>NO93 1813 0000 017</BANKACCTFROM>' +
    `<BANKTRANLIST><STMTTRN><DTPOSTED>20260105${fields}</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
  const reading = readFile({ name: 'x.ofx', bytes: utf8(text) }, () => null)
  if (reading.kind !== 'statements') return undefined
  expect(reading.statements).toMatchObject([{ iban: 'NO9318130000017', number: '18130000017' }])
  return reading.statements[0]?.rows[0]
}

test('the day somebody acted is that of the purchase, when it is not after the booking', () => {
  expect(rowOf('<DTUSER>20260103<TRNAMT>-5.00')?.purchasedOn).toBe('2026-01-03')
  expect(rowOf('<DTUSER>20260106<TRNAMT>-5.00')?.purchasedOn).toBeNull()
})

test('a Norwegian bank’s text tells the day of the purchase as in its other files', () => {
  expect(rowOf('<TRNAMT>-5.00<NAME>03.01 BUTIKKEN')).toMatchObject({
    purchasedOn: '2026-01-03',
    text: 'BUTIKKEN',
  })
})

test('a row without a name is called by its memo, which is then no message beside it', () => {
  expect(rowOf('<TRNAMT>-5.00<MEMO>Gebyr')).toMatchObject({
    text: 'Gebyr',
    message: null,
    counterparty: null,
  })
})

test('the account’s own currency may be said again, and a transfer names the other account', () => {
  expect(rowOf('<TRNAMT>-5.00<CURRENCY><CURRATE>1<CURSYM>NOK</CURRENCY>')?.amount).toBe('-5.00')
  expect(rowOf('<TRNAMT>-5.00<BANKACCTTO><ACCTID>9722.00.00013</BANKACCTTO>')?.counterpartyAccount).toBe(
    '97220000013',
  )
})

test('signs that SGML leaves bare, and those it writes as entities, come as they are meant', () => {
  expect(rowOf('<TRNAMT>-5.00<NAME>A & B &amp; C &lt;D&gt;&nbsp;E &#248;')?.text).toBe('A & B & C <D> E ø')
})

test('what is too long for an account is none', () => {
  const text =
    `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKACCTFROM><ACCTID>${'*'.repeat(60_000)}</BANKACCTFROM>` +
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>'
  const reading = readFile({ name: 'x.ofx', bytes: utf8(text) }, () => null)
  expect(reading).toMatchObject({ statements: [{ number: null, iban: null, currency: null, rows: [] }] })
})
