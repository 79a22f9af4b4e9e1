import type { ExportProfile } from '../../../shared/contract.ts'
import type { ExportRow } from '../../../shared/export-row.ts'
import type { CalendarDate } from '../../../shared/ids.ts'
import { decimalOf } from '../../../shared/money.ts'
import type { Column } from './columns.ts'
import { guard } from './formula-guard.ts'

/** One way to write a file. Both end lines with CRLF and never let a locale format a number: no grouping, ASCII minus. */
export interface Profile {
  readonly byteOrderMark: '' | '\ufeff'
  readonly separator: ',' | ';'
  header(column: Column): string
  text(value: string): string
  date(value: CalendarDate): string
  decimal(value: string): string
  readonly status: Readonly<Record<ExportRow['status'], string>>
  readonly flag: readonly [no: string, yes: string]
}

/** For machines: UTF-8 without a mark, comma, dot, ISO dates. Text is exactly as stored, so it is not guarded against
 *  formulas: do not open it in a spreadsheet by double-click. */
const rfc4180: Profile = {
  byteOrderMark: '',
  separator: ',',
  header: (column) => column.name,
  text: (value) => value,
  date: (value) => value,
  decimal: (value) => value,
  status: { booked: 'booked', pending: 'pending' },
  flag: ['false', 'true'],
}

/** For Excel in Norway, where the comma is the decimal mark and so the semicolon parts fields. Excel takes the mark at
 *  the start for UTF-8; a `sep=` line would make it forget that. Source: files sheet, section 2. */
const excelNorway: Profile = {
  byteOrderMark: '\ufeff',
  separator: ';',
  header: (column) => column.norwegian,
  text: guard,
  date: (value) => `${value.slice(8, 10)}.${value.slice(5, 7)}.${value.slice(0, 4)}`,
  decimal: (value) => value.replace('.', ','),
  status: { booked: 'bokført', pending: 'venter' },
  flag: ['nei', 'ja'],
}

export const profiles: Readonly<Record<ExportProfile, Profile>> = { rfc4180, 'excel-no': excelNorway }

const plainDecimal = /^-?\d+(?:\.\d+)?$/

/** A field as the profile writes it, not yet quoted. Nothing known is an empty field. */
export function fieldOf(column: Column, row: ExportRow, profile: Profile): string {
  switch (column.kind) {
    case 'text':
      return profile.text(column.of(row) ?? '')
    case 'date': {
      const date = column.of(row)
      return date === null ? '' : profile.date(date)
    }
    case 'amount': {
      const [minor, currency] = column.of(row)
      return minor === null || currency === null ? '' : profile.decimal(decimalOf({ minor, currency }))
    }
    case 'decimal': {
      const decimal = column.of(row) ?? ''
      return plainDecimal.test(decimal) ? profile.decimal(decimal) : profile.text(decimal)
    }
    case 'number':
      return String(column.of(row) ?? '')
    case 'status':
      return profile.status[column.of(row)]
    case 'flag':
      return profile.flag[column.of(row) ? 1 : 0]
  }
}
