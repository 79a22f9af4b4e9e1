import type { CsvDelimiter, FileExpectation } from '../../../shared/import-file.ts'
import { lineAt, unreadable } from './unreadable.ts'

// Written by hand because an error must name the line an editor shows, and because what is wrong must be told apart; the
// grammar is RFC 4180 and these few lines. Every step looks forward only: no input takes longer than its length.

export const mostRows = 250_000
export const mostColumns = 200
export const longestLine = 64 * 1024

export interface DelimitedLine {
  /** Where it begins, from 1. A quoted field may hold line breaks, so the next one is not always one further. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Delimited {
  /** Without blank lines. */
  readonly lines: readonly DelimitedLine[]
  /** Why reading stopped before the end; null when it did not. */
  readonly fault: { readonly line: number; readonly expected: FileExpectation } | null
}

/** Throws for a line no bank writes: such a file is something else, and could stall what shows it.
 *  @throws AppError `file-unreadable` `shorter-line`. */
export function checkLineLengths(text: string): void {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 10 : text.charCodeAt(at)
    if (code !== 10 && code !== 13) continue
    if (at - start > longestLine) throw unreadable('shorter-line', lineAt(text, start))
    start = at + 1
  }
}

/**
 * Splits a text into lines and cells. A cell may be quoted, a quote in it is doubled; blanks around the quotes are
 * dropped, every other blank is kept. A quote inside a cell that does not begin with one is an ordinary character: banks
 * that never quote write it so. Never throws; `mostLines` ends it early, for a look at the head.
 */
export function splitDelimited(text: string, delimiter: CsvDelimiter, mostLines = Infinity): Delimited {
  const lines: DelimitedLine[] = []
  const cursor: Cursor = { text, at: 0, line: 1, delimiter: delimiter.charCodeAt(0) }
  while (cursor.at < text.length && lines.length < mostLines) {
    const line = cursor.line
    const cells: string[] = []
    do {
      const cell =
        text.charCodeAt(afterBlanks(text, cursor.at)) === quote ? quotedCell(cursor) : plainCell(cursor)
      if (cell === null) return { lines, fault: { line, expected: 'closed-quote' } }
      cells.push(cell)
      if (cells.length > mostColumns) return { lines, fault: { line, expected: 'fewer-columns' } }
    } while (takesDelimiter(cursor))
    takeLineEnd(cursor)
    if (cells.length === 1 && cells[0]?.trim() === '') continue
    if (lines.length === mostRows) return { lines, fault: { line, expected: 'smaller-file' } }
    lines.push({ line, cells })
  }
  return { lines, fault: null }
}

interface Cursor {
  readonly text: string
  readonly delimiter: number
  at: number
  line: number
}

const quote = 34

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  return at
}

function plainCell(cursor: Cursor): string {
  const { text, delimiter } = cursor
  let end = cursor.at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === 10 || code === 13) break
  }
  const cell = text.slice(cursor.at, end)
  cursor.at = end
  return cell
}

/** null: the quote is not closed, or something stands between its end and the cell's. */
function quotedCell(cursor: Cursor): string | null {
  const { text, delimiter } = cursor
  const start = afterBlanks(text, cursor.at) + 1
  let end = text.indexOf('"', start)
  let hasQuotes = false
  while (end !== -1 && text.charCodeAt(end + 1) === quote) {
    hasQuotes = true
    end = text.indexOf('"', end + 2)
  }
  // A field that long is a quote somebody forgot to close, far above.
  if (end === -1 || end - start > longestLine) return null
  const after = afterBlanks(text, end + 1)
  const code = text.charCodeAt(after)
  if (after < text.length && code !== delimiter && code !== 10 && code !== 13) return null
  const cell = text.slice(start, end)
  if (cell.includes('\n') || cell.includes('\r')) cursor.line += lineAt(cell, cell.length) - 1
  cursor.at = after
  return hasQuotes ? cell.replaceAll('""', '"') : cell
}

function takesDelimiter(cursor: Cursor): boolean {
  if (cursor.at >= cursor.text.length || cursor.text.charCodeAt(cursor.at) !== cursor.delimiter) return false
  cursor.at++
  return true
}

function takeLineEnd(cursor: Cursor): void {
  if (cursor.at >= cursor.text.length) return
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1
  cursor.line++
}
