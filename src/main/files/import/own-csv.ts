import type { CsvDelimiter, DateForm } from '../../../shared/import-file.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import { columns, firstColumns } from '../export/columns.ts'
import { unguard } from '../export/formula-guard.ts'
import { accountNames } from './account-text.ts'
import { decimalText, type DecimalMark } from './amount-text.ts'
import { bodyOf, cellsOf, withoutEmptyEnd } from './csv-body.ts'
import { rawWriter } from './csv-row.ts'
import { calendarDate, dateFormsOf } from './date-text.ts'
import type { DelimitedLine } from './delimited.ts'
import { joinParts, type GroupedRow } from './own-split.ts'
import type { Statement } from './port.ts'
import { unreadable } from './unreadable.ts'

/** How one of our own profiles writes cells; the other way round than files/export/profiles.ts. */
interface OwnProfile {
  readonly delimiter: CsvDelimiter
  readonly heading: 'name' | 'norwegian'
  readonly decimalMark: DecimalMark
  readonly text: (cell: string) => string
  readonly pending: string
}

const profiles: readonly OwnProfile[] = [
  { delimiter: ',', heading: 'name', decimalMark: '.', text: (cell) => cell, pending: 'pending' },
  // Excel saves what it opened with a semicolon as well, so the separator tells the profiles apart and nothing else does.
  { delimiter: ';', heading: 'norwegian', decimalMark: ',', text: unguard, pending: 'venter' },
]

export interface OwnTable {
  readonly delimiter: CsvDelimiter
  readonly lines: readonly DelimitedLine[]
}

/** Is this the head of a file our own export wrote? Each release may add columns at the end (files/export/columns.ts), so an
 *  earlier one's file has fewer. */
export function ownProfileOf(header: readonly string[], delimiter: CsvDelimiter): OwnProfile | null {
  const profile = profiles.find((candidate) => candidate.delimiter === delimiter)
  if (profile === undefined) return null
  const length = Math.max(firstColumns, withoutEmptyEnd(header).length)
  const known = columns.slice(0, length)
  return known.every((column, index) => header[index] === column[profile.heading]) ? profile : null
}

/**
 * A file of our own export, read back exactly: one statement an account, text unchanged and without its formula guard,
 * pending rows left out (the bank will book them, or not), the parts of a split row one row again. Notes, tags and what parts
 * are called stay in the file.
 * @throws AppError `file-unreadable` with line and heading.
 */
export function readOwnCsv({ lines }: OwnTable, profile: OwnProfile): readonly Statement[] {
  const header = withoutEmptyEnd(lines[0]?.cells ?? [])
  const body = bodyOf(lines.slice(1), header.length, 0)
  const rawOf = rawWriter(header)
  const [date] = dateFormsOf(cellsOf(body, [0]), ['yyyy-mm-dd', 'dd.mm.yyyy'])
  const reader = { header, profile, date: date ?? 'yyyy-mm-dd', rawOf }
  const groups = new Map<string, { readonly first: OwnRow; readonly rows: GroupedRow[] }>()
  for (const line of body) {
    const own = readOwnRow(line, reader)
    if (own.isPending) continue
    const key = JSON.stringify([own.accountName, own.accountNumber, own.currency])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: own, rows: [own] })
    else group.rows.push(own)
  }
  if (groups.size === 0) throw unreadable('rows')
  return [...groups.values()].map(({ first, rows }, index) => ({
    ref: String(index + 1),
    ...accountNames(first.accountNumber),
    accountName: first.accountName === '' ? null : first.accountName,
    currency: first.currency,
    opening: null,
    closing: null,
    rows: joinParts(rows),
  }))
}

interface OwnRow extends GroupedRow {
  readonly accountName: string
  readonly accountNumber: string
  readonly currency: string
  readonly isPending: boolean
}

interface OwnReader {
  readonly header: readonly string[]
  readonly profile: OwnProfile
  readonly date: DateForm
  readonly rawOf: (cells: readonly string[]) => string
}

const indexOf = new Map(columns.map((column, index) => [column.name, index]))

function readOwnRow({ line, cells }: DelimitedLine, { header, profile, date, rawOf }: OwnReader): OwnRow {
  const at = (name: string) => indexOf.get(name) ?? -1
  const cell = (name: string) => cells[at(name)] ?? ''
  const text = (name: string) => profile.text(cell(name))
  const textOrNull = (name: string) => (cell(name) === '' ? null : text(name))
  const dayOrNull = (name: string): CalendarDate | null => {
    const on = calendarDate(cell(name), date)
    if (on === null && cell(name) !== '') throw unreadable('date', line, header[at(name)])
    return on
  }
  const decimalOrNull = (name: string): string | null => {
    const amount = decimalText(cell(name), profile.decimalMark)
    if (amount === null && cell(name) !== '') throw unreadable('amount', line, header[at(name)])
    return amount
  }
  const currencyOrNull = (name: string): string | null => {
    const code = cell(name)
    if (code !== '' && !/^[A-Z]{3}$/.test(code)) throw unreadable('currency', line, header[at(name)])
    return code === '' ? null : code
  }
  const required = <T>(value: T | null, expected: 'date' | 'amount' | 'currency', name: string): T => {
    if (value === null) throw unreadable(expected, line, header[at(name)])
    return value
  }
  const original = decimalOrNull('original_amount')
  return {
    accountName: text('account_name'),
    accountNumber: text('account_number'),
    currency: required(currencyOrNull('currency'), 'currency', 'currency'),
    isPending: cell('status') === profile.pending,
    group: cell('split_group').trim(),
    row: {
      line,
      bookedOn: required(dayOrNull('booking_date'), 'date', 'booking_date'),
      valueOn: dayOrNull('value_date'),
      purchasedOn: dayOrNull('purchase_date'),
      amount: required(decimalOrNull('amount'), 'amount', 'amount'),
      balanceAfter: null,
      original:
        original === null
          ? null
          : {
              amount: original,
              currency: required(currencyOrNull('original_currency'), 'currency', 'original_currency'),
            },
      rate: rateOf(cell('rate'), profile),
      text: text('text'),
      bankText: text('bank_text'),
      counterparty: textOrNull('payee'),
      counterpartyAccount: textOrNull('payee_account'),
      message: textOrNull('message'),
      typeCode: null,
      typeText: null,
      reference: textOrNull('bank_reference'),
      raw: rawOf(cells),
    },
  }
}

/** A plain number has the profile's decimal mark; anything else was written as text. */
function rateOf(cell: string, { decimalMark, text }: OwnProfile): string | null {
  if (cell === '') return null
  const isPlain = decimalMark === ',' ? /^-?\d+(?:,\d+)?$/.test(cell) : /^-?\d+(?:\.\d+)?$/.test(cell)
  return isPlain ? cell.replace(',', '.') : text(cell)
}
