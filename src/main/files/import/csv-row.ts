import type { DateForm } from '../../../shared/import-file.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import { absolute, decimalText, isZero, negated, type DecimalMark } from './amount-text.ts'
import { bareAccount } from './account-text.ts'
import { tidy, toldByText, untold } from './bank-text.ts'
import { calendarDate } from './date-text.ts'
import type { DelimitedLine } from './delimited.ts'
import type { StatementRow } from './port.ts'
import { unreadable } from './unreadable.ts'

/** Which column of a table means what, counted from 0; null: there is none. */
export interface CsvColumns {
  readonly date: number
  readonly valueDate: number | null
  readonly amount:
    | { readonly kind: 'signed'; readonly column: number; readonly isReversed: boolean }
    | { readonly kind: 'in-out'; readonly in: number; readonly out: number }
  readonly text: readonly number[]
  readonly counterparty: number | null
  readonly counterpartyAccount: number | null
  /** The account a row's money went to and came from, where the bank names both; which is the other one, the sign tells. */
  readonly toAccount: number | null
  readonly fromAccount: number | null
  readonly message: number | null
  readonly typeText: number | null
  readonly typeCode: number | null
  readonly reference: number | null
  readonly balance: number | null
}

/** How the cells of the whole file are written. */
export interface CsvForms {
  readonly date: DateForm
  readonly decimalMark: DecimalMark
  /** A Norwegian bank's own file, whose texts tell the day of the purchase in known patterns. */
  readonly isNorwegian: boolean
}

/** Cells as JSON under their headings; two of one name are told apart. */
export function rawWriter(header: readonly string[]): (cells: readonly string[]) => string {
  const seen = new Map<string, number>()
  const keys = header.map((heading) => {
    const name = heading.trim()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return JSON.stringify(count === 1 ? name : `${name} (${count})`)
  })
  return (cells) =>
    `{${keys.map((key, column) => `${key}:${JSON.stringify(cells[column] ?? '')}`).join(',')}}`
}

export interface RowReader {
  readonly columns: CsvColumns
  readonly forms: CsvForms
  readonly header: readonly string[]
  readonly rawOf: (cells: readonly string[]) => string
}

/** One line as a row. @throws AppError `file-unreadable` `date`, `amount` or `one-amount`, with line and heading. */
export function readRow({ line, cells }: DelimitedLine, reader: RowReader): StatementRow {
  const { columns, forms, header } = reader
  const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''))
  const day = (column: number): CalendarDate => {
    const on = calendarDate(cell(column), forms.date)
    if (on === null) throw unreadable('date', line, header[column])
    return on
  }
  const decimal = (column: number): string | null => {
    if (tidy(cell(column)) === null) return null
    const amount = decimalText(cell(column), forms.decimalMark)
    if (amount === null) throw unreadable('amount', line, header[column])
    return amount
  }
  const bookedOn = day(columns.date)
  const amount = signedAmount(columns.amount, decimal, (column) =>
    unreadable('one-amount', line, header[column]),
  )
  const bankText =
    columns.text.length === 1 ? cell(columns.text[0] ?? null) : columns.text.map(cell).join(' ').trim()
  const told = forms.isNorwegian ? toldByText(bankText, bookedOn, amount) : untold(bankText)
  const isOut = amount.startsWith('-')
  const counterparty = tidy(cell(columns.counterparty))
  const { valueDate, balance } = columns
  return {
    line,
    bookedOn,
    valueOn: valueDate === null || tidy(cell(valueDate)) === null ? null : day(valueDate),
    purchasedOn: told.purchasedOn,
    amount,
    balanceAfter: balance === null ? null : decimal(balance),
    original:
      told.original === null ? null : { ...told.original, amount: signedAs(told.original.amount, isOut) },
    rate: told.rate,
    text: told.text === '' ? (counterparty ?? tidy(cell(columns.typeText)) ?? '') : told.text,
    bankText,
    counterparty,
    counterpartyAccount:
      bareAccount(cell(columns.counterpartyAccount)) ??
      bareAccount(cell(isOut ? columns.toAccount : columns.fromAccount)),
    message: tidy(cell(columns.message)),
    typeCode: tidy(cell(columns.typeCode)),
    typeText: tidy(cell(columns.typeText)),
    reference: tidy(cell(columns.reference)),
    raw: reader.rawOf(cells),
  }
}

function signedAs(decimal: string, isOut: boolean): string {
  return isOut ? negated(decimal) : decimal
}

/** Money in and money out keep their direction whatever sign stands there: `Ut` is seen both negative and positive (files
 *  sheet, section 1). A zero beside the other one is an empty cell written out. */
function signedAmount(
  amount: CsvColumns['amount'],
  decimal: (column: number) => string | null,
  fault: (column: number) => Error,
): string {
  if (amount.kind === 'signed') {
    const signed = decimal(amount.column)
    if (signed === null) throw fault(amount.column)
    return amount.isReversed ? negated(signed) : signed
  }
  const given = decimal(amount.in)
  const taken = decimal(amount.out)
  if (given !== null && taken !== null && !isZero(given) && !isZero(taken)) throw fault(amount.out)
  if (given !== null && (taken === null || !isZero(given))) return absolute(given)
  if (taken === null) throw fault(amount.in)
  return isZero(taken) ? absolute(taken) : negated(absolute(taken))
}
