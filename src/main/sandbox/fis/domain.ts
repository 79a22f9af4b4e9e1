import type { Caller } from './access-tokens.ts'
import { microsOf } from './instants.ts'
import type { Row, Tables } from './tables.ts'

/** The ids of what a party may see of the market: units, metering points, groups, and the contracts of others (fact sheet 19). */
export interface Domain {
  readonly units: ReadonlySet<unknown>
  readonly points: ReadonlySet<unknown>
  readonly groups: ReadonlySet<unknown>
  readonly seesContracts: boolean
}

const joined = (...sets: readonly ReadonlySet<unknown>[]): Set<unknown> =>
  new Set(sets.flatMap((set) => [...set]))
const idsOf = (rows: readonly Row[], column = 'id'): Set<unknown> => new Set(rows.map((row) => row[column]))
const micros = (value: unknown): number | null => (typeof value === 'string' ? microsOf(value) : null)

/** Not over yet; what has not begun counts. */
const isOpen = (row: Row, now: number): boolean => (micros(row.valid_to) ?? Infinity) > now
const isRunning = (row: Row, now: number): boolean =>
  (micros(row.valid_from) ?? Infinity) <= now && isOpen(row, now)

const unitsOn = (tables: Tables, points: ReadonlySet<unknown>): Set<unknown> =>
  idsOf(tables.controllable_unit.filter((unit) => points.has(unit.accounting_point_id)))

const pointsOf = (tables: Tables, units: ReadonlySet<unknown>): Set<unknown> =>
  idsOf(tables.controllable_unit.filter((unit) => units.has(unit.id)), 'accounting_point_id') // prettier-ignore

/** Its units are those it has a contract for, and those it made; it sees a metering point also when its contract is over. */
function serviceProvider(partyId: number, tables: Tables, now: number): Domain {
  const contracts = tables.controllable_unit_service_provider.filter(
    (row) => row.service_provider_id === partyId,
  )
  const own = idsOf(tables.identity.filter((identity) => identity.party_id === partyId))
  const made = tables.controllable_unit.filter((unit) => own.has(unit.recorded_by))
  const held = contracts.filter((row) => isOpen(row, now))
  const units = joined(idsOf(held, 'controllable_unit_id'), idsOf(made))
  const groups = idsOf(tables.service_providing_group.filter((row) => row.service_provider_id === partyId))
  return { units, points: pointsOf(tables, idsOf(contracts, 'controllable_unit_id')), groups, seesContracts: false } // prettier-ignore
}

/** Its own metering points, and through groups it was asked about those of others. */
function systemOperator(partyId: number, tables: Tables, now: number): Domain {
  const asked = tables.service_providing_group_grid_prequalification
    .filter((row) => row.impacted_system_operator_id === partyId)
    .concat(tables.service_providing_group_product_application.filter((row) => row.procuring_system_operator_id === partyId))
  const groups = idsOf(asked, 'service_providing_group_id')
  const members = tables.service_providing_group_membership.filter(
    (row) => groups.has(row.service_providing_group_id) && isOpen(row, now),
  )
  const inGroups = idsOf(members, 'controllable_unit_id')
  const ownPoints = idsOf(tables.accounting_point.filter((point) => point.system_operator_id === partyId))
  const units = joined(unitsOn(tables, ownPoints), inGroups)
  return { units, points: joined(ownPoints, pointsOf(tables, inGroups)), groups, seesContracts: true }
} // prettier-ignore

const nothing: ReadonlySet<unknown> = new Set()

/** Whoever has a role at a metering point sees what stands behind it for as long. */
function atPoints(held: readonly Row[], tables: Tables, now: number): Domain {
  const points = idsOf(held.filter((row) => isRunning(row, now)), 'accounting_point_id') // prettier-ignore
  return { units: unitsOn(tables, points), points, groups: nothing, seesContracts: false }
}

/** `now` in microseconds since 1970. */
export function domainOf({ role, partyId }: Caller, tables: Tables, now: number): Domain {
  const none = { units: nothing, points: nothing, groups: nothing, seesContracts: false }
  if (partyId === null) return none
  switch (role) {
    case 'flex_service_provider':
      return serviceProvider(partyId, tables, now)
    case 'flex_system_operator':
      return systemOperator(partyId, tables, now)
    case 'flex_balance_responsible_party': {
      const held = tables.accounting_point_balance_responsible_party
      const own = atPoints(held.filter((row) => row.balance_responsible_party_id === partyId), tables, now) // prettier-ignore
      return { ...own, seesContracts: true }
    }
    case 'flex_energy_supplier': {
      const held = tables.accounting_point_energy_supplier.filter((row) => row.energy_supplier_id === partyId)
      return { ...atPoints(held, tables, now), points: nothing }
    }
    case 'flex_end_user': {
      const held = tables.accounting_point_end_user.filter((row) => row.end_user_id === partyId)
      return { ...atPoints(held, tables, now), points: nothing, seesContracts: true }
    }
    default:
      return none
  }
}
