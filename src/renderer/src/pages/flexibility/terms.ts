import { flexFields } from '../../../../shared/flex-fields.ts'
import { partyTypes, type FlexResource } from '../../../../shared/fis.ts'
import type { FlexFilter } from '../../../../shared/flex.ts'
import { isCalendarDate } from '../../format/date-input.ts'
import { kindOf, type Kind } from './columns.ts'
import { startOfDay } from './oslo-time.ts'

/** Comparisons in a person's words. */
export const operators = [
  'contains',
  'is',
  'isNot',
  'from',
  'below',
  'since',
  'before',
  'empty',
  'filled',
] as const
export type Operator = (typeof operators)[number]

/** One filter as it was typed. */
export interface Term {
  readonly field: string
  readonly operator: Operator
  /** A day is a calendar date; with `empty` and `filled` there is none. */
  readonly value: string
}

const byKind: Readonly<Record<Kind, readonly Operator[]>> = {
  id: ['is', 'isNot', 'from', 'below'],
  reference: ['is', 'isNot', 'empty', 'filled'],
  text: ['contains', 'is', 'isNot', 'empty', 'filled'],
  code: ['contains', 'is', 'isNot', 'empty', 'filled'],
  uuid: ['is', 'isNot'],
  status: ['is', 'isNot'],
  word: ['is', 'isNot', 'empty', 'filled'],
  power: ['is', 'from', 'below'],
  yesNo: ['is'],
  date: ['since', 'before', 'empty', 'filled'],
  instant: ['since', 'before'],
  validity: ['since', 'before', 'empty', 'filled'],
  source: ['contains', 'is'],
  happening: ['contains', 'is'],
  words: [],
  scopes: [],
  place: ['empty', 'filled'],
  json: ['empty', 'filled'],
} // prettier-ignore

/** What can be asked of a column; none: nothing. */
export function operatorsOf(resource: FlexResource, field: string): readonly Operator[] {
  return field === 'client_secret' || field === 'public_key' ? [] : byKind[kindOf(resource, field)]
}

export function filterFields(resource: FlexResource): readonly string[] {
  return flexFields[resource].filter((field) => operatorsOf(resource, field).length > 0)
}

export function needsValue(operator: Operator): boolean {
  return operator !== 'empty' && operator !== 'filled'
}

const lifes = ['new', 'active', 'inactive', 'terminated']
const statuses: Partial<Record<FlexResource, readonly string[]>> = {
  party: ['new', 'active', 'inactive', 'suspended', 'terminated'],
  notice: ['active', 'resolved'],
}
const idTypes: Partial<Record<FlexResource, readonly string[]>> = {
  party: ['gln', 'uuid', 'eic_x', 'org'],
  entity: ['org', 'pid', 'email'],
  technical_resource: ['serial_number', 'mac', 'other'],
}
const choices: Readonly<Record<string, readonly string[]>> = {
  regulation_direction: ['up', 'down', 'both'],
  bidding_zone: ['NO1', 'NO2', 'NO3', 'NO4', 'NO5'],
  device_type: ['inverter', 'boiler', 'water_heater', 'socket', 'hvac', 'ev_charging_device', 'energy_management_system', 'other'],
  is_small: ['true', 'false'],
  acknowledged: ['true', 'false'],
} // prettier-ignore

/** The values a column can have, where they are known (fact sheet 18.1); null: anything. */
export function choicesOf(resource: FlexResource, field: string): readonly string[] | null {
  if (field === 'status') return statuses[resource] ?? lifes
  if (field === 'business_id_type') return idTypes[resource] ?? null
  if (field === 'type' && resource === 'party') return partyTypes
  if (field === 'type' && resource === 'entity') return ['person', 'organisation']
  return Object.hasOwn(choices, field) ? (choices[field] ?? null) : null
}

const operatorOf = {
  contains: 'ilike',
  is: 'eq',
  isNot: 'neq',
  from: 'gte',
  below: 'lt',
  since: 'gte',
  before: 'lt',
  empty: 'is',
  filled: 'is',
} as const satisfies Record<Operator, FlexFilter['operator']>

/** The filter as FIS is asked it (fact sheet 14); null for one that fits its column no longer, as an address may hold. */
export function filterOf(resource: FlexResource, { field, operator, value }: Term): FlexFilter | null {
  if (!operatorsOf(resource, field).includes(operator)) return null
  const kind = kindOf(resource, field)
  const asked = { field, operator: operatorOf[operator], isNegated: operator === 'filled' }
  if (!needsValue(operator)) return { ...asked, value: 'null' }
  const text = valueOf(kind, value.trim())
  if (text === null) return null
  return kind === 'yesNo' ? { ...asked, operator: 'is', value: text } : { ...asked, value: text }
}

/** What was typed, as FIS reads it; null: it cannot be one of this column. */
function valueOf(kind: Kind, typed: string): string | null {
  switch (kind) {
    case 'id':
    case 'reference':
      return /^\d{1,19}$/.test(typed) ? typed : null
    case 'power':
      return /^\d{1,12}([.,]\d{1,6})?$/.test(typed) ? typed.replace(',', '.') : null
    case 'uuid':
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(typed) ? typed.toLowerCase() : null
    case 'yesNo':
      return typed === 'true' || typed === 'false' ? typed : null
    case 'date':
      return isCalendarDate(typed) ? typed : null
    case 'instant':
    case 'validity':
      return isCalendarDate(typed) ? startOfDay(typed) : null
    default:
      return typed === '' ? null : typed
  }
}
