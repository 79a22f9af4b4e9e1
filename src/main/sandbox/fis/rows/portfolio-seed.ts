import type { Row, Tables } from '../tables.ts'
import { endUser } from './end-users.ts'
import { pointRows } from './points.ts'
import { recorded } from './recorded.ts'

const unit: Row = {
  id: 3011,
  business_id: '4e8115ce-9b71-480e-9c18-c547a00cad41',
  name: 'Elbillader garasje',
  start_date: '2026-07-01',
  status: 'active',
  regulation_direction: 'down',
  maximum_active_power: 7.4,
  is_small: true,
  accounting_point_id: 100_351,
  additional_information: null,
  ...recorded('2026-06-20T07:31:05.221904+00:00', 334),
}

const device: Row = {
  id: 5120,
  name: 'Lader 1',
  controllable_unit_id: 3011,
  technology: ['ev_charging_device'],
  category: ['consumption'],
  maximum_active_power: 7.4,
  device_type: 'ev_charging_device',
  make: 'Eksempel',
  model: 'EX-7',
  business_id: 'EX7-000123',
  business_id_type: 'serial_number',
  additional_information: null,
  ...recorded('2026-06-20T07:32:11.004512+00:00', 334),
}

const contract: Row = {
  id: 907,
  controllable_unit_id: 3011,
  service_provider_id: 1482,
  end_user_id: 2211,
  contract_reference: 'kontrakt-2026-0042',
  valid_from: '2026-07-08T22:00:00+00:00',
  valid_to: null,
  ...recorded('2026-06-20T07:35:40.870113+00:00', 334),
}

const group: Row = {
  id: 88,
  name: 'Elbiler Midt',
  service_provider_id: 1482,
  bidding_zone: 'NO3',
  status: 'active',
  additional_information: null,
  ...recorded('2026-07-10T06:00:00.000000+00:00', 334),
}

const membership: Row = {
  id: 271,
  controllable_unit_id: 3011,
  service_providing_group_id: 88,
  valid_from: '2026-07-14T22:00:00+00:00',
  valid_to: null,
  ...recorded('2026-07-10T06:05:00.000000+00:00', 334),
}

export const seedNotice: Row = {
  id: 254,
  status: 'active',
  party_id: 1482,
  type: 'no.elhub.flex.service_providing_group_membership.valid_time.outside_contract',
  source: '/service_providing_group_membership/271',
  data: {
    kind: 'notice.data.valid_time.outside_contract',
    invalid_timeline: [{ valid_from: '2026-09-30T22:00:00+00:00', valid_to: '2026-10-31T23:00:00+00:00' }],
  },
  ...recorded('2026-09-01T02:00:00.000000+00:00'),
}

export const seedEvent: Row = {
  id: 9001,
  specversion: '1.0',
  time: '2026-07-10T06:05:00.012000+00:00',
  type: 'no.elhub.flex.controllable_unit.update',
  source: '/controllable_unit/3011',
  subject: null,
  data: { kind: 'event.data.updated_fields', updated_fields: ['status'] },
}

export const seedNotification: Row = {
  id: 7750,
  acknowledged: false,
  event_id: 9001,
  party_id: 1482,
  ...recorded('2026-07-10T06:05:01.000000+00:00'),
}

/** The sheet's own unit with all that hangs on it, as it stands there (fact sheet 20, 22.4 to 22.6). */
export function addSeedUnit(tables: Tables): void {
  const at = '2026-05-02T03:00:00.000000+00:00'
  const person = { entityId: 800, partyId: 2211, name: 'Ola Eksempel', at }
  const who = endUser(person, { type: 'person', business_id: '150190*****', business_id_type: 'pid' })
  tables.entity.push(who.entity)
  tables.party.push(who.party)
  pointRows(tables, {
    id: 100_351,
    gsrn: '133700000009990010',
    zone: 'NO3',
    coordinates: [10.3951, 63.4305],
    endUserId: 2211,
    produces: false,
    nth: 0,
    since: '2023-12-31T23:00:00+00:00',
    at,
  })
  tables.controllable_unit.push(unit)
  tables.technical_resource.push(device)
  tables.controllable_unit_summary.push({
    controllable_unit_id: 3011,
    technical_resource_count: 1,
    maximum_active_power: 7.4,
    technology: ['ev_charging_device'],
    category: ['consumption'],
  })
  tables.controllable_unit_service_provider.push(contract)
  tables.service_providing_group.push(group)
  tables.service_providing_group_membership.push(membership)
}
