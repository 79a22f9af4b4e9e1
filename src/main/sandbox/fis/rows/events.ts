import { randomFor, type Random } from '../../household/random.ts'
import { instantOf, microsOf } from '../instants.ts'
import type { TableName } from '../resources.ts'
import type { Row, Tables } from '../tables.ts'
import { other, seed as own } from './actors.ts'
import { seedEvent, seedNotification } from './portfolio-seed.ts'
import { recorded } from './recorded.ts'

const dayMs = 86_400_000
const topic = 3
/** How far back events go. */
const window = 180 * dayMs

/** What happens to rows of a table after they were made. */
const changes: readonly { readonly table: TableName; readonly fields: readonly (readonly string[])[] }[] = [
  { table: 'controllable_unit', fields: [['status'], ['name'], ['maximum_active_power'], ['status', 'additional_information']] },
  { table: 'technical_resource', fields: [['make', 'model'], ['maximum_active_power'], ['business_id']] },
  { table: 'controllable_unit_service_provider', fields: [['contract_reference'], ['valid_to']] },
  { table: 'service_providing_group', fields: [['status'], ['name']] },
  { table: 'service_providing_group_membership', fields: [['valid_from'], ['valid_to']] },
  { table: 'service_providing_group_grid_prequalification', fields: [['status'], ['status', 'prequalified_at']] },
  { table: 'service_providing_group_product_application', fields: [['status'], ['maximum_active_power_up']] },
] // prettier-ignore

/** An event that has no id yet. */
interface Happening {
  /** Ms since 1970. */
  readonly at: number
  readonly micros: number
  readonly table: TableName
  readonly row: Row
  /** null: the row was made. */
  readonly fields: readonly string[] | null
}

/** The sheet's own rows stay as they stand there. */
const seedIds = new Set<unknown>([3011, 5120, 907, 88, 271])
const isSeeds = (row: Row): boolean => seedIds.has(row.id)

const msOf = (row: Row): number => Math.floor((microsOf(String(row.recorded_at)) ?? 0) / 1000)

function beginnings(tables: Tables, now: number): Happening[] {
  return changes.flatMap(({ table }) => {
    const young = tables[table].filter(
      (row) => msOf(row) > now - window && msOf(row) < now && row.id !== 3011,
    )
    return young.map((row) => ({ at: msOf(row) + 12, micros: 0, table, row, fields: null }))
  })
}

/** Something changed on a row that was there by then; null: the dice found none. */
function change(tables: Tables, random: Random, now: number): Happening | null {
  const { table, fields } = changes[Math.min(random.below(changes.length), random.below(changes.length))] ?? { fields: [] }
  const rows = table === undefined ? [] : tables[table]
  const row = rows[random.below(Math.max(1, rows.length))]
  const at = now - random.below(window / 1000) * 1000 - random.below(1000)
  const isThere = row !== undefined && msOf(row) + dayMs < at && !isSeeds(row)
  if (table === undefined || !isThere) return null
  return { at, micros: random.below(1000), table, row, fields: fields[random.below(fields.length)] ?? null }
} // prettier-ignore

/** The provider an event's row belongs to. */
function providerOf(tables: Tables, { table, row }: Happening): unknown {
  const groupOf = (id: unknown): unknown => tables.service_providing_group.find((group) => group.id === id)?.service_provider_id
  if (typeof row.service_provider_id === 'number') return row.service_provider_id
  if (typeof row.service_providing_group_id === 'number') return groupOf(row.service_providing_group_id)
  const unitId = table === 'controllable_unit' ? row.id : row.controllable_unit_id
  const contracts = tables.controllable_unit_service_provider.filter((each) => each.controllable_unit_id === unitId)
  return contracts.find(({ valid_to }) => valid_to === null)?.service_provider_id
} // prettier-ignore

function eventOf({ at, micros, table, row, fields }: Happening, id: number): Row {
  return {
    id,
    specversion: '1.0',
    time: instantOf(at, micros),
    type: `no.elhub.flex.${table}.${fields === null ? 'create' : 'update'}`,
    source: `/${table}/${String(row.id)}`,
    subject: null,
    data: fields === null ? null : { kind: 'event.data.updated_fields', updated_fields: fields },
  }
}

/** A changed row says when it was changed last. */
function touch(tables: Tables, happenings: readonly Happening[]): void {
  for (const { table, row, at, micros, fields } of happenings) {
    if (fields === null) continue
    const rows: Row[] = tables[table]
    const index = rows.findIndex(({ id }) => id === row.id)
    rows[index] = { ...row, recorded_at: instantOf(at, micros) }
  }
}

/**
 * `count` events of the last months up to now and what FIS told the providers of them, with the sheet's own among them (fact
 * sheet 22.6): ids rise with time.
 */
export function addEvents(
  tables: Tables,
  count: number,
  plan: { readonly seed: number; readonly now: number },
): void {
  const { seed, now } = plan
  const happened = beginnings(tables, now)
  for (let nth = 0; happened.length < count && nth < count * 20; nth++) {
    const found = change(tables, randomFor(seed, topic, nth), now)
    if (found !== null) happened.push(found)
  }
  happened.sort((a, b) => a.at - b.at)
  const shown = happened.slice(-count)
  const before = shown.filter(({ at }) => at < Date.parse(String(seedEvent.time))).length
  const events = shown.map((one, at) => eventOf(one, 9001 - before + at + (at < before ? 0 : 1)))
  tables.event.push(...events.slice(0, before), seedEvent, ...events.slice(before))
  addNotifications(tables, shown, events, before, now)
  touch(tables, shown)
}

function addNotifications(tables: Tables, shown: readonly Happening[], events: readonly Row[], before: number, now: number): void {
  const told = events.flatMap((event, at) => {
    const happening = shown[at]
    const partyId = happening === undefined ? null : providerOf(tables, happening)
    const isTold = (partyId === own.partyId || partyId === other.partyId) && Number(event.id) % 2 === 0
    return isTold && happening !== undefined ? [{ at: happening.at, eventId: Number(event.id), partyId, isEarly: at < before }] : []
  })
  const early = told.filter(({ isEarly }) => isEarly).length
  const rows = told.map(({ at, eventId, partyId }, nth): Row => {
    const id = 7750 - early + nth + (nth < early ? 0 : 1)
    const row = { id, acknowledged: at < now - 14 * dayMs, event_id: eventId, party_id: partyId }
    return { ...row, ...recorded(instantOf(at + 1000, id % 1000)) }
  })
  tables.notification.push(...rows.slice(0, early), seedNotification, ...rows.slice(early))
} // prettier-ignore
