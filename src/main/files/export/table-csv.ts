import type { FlexRow, JsonValue } from '../../../shared/flex.ts'
import { guard } from './formula-guard.ts'

// RFC 4180: UTF-8 without a mark, commas, CRLF. Numbers keep their dot and JSON is JSON, as another program wants them; texts are
// guarded nevertheless, because anybody at the system writes them and somebody here will open the file in a spreadsheet.

const needsQuotes = /[",\r\n]/

/** Columns we know in their order, then those the rows have besides, in theirs. */
export function tableColumns(known: readonly string[], rows: readonly FlexRow[]): readonly string[] {
  return [...new Set([...known, ...rows.flatMap((row) => Object.keys(row))])]
}

/** The first line. A column's name came over the network too. */
export function tableHeader(columns: readonly string[]): string {
  return lineOf(columns.map((column) => guard(column)))
}

/** Rows as lines, each with its end. A value that is nothing, or a column a row lacks, is an empty field. */
export function tableLines(rows: readonly FlexRow[], columns: readonly string[]): string {
  return rows.map((row) => lineOf(columns.map((column) => fieldOf(ownValue(row, column))))).join('')
}

/** A column may be called as something every object has. */
function ownValue(row: FlexRow, column: string): JsonValue | undefined {
  return Object.hasOwn(row, column) ? row[column] : undefined
}

function fieldOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return guard(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function lineOf(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`
}

function quoted(field: string): string {
  return needsQuotes.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
