import type { FlexQuery } from '../../../../shared/flex.ts'
import type { FlexResource } from '../../../../shared/fis.ts'

export interface TableForm {
  /** Shown beside the number, in this order; the rest is in the row's drawer. */
  readonly columns: readonly string[]
  /** Whose names a list needs. */
  readonly embed: readonly string[]
  /** What else belongs to one row. */
  readonly recordEmbed: readonly string[]
  /** null: by number. */
  readonly order: FlexQuery['order']
}

/** Always in sight; the others are a press away. */
export const mainTables = [
  'party_membership',
  'controllable_unit',
  'service_providing_group',
  'controllable_unit_service_provider',
  'accounting_point',
  'event',
] as const satisfies readonly FlexResource[]

export const moreTables = [
  'service_providing_group_membership',
  'technical_resource',
  'notification',
  'notice',
  'party',
  'entity',
  'entity_client',
  'identity',
  'product_type',
] as const satisfies readonly FlexResource[]

/** Roles that see no units, whatever is there: fact sheet 19. */
const withoutUnits = ['flex_entity', 'flex_organisation', 'flex_market_operator', 'flex_third_party']

/** Where one begins: with the units, where the role is one that has them. */
export function firstTable(role: string | undefined): FlexResource {
  return role === undefined || withoutUnits.includes(role) ? 'party_membership' : 'controllable_unit'
}

const newest = { field: 'id', descending: true } as const

/** What of each table is looked at first. Columns and relations: fact sheet 14 and 18. */
export const tableForms: Readonly<Record<FlexResource, TableForm>> = {
  party_membership: {
    columns: ['party_id', 'entity_id', 'scopes', 'recorded_at'],
    embed: ['party', 'entity'],
    recordEmbed: ['party', 'entity'],
    order: null,
  },
  controllable_unit: {
    columns: ['name', 'status', 'regulation_direction', 'maximum_active_power', 'accounting_point_id'],
    embed: ['accounting_point'],
    recordEmbed: ['accounting_point', 'technical_resource', 'service_provider', 'service_providing_group_membership'],
    order: null,
  },
  service_providing_group: {
    columns: ['name', 'status', 'bidding_zone', 'service_provider_id', 'recorded_at'],
    embed: ['service_provider'],
    recordEmbed: ['service_provider', 'membership'],
    order: null,
  },
  controllable_unit_service_provider: {
    columns: ['contract_reference', 'controllable_unit_id', 'service_provider_id', 'end_user_id', 'valid_from', 'valid_to'],
    embed: ['controllable_unit', 'service_provider', 'end_user'],
    recordEmbed: ['controllable_unit', 'service_provider', 'end_user'],
    order: null,
  },
  accounting_point: {
    columns: ['business_id', 'system_operator_id', 'location', 'recorded_at'],
    embed: ['system_operator'],
    recordEmbed: ['system_operator', 'controllable_unit'],
    order: null,
  },
  event: { columns: ['time', 'type'], embed: [], recordEmbed: ['notification'], order: { field: 'time', descending: true } },
  service_providing_group_membership: {
    columns: ['controllable_unit_id', 'service_providing_group_id', 'valid_from', 'valid_to'],
    embed: ['controllable_unit', 'service_providing_group'],
    recordEmbed: ['controllable_unit', 'service_providing_group'],
    order: null,
  },
  technical_resource: {
    columns: ['name', 'controllable_unit_id', 'technology', 'maximum_active_power', 'device_type', 'make', 'model'],
    embed: ['controllable_unit'],
    recordEmbed: ['controllable_unit'],
    order: null,
  },
  notification: {
    columns: ['recorded_at', 'event_id', 'acknowledged', 'party_id'],
    embed: ['event', 'party'],
    recordEmbed: ['event', 'party'],
    order: newest,
  },
  notice: { columns: ['type', 'source', 'status', 'party_id', 'recorded_at'], embed: ['party'], recordEmbed: ['party'], order: newest },
  party: { columns: ['name', 'type', 'business_id', 'status', 'entity_id'], embed: ['entity'], recordEmbed: ['entity', 'membership'], order: null },
  entity: { columns: ['name', 'type', 'business_id', 'recorded_at'], embed: [], recordEmbed: ['party', 'party_membership'], order: null },
  entity_client: { columns: ['name', 'client_id', 'party_id', 'scopes', 'recorded_at'], embed: ['party'], recordEmbed: ['entity', 'party'], order: null },
  identity: { columns: ['entity_name', 'party_name'], embed: [], recordEmbed: ['entity', 'party'], order: null },
  product_type: { columns: ['business_id', 'name', 'service', 'products'], embed: [], recordEmbed: [], order: null },
} // prettier-ignore
