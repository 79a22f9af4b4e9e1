import type { JsonValue } from '../../../shared/flex.ts'
import { microsOf } from './instants.ts'
import { dataRefusal, type Refusal } from './refusals.ts'
import type { ColumnType } from './resources.ts'

/** What two values of one column are compared by. Instants are microseconds since 1970. */
export type Comparable = string | number | boolean

const sqlNames: Readonly<Record<ColumnType, string>> = {
  int: 'bigint',
  number: 'numeric',
  text: 'text',
  bool: 'boolean',
  date: 'date',
  instant: 'timestamp with time zone',
  list: 'text[]',
  json: 'jsonb',
}

/** Of a row; null: there is none. */
export function storedValue(type: ColumnType, value: JsonValue | undefined): Comparable | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return `{${value.map(String).join(',')}}`
  if (typeof value === 'object') return JSON.stringify(value)
  return type === 'instant' && typeof value === 'string' ? microsOf(value) : (value as Comparable)
}

const bools: Readonly<Record<string, boolean>> = { true: true, t: true, false: false, f: false }

function read(type: ColumnType, text: string): Comparable | null {
  switch (type) {
    case 'int':
      return /^-?\d{1,19}$/.test(text) ? Number(text) : null
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
    case 'bool':
      return bools[text.toLowerCase()] ?? null
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && microsOf(text) !== null ? text : null
    case 'instant':
      return microsOf(text)
    default:
      return text
  }
}

/** Of a filter. @throws Refusal where it is no value of the column's type. */
export function askedValue(type: ColumnType, text: string): Comparable {
  const value = read(type, text)
  if (value !== null) return value
  const code = type === 'date' || type === 'instant' ? '22007' : '22P02'
  throw dataRefusal(400, code, `invalid input syntax for type ${sqlNames[type]}: "${text}"`)
}

/** Text by code points, as PostgreSQL without a language. */
export function compare(a: Comparable, b: Comparable): number {
  return a === b ? 0 : a < b ? -1 : 1
}

export function noSuchOperator(type: ColumnType, operator: string): Refusal {
  return dataRefusal(404, '42883', `operator does not exist: ${sqlNames[type]} ${operator} unknown`)
}
