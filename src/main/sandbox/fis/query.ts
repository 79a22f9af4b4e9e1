import type { Context } from 'hono'
import { columnTest, columnType, logicTest, type Test } from './filters.ts'
import { microsOf } from './instants.ts'
import { dataRefusal, httpRefusal } from './refusals.ts'
import type { ColumnType, Resource } from './resources.ts'
import type { Row } from './tables.ts'
import type { Env } from './world.ts'
import { compare, storedValue } from './values.ts'

interface OrderKey {
  readonly column: string
  readonly type: ColumnType
  readonly isDescending: boolean
  readonly hasNullsFirst: boolean
}

/** What a list is asked for, all but what is embedded. */
export interface Query {
  readonly tests: readonly Test[]
  readonly order: readonly OrderKey[]
  readonly offset: number
  readonly limit: number
  readonly counts: boolean
}

/** A list that names no limit gets so many (fact sheet 14). */
const defaultLimit = 2000

/** One rule for all tables: from `valid_from` up to, not including, `valid_to`, if there is one. @throws Refusal */
export function validAtTest(resource: Resource, table: string, text: string): Test {
  const at = microsOf(text)
  if (at === null) throw httpRefusal(400, { details: 'valid_at is not an instant' })
  const from = columnType(resource, table, 'valid_from')
  const to = columnType(resource, table, 'valid_to')
  return (row) => {
    const [begins, ends] = [storedValue(from, row.valid_from), storedValue(to, row.valid_to)]
    return begins !== null && Number(begins) <= at && (ends === null || at < Number(ends))
  }
}

function orderKey(resource: Resource, table: string, text: string): OrderKey {
  const [, column, direction, nulls] =
    /^(\w+)(?:\.(asc|desc))?(?:\.(nullsfirst|nullslast))?$/.exec(text) ?? []
  if (column === undefined) throw dataRefusal(400, 'PGRST100', `failed to parse order (${text})`)
  const isDescending = direction === 'desc'
  const hasNullsFirst = nulls === undefined ? isDescending : nulls === 'nullsfirst'
  return { column, type: columnType(resource, table, column), isDescending, hasNullsFirst }
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw dataRefusal(400, 'PGRST100', `failed to parse ${name} parameter (${text})`)
}

/** `Range: 0-24` does what `limit` and `offset` do; the parameters come first (fact sheet 15). */
function rangeHeader(c: Context<Env>): { readonly offset: number; readonly limit: number | null } {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})?$/.exec(c.req.header('range') ?? '') ?? []
  if (from === undefined) return { offset: 0, limit: null }
  const limit = to === undefined ? null : Number(to) - Number(from) + 1
  if (limit !== null && limit < 1) throw dataRefusal(416, 'PGRST103', 'Requested range not satisfiable')
  return { offset: Number(from), limit }
}

/** `select` is thrown away by the service in front (fact sheet 14). */
const notFilters = new Set(['select', 'order', 'limit', 'offset', 'embed', 'valid_at'])

/**
 * Reads a query's parameters for a table. `<relation>.valid_at` belongs to what is embedded and is left to it.
 * @throws Refusal
 */
export function readQuery(c: Context<Env>, table: string, resource: Resource): Query {
  const params = new URL(c.req.url).searchParams
  const tests: Test[] = []
  for (const [name, value] of params) {
    if (/^(not\.)?(or|and)$/.test(name)) tests.push(logicTest(resource, table, name, value))
    else if (name === 'valid_at') tests.push(validAtTest(resource, table, value))
    else if (!notFilters.has(name) && !/^\w+\.valid_at$/.test(name)) tests.push(columnTest(resource, table, name, value))
  }
  const order = params.get('order')?.split(',') ?? []
  const range = rangeHeader(c)
  return {
    tests,
    order: order.map((text) => orderKey(resource, table, text)),
    offset: whole('offset', params.get('offset') ?? undefined) ?? range.offset,
    limit: whole('limit', params.get('limit') ?? undefined) ?? range.limit ?? defaultLimit,
    counts: /(^|[,;\s])count=exact([,;\s]|$)/.test(c.req.header('prefer') ?? ''),
  }
} // prettier-ignore

export const passes = (row: Row, tests: readonly Test[]): boolean => tests.every((test) => test(row) === true)

function byKey({ column, type, isDescending, hasNullsFirst }: OrderKey): (a: Row, b: Row) => number {
  return (one, other) => {
    const [a, b] = [storedValue(type, one[column]), storedValue(type, other[column])]
    if (a === null || b === null) return a === b ? 0 : (a === null) === hasNullsFirst ? -1 : 1
    return isDescending ? compare(b, a) : compare(a, b)
  }
}

/** Sorted by the keys. What they leave equal starts at `shift`, so that pages of an order that is not total may overlap. */
export function ordered(rows: readonly Row[], keys: readonly OrderKey[], shift: number): readonly Row[] {
  const isTotal = keys.some(({ column }) => column === 'id')
  const by = keys.map(byKey)
  const at = isTotal || rows.length === 0 ? 0 : shift % rows.length
  const turned = at === 0 ? [...rows] : [...rows.slice(at), ...rows.slice(0, at)]
  if (by.length === 0) return turned
  return turned.sort((one, other) => {
    for (const order of by) {
      const answer = order(one, other)
      if (answer !== 0) return answer
    }
    return 0
  })
}
