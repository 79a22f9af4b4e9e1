import { osloDay } from '../../household/calendar.ts'
import { inventedUuid } from '../access-tokens.ts'
import { instantOf } from '../instants.ts'
import type { Row, Tables } from '../tables.ts'
import { other, seed as own, type BiddingZone } from './actors.ts'
import { addApprovals } from './approvals.ts'
import { midnight, recorded } from './recorded.ts'

const dayMs = 86_400_000

interface GroupPlan {
  readonly id: number
  readonly name: string
  readonly zone: BiddingZone
  readonly providerId: number
  /** Which units of its zone it takes. */
  readonly size: 'small' | 'large' | 'any'
}

/** 88 is the sheet's; these stand beside it. */
const plans: readonly GroupPlan[] = [
  { id: 88, name: 'Elbiler Midt', zone: 'NO3', providerId: own.partyId, size: 'small' },
  { id: 89, name: 'Hjem Øst', zone: 'NO1', providerId: own.partyId, size: 'small' },
  { id: 90, name: 'Næringsbygg Øst', zone: 'NO1', providerId: own.partyId, size: 'large' },
  { id: 91, name: 'Sørkysten', zone: 'NO2', providerId: own.partyId, size: 'any' },
  { id: 92, name: 'Kalde netter Nord', zone: 'NO4', providerId: own.partyId, size: 'any' },
  { id: 93, name: 'Varme Vest', zone: 'NO5', providerId: own.partyId, size: 'any' },
  { id: 94, name: 'Nabokraft samlet', zone: 'NO3', providerId: other.partyId, size: 'any' },
]

function fits({ size, providerId }: GroupPlan, unit: Row, provider: unknown): boolean {
  return provider === providerId && unit.status === 'active' && (size === 'any' || (size === 'small') === unit.is_small)
} // prettier-ignore

/** The units of a group and what they add up to. */
interface Members {
  readonly units: readonly Row[]
  readonly devices: number
  readonly power: number
}

function membersOf(tables: Tables, plan: GroupPlan, contracts: ReadonlyMap<unknown, Row>): Members {
  const zones = new Map(tables.accounting_point_bidding_zone.map((row) => [row.accounting_point_id, row.bidding_zone]))
  const inZone = tables.controllable_unit.filter((unit) => zones.get(unit.accounting_point_id) === plan.zone)
  const units = inZone.filter((unit) => fits(plan, unit, contracts.get(unit.id)?.service_provider_id))
  const ids = new Set(units.map(({ id }) => id))
  const power = units.reduce((sum, unit) => sum + Number(unit.maximum_active_power), 0)
  const devices = tables.technical_resource.filter((row) => ids.has(row.controllable_unit_id)).length
  return { units, devices, power: Math.round(power * 100) / 100 }
} // prettier-ignore

function addSums(tables: Tables, { id, zone }: GroupPlan, { units, devices, power }: Members): void {
  const group = { service_providing_group_id: id }
  tables.service_providing_group_summary.push({
    ...group,
    controllable_unit_count: units.length,
    technical_resource_count: devices,
    maximum_active_power: power,
  })
  const substation = inventedUuid(`substation ${zone} 0`)
  tables.service_providing_group_power_per_substation.push({
    ...group,
    substation,
    maximum_active_power: power,
  })
}

/** The six groups and the neighbour's, with the active units of their zone. A membership begins after the contract. */
export function addGroups(tables: Tables, now: number): void {
  const current = tables.controllable_unit_service_provider.filter(({ valid_to }) => valid_to === null)
  const contracts = new Map<unknown, Row>(current.map((row) => [row.controllable_unit_id, row]))
  let membershipId = 272
  for (const [nth, plan] of plans.entries()) {
    const by = plan.providerId === own.partyId ? 334 : 336
    const madeAt = now - (160 - nth * 11) * dayMs
    const { id, name, zone, providerId } = plan
    if (id !== 88) {
      const row = {
        id,
        name,
        service_provider_id: providerId,
        bidding_zone: zone,
        status: nth === 5 ? 'new' : 'active',
      }
      const made = recorded(instantOf(madeAt, 500 + nth), by)
      tables.service_providing_group.push({ ...row, additional_information: null, ...made })
    }
    const members = membersOf(tables, plan, contracts)
    for (const unit of members.units.filter((each) => each.id !== 3011)) {
      const joinedAt = Math.max(madeAt + dayMs, Date.parse(String(unit.recorded_at)) + dayMs)
      const begins = Math.max(Date.parse(String(contracts.get(unit.id)?.valid_from)) + dayMs, joinedAt)
      tables.service_providing_group_membership.push({
        id: membershipId++,
        controllable_unit_id: unit.id ?? null,
        service_providing_group_id: id,
        valid_from: midnight(osloDay(begins)),
        valid_to: null,
        ...recorded(instantOf(joinedAt, membershipId % 1000), by),
      })
    }
    addSums(tables, plan, members)
    addApprovals(tables, { id, zone }, nth, now, members.power)
  }
}
