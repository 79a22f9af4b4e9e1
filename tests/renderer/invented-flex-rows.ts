import type { FlexResource } from '../../src/shared/fis.ts'
import type { FlexRow } from '../../src/shared/flex.ts'
import { events, notifications } from './invented-flex-events.ts'

/** Rows as FIS sends them: those of the fact sheet's section 22, and more of their kind. */
const recorded = (at: string, by = 334) => ({ recorded_at: `${at}+00:00`, recorded_by: by })

export const party: FlexRow = {
  id: 1482,
  name: 'Testkraft SP',
  business_id: '1111111111111',
  business_id_type: 'gln',
  entity_id: 492,
  type: 'service_provider',
  role: 'flex_service_provider',
  status: 'active',
  ...recorded('2023-12-30T23:00:00', 0),
}
const organisation: FlexRow = {
  ...party,
  id: 1394,
  name: 'Testkraft ORG',
  business_id: '123456789',
  business_id_type: 'org',
  type: 'organisation',
  role: 'flex_organisation',
}
const operator: FlexRow = {
  ...party,
  id: 1501,
  name: 'Fjordnett AS',
  type: 'system_operator',
  role: 'flex_system_operator',
  business_id: '1337000000118',
  entity_id: 611,
}
const endUser: FlexRow = {
  ...party,
  id: 2211,
  name: 'Kari Nordmann',
  type: 'end_user',
  role: 'flex_end_user',
  business_id: '5887c04f-291d-4211-9837-e8bb8bda5b6f',
  business_id_type: 'uuid',
  entity_id: 507,
}
const company: FlexRow = { id: 492, name: 'Testkraft AS', type: 'organisation', business_id: '123456789', business_id_type: 'org', ...recorded('2023-12-30T23:00:00', 0) } // prettier-ignore
const person: FlexRow = { id: 507, name: 'Kari Nordmann', type: 'person', business_id: 'knor@testkraft.test', business_id_type: 'email', ...recorded('2024-01-08T09:12:44.120031', 0) } // prettier-ignore

const names = ['Elbillader garasje', 'Varmtvann Solbakken', 'Batteri kjeller', 'Varmepumpe Nordre gate', 'Solceller tak', 'Panelovner kontor', 'Ladepark Heimdal', 'Kjølelager Tiller'] // prettier-ignore
const states = ['active', 'active', 'new', 'active', 'inactive', 'active', 'terminated', 'active']
const directions = ['down', 'both', 'both', 'up']

const units: readonly FlexRow[] = Array.from({ length: 64 }, (_, nth) => ({
  id: 3011 + nth,
  business_id: `4e8115ce-9b71-480e-9c18-c547a00cad${String(41 + (nth % 50)).padStart(2, '0')}`,
  name: nth < names.length ? (names[nth] ?? '') : `${names[nth % names.length] ?? ''} ${1 + Math.floor(nth / names.length)}`,
  start_date: '2026-07-01',
  status: states[nth % states.length] ?? 'new',
  regulation_direction: directions[nth % directions.length] ?? 'up',
  maximum_active_power: nth === 0 ? 7.4 : Math.round((2 + ((nth * 37) % 480) / 3) * 10) / 10,
  is_small: nth % 8 < 6,
  accounting_point_id: 100_351 + (nth % 3),
  additional_information: null,
  ...recorded(`2026-${nth === 0 ? '06-20' : `1${nth % 2}-${String(1 + (nth % 19)).padStart(2, '0')}`}T07:31:05.221904`),
})) // prettier-ignore

const points: readonly FlexRow[] = [0, 1, 2].map((nth) => ({
  id: 100_351 + nth,
  business_id: `13370000000999${String(10 + nth * 17).padStart(2, '0')}${nth}0`,
  system_operator_id: 1501,
  location: nth === 2 ? null : { type: 'Point', coordinates: [10.3951 + nth / 10, 63.4305] },
  ...recorded('2026-05-02T03:00:00.000000', 0),
}))

const device: FlexRow = {
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
  ...recorded('2026-06-20T07:32:11.004512'),
}
const contract: FlexRow = {
  id: 907,
  controllable_unit_id: 3011,
  service_provider_id: 1482,
  end_user_id: 2211,
  contract_reference: 'kontrakt-2026-0042',
  valid_from: '2026-07-08T22:00:00+00:00',
  valid_to: null,
  ...recorded('2026-06-20T07:35:40.870113'),
}
const group: FlexRow = { id: 88, name: 'Elbiler Midt', service_provider_id: 1482, bidding_zone: 'NO3', status: 'active', additional_information: null, ...recorded('2026-07-10T06:00:00.000000') } // prettier-ignore
const inGroup: FlexRow = { id: 271, controllable_unit_id: 3011, service_providing_group_id: 88, valid_from: '2026-07-14T22:00:00+00:00', valid_to: null, ...recorded('2026-07-10T06:05:00.000000') } // prettier-ignore
const notice: FlexRow = {
  id: 254,
  status: 'active',
  party_id: 1482,
  type: 'no.elhub.flex.service_providing_group_membership.valid_time.outside_contract',
  source: '/service_providing_group_membership/271',
  data: {
    kind: 'notice.data.valid_time.outside_contract',
    invalid_timeline: [{ valid_from: '2026-09-30T22:00:00+00:00', valid_to: '2026-10-31T23:00:00+00:00' }],
  },
  ...recorded('2026-09-01T02:00:00.000000', 0),
}

export const flexRows: Readonly<Record<FlexResource, readonly FlexRow[]>> = {
  party: [organisation, party, operator],
  entity: [company, person],
  entity_client: [],
  party_membership: [
    { id: 44, party_id: 1394, entity_id: 507, scopes: ['manage:auth', 'manage:data'], ...recorded('2024-01-08T09:15:00.000000', 0) },
    { id: 51, party_id: 1482, entity_id: 507, scopes: ['read:data', 'use:data:controllable_unit:lookup'], ...recorded('2025-03-11T12:40:31.502117', 0) },
  ],
  identity: [{ id: 334, entity_id: 492, entity_name: 'Testkraft AS', party_id: 1482, party_name: 'Testkraft SP' }],
  controllable_unit: units,
  controllable_unit_service_provider: [contract],
  technical_resource: [device],
  service_providing_group: [group],
  service_providing_group_membership: [inGroup],
  accounting_point: points,
  product_type: [{ id: 3, business_id: 'manual_congestion', name: 'Manual congestion', service: 'congestion_management', products: 'LongFlex' }],
  notice: [notice],
  notification: notifications,
  event: events,
} // prettier-ignore

/** Not in a list of its own, and brought along. */
export const hidden: readonly FlexRow[] = [endUser]
