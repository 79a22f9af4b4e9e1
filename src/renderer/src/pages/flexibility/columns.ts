import type { FlexResource } from '../../../../shared/fis.ts'

/** How a column is read, written and asked about. */
export type Kind =
  | 'id'
  | 'reference'
  | 'text'
  | 'code'
  | 'uuid'
  | 'status'
  | 'word'
  | 'words'
  | 'power'
  | 'yesNo'
  | 'date'
  | 'instant'
  | 'validity'
  | 'scopes'
  | 'source'
  | 'happening'
  | 'place'
  | 'json'

/** A column that holds the number of another row. */
export interface Reference {
  readonly resource: FlexResource
  /** By what name the row comes along when it is embedded: fact sheet 14. null: it cannot. */
  readonly relation: string | null
}

const references: Readonly<Record<string, Reference>> = {
  entity_id: { resource: 'entity', relation: 'entity' },
  party_id: { resource: 'party', relation: 'party' },
  controllable_unit_id: { resource: 'controllable_unit', relation: 'controllable_unit' },
  service_provider_id: { resource: 'party', relation: 'service_provider' },
  service_providing_group_id: { resource: 'service_providing_group', relation: 'service_providing_group' },
  system_operator_id: { resource: 'party', relation: 'system_operator' },
  end_user_id: { resource: 'party', relation: 'end_user' },
  accounting_point_id: { resource: 'accounting_point', relation: 'accounting_point' },
  event_id: { resource: 'event', relation: 'event' },
  recorded_by: { resource: 'identity', relation: null },
}

const kinds: Readonly<Record<string, Kind>> = {
  id: 'id',
  business_id: 'code',
  client_id: 'uuid',
  client_secret: 'code',
  public_key: 'code',
  role: 'code',
  specversion: 'code',
  status: 'status',
  type: 'word',
  business_id_type: 'word',
  regulation_direction: 'word',
  device_type: 'word',
  bidding_zone: 'word',
  technology: 'words',
  category: 'words',
  maximum_active_power: 'power',
  is_small: 'yesNo',
  acknowledged: 'yesNo',
  start_date: 'date',
  valid_from: 'validity',
  valid_to: 'validity',
  recorded_at: 'instant',
  time: 'instant',
  scopes: 'scopes',
  source: 'source',
  subject: 'source',
  location: 'place',
  data: 'json',
  products: 'json',
}

/** Names that mean another thing in some tables. */
const exceptions: Partial<Record<FlexResource, Readonly<Record<string, Kind>>>> = {
  controllable_unit: { business_id: 'uuid' },
  event: { type: 'happening' },
  notice: { type: 'happening' },
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}

/** null: the column is no reference. */
export function referenceOf(field: string): Reference | null {
  return own(references, field) ?? null
}

/** A column FIS added since is read as text. */
export function kindOf(resource: FlexResource, field: string): Kind {
  if (referenceOf(field) !== null) return 'reference'
  return own(exceptions[resource], field) ?? own(kinds, field) ?? 'text'
}

/** Lists, places and objects have no order a person could mean. */
export function isSortable(resource: FlexResource, field: string): boolean {
  return !['words', 'scopes', 'place', 'json'].includes(kindOf(resource, field))
}
