import { flexResources, type FlexResource } from '../../../../shared/fis.ts'
import type { FlexQuery, JsonValue } from '../../../../shared/flex.ts'
import { operators, type Term } from './terms.ts'

export interface RowName {
  readonly resource: FlexResource
  /** Its digits: an id of FIS has 64 bits, which no number of JavaScript holds. */
  readonly id: string
}

/** What is looked at, as the address of the page holds it: it survives the way back. */
export interface FlexState {
  readonly connectionId: string | null
  readonly resource: FlexResource
  /** The address says which table; otherwise it is the one that suits the role. */
  readonly isTableNamed: boolean
  readonly filters: readonly Term[]
  /** null: as the table is by itself. */
  readonly order: FlexQuery['order']
  /** From 1. */
  readonly page: number
  /** The row that is looked into. */
  readonly row: RowName | null
}

const mostFilters = 20
export const longestValue = 500
const fieldName = /^[a-z][a-z0-9_]{0,62}$/

/** Reads the address. Anybody can type one: what makes no sense is left out rather than sent to main. */
export function readState(params: URLSearchParams, first: FlexResource = 'party_membership'): FlexState {
  const page = Number(params.get('page') ?? '1')
  const named = resourceOf(params.get('table'))
  return {
    connectionId: params.get('connection'),
    resource: named ?? first,
    isTableNamed: named !== null,
    filters: params
      .getAll('filter')
      .flatMap((text) => readTerm(text) ?? [])
      .slice(0, mostFilters),
    order: readOrder(params.get('sort')),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    row: readRow(params.get('row')),
  }
}

export function writeState(state: FlexState): URLSearchParams {
  const params = new URLSearchParams()
  if (state.connectionId !== null) params.set('connection', state.connectionId)
  if (state.isTableNamed) params.set('table', state.resource)
  for (const { field, operator, value } of state.filters)
    params.append('filter', `${field} ${operator} ${value}`)
  const { order } = state
  if (order !== null) params.set('sort', `${order.descending ? '-' : ''}${order.field}`)
  if (state.page > 1) params.set('page', String(state.page))
  if (state.row !== null) params.set('row', `${state.row.resource}/${state.row.id}`)
  return params
}

/** `/controllable_unit/3011`, as events and notices name a row; null for a table that is not shown. */
export function readRow(path: string | null): RowName | null {
  const found = /^\/?([a-z_]{1,63})\/(\d{1,19})$/.exec(path ?? '')
  const resource = resourceOf(found?.[1] ?? null)
  return resource === null ? null : { resource, id: found?.[2] ?? '' }
}

/** The id of a row, from a column that holds one; null: it holds none. One beyond 2^53 comes as text. */
export function rowIdOf(value: JsonValue | undefined): string | null {
  const isId = typeof value === 'string' || Number.isSafeInteger(value)
  const text = isId ? String(value) : ''
  return /^\d{1,19}$/.test(text) ? text : null
}

function resourceOf(text: string | null): FlexResource | null {
  return flexResources.find((resource) => resource === text) ?? null
}

function readTerm(text: string): Term | null {
  const found = /^(\S+) (\S+) (.*)$/s.exec(text)
  const [field = '', word, value = ''] = found?.slice(1) ?? []
  const operator = operators.find((each) => each === word)
  if (operator === undefined || !fieldName.test(field) || value.length > longestValue) return null
  return { field, operator, value }
}

function readOrder(text: string | null): FlexQuery['order'] {
  const field = (text ?? '').replace(/^-/, '')
  return fieldName.test(field) ? { field, descending: text?.startsWith('-') === true } : null
}
