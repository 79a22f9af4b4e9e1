import { dataRefusal, type Refusal } from './refusals.ts'
import type { ColumnType, Resource } from './resources.ts'
import type { Row } from './tables.ts'
import { askedValue, compare, noSuchOperator, storedValue, type Comparable } from './values.ts'

/** As in SQL a comparison with nothing is neither true nor false, and neither is its opposite. */
export type Test = (row: Row) => boolean | null

const malformed = (text: string): Refusal =>
  dataRefusal(400, 'PGRST100', `failed to parse filter (${text})`, 'unexpected text in a filter')

/** @throws Refusal 42703 for a column the table has not (fact sheet 16). */
export function columnType({ columns }: Resource, table: string, column: string): ColumnType {
  const type = Object.hasOwn(columns, column) ? columns[column] : undefined
  if (type === undefined) throw dataRefusal(400, '42703', `column ${table}.${column} does not exist`)
  return type
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  neq: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

/** `*` and `%` for any text, `_` for one character, a backslash for the sign behind it as it is. */
function pattern(text: string, flags: string): RegExp {
  const parts = Array.from(text.matchAll(/\\([^])|[^]/gu), ([sign, literal]) => {
    if (sign === '*' || sign === '%') return '.*'
    if (sign === '_') return '.'
    return (literal ?? sign).replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('')}$`, flags)
}

const unquoted = (text: string): string =>
  /^"[^]*"$/.test(text) ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text

/** Splits at commas outside brackets and quotes. */
function items(text: string): readonly string[] {
  const found = ['']
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"' && text.charAt(at - 1) !== '\\') isQuoted = !isQuoted
    else if (!isQuoted && char === '(') depth++
    else if (!isQuoted && char === ')') depth--
    if (char === ',' && depth === 0 && !isQuoted) found.push('')
    else found.push((found.pop() ?? '') + char)
  }
  if (depth !== 0 || isQuoted) throw malformed(text)
  return found
}

function isTest(value: string, whole: string): (stored: Comparable | null) => boolean {
  switch (value.toLowerCase()) {
    case 'null':
      return (stored) => stored === null
    case 'not_null':
      return (stored) => stored !== null
    case 'true':
      return (stored) => stored === true
    case 'false':
      return (stored) => stored === false
    default:
      throw malformed(whole)
  }
}

type ValueTest = (stored: Comparable | null) => boolean | null

function valueTest(type: ColumnType, operator: string, value: string, whole: string): ValueTest {
  const orNull =
    (test: (stored: Comparable) => boolean): ValueTest =>
    (stored) =>
      stored === null ? null : test(stored)
  if (operator === 'is') return isTest(value, whole)
  if (operator === 'in') {
    const list = /^\(([^]*)\)$/.exec(value)?.[1]
    if (list === undefined) throw malformed(whole)
    const wanted = new Set(list === '' ? [] : items(list).map((item) => askedValue(type, unquoted(item))))
    return orNull((stored) => wanted.has(stored))
  }
  if (operator === 'like' || operator === 'ilike') {
    if (type !== 'text') throw noSuchOperator(type, operator === 'like' ? '~~' : '~~*')
    const like = pattern(value, operator === 'like' ? 'su' : 'siu')
    return orNull((stored) => like.test(String(stored)))
  }
  const holds = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined
  if (holds === undefined) throw malformed(whole)
  const wanted = askedValue(type, value)
  return orNull((stored) => holds(compare(stored, wanted)))
}

function negated(test: Test): Test {
  return (row) => {
    const answer = test(row)
    return answer === null ? null : !answer
  }
}

/**
 * One condition, `not.eq.active` on a column (fact sheet 14).
 * @throws Refusal
 */
export function columnTest(resource: Resource, table: string, column: string, condition: string, isQuotable = false): Test {
  const [, not, operator = '', value = ''] = /^(not\.)?([a-z]+)\.([^]*)$/.exec(condition) ?? []
  if (operator === '') throw malformed(condition)
  const type = columnType(resource, table, column)
  const test = valueTest(type, operator, isQuotable ? unquoted(value) : value, condition)
  const ofRow: Test = (row) => test(storedValue(type, row[column]))
  return not === undefined ? ofRow : negated(ofRow)
} // prettier-ignore

const every =
  (tests: readonly Test[]): Test =>
  (row) => {
    const answers = tests.map((test) => test(row))
    return answers.includes(false) ? false : answers.includes(null) ? null : true
  }
const some =
  (tests: readonly Test[]): Test =>
  (row) => {
    const answers = tests.map((test) => test(row))
    return answers.includes(true) ? true : answers.includes(null) ? null : false
  }

/**
 * `or` or `and`, with `not.` before it or not, over conditions in brackets: dots, no `=` (fact sheet 14).
 * @throws Refusal
 */
export function logicTest(resource: Resource, table: string, logic: string, text: string): Test {
  const inside = /^\(([^]+)\)$/.exec(text)?.[1]
  if (inside === undefined) throw malformed(text)
  const tests = items(inside).map((item) => {
    const [, nested, brackets] = /^((?:not\.)?(?:or|and))(\([^]*\))$/.exec(item.trim()) ?? []
    if (nested !== undefined && brackets !== undefined) return logicTest(resource, table, nested, brackets)
    const [, column, condition] = /^(\w+)\.([^]*)$/.exec(item.trim()) ?? []
    if (column === undefined || condition === undefined) throw malformed(item)
    return columnTest(resource, table, column, condition, true)
  })
  const joined = logic.endsWith('or') ? some(tests) : every(tests)
  return logic.startsWith('not.') ? negated(joined) : joined
}
