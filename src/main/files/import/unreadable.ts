import { AppError } from '../../../shared/errors.ts'
import type { FileExpectation } from '../../../shared/import-file.ts'

const longestColumn = 80

/**
 * The error of a file that cannot be read: where, and what should have stood there. Its message goes to the log and so
 * holds nothing of the file; the column's heading travels in `place` only, for the person's own eyes.
 */
export function unreadable(
  expected: FileExpectation,
  line: number | null = null,
  column: string | null = null,
): AppError {
  const heading = column?.replace(/\s+/g, ' ').trim().slice(0, longestColumn) ?? ''
  return new AppError('file-unreadable', `a file could not be read: expected ${expected}`, {
    place: { line, column: heading === '' ? null : heading, expected },
  })
}

/** The line (from 1, as an editor counts: CRLF, LF or CR ends one) of a place in a text. */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = 0; at < index; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line++
  }
  return line
}
