/** How a column's values compare. `list` and `json`: as PostgreSQL writes them. */
export type ColumnType = 'int' | 'number' | 'text' | 'bool' | 'date' | 'instant' | 'list' | 'json'
export type Operation = 'list' | 'one' | 'create' | 'change' | 'delete'

export interface Resource {
  readonly operations: readonly Operation[]
  readonly columns: Readonly<Record<string, ColumnType>>
}

type Names = Readonly<Partial<Record<ColumnType, string>>>

function columnsOf(names: Names): Record<string, ColumnType> {
  const types = Object.keys(names) as ColumnType[]
  return Object.fromEntries(types.flatMap((type) => (names[type] ?? '').split(' ').map((name) => [name, type] as const)))
} // prettier-ignore

const letters: Readonly<Record<string, Operation>> = {
  L: 'list',
  R: 'one',
  C: 'create',
  U: 'change',
  D: 'delete',
}
const operationsOf = (text: string): readonly Operation[] =>
  Array.from(text, (letter) => letters[letter] ?? 'list')

/** Without `id`, `recorded_at` and `recorded_by`, which most tables have. */
const bare = (operations: string, names: Names): Resource => ({
  operations: operationsOf(operations),
  columns: columnsOf(names),
})
const usual = (operations: string, names: Names): Resource => ({
  operations: operationsOf(operations),
  columns: { id: 'int', ...columnsOf(names), recorded_at: 'instant', recorded_by: 'int' },
})
const overTime = (names: Names): Resource =>
  bare('L', {
    ...names,
    int: `accounting_point_id ${names.int ?? ''}`.trim(),
    instant: 'valid_from valid_to',
  })

/** The tables the app shows and those one can embed in them: fact sheet 18 and 18.1. */
const tables = {
  party: usual('LRCU', { text: 'name business_id business_id_type type role status', int: 'entity_id' }),
  entity: usual('LRCU', { text: 'name type business_id business_id_type' }),
  entity_client: usual('LRCUD', { int: 'entity_id party_id', text: 'name client_id client_secret public_key', list: 'scopes' }),
  party_membership: usual('LRCUD', { int: 'party_id entity_id', list: 'scopes' }),
  identity: bare('LR', { int: 'id entity_id party_id', text: 'entity_name party_name' }),
  notice: usual('L', { text: 'status type source', int: 'party_id', json: 'data' }),
  notification: usual('LRU', { bool: 'acknowledged', int: 'event_id party_id' }),
  event: bare('LR', { int: 'id', text: 'specversion type source subject', instant: 'time', json: 'data' }),
  controllable_unit: usual('LRCU', {
    text: 'business_id name status regulation_direction additional_information',
    date: 'start_date',
    number: 'maximum_active_power',
    bool: 'is_small',
    int: 'accounting_point_id',
  }),
  controllable_unit_service_provider: usual('LRCUD', {
    int: 'controllable_unit_id service_provider_id end_user_id',
    text: 'contract_reference',
    instant: 'valid_from valid_to',
  }),
  controllable_unit_suspension: usual('LRCUD', { int: 'controllable_unit_id impacted_system_operator_id', text: 'reason' }),
  controllable_unit_summary: bare('R', {
    int: 'controllable_unit_id technical_resource_count',
    number: 'maximum_active_power',
    list: 'technology category',
  }),
  technical_resource: usual('LRCUD', {
    text: 'name device_type make model business_id business_id_type additional_information',
    int: 'controllable_unit_id',
    list: 'technology category',
    number: 'maximum_active_power',
  }),
  service_providing_group: usual('LRCU', { text: 'name bidding_zone status additional_information', int: 'service_provider_id' }),
  service_providing_group_membership: usual('LRCUD', {
    int: 'controllable_unit_id service_providing_group_id',
    instant: 'valid_from valid_to',
  }),
  service_providing_group_grid_prequalification: usual('LRCU', {
    int: 'service_providing_group_id impacted_system_operator_id',
    text: 'status',
    instant: 'prequalified_at',
  }),
  service_providing_group_grid_suspension: usual('LRCUD', {
    int: 'impacted_system_operator_id service_providing_group_id',
    text: 'reason',
  }),
  service_providing_group_product_application: usual('LRCU', {
    int: 'service_providing_group_id procuring_system_operator_id',
    list: 'product_type_ids',
    text: 'status additional_information ramping_capability ramping_description',
    number: 'maximum_active_power_up maximum_active_power_down',
    instant: 'prequalified_at verified_at',
  }),
  service_providing_group_product_suspension: usual('LRCUD', {
    int: 'procuring_system_operator_id service_providing_group_id',
    list: 'product_type_ids',
    text: 'reason',
  }),
  service_providing_group_summary: bare('R', {
    int: 'service_providing_group_id controllable_unit_count technical_resource_count',
    number: 'maximum_active_power',
  }),
  service_providing_group_power_per_substation: bare('R', {
    int: 'service_providing_group_id',
    text: 'substation',
    number: 'maximum_active_power',
  }),
  product_type: bare('LR', { int: 'id', text: 'business_id name service products' }),
  system_operator_product_type: usual('LRCU', { int: 'system_operator_id product_type_id', text: 'status' }),
  accounting_point: usual('LR', { text: 'business_id', int: 'system_operator_id', json: 'location' }),
  accounting_point_balance_responsible_party: overTime({ int: 'balance_responsible_party_id', text: 'energy_direction' }),
  accounting_point_bidding_zone: overTime({ text: 'bidding_zone' }),
  accounting_point_end_user: overTime({ int: 'end_user_id' }),
  accounting_point_energy_supplier: overTime({ int: 'energy_supplier_id' }),
  accounting_point_metering_grid_area: overTime({ int: 'metering_grid_area_id' }),
  accounting_point_grid_location: usual('LRCU', {
    int: 'accounting_point_id',
    text: 'object_type business_id name additional_information source quality',
    number: 'nominal_voltage',
  }),
  metering_grid_area: bare('LR', { int: 'id', text: 'business_id business_id_type name status' }),
} satisfies Readonly<Record<string, Resource>> // prettier-ignore

export type TableName = keyof typeof tables

const withHistory: readonly TableName[] = [
  'party',
  'party_membership',
  'controllable_unit',
  'controllable_unit_service_provider',
  'controllable_unit_suspension',
  'technical_resource',
  'service_providing_group',
  'service_providing_group_membership',
  'service_providing_group_grid_prequalification',
  'service_providing_group_grid_suspension',
  'service_providing_group_product_application',
  'service_providing_group_product_suspension',
  'system_operator_product_type',
  'accounting_point_grid_location',
]

/** A history row has the number of the row it was, and says when and by whom it was replaced (fact sheet 18). */
function historyOf(name: TableName): Resource {
  const columns = { ...tables[name].columns, [`${name}_id`]: 'int', replaced_at: 'instant', replaced_by: 'int' } as const
  return { operations: ['list', 'one'], columns }
} // prettier-ignore

export const tableNames = Object.keys(tables) as TableName[]

/** By the name in the path. Comments and attachments are left out: nothing the app shows leads to them. */
export const resources: ReadonlyMap<string, Resource> = new Map<string, Resource>([
  ...Object.entries(tables),
  ...withHistory.map((name) => [`${name}_history`, historyOf(name)] as const),
])
