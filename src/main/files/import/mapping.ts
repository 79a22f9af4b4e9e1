import { dateForms, type ColumnMapping, type FilePlace } from '../../../shared/import-file.ts'
import { accountNumberIn } from './account-text.ts'
import { tidy } from './bank-text.ts'
import { bodyOf, withoutEmptyEnd } from './csv-body.ts'
import { rawWriter, readRow, type CsvColumns } from './csv-row.ts'
import type { DelimitedLine } from './delimited.ts'
import type { CsvTable, Statement } from './port.ts'
import { unreadable } from './unreadable.ts'
import { namedOnce } from './row-references.ts'

/**
 * Can this mapping be of this table at all: its head is a line of it, and every column it names exists, is a whole number
 * and does not do two jobs that exclude each other. null: it can. Looks at no row, so it costs nothing.
 */
export function checkMapping(table: CsvTable, mapping: ColumnMapping): FilePlace | null {
  const place = (expected: FilePlace['expected']): FilePlace => ({ line: null, column: null, expected })
  const { headerLine } = mapping
  if (!Number.isInteger(headerLine) || headerLine < -1 || headerLine >= table.lines.length)
    return place('header')
  const width = widthOf(table, mapping)
  const { date, valueDate, amount, text, counterparty, counterpartyAccount, message, reference } = mapping
  const sums = amount.kind === 'signed' ? [amount.column] : [amount.in, amount.out]
  const optional = [
    valueDate,
    counterparty,
    counterpartyAccount,
    message,
    reference,
    mapping.balance,
    mapping.currency,
  ]
  const named = [date.column, ...sums, ...text, ...optional.filter((column) => column !== null)]
  if (named.some((column) => !Number.isInteger(column) || column < 0 || column >= width))
    return place('header')
  if (!dateForms.includes(date.form) || sums.includes(date.column)) return place('date')
  if (new Set(sums).size !== sums.length) return place('one-amount')
  return null
}

/** Cells in a row: as many as the head has, or the first row where there is no head. */
function widthOf({ lines }: CsvTable, { headerLine }: ColumnMapping): number {
  return headerLine === -1
    ? (lines[0]?.cells.length ?? 0)
    : withoutEmptyEnd(lines[headerLine]?.cells ?? []).length
}

/**
 * The table's rows as the person named its columns; a preview passes the table with fewer `lines`. Nothing is guessed.
 * @throws AppError `file-unreadable` with line and heading, at the first row that is not as the mapping says.
 */
export function applyMapping(table: CsvTable, mapping: ColumnMapping): Statement {
  const misfit = checkMapping(table, mapping)
  if (misfit !== null) throw unreadable(misfit.expected)
  const { lines } = table
  const width = widthOf(table, mapping)
  const header = mapping.headerLine === -1 ? [] : (lines[mapping.headerLine]?.cells ?? []).slice(0, width)
  const body = bodyOf(lines.slice(mapping.headerLine + 1), width, mapping.date.column)
  const names =
    header.length === 0 ? Array.from({ length: width }, (_, column) => String(column + 1)) : header
  const reader = {
    columns: columnsOf(mapping),
    forms: { date: mapping.date.form, decimalMark: mapping.decimalMark, isNorwegian: false },
    header,
    rawOf: rawWriter(names),
  }
  return {
    ref: '1',
    number: accountNumberIn(
      lines.slice(0, Math.max(0, mapping.headerLine)).map(({ cells }) => cells.join(' ')),
    ),
    iban: null,
    accountName: null,
    currency: currencyOf(body, mapping.currency, header),
    opening: null,
    closing: null,
    rows: namedOnce(body.map((line) => readRow(line, reader))),
  }
}

function columnsOf(mapping: ColumnMapping): CsvColumns {
  return {
    date: mapping.date.column,
    valueDate: mapping.valueDate,
    amount: mapping.amount,
    text: mapping.text,
    counterparty: mapping.counterparty,
    counterpartyAccount: mapping.counterpartyAccount,
    toAccount: null,
    fromAccount: null,
    message: mapping.message,
    typeText: null,
    typeCode: null,
    reference: mapping.reference,
    balance: mapping.balance,
  }
}

/** One currency for all rows: a statement is of one account. Empty cells say nothing. */
function currencyOf(
  body: readonly DelimitedLine[],
  column: number | null,
  header: readonly string[],
): string | null {
  if (column === null) return null
  let currency: string | null = null
  for (const { line, cells } of body) {
    const code = tidy(cells[column])?.toUpperCase() ?? null
    if (code === null) continue
    if (!/^[A-Z]{3}$/.test(code) || (currency !== null && code !== currency)) {
      throw unreadable('currency', line, header[column])
    }
    currency = code
  }
  return currency
}
