import type { ColumnMapping, CsvDelimiter } from '../../../shared/import-file.ts'
import { isAppError } from '../../../shared/errors.ts'
import { readBankCsv } from './bank-csv.ts'
import { readCamt } from './camt.ts'
import {
  findKnownHead,
  linesOf,
  mostLinesBeforeHead,
  readUnknownTable,
  type UnknownTable,
} from './csv-table.ts'
import { checkLineLengths, splitDelimited } from './delimited.ts'
import { guessMapping } from './guess-mapping.ts'
import { applyMapping, checkMapping } from './mapping.ts'
import { readOfx } from './ofx.ts'
import { sgmlToXml } from './ofx-sgml.ts'
import { ownProfileOf, readOwnCsv } from './own-csv.ts'
import type { CsvTable, FileEncoding, FileReading, SourceFile } from './port.ts'
import { decodeFile, type DecodedFile } from './text-encoding.ts'
import { unreadable } from './unreadable.ts'
import { parseXml } from './xml.ts'

/** The mapping the person once gave files with this head; null: none. */
export type RememberedMapping = (header: readonly string[], delimiter: CsvDelimiter) => ColumnMapping | null

/**
 * Reads a file of any kind we know. What it is, its encoding, its decimal mark and its dates are decided from the whole
 * content, never from its name and never row by row. All or nothing: one row that cannot be read refuses the file.
 *
 * A CSV nobody knows comes back as a table for the person to name its columns; so does one whose remembered mapping does
 * not fit all rows, with that mapping as the guess, so that it can be mended.
 * @throws AppError `file-unreadable` with its `place`; nothing else, whatever the bytes.
 */
export function readFile(source: SourceFile, remembered: RememberedMapping): FileReading {
  const decoded = decodeFile(source.bytes)
  const { text, encoding } = decoded
  const head = text.slice(0, 4096).trimStart()
  if (/^OFXHEADER:/i.test(head) || /^<OFX\s*>/i.test(head)) {
    return { kind: 'statements', format: 'ofx', encoding, statements: readOfx(parseXml(sgmlToXml(text))) }
  }
  return head.startsWith('<') ? readXml(decoded, head) : readCsv(decoded, remembered)
}

function readXml({ text, encoding }: DecodedFile, head: string): FileReading {
  if (/^<(?:!doctype\s+)?html/i.test(head)) throw unreadable('known-format')
  const document = parseXml(text)
  const { name } = document.root
  if (name === 'Document')
    return { kind: 'statements', format: 'camt053', encoding, statements: readCamt(document) }
  if (name === 'OFX') return { kind: 'statements', format: 'ofx', encoding, statements: readOfx(document) }
  throw unreadable('known-format')
}

function readCsv({ text, encoding }: DecodedFile, remembered: RememberedMapping): FileReading {
  checkLineLengths(text)
  const known = findKnownHead(text)
  if (known === null) return readOtherCsv(text, encoding, remembered)
  const { delimiter, headerLine, recognised } = known
  const lines = linesOf(splitDelimited(text, delimiter))
  if (recognised !== null) {
    const statements = readBankCsv({ recognised, delimiter, lines, headerLine })
    return { kind: 'statements', format: recognised.layout.format, encoding, statements }
  }
  const profile = ownProfileOf(lines[0]?.cells ?? [], delimiter)
  if (profile === null) throw unreadable('header', lines[0]?.line ?? 1)
  return {
    kind: 'statements',
    format: 'oversikt-csv',
    encoding,
    statements: readOwnCsv({ delimiter, lines }, profile),
  }
}

function readOtherCsv(text: string, encoding: FileEncoding, remembered: RememberedMapping): FileReading {
  const unknown = readUnknownTable(text)
  const { delimiter, lines } = unknown
  const known = rememberedFor(unknown, remembered)
  const headerLine = known?.headerLine ?? unknown.headerLine
  const header = lines[headerLine]?.cells ?? []
  const table: CsvTable = { delimiter, encoding, headerLine, header, lines, guess: known }
  if (known === null || checkMapping(table, known) !== null) {
    return { kind: 'table', table: { ...table, guess: guessMapping(unknown) } }
  }
  try {
    const statements = [applyMapping(table, known)]
    return { kind: 'statements', format: 'mapped-csv', encoding, statements, table }
  } catch (error) {
    if (isAppError(error, 'file-unreadable')) return { kind: 'table', table }
    throw error
  }
}

/** The person may have chosen another line as the head than we would, and information lines above it come and go. A table
 *  without a head is remembered under no headings. */
function rememberedFor(
  { lines, delimiter, headerLine }: UnknownTable,
  remembered: RememberedMapping,
): ColumnMapping | null {
  const likely = lines.slice(0, mostLinesBeforeHead).map((_, index) => index)
  for (const index of new Set([headerLine, ...likely])) {
    const mapping = remembered(lines[index]?.cells ?? [], delimiter)
    if (mapping !== null) return { ...mapping, headerLine: index }
  }
  return null
}
