import { writeFileSync } from 'node:fs'
import { addDays } from '../../../src/main/sync/identity.ts'

export interface StatementFile {
  readonly path: string
  readonly rows: number
  /** Minor units. */
  readonly sum: number
}

const newest = '2026-11-20'
const rowsADay = 40
const minorOf = (row: number): number => (row % 7 === 0 ? 1 : -1) * (100 + (row % 450) * 37)

/** A file of an invented bank with the rows `from` to before `to` of one account: two files of it overlap where their numbers
 *  do. */
export function writeStatement(path: string, from: number, to: number): StatementFile {
  const rows = Array.from({ length: to - from }, (_, index) => from + index)
  const day = (row: number): string => addDays(newest, -Math.floor(row / rowsADay)).replaceAll('-', '')
  const lines = rows.map((row) => {
    const kind = minorOf(row) > 0 ? 'CREDIT' : 'DEBIT'
    return `<STMTTRN><TRNTYPE>${kind}<DTPOSTED>${day(row)}<TRNAMT>${(minorOf(row) / 100).toFixed(2)}<FITID>F${row}<NAME>KIOSK ${row % 9}</STMTTRN>`
  })
  const text = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>NOK
<BANKACCTFROM><BANKID>1813<ACCTID>18130000017<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>${day(to - 1)}<DTEND>${day(from)}
${lines.join('\n')}
</BANKTRANLIST>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`
  writeFileSync(path, text)
  return { path, rows: rows.length, sum: rows.reduce((sum, row) => sum + minorOf(row), 0) }
}
