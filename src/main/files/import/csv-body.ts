import type { DelimitedLine } from './delimited.ts'
import { unreadable } from './unreadable.ts'

const footerWords =
  /^(?:sum|totalt?|totals?|saldo|balance|(?:inngående|utgående|bokført|disponibel) (?:saldo|beløp)|disponibelt|(?:opening|closing) balance|beginsaldo|eindsaldo|antall)\b/i

/** A line of sums or balances below, above or between the rows: few cells, the first of them says so, and no date in the date
 *  column. Only what is clearly marked: a row whose date is missing is damage, and refuses the file. */
export function isFooter(cells: readonly string[], dateColumn: number): boolean {
  if (/^\s*\d/.test(cells[dateColumn] ?? '')) return false
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length <= 4 && footerWords.test(filled[0]?.trim() ?? '')
}

/** Headings without the empty cell a separator at the end of the line leaves. */
export function withoutEmptyEnd(header: readonly string[]): readonly string[] {
  let end = header.length
  while (end > 0 && (header[end - 1] ?? '').trim() === '') end--
  return header.slice(0, end)
}

/**
 * The lines that are rows: blank ones (`;;;`) and footers left out.
 * @throws AppError `file-unreadable` `column-count` for a row with fewer cells than headings, or more that are filled;
 * `rows` when none is left.
 */
export function bodyOf(
  lines: readonly DelimitedLine[],
  width: number,
  dateColumn: number,
): readonly DelimitedLine[] {
  const body = lines.filter(
    ({ cells }) => cells.some((cell) => cell.trim() !== '') && !isFooter(cells, dateColumn),
  )
  for (const { line, cells } of body) {
    if (cells.length === width) continue
    const isEmptyEnd = cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')
    if (!isEmptyEnd) throw unreadable('column-count', line)
  }
  if (body.length === 0) throw unreadable('rows')
  return body
}

/** The cells of some columns, one after the other. */
export function* cellsOf(
  lines: readonly DelimitedLine[],
  columns: readonly (number | null)[],
): Generator<string> {
  for (const column of columns) {
    if (column !== null) for (const { cells } of lines) yield cells[column] ?? ''
  }
}
