import { isAppError } from '../../../shared/errors.ts'
import type { ColumnMapping, FilePlace } from '../../../shared/import-file.ts'
import { applyMapping } from '../import/mapping.ts'
import type { CsvTable, FileReading, Statement } from '../import/port.ts'
import { closingOf, newestFirst } from './closing.ts'
import { headSignature } from './head-signature.ts'
import type { FileSummary, StatementSummary } from './protocol.ts'

/** A file as far as it is understood: what is told of it, and the statements themselves. */
export interface Understanding {
  readonly summary: FileSummary
  readonly statements: readonly Statement[]
  /** Of a CSV of no known bank. */
  readonly table: CsvTable | null
}

/** What a reading amounts to. A table whose guessed mapping fits all its rows is understood by that, until the person says
 *  otherwise. @throws nothing that the reading itself did not. */
export function understand(reading: FileReading): Understanding {
  if (reading.kind === 'table') return mapTable(reading.table, reading.table.guess, false)
  const { format, table } = reading
  const statements = withNewestFirst(reading.statements)
  const summary: FileSummary = {
    format,
    table:
      table === undefined
        ? null
        : tableSummary(table, { mapping: table.guess, isRemembered: true, problem: null }),
    statements: statements.map(summaryOf),
  }
  return { summary, statements, table: table ?? null }
}

/** The table as this mapping reads it; a mapping that does not fit is told of with its place. */
export function mapTable(
  table: CsvTable,
  mapping: ColumnMapping | null,
  isRemembered: boolean,
): Understanding {
  const { statements, problem } = mapping === null ? unmapped : tryMapping(table, mapping)
  const summary: FileSummary = {
    format: statements.length === 0 ? null : 'mapped-csv',
    table: tableSummary(table, { mapping, isRemembered, problem }),
    statements: statements.map(summaryOf),
  }
  return { summary, statements, table }
}

interface Mapped {
  readonly statements: readonly Statement[]
  readonly problem: FilePlace | null
}
const unmapped: Mapped = { statements: [], problem: null }

function tryMapping(table: CsvTable, mapping: ColumnMapping): Mapped {
  try {
    return { statements: withNewestFirst([applyMapping(table, mapping)]), problem: null }
  } catch (error) {
    if (!isAppError(error, 'file-unreadable') || error.place === undefined) throw error
    return { statements: [], problem: error.place }
  }
}

function withNewestFirst(statements: readonly Statement[]): readonly Statement[] {
  return statements.map((statement) => ({
    ...statement,
    closing: closingOf(statement),
    rows: newestFirst(statement.rows),
  }))
}

const sampleLines = 12
/** A cell of a sample is for a person to recognise its column by. */
const longestCell = 200

function tableSummary(
  table: CsvTable,
  {
    mapping,
    isRemembered,
    problem,
  }: Pick<NonNullable<FileSummary['table']>, 'mapping' | 'isRemembered' | 'problem'>,
): NonNullable<FileSummary['table']> {
  const headerLine = mapping?.headerLine ?? table.headerLine
  const header = table.lines[headerLine]?.cells ?? []
  return {
    delimiter: table.delimiter,
    headerLine,
    header: header.map(cut),
    sample: table.lines
      .slice(headerLine + 1, headerLine + 1 + sampleLines)
      .map(({ cells }) => cells.map(cut)),
    lineCount: table.lines.length,
    mapping,
    isRemembered,
    problem,
    signature: header.length === 0 ? null : headSignature(header, table.delimiter),
  }
}

function cut(cell: string): string {
  return cell.slice(0, longestCell)
}

const previewRows = 8

function summaryOf({ ref, number, iban, accountName, currency, closing, rows }: Statement): StatementSummary {
  let from: string | null = null
  let to: string | null = null
  for (const { bookedOn } of rows) {
    if (from === null || bookedOn < from) from = bookedOn
    if (to === null || bookedOn > to) to = bookedOn
  }
  // By day, wherever they stand: some files are in order of purchase, or of card. Rows of one day stay as they are.
  const preview = rows
    .toSorted((a, b) => (a.bookedOn < b.bookedOn ? 1 : a.bookedOn > b.bookedOn ? -1 : 0))
    .slice(0, previewRows)
    .map(({ bookedOn, amount, text, counterparty }) => ({ bookedOn, amount, text, counterparty }))
  return { ref, number, iban, accountName, currency, rowCount: rows.length, from, to, preview, closing }
}
