import type { TableName } from './resources.ts'

/** One row through a column of one's own, or the rows (or the one) whose column points back. */
export type Relation =
  | { readonly kind: 'one'; readonly to: TableName; readonly via: string }
  | { readonly kind: 'many' | 'only'; readonly to: TableName; readonly by: string }

type Relations = Readonly<Record<string, Relation>>

const one = (to: TableName, via = `${to}_id`): Relation => ({ kind: 'one', to, via })
const many = (to: TableName, by: string): Relation => ({ kind: 'many', to, by })
const only = (to: TableName, by: string): Relation => ({ kind: 'only', to, by })

const party = (role: string): Relations => ({ [role]: one('party', `${role}_id`) })
const unit: Relations = { controllable_unit: one('controllable_unit') }
const group: Relations = { service_providing_group: one('service_providing_group') }
const point: Relations = { accounting_point: one('accounting_point') }
const owner: Relations = { entity: one('entity'), party: one('party') }
const ofGroup = (rest: string): Relations => ({
  [rest]: many(`service_providing_group_${rest}` as TableName, 'service_providing_group_id'),
})
const ofPoint = (rest: string): Relations => ({
  [rest]: many(`accounting_point_${rest}` as TableName, 'accounting_point_id'),
})

/** Fact sheet 14, the table of embeddable relations. A summary is one object (the sheet leaves it open). */
export const relations: Readonly<Partial<Record<string, Relations>>> = {
  party: {
    entity: one('entity'),
    membership: many('party_membership', 'party_id'),
    system_operator_product_type: many('system_operator_product_type', 'system_operator_id'),
  },
  entity: {
    client: many('entity_client', 'entity_id'),
    identity: many('identity', 'entity_id'),
    party: many('party', 'entity_id'),
    party_membership: many('party_membership', 'entity_id'),
  },
  entity_client: owner,
  party_membership: owner,
  identity: owner,
  notice: party('party'),
  notification: { event: one('event'), ...party('party') },
  event: { notification: many('notification', 'event_id') },
  controllable_unit: {
    ...point,
    service_provider: many('controllable_unit_service_provider', 'controllable_unit_id'),
    service_providing_group_membership: many('service_providing_group_membership', 'controllable_unit_id'),
    summary: only('controllable_unit_summary', 'controllable_unit_id'),
    suspension: many('controllable_unit_suspension', 'controllable_unit_id'),
    technical_resource: many('technical_resource', 'controllable_unit_id'),
  },
  controllable_unit_service_provider: { ...unit, ...party('end_user'), ...party('service_provider') },
  controllable_unit_summary: unit,
  technical_resource: unit,
  controllable_unit_suspension: { ...unit, ...party('impacted_system_operator') },
  service_providing_group: {
    ...ofGroup('grid_prequalification'),
    ...ofGroup('grid_suspension'),
    ...ofGroup('membership'),
    ...ofGroup('power_per_substation'),
    ...ofGroup('product_application'),
    ...ofGroup('product_suspension'),
    summary: only('service_providing_group_summary', 'service_providing_group_id'),
    ...party('service_provider'),
  },
  service_providing_group_membership: { ...unit, ...group },
  service_providing_group_grid_prequalification: { ...group, ...party('impacted_system_operator') },
  service_providing_group_grid_suspension: { ...group, ...party('impacted_system_operator') },
  service_providing_group_product_application: { ...group, ...party('procuring_system_operator') },
  service_providing_group_product_suspension: { ...group, ...party('procuring_system_operator') },
  service_providing_group_summary: group,
  service_providing_group_power_per_substation: group,
  system_operator_product_type: { product_type: one('product_type'), ...party('system_operator') },
  product_type: { system_operator_product_type: many('system_operator_product_type', 'product_type_id') },
  accounting_point: {
    ...ofPoint('balance_responsible_party'),
    ...ofPoint('bidding_zone'),
    ...ofPoint('end_user'),
    ...ofPoint('energy_supplier'),
    ...ofPoint('grid_location'),
    ...ofPoint('metering_grid_area'),
    controllable_unit: many('controllable_unit', 'accounting_point_id'),
    ...party('system_operator'),
  },
  accounting_point_bidding_zone: point,
  accounting_point_grid_location: point,
  accounting_point_balance_responsible_party: { ...point, ...party('balance_responsible_party') },
  accounting_point_end_user: { ...point, ...party('end_user') },
  accounting_point_energy_supplier: { ...point, ...party('energy_supplier') },
  accounting_point_metering_grid_area: { ...point, metering_grid_area: one('metering_grid_area') },
  metering_grid_area: {
    accounting_point_metering_grid_area: many('accounting_point_metering_grid_area', 'metering_grid_area_id'),
  },
}
