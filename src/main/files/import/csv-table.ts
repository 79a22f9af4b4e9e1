import { csvDelimiters, type CsvDelimiter } from '../../../shared/import-file.ts'
import { decimalMarkOf, decimalText } from './amount-text.ts'
import { recogniseLayout, type RecognisedLayout } from './csv-layouts.ts'
import { dateFormsOf } from './date-text.ts'
import { splitDelimited, type Delimited, type DelimitedLine } from './delimited.ts'
import { ownProfileOf } from './own-csv.ts'
import { unreadable } from './unreadable.ts'

/** Information lines before a head are few; a head further down is none. */
export const mostLinesBeforeHead = 60

export interface KnownHead {
  readonly delimiter: CsvDelimiter
  readonly headerLine: number
  /** null: our own export. */
  readonly recognised: RecognisedLayout | null
}

/** Looks in the first lines for a head we know, under each delimiter; null when there is none. */
export function findKnownHead(text: string): KnownHead | null {
  for (const delimiter of csvDelimiters) {
    const { lines } = splitDelimited(text, delimiter, mostLinesBeforeHead)
    if (ownProfileOf(lines[0]?.cells ?? [], delimiter) !== null)
      return { delimiter, headerLine: 0, recognised: null }
    for (const [headerLine, { cells }] of lines.entries()) {
      const recognised = cells.length > 1 ? recogniseLayout(cells) : null
      if (recognised !== null) return { delimiter, headerLine, recognised }
    }
  }
  return null
}

/** All lines, or the error that stopped the reading. @throws AppError `file-unreadable`. */
export function linesOf({ lines, fault }: Delimited): readonly DelimitedLine[] {
  if (fault !== null) throw unreadable(fault.expected, fault.line)
  return lines
}

export interface UnknownTable {
  readonly delimiter: CsvDelimiter
  readonly lines: readonly DelimitedLine[]
  /** -1: the first line is already a row. */
  readonly headerLine: number
}

/**
 * A table of unknown meaning: the delimiter under which most lines have the same number of cells, and the first line that
 * has the table's width and no figures in it as the head.
 * @throws AppError `file-unreadable` `known-format` where no delimiter makes a table, or the fault of the one that does.
 */
export function readUnknownTable(text: string): UnknownTable {
  const candidates = csvDelimiters
    .filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => ({ delimiter, split: splitDelimited(text, delimiter) }))
    .map((candidate) => ({ ...candidate, ...regularityOf(candidate.split) }))
    .sort((a, b) => b.score - a.score)
  const [best] = candidates
  if (best === undefined || best.score === 0) {
    const fault = best?.split.fault
    throw fault === null || fault === undefined
      ? unreadable('known-format')
      : unreadable(fault.expected, fault.line)
  }
  const lines = linesOf(best.split)
  return { delimiter: best.delimiter, lines, headerLine: headIndex(lines, best.width) }
}

/** Share of the lines that have the commonest width, more for wider ones: a decimal comma parts every line in two as well.
 *  A letter has commas too: a table is one in more than half of its lines, counted from its first. */
function regularityOf({ lines, fault }: Delimited): { readonly score: number; readonly width: number } {
  const widths = new Map<number, { readonly first: number; count: number }>()
  for (const [index, { cells }] of lines.entries()) {
    const known = widths.get(cells.length)
    if (known === undefined) widths.set(cells.length, { first: index, count: 1 })
    else known.count++
  }
  let best = { score: 0, width: 1 }
  for (const [width, { first, count }] of widths) {
    const share = count / (lines.length - first)
    const score = (count / lines.length) * (1 - 1 / width) * (fault === null ? 1 : 0.5)
    if (width > 1 && count > 1 && share > 0.5 && score > best.score) best = { score, width }
  }
  return best
}

function headIndex(lines: readonly DelimitedLine[], width: number): number {
  const index = lines.slice(0, mostLinesBeforeHead).findIndex(({ cells }) => cells.length >= width)
  const head = lines[index]?.cells ?? []
  return head.filter((cell) => cell.trim() !== '').every(isHeading) ? index : index - 1
}

function isHeading(cell: string): boolean {
  if (!/\p{L}/u.test(cell)) return false
  if (dateFormsOf([cell]).length > 0) return false
  const mark = decimalMarkOf([cell])
  return decimalText(cell, mark === ',' ? ',' : '.') === null
}
