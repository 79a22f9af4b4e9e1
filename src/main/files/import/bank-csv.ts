import type { CsvDelimiter } from '../../../shared/import-file.ts'
import { accountNames, accountNumberIn, bareAccount } from './account-text.ts'
import { decimalMarkOf } from './amount-text.ts'
import { bodyOf, cellsOf, withoutEmptyEnd } from './csv-body.ts'
import type { RecognisedLayout } from './csv-layouts.ts'
import { rawWriter, readRow, type CsvColumns, type CsvForms } from './csv-row.ts'
import { dateFormsOf } from './date-text.ts'
import type { DelimitedLine } from './delimited.ts'
import type { Statement, StatementRow } from './port.ts'
import { unreadable } from './unreadable.ts'

export interface BankTable {
  readonly recognised: RecognisedLayout
  readonly delimiter: CsvDelimiter
  readonly lines: readonly DelimitedLine[]
  /** Its index among the lines. */
  readonly headerLine: number
}

/**
 * A bank's own CSV as statements: one, or one an account where the layout names it in each row (bunq).
 * @throws AppError `file-unreadable` with line and heading.
 */
export function readBankCsv({ recognised, delimiter, lines, headerLine }: BankTable): readonly Statement[] {
  const { layout } = recognised
  const header = withoutEmptyEnd(lines[headerLine]?.cells ?? [])
  const columns = columnsOf(recognised)
  const body = bodyOf(lines.slice(headerLine + 1), header.length, columns.date)
  const forms = formsOf(body, columns, recognised, delimiter)
  const reader = { columns, forms, header, rawOf: rawWriter(header) }
  const kept = body.filter(({ cells }) => !isReserved(cells, columns))
  if (kept.length === 0) throw unreadable('rows')
  const rows = kept.map((line) => readRow(line, reader))
  const account = recognised.columnOf.get('account')
  if (layout.format === 'bunq-csv' && account !== undefined) return byAccount(kept, rows, account, header)
  const above = accountNumberIn(lines.slice(0, headerLine).map(({ cells }) => cells.join(' ')))
  return [statement('1', above ?? ownNumber(kept, rows, columns), null, rows)]
}

function columnsOf({ columnOf }: RecognisedLayout): CsvColumns {
  const optional = (role: Parameters<typeof columnOf.get>[0]) => columnOf.get(role) ?? null
  const signed = columnOf.get('amount')
  return {
    date: columnOf.get('date') ?? 0,
    valueDate: optional('valueDate'),
    amount:
      signed === undefined
        ? { kind: 'in-out', in: columnOf.get('in') ?? 0, out: columnOf.get('out') ?? 0 }
        : { kind: 'signed', column: signed, isReversed: false },
    text: [columnOf.get('text') ?? 0],
    counterparty: optional('counterparty'),
    counterpartyAccount: optional('counterpartyAccount'),
    toAccount: optional('toAccount'),
    fromAccount: optional('fromAccount'),
    message: optional('message'),
    typeText: optional('typeText'),
    typeCode: optional('typeCode'),
    reference: null,
    balance: optional('balance'),
  }
}

function formsOf(
  body: readonly DelimitedLine[],
  columns: CsvColumns,
  { layout }: RecognisedLayout,
  delimiter: CsvDelimiter,
): CsvForms {
  const { amount, balance, date, valueDate } = columns
  const sums = amount.kind === 'signed' ? [amount.column, balance] : [amount.in, amount.out, balance]
  const mark = decimalMarkOf(cellsOf(body, sums))
  const [form] = dateFormsOf(cellsOf(body, [date, valueDate]), layout.dateForms)
  return {
    date: form ?? layout.dateForms[0] ?? 'yyyy-mm-dd',
    isNorwegian: layout.format !== 'bunq-csv',
    decimalMark: mark === 'either' || mark === 'mixed' ? layout.decimalMark(delimiter) : mark,
  }
}

/** Not booked yet: DNB ends (older files: begins) the text of such a row with these words, a value date or not (seen in
 *  several public importers). Anything less clear is kept. */
const reserved = /^reservert (?:transaksjon|beløp)(?!\p{L})|(?<!\p{L})reservert transaksjon$/iu

function isReserved(cells: readonly string[], columns: CsvColumns): boolean {
  return columns.text.some((column) => reserved.test((cells[column] ?? '').trim()))
}

/** The account the file is of: where the bank names both ends of a row, the end that is the same in all rows. */
function ownNumber(
  lines: readonly DelimitedLine[],
  rows: readonly StatementRow[],
  { toAccount, fromAccount }: CsvColumns,
): string | null {
  if (toAccount === null || fromAccount === null) return null
  const found = new Set<string>()
  for (const [index, { cells }] of lines.entries()) {
    const isOut = rows[index]?.amount.startsWith('-') === true
    const own = bareAccount(cells[isOut ? fromAccount : toAccount])
    if (own !== null) found.add(own)
  }
  const [only = null] = found
  return found.size === 1 ? accountNames(only).number : null
}

function byAccount(
  lines: readonly DelimitedLine[],
  rows: readonly StatementRow[],
  column: number,
  header: readonly string[],
): readonly Statement[] {
  const groups = new Map<string, StatementRow[]>()
  for (const [index, row] of rows.entries()) {
    const account = bareAccount(lines[index]?.cells[column])
    if (account === null) throw unreadable('account', row.line, header[column])
    const group = groups.get(account)
    if (group === undefined) groups.set(account, [row])
    else group.push(row)
  }
  return [...groups].map(([account, group], index) => {
    const { number, iban } = accountNames(account)
    return statement(String(index + 1), number, iban, group)
  })
}

function statement(
  ref: string,
  number: string | null,
  iban: string | null,
  rows: readonly StatementRow[],
): Statement {
  return { ref, number, iban, accountName: null, currency: null, opening: null, closing: null, rows }
}
