import { inventedUuid } from '../access-tokens.ts'
import type { EntityRow, PartyRow } from '../tables.ts'
import { recorded } from './recorded.ts'

/** An end user: the entity, and the party of which nobody else sees anything. */
export function endUser(
  person: { readonly entityId: number; readonly partyId: number; readonly name: string; readonly at: string },
  number: Pick<EntityRow, 'type' | 'business_id' | 'business_id_type'>,
): { readonly entity: EntityRow; readonly party: PartyRow } {
  const { entityId, partyId, name, at } = person
  const party = {
    id: partyId,
    name,
    business_id: inventedUuid(`end user ${partyId}`),
    business_id_type: 'uuid',
    entity_id: entityId,
    type: 'end_user',
    role: 'flex_end_user',
    status: 'active',
    ...recorded(at),
  } as const
  return { entity: { id: entityId, name, ...number, ...recorded(at) }, party }
}
