import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { AssumableParty, FlexQuery, FlexRow } from '../../../shared/flex.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { readPage, type DataDeps } from './data.ts'
import { batchesOf } from './paging.ts'

const wireParty = z.looseObject({
  id: z.int(),
  name: z.string(),
  type: z.string(),
  status: z.string(),
  entity_id: z.int(),
})

/**
 * The parties an entity may act as: its own, and those it is a member of. Asked with the entity's token: a party's own sees no end
 * users, and of memberships only those of itself (fact sheet 19).
 * @throws AppError as `readPage`, and `unexpected-response`.
 */
export async function assumableParties(
  deps: DataDeps,
  entityTokens: TokenSource,
  entityId: number,
  signal: AbortSignal,
): Promise<readonly AssumableParty[]> {
  const all = (query: FlexQuery) => allRows(deps, entityTokens, query, signal)
  const ofEntity = [
    { field: 'entity_id', operator: 'eq', value: String(entityId), isNegated: false },
  ] as const
  const owned = await all({ resource: 'party', filters: ofEntity, order: null, embed: [] })
  const memberships = await all({
    resource: 'party_membership',
    filters: ofEntity,
    order: null,
    embed: ['party'],
  })
  const found = new Map<number, AssumableParty>()
  // A membership whose party may not be seen has nothing to be chosen by.
  for (const { party } of memberships) if (party !== null && party !== undefined) add(found, party, entityId)
  for (const party of owned) add(found, party, entityId)
  return [...found.values()].toSorted((a, b) => a.id - b.id)
}

function add(found: Map<number, AssumableParty>, row: FlexRow[string] | FlexRow, entityId: number): void {
  const parsed = wireParty.safeParse(row)
  if (!parsed.success)
    throw new AppError('unexpected-response', 'GET party: a party without its name or type')
  const { id, name, type, status, entity_id: owner } = parsed.data
  found.set(id, { id, name, type, status, isOwned: owner === entityId })
}

async function allRows(
  deps: DataDeps,
  tokens: TokenSource,
  query: FlexQuery,
  signal: AbortSignal,
): Promise<readonly FlexRow[]> {
  const rows: FlexRow[] = []
  const pages = batchesOf(query, (asked, range) => readPage(deps, tokens, asked, range, signal))
  for await (const batch of pages) rows.push(...batch.rows)
  return rows
}
