import { inventedGln } from '../gs1.ts'
import type { EntityRow, MembershipRow, PartyRow } from '../tables.ts'
import { byOperator, recorded, type Recorded } from './recorded.ts'

export const seed = {
  entityId: 492,
  personId: 507,
  organisationPartyId: 1394,
  partyId: 1482,
  gln: '1111111111111',
  clientId: '7a9016dc-ac40-4908-9462-ffb0809726ce',
} as const

/** Another organisation, whose rows the first must never see. */
export const other = {
  entityId: 611,
  organisationPartyId: 1611,
  partyId: 1612,
  gln: inventedGln(1612),
  clientId: '0b1f6c1e-52c4-4d0e-9b7c-6a5e3f0d8a11',
} as const

/** A client of the first organisation that is meant for no party, and may only read. */
export const entityOnlyClientId = 'c4d7e2a9-3f18-4b6d-8e05-91ab7c3d2f60'

export const systemOperators = {
  NO1: { id: 1502, entityId: 622, name: 'Østmarka Nett' },
  NO2: { id: 1503, entityId: 623, name: 'Skagerrak Kyst Nett' },
  NO3: { id: 1501, entityId: 621, name: 'Fosenfjord Nett' },
  NO4: { id: 1504, entityId: 624, name: 'Polarsirkel Nett' },
  NO5: { id: 1505, entityId: 625, name: 'Hardangervidda Nett' },
} as const
export type BiddingZone = keyof typeof systemOperators

export const balanceResponsibleParties = [1521, 1522] as const
export const energySuppliers = [1531, 1532, 1533] as const
/** In which the first organisation has a membership with few scopes. */
export const thirdPartyId = 1710
export const operatorPartyId = 1001

const organisation = (
  id: number,
  name: string,
  orgNumber: string,
  from: Recorded = byOperator,
): EntityRow => ({
  id,
  name,
  type: 'organisation',
  business_id: orgNumber,
  business_id_type: 'org',
  ...from,
})

const ofGln = (
  id: number,
  name: string,
  entityId: number,
  type: string,
  gln = inventedGln(id),
): PartyRow => ({
  id,
  name,
  business_id: gln,
  business_id_type: 'gln',
  entity_id: entityId,
  type,
  role: `flex_${type}`,
  status: 'active',
  ...byOperator,
})

const ofOrg = (id: number, name: string, entityId: number, orgNumber: string): PartyRow => ({
  id,
  name,
  business_id: orgNumber,
  business_id_type: 'org',
  entity_id: entityId,
  type: 'organisation',
  role: 'flex_organisation',
  status: 'active',
  ...byOperator,
})

export const entities: readonly EntityRow[] = [
  organisation(400, 'Fleksregisteret', '333000400'),
  organisation(seed.entityId, 'Testkraft AS', '123456789'),
  {
    id: seed.personId,
    name: 'Kari Nordmann',
    type: 'person',
    business_id: 'knor@testkraft.test',
    business_id_type: 'email',
    ...recorded('2024-01-08T09:12:44.120031+00:00'),
  },
  organisation(other.entityId, 'Nabokraft AS', '333000611'),
  ...Object.values(systemOperators).map(({ entityId, name }) => organisation(entityId, `${name} AS`, `333000${entityId}`)),
  organisation(631, 'Vestlys Balanse AS', '333000631'),
  organisation(632, 'Tindekraft Balanse AS', '333000632'),
  organisation(641, 'Heimlys Strøm AS', '333000641'),
  organisation(642, 'Fjellstrøm Salg AS', '333000642'),
  organisation(643, 'Nordavind Energi AS', '333000643'),
  organisation(651, 'Landsmarkedet AS', '333000651'),
  organisation(661, 'Flexregn AS', '333000661'),
] // prettier-ignore

/** All parties but end users. */
export const parties: readonly PartyRow[] = [
  ofGln(operatorPartyId, 'Fleksregisteret FISO', 400, 'flexibility_information_system_operator'),
  ofOrg(seed.organisationPartyId, 'Testkraft ORG', seed.entityId, '123456789'),
  ofGln(seed.partyId, 'Testkraft SP', seed.entityId, 'service_provider', seed.gln),
  ofOrg(other.organisationPartyId, 'Nabokraft ORG', other.entityId, '333000611'),
  ofGln(other.partyId, 'Nabokraft SP', other.entityId, 'service_provider'),
  ...Object.values(systemOperators).map(({ id, entityId, name }) => ofGln(id, `${name} SO`, entityId, 'system_operator')),
  ofGln(1521, 'Vestlys Balanse BRP', 631, 'balance_responsible_party'),
  ofGln(1522, 'Tindekraft Balanse BRP', 632, 'balance_responsible_party'),
  ofGln(1531, 'Heimlys Strøm ES', 641, 'energy_supplier'),
  ofGln(1532, 'Fjellstrøm Salg ES', 642, 'energy_supplier'),
  ofGln(1533, 'Nordavind Energi ES', 643, 'energy_supplier'),
  ofGln(1541, 'Landsmarkedet MO', 651, 'market_operator'),
  ofGln(thirdPartyId, 'Flexregn TP', 661, 'third_party'),
] // prettier-ignore

const everything = ['manage:auth', 'manage:data']

export const memberships: readonly MembershipRow[] = [
  {
    id: 44,
    party_id: seed.organisationPartyId,
    entity_id: seed.personId,
    scopes: everything,
    ...recorded('2024-01-08T09:15:00.000000+00:00'),
  },
  {
    id: 45,
    party_id: seed.partyId,
    entity_id: seed.personId,
    scopes: ['read:data', 'use:data:controllable_unit:lookup'],
    ...recorded('2024-01-09T08:02:51.331204+00:00', 333),
  },
  {
    id: 46,
    party_id: thirdPartyId,
    entity_id: seed.entityId,
    scopes: ['read:data', 'use:auth'],
    ...recorded('2024-03-04T12:40:18.907733+00:00'),
  },
]
