import { inventedUuid } from '../access-tokens.ts'
import type { Tables } from '../tables.ts'
import { balanceResponsibleParties, energySuppliers, systemOperators, type BiddingZone } from './actors.ts'
import { recorded } from './recorded.ts'

const zones: readonly BiddingZone[] = ['NO1', 'NO2', 'NO3', 'NO4', 'NO5']
/** Each network area is one bidding zone's. */
const gridAreaIds: Readonly<Record<BiddingZone, number>> = { NO1: 71, NO2: 72, NO3: 73, NO4: 74, NO5: 75 }

export function addGridAreas(tables: Tables): void {
  for (const zone of zones) {
    const name = systemOperators[zone].name.replace(' Nett', '')
    const code = `50Y-FLEKS-${zone}---`
    const area = {
      id: gridAreaIds[zone],
      business_id: code,
      business_id_type: 'eic_y',
      name,
      status: 'active',
    }
    tables.metering_grid_area.push(area)
  }
}

export interface Point {
  readonly id: number
  readonly gsrn: string
  readonly zone: BiddingZone
  /** GeoJSON: longitude, latitude. */
  readonly coordinates: readonly [number, number]
  readonly endUserId: number
  readonly produces: boolean
  readonly nth: number
  /** When everything about it begins to hold. */
  readonly since: string
  /** When FIS learnt of it. */
  readonly at: string
}

/** A metering point, and who and what holds for it over time (fact sheet 18.1). */
export function pointRows(tables: Tables, point: Point): void {
  const { id, zone, nth, since, at } = point
  const holds = { accounting_point_id: id, valid_from: since, valid_to: null }
  tables.accounting_point.push({
    id,
    business_id: point.gsrn,
    system_operator_id: systemOperators[zone].id,
    location: { type: 'Point', coordinates: point.coordinates },
    ...recorded(at),
  })
  tables.accounting_point_bidding_zone.push({ ...holds, bidding_zone: zone })
  tables.accounting_point_end_user.push({ ...holds, end_user_id: point.endUserId })
  const supplier = energySuppliers[nth % energySuppliers.length] ?? energySuppliers[0]
  tables.accounting_point_energy_supplier.push({ ...holds, energy_supplier_id: supplier })
  tables.accounting_point_metering_grid_area.push({ ...holds, metering_grid_area_id: gridAreaIds[zone] })
  const responsible =
    balanceResponsibleParties[nth % balanceResponsibleParties.length] ?? balanceResponsibleParties[0]
  for (const direction of point.produces ? ['consumption', 'production'] : ['consumption']) {
    const row = { ...holds, balance_responsible_party_id: responsible, energy_direction: direction }
    tables.accounting_point_balance_responsible_party.push(row)
  }
  tables.accounting_point_grid_location.push({
    id: 6000 + (id - 100_351),
    accounting_point_id: id,
    object_type: 'substation',
    business_id: inventedUuid(`substation ${zone} ${nth % 4}`),
    name: `${systemOperators[zone].name} stasjon ${(nth % 4) + 1}`,
    nominal_voltage: 22,
    additional_information: null,
    source: 'cso',
    quality: nth % 5 === 0 ? 'guessed' : 'confirmed',
    ...recorded(at),
  })
}
