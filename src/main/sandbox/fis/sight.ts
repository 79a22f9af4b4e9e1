import type { JsonValue } from '../../../shared/flex.ts'
import type { Caller } from './access-tokens.ts'
import { domainOf } from './domain.ts'
import { dataRefusal } from './refusals.ts'
import { resources, type TableName } from './resources.ts'
import { rowsOf, type Row, type Tables } from './tables.ts'
import type { World } from './world.ts'

type Policy = (row: Row) => boolean
/** By table. A table that is not in it is none of the role's business. */
type Policies = Readonly<Partial<Record<string, Policy>>>

const always: Policy = () => true
const never: Policy = () => false
const within =
  (column: string, ids: ReadonlySet<unknown>): Policy =>
  (row) =>
    ids.has(row[column])

/** An entity by itself sees who it is and whom it may act as, and nothing of the market (fact sheet 19). */
function entityPolicies(entityId: number, tables: Tables): Policies {
  const owned = new Set<unknown>(tables.party.filter((row) => row.entity_id === entityId).map(({ id }) => id))
  const membership: Policy = (row) => row.entity_id === entityId || owned.has(row.party_id)
  const readable = new Set(tables.party_membership.filter(membership).map((row) => row.party_id))
  return {
    entity: (row) => row.id === entityId,
    entity_client: (row) => row.entity_id === entityId,
    party_membership: membership,
    party: (row) => owned.has(row.id) || readable.has(Number(row.id)),
    identity: always,
  }
}

/** What every party sees: the others but end users, organisations, its owner and its members (fact sheet 19). */
function partyPolicies(partyId: number, tables: Tables): Policies {
  const ownerId = tables.party.find(({ id }) => id === partyId)?.entity_id
  const memberships = tables.party_membership.filter((row) => row.party_id === partyId)
  const members = new Set(memberships.map((row) => row.entity_id))
  const isNoEndUser: Policy = (row) => row.type !== 'end_user' || row.id === partyId
  return {
    party: isNoEndUser,
    party_history: isNoEndUser,
    entity: (row) => row.type === 'organisation' || row.id === ownerId || members.has(Number(row.id)),
    party_membership: (row) => row.party_id === partyId,
    identity: always,
  }
}

function organisationPolicies(partyId: number, tables: Tables): Policies {
  const ownerId = tables.party.find(({ id }) => id === partyId)?.entity_id
  const owned = new Set<unknown>(tables.party.filter((row) => row.entity_id === ownerId).map(({ id }) => id))
  return {
    ...partyPolicies(partyId, tables),
    entity_client: (row) => row.entity_id === ownerId,
    party_membership: within('party_id', owned),
  }
}

/** Of the market a party sees its own part; the tables exist for it also where that part is empty. */
function marketPolicies(caller: Caller, tables: Tables, now: number): Policies {
  const { units, points, groups, seesContracts } = domainOf(caller, tables, now)
  const isAddressee: Policy = (row) => row.party_id === caller.partyId
  const rules: Record<string, Policy> = {}
  for (const [table, { columns }] of resources) {
    if (table === 'controllable_unit') rules[table] = within('id', units)
    else if (table === 'accounting_point') rules[table] = within('id', points)
    else if (table === 'service_providing_group') rules[table] = within('id', groups)
    else if (table.endsWith('_history')) rules[table] = never
    else if ('service_providing_group_id' in columns)
      rules[table] = within('service_providing_group_id', groups)
    else if ('controllable_unit_id' in columns) rules[table] = within('controllable_unit_id', units)
    else if ('accounting_point_id' in columns) rules[table] = within('accounting_point_id', points)
  }
  return {
    ...rules,
    controllable_unit_service_provider: (row) =>
      row.service_provider_id === caller.partyId || (seesContracts && units.has(row.controllable_unit_id)),
    notice: isAddressee,
    notification: isAddressee,
    product_type: always,
    metering_grid_area: always,
    system_operator_product_type: always,
    ...partyPolicies(caller.partyId ?? 0, tables),
  }
}

function policiesOf(caller: Caller, tables: Tables, now: number): Policies {
  if (caller.entityId === null) return {}
  if (caller.partyId === null) return entityPolicies(caller.entityId, tables)
  if (caller.role === 'flex_organisation') return organisationPolicies(caller.partyId, tables)
  if (caller.role !== 'flex_flexibility_information_system_operator')
    return marketPolicies(caller, tables, now)
  return Object.fromEntries([...resources.keys()].map((table) => [table, always]))
}

/** What one caller may see. */
export interface Sight {
  /** @throws Refusal 42501 for a table the role has no right to at all (fact sheet 16). */
  rows(table: string): readonly Row[]
  by(table: TableName, column: string, value: JsonValue): readonly Row[]
}

export function sightOf(caller: Caller, { tables, switches, now }: World): Sight {
  const policies = policiesOf(caller, tables, now() * 1000)
  const seen = new Map<string, readonly Row[]>()
  const indexes = new Map<string, Map<JsonValue | undefined, Row[]>>()
  /** An event is seen by whoever sees what it is about. */
  const isOfEvent: Policy = ({ source }) => {
    const [, table, id] = /^\/(\w+)\/(\d+)$/.exec(typeof source === 'string' ? source : '') ?? []
    if (table === undefined || table === 'event' || policies[table] === undefined) return false
    return by(table, 'id', Number(id)).length > 0
  }
  const policyOf = (table: string): Policy | undefined =>
    table === 'event' && policies.notice !== undefined && policies.notice !== always
      ? isOfEvent
      : policies[table]
  const rows = (table: string): readonly Row[] => {
    const known = seen.get(table)
    if (known !== undefined) return known
    const policy = policyOf(table)
    if (policy === undefined && (caller.entityId === null || switches.foreignTables === 'refused')) {
      throw dataRefusal(caller.entityId === null ? 401 : 403, '42501', `permission denied for table ${table}`)
    }
    const visible = policy === undefined ? [] : rowsOf(tables, table).filter(policy)
    seen.set(table, visible)
    return visible
  }
  const by = (table: string, column: string, value: JsonValue): readonly Row[] => {
    const key = `${table}.${column}`
    let index = indexes.get(key)
    if (index === undefined) indexes.set(key, (index = Map.groupBy(rows(table), (row) => row[column])))
    return index.get(value) ?? []
  }
  return { rows, by }
}
