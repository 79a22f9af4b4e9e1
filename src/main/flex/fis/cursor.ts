import { AppError } from '../../../shared/errors.ts'
import type { FlexQuery, FlexRow } from '../../../shared/flex.ts'

/** Where a list in a column's order goes on: behind this row. */
export interface Cursor {
  readonly field: string
  readonly descending: boolean
  /** Of the row, as FIS takes it in a filter; null: it has none there. */
  readonly value: string | null
  /** Its digits. */
  readonly id: string
}

/** The row a batch ended with, as the place to go on from. @throws AppError `unexpected-response` for one that cannot be that. */
export function cursorAt(row: FlexRow, { field, descending }: NonNullable<FlexQuery['order']>): Cursor {
  const value = row[field] ?? null
  if (typeof value === 'object' && value !== null) throw unexpected('a column that has no order')
  return { field, descending, value: value === null ? null : String(value), id: String(idOf(row)) }
}

/**
 * What stands behind a row in `order=<field>,id.asc`, as one parameter (fact sheet 14). PostgreSQL puts rows without a value last, and
 * first where the order is turned round. Values stand in double quotes: what is in one cannot end it.
 */
export function cursorText({ field, descending, value, id }: Cursor): string {
  const column = encodeURIComponent(field)
  const same = value === null ? `${column}.is.null` : `${column}.eq.${quoted(value)}`
  const sooner = `and(${same},id.gt.${id})`
  if (value === null) return `or=(${descending ? `${column}.not.is.null,` : ''}${sooner})`
  const later = `${column}.${descending ? 'lt' : 'gt'}.${quoted(value)}`
  return `or=(${later},${sooner}${descending ? '' : `,${column}.is.null`})`
}

function quoted(value: string): string {
  return encodeURIComponent(`"${value.replaceAll(/["\\]/g, '\\$&')}"`)
}

/** A number, or the text of one too large for it. @throws AppError `unexpected-response` */
export function idOf({ id }: FlexRow): bigint {
  const text = typeof id === 'number' || typeof id === 'string' ? String(id) : ''
  if (!/^-?\d{1,20}$/.test(text)) throw unexpected('a row without its id')
  return BigInt(text)
}

function unexpected(what: string): AppError {
  return new AppError('unexpected-response', `rows of FIS: ${what}`)
}
