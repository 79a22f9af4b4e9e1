import * as fc from 'fast-check'
import type { ImportFormat } from '../../../../shared/import-file.ts'
import { basics, decimalOfMinor, type InventedRow, type ReadRow } from './invented.ts'

/** How a file is written, apart from its layout. */
export interface CsvStyle {
  readonly delimiter: ',' | ';' | '\t'
  readonly quotes: 'always' | 'needed'
  readonly lineEnd: '\n' | '\r\n'
  readonly decimalMark: ',' | '.'
  readonly grouping: string
  readonly minus: string
  readonly date: 'dd.mm.yyyy' | 'd.m.yyyy' | 'dd.mm.yy' | 'yyyy-mm-dd' | 'dd-mm-yyyy'
  /** `Ut` with a minus before it. */
  readonly isOutNegative: boolean
  readonly hasTrailingDelimiter: boolean
}

const freely = {
  quotes: fc.constantFrom('always', 'needed'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  isOutNegative: fc.boolean(),
  hasTrailingDelimiter: fc.boolean(),
} as const

export const norwegianStyle: fc.Arbitrary<CsvStyle> = fc.oneof(
  fc.record({
    ...freely,
    delimiter: fc.constantFrom(';', '\t'),
    decimalMark: fc.constant(','),
    grouping: fc.constantFrom('', ' ', '\u00a0', '.', "'"),
    minus: fc.constantFrom('-'),
    date: fc.constantFrom('dd.mm.yyyy', 'd.m.yyyy', 'dd.mm.yy', 'yyyy-mm-dd', 'dd-mm-yyyy'),
  }),
  fc.record({
    ...freely,
    delimiter: fc.constantFrom(';'),
    decimalMark: fc.constant('.'),
    grouping: fc.constantFrom('', ',', ' '),
    minus: fc.constantFrom('-'),
    date: fc.constantFrom('dd.mm.yyyy'),
  }),
)

export const bunqStyle: fc.Arbitrary<CsvStyle> = fc
  .tuple(fc.constantFrom(',', ';'), fc.constantFrom(true, false), fc.constantFrom('\n', '\r\n'))
  .map(([delimiter, isGrouped, lineEnd]) => ({
    delimiter,
    quotes: 'always',
    lineEnd,
    decimalMark: delimiter === ',' ? '.' : ',',
    grouping: isGrouped ? (delimiter === ',' ? ',' : '.') : '',
    minus: '-',
    date: 'yyyy-mm-dd',
    isOutNegative: true,
    hasTrailingDelimiter: false,
  }))

export function amountText(minor: number, style: CsvStyle): string {
  const [whole = '', fraction = ''] = decimalOfMinor(Math.abs(minor)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.grouping)
  return `${minor < 0 ? style.minus : ''}${grouped}${style.decimalMark}${fraction}`
}

function dateText(iso: string, form: CsvStyle['date']): string {
  const [y = '', m = '', d = ''] = iso.split('-')
  switch (form) {
    case 'yyyy-mm-dd':
      return iso
    case 'd.m.yyyy':
      return `${Number(d)}.${Number(m)}.${y}`
    case 'dd.mm.yy':
      return `${d}.${m}.${y.slice(2)}`
    case 'dd-mm-yyyy':
      return `${d}-${m}-${y}`
    case 'dd.mm.yyyy':
      return `${d}.${m}.${y}`
  }
}

interface Cells {
  readonly date: (iso: string) => string
  readonly signed: string
  readonly in: string
  readonly out: string
}

/** A bank's layout: its heads, a row's cells, and what a reader must get of it beyond day, sum and text. */
export interface CsvWriter {
  readonly name: string
  readonly format: ImportFormat
  /** Lines of information above the head. */
  readonly before?: readonly (readonly string[])[]
  readonly header: readonly string[]
  readonly cells: (row: InventedRow, cells: Cells) => readonly string[]
  readonly told: (row: InventedRow) => Partial<ReadRow>
}

export const ownNumber = '18130000017'

/** A line of cells under a style. */
export function csvLine(cells: readonly string[], style: CsvStyle): string {
  const needsQuotes = new RegExp(`["\\r\\n${style.delimiter}]`)
  const written = cells.map((cell) =>
    style.quotes === 'always' || needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  return written.join(style.delimiter) + (style.hasTrailingDelimiter ? style.delimiter : '') + style.lineEnd
}

/** A file of that layout and style. */
export function writeCsv(writer: CsvWriter, rows: readonly InventedRow[], style: CsvStyle): string {
  const lines = rows.map((row) => {
    const size = amountText(Math.abs(row.minor), style)
    return csvLine(
      writer.cells(row, {
        date: (iso) => dateText(iso, style.date),
        signed: amountText(row.minor, style),
        in: row.minor < 0 ? '' : size,
        out: row.minor >= 0 ? '' : style.isOutNegative ? style.minus + size : size,
      }),
      style,
    )
  })
  const before = (writer.before ?? []).map((cells) => csvLine(cells, style))
  return before.join('') + csvLine(writer.header, style) + lines.join('')
}

/** The rows a reader must find in it. */
export function expectedOf(writer: CsvWriter, rows: readonly InventedRow[]): readonly ReadRow[] {
  return rows.map((row) => ({ ...basics(row), ...writer.told(row) }))
}
