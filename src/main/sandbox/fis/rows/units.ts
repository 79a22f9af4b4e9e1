import { dateOf, osloDay } from '../../household/calendar.ts'
import { randomFor, type Random } from '../../household/random.ts'
import { inventedUuid } from '../access-tokens.ts'
import { inventedGsrn } from '../gs1.ts'
import { instantOf } from '../instants.ts'
import type { Tables } from '../tables.ts'
import { endUser } from './end-users.ts'
import { addContracts } from './contracts.ts'
import { deviceKinds, type DeviceKind } from './devices.ts'
import { firstNames, lastNames, places, streets, type Place } from './places.ts'
import { pointRows } from './points.ts'
import { midnight, recorded, type Recorded } from './recorded.ts'

export interface UnitPlan {
  readonly seed: number
  /** Ms since 1970. */
  readonly now: number
}

const dayMs = 86_400_000
const topic = { unit: 1, person: 2 } as const

/** What the nth unit is about, from its own stream of numbers. */
interface Draft {
  readonly nth: number
  readonly id: number
  readonly random: Random
  readonly kind: DeviceKind
  readonly place: Place
  readonly name: string
  readonly endUserName: string
  readonly isOfOther: boolean
  readonly status: 'new' | 'active' | 'inactive' | 'terminated'
  /** Ms since 1970. */
  readonly madeAt: number
}

function statusOf(random: Random): Draft['status'] {
  const dice = random.below(100)
  return dice < 84 ? 'active' : dice < 90 ? 'new' : dice < 95 ? 'inactive' : 'terminated'
}

function draftOf(nth: number, { seed, now }: UnitPlan): Draft {
  const random = randomFor(seed, topic.unit, nth)
  const kind = random.pick(deviceKinds)
  const place = random.pick(places)
  const person = `${random.pick(firstNames)} ${random.pick(lastNames)}`
  const street = `${random.pick(streets)} ${1 + random.below(64)}`
  const house = kind.houses === null ? null : `${place.name} ${kind.houses[random.below(kind.houses.length)] ?? 'hus'}`
  return {
    nth,
    id: 3011 + nth,
    random,
    kind,
    place,
    name: `${kind.unit} ${house ?? street}`,
    endUserName: house ?? person,
    isOfOther: nth % 9 === 4,
    status: statusOf(random),
    madeAt: now - (25 + random.below(600)) * dayMs - random.below(dayMs),
  }
} // prettier-ignore

/** Births and numbers nobody has: a masked national id shows its date only. */
function numberOf({ nth, kind, random }: Draft) {
  if (kind.houses !== null) {
    return { type: 'organisation', business_id: String(333_100_000 + nth), business_id_type: 'org' } as const
  }
  const two = (n: number): string => String(n).padStart(2, '0')
  const born = `${two(1 + random.below(28))}${two(1 + random.below(12))}${two(45 + random.below(55))}`
  return { type: 'person', business_id: `${born}*****`, business_id_type: 'pid' } as const
}

/** Its metering point and who lives there; FIS learns of both a month before the unit. */
function addPoint(tables: Tables, draft: Draft): { readonly pointId: number; readonly endUserId: number } {
  const { nth, place, random, madeAt } = draft
  const [pointId, endUserId] = [100_351 + nth, 2211 + nth]
  const at = instantOf(madeAt - 30 * dayMs, random.below(1000))
  const { entity, party } = endUser({ entityId: 800 + nth, partyId: endUserId, name: draft.endUserName, at }, numberOf(draft)) // prettier-ignore
  tables.entity.push(entity)
  tables.party.push(party)
  const near = (degrees: number): number =>
    Number((degrees + (random.below(2000) - 1000) / 50_000).toFixed(4))
  pointRows(tables, {
    id: pointId,
    gsrn: inventedGsrn(100_000 + nth),
    zone: place.zone,
    coordinates: [near(place.longitude), near(place.latitude)],
    endUserId,
    produces: draft.kind.category !== 'consumption',
    nth,
    since: midnight(osloDay(madeAt - 400 * dayMs)),
    at,
  })
  return { pointId, endUserId }
}

function addDevices(tables: Tables, { nth, id, kind, random }: Draft, made: Recorded): number {
  const count = 1 + random.below(kind.most)
  const power = random.pick(kind.powers)
  for (let k = 0; k < count; k++) {
    tables.technical_resource.push({
      id: 5120 + nth * 6 + k,
      name: `${kind.device} ${k + 1}`,
      controllable_unit_id: id,
      technology: [kind.technology],
      category: [kind.category],
      maximum_active_power: power,
      device_type: kind.deviceType,
      make: kind.make,
      model: kind.model,
      business_id: `${kind.model.replaceAll(/\W/g, '')}-${String(10_000 + random.below(90_000))}`,
      business_id_type: 'serial_number',
      additional_information: null,
      ...made,
    })
  }
  const total = Math.round(power * count * 100) / 100
  tables.controllable_unit_summary.push({
    controllable_unit_id: id,
    technical_resource_count: count,
    maximum_active_power: total,
    technology: [kind.technology],
    category: [kind.category],
  })
  return total
}

/** One unit with its devices, contracts, metering point and end user. A neighbour's was made by the neighbour. */
export function addUnit(tables: Tables, nth: number, plan: UnitPlan): void {
  const draft = draftOf(nth, plan)
  const by = draft.isOfOther ? 336 : 334
  const made = recorded(instantOf(draft.madeAt, draft.random.below(1000)), by)
  const { pointId, endUserId } = addPoint(tables, draft)
  const power = addDevices(tables, draft, made)
  tables.controllable_unit.push({
    id: draft.id,
    business_id: inventedUuid(`unit ${draft.id}`),
    name: draft.name,
    start_date: dateOf(osloDay(draft.madeAt) + 14),
    status: draft.status,
    regulation_direction: draft.kind.direction,
    maximum_active_power: power,
    is_small: power < 50,
    accounting_point_id: pointId,
    additional_information: draft.random.chance(120) ? 'Styres ikke mellom kl. 16 og 18' : null,
    ...made,
  })
  addContracts(tables, draft, endUserId, made, plan.now)
}
