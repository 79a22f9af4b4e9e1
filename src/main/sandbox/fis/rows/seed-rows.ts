import { entities, entityOnlyClientId, memberships, other, parties, seed, thirdPartyId } from './actors.ts'
import type { ClientRow, Tables } from '../tables.ts'
import { recorded } from './recorded.ts'

/** The public keys of the clients there are from the start. */
export interface FirstKeys {
  readonly client: string
  readonly other: string
  readonly entityOnly: string
}

function clients(keys: FirstKeys): readonly ClientRow[] {
  const everything = ['manage:auth', 'manage:data']
  return [
    {
      id: 61,
      entity_id: seed.entityId,
      name: 'PC #1',
      client_id: seed.clientId,
      party_id: seed.partyId,
      scopes: everything,
      client_secret: null,
      public_key: keys.client,
      ...recorded('2024-01-08T10:02:17.500000+00:00', 333),
    },
    {
      id: 62,
      entity_id: other.entityId,
      name: 'Driftssentral',
      client_id: other.clientId,
      party_id: other.partyId,
      scopes: everything,
      client_secret: null,
      public_key: keys.other,
      ...recorded('2024-02-19T14:31:09.040551+00:00', 336),
    },
    {
      id: 63,
      entity_id: seed.entityId,
      name: 'Rapportering',
      client_id: entityOnlyClientId,
      party_id: null,
      scopes: ['read:data', 'read:auth'],
      client_secret: null,
      public_key: keys.entityOnly,
      ...recorded('2024-04-02T07:45:30.118820+00:00', 333),
    },
  ]
}

/** Who there is and who may log in: the seed's own objects and those around them (fact sheet 1.1, 22). */
export function addActors(tables: Tables, keys: FirstKeys): void {
  tables.entity.push(...entities)
  tables.party.push(...parties)
  tables.party_membership.push(...memberships)
  tables.entity_client.push(...clients(keys))
  tables.identity.push(
    { id: 0, entity_id: 400, entity_name: 'Fleksregisteret', party_id: null, party_name: null },
    { id: 333, entity_id: seed.personId, entity_name: 'Kari Nordmann', party_id: seed.organisationPartyId, party_name: 'Testkraft ORG' },
    { id: 334, entity_id: seed.entityId, entity_name: 'Testkraft AS', party_id: seed.partyId, party_name: 'Testkraft SP' },
    { id: 335, entity_id: seed.entityId, entity_name: 'Testkraft AS', party_id: null, party_name: null },
    { id: 336, entity_id: other.entityId, entity_name: 'Nabokraft AS', party_id: other.partyId, party_name: 'Nabokraft SP' },
    { id: 337, entity_id: seed.entityId, entity_name: 'Testkraft AS', party_id: thirdPartyId, party_name: 'Flexregn TP' },
  )
  // How the party was called before (fact sheet 22.7).
  const party = parties.find(({ id }) => id === seed.partyId)
  const earlier = { ...party, id: 15_230, party_id: seed.partyId, name: 'Testkraft Tjenester', status: 'new' }
  const written = recorded('2023-12-01T10:00:00.000000+00:00')
  tables.history.party_history = [{ ...earlier, ...written, replaced_at: '2023-12-30T23:00:00+00:00', replaced_by: 0 }]
} // prettier-ignore
