import type { Handlers } from '../../src/shared/contract.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { FlexFilter, FlexIdentity, FlexQuery, FlexRow, JsonValue } from '../../src/shared/flex.ts'
import type { FlexResource } from '../../src/shared/fis.ts'
import type { Connection } from '../../src/shared/model.ts'
import { fullHandlers } from './fake-api.ts'
import { flexRows, hidden, party } from './invented-flex-rows.ts'
import { fis } from './invented-orders.ts'
import { connection } from './invented.ts'

export const me: FlexIdentity = {
  sub: 'ca2be316-5622-474d-8ef4-5c69850be76d',
  entityId: 492,
  entityName: 'Testkraft AS',
  partyId: 1482,
  partyName: 'Testkraft SP',
  role: 'flex_service_provider',
  scopes: ['manage:auth', 'manage:data'],
  tokenExpiresAt: '2026-11-20T14:05:00Z',
  party,
  isAssumed: false,
}
export const asEntity: FlexIdentity = {
  ...me,
  partyId: null,
  partyName: null,
  role: 'flex_entity',
  party: null,
}
export const asOrganisation: FlexIdentity = {
  ...me,
  partyId: 1394,
  partyName: 'Testkraft ORG',
  role: 'flex_organisation',
  party: flexRows.party[0] ?? null,
  isAssumed: true,
}

/** Where each relation of a row leads, and by which column. */
const relations: Readonly<Record<string, readonly [FlexResource, string]>> = {
  party: ['party', 'party_id'],
  entity: ['entity', 'entity_id'],
  accounting_point: ['accounting_point', 'accounting_point_id'],
  service_provider: ['party', 'service_provider_id'],
  system_operator: ['party', 'system_operator_id'],
  end_user: ['party', 'end_user_id'],
  event: ['event', 'event_id'],
  service_providing_group: ['service_providing_group', 'service_providing_group_id'],
  controllable_unit: ['controllable_unit', 'controllable_unit_id'],
}

function withRelations(row: FlexRow, embed: readonly string[]): FlexRow {
  const along = embed.flatMap((name): readonly (readonly [string, JsonValue])[] => {
    const [table, column] = relations[name] ?? []
    if (table !== undefined && column !== undefined && column in row) {
      const found = [...flexRows[table], ...hidden].find(({ id }) => id === row[column])
      return [[name, found ?? null]]
    }
    const many = name === 'technical_resource' ? flexRows.technical_resource : name === 'service_provider' ? flexRows.controllable_unit_service_provider : [] // prettier-ignore
    return [[name, many.filter(({ controllable_unit_id }) => controllable_unit_id === row['id'])]]
  })
  return { ...row, ...Object.fromEntries(along) }
}

function fits(row: FlexRow, { field, operator, value, isNegated }: FlexFilter): boolean {
  const found = row[field] ?? null
  const text = String(found)
  const order = typeof found === 'number' ? found - Number(value) : text < value ? -1 : text > value ? 1 : 0
  const answers: Readonly<Record<FlexFilter['operator'], boolean>> = {
    eq: order === 0,
    neq: order !== 0,
    gt: order > 0,
    gte: order >= 0,
    lt: order < 0,
    lte: order <= 0,
    ilike: text.toLowerCase().includes(value.toLowerCase()),
    in: value.split(',').includes(text),
    is: text === value,
  }
  return answers[operator] !== isNegated
}

function ordered(rows: readonly FlexRow[], order: FlexQuery['order']): readonly FlexRow[] {
  const { field, descending } = order ?? { field: 'id', descending: false }
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [a[field] ?? '', b[field] ?? '']
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1)
  })
}

/** A household with a connection to FIS, which filters, sorts and pages as FIS does. */
export function flexHandlers(more: Partial<Handlers> = {}, connections: readonly Connection[] = [connection, fis]): Handlers {
  let identity = me
  return {
    ...fullHandlers(),
    'connections:list': () => connections,
    'flex:identity': () => identity,
    'flex:parties': () => [
      { id: 1394, name: 'Testkraft ORG', type: 'organisation', status: 'active', isOwned: true },
      { id: 1482, name: 'Testkraft SP', type: 'service_provider', status: 'active', isOwned: true },
      { id: 1507, name: 'Naboen Kraft', type: 'energy_supplier', status: 'suspended', isOwned: false },
    ],
    'flex:assume': ({ partyId }) => {
      if (partyId === 1507) throw new AppError('party-refused', 'it is suspended')
      identity = partyId === null ? me : partyId === 1394 ? asOrganisation : { ...me, isAssumed: true }
      return identity
    },
    'flex:page': ({ resource, filters, order, embed, offset, limit }) => {
      const isHidden = identity.role !== 'flex_service_provider' && !['party', 'entity', 'party_membership'].includes(resource)
      const rows = isHidden ? [] : flexRows[resource].filter((row) => filters.every((filter) => fits(row, filter)))
      const shown = ordered(rows, order).slice(offset, offset + limit)
      return { rows: shown.map((row) => withRelations(row, embed)), total: rows.length }
    },
    'flex:record': ({ resource, id, embed }) => {
      const row = [...flexRows[resource], ...hidden].find((each) => String(each['id']) === id)
      if (row === undefined) throw new AppError('not-found', 'GET row: PGRST116')
      return withRelations(row, embed)
    },
    ...more,
  }
} // prettier-ignore
