import { describe, expect, test } from 'vitest'
import { microsOf } from './instants.ts'
import { relations } from './relations.ts'
import { resources, tableNames } from './resources.ts'
import { addPortfolio } from './rows/portfolio.ts'
import { addActors } from './rows/seed-rows.ts'
import { emptyTables, rowsOf, type Row, type Tables } from './tables.ts'

const now = Date.parse('2026-11-10T10:00:00Z')

function everything(options = {}): Tables {
  const tables = emptyTables()
  addActors(tables, { client: 'a', other: 'b', entityOnly: 'c' })
  addPortfolio(tables, now, options)
  return tables
}
const tables = everything()
const micros = (value: unknown): number => microsOf(String(value)) ?? Number.NaN

describe('the invented portfolio', () => {
  test('is the same for the same seed and instant, and another for another seed', () => {
    expect(everything()).toEqual(tables)
    expect(everything({ seed: 2 }).controllable_unit).not.toEqual(tables.controllable_unit)
  })

  test('is of a size a person can look through, and of thousands of rows where asked', () => {
    const sizes = [tables.controllable_unit, tables.event, tables.service_providing_group].map(
      (rows) => rows.length,
    )
    expect(sizes).toEqual([68, 401, 7])
    const large = everything({ units: 3000, events: 5000 })
    expect([large.controllable_unit.length, large.event.length]).toEqual([3000, 5001])
  })

  test.each(tableNames)('%s: every row has all its columns, no others, and a number of its own', (table) => {
    const rows = rowsOf(tables, table)
    const columns = Object.keys(resources.get(table)?.columns ?? {}).sort()
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns)
    const numbers = rows.map((row) => row.id).filter((id) => id !== undefined)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('every reference leads somewhere', () => {
    const dangling: string[] = []
    for (const table of tableNames) {
      for (const [name, relation] of Object.entries(relations[table] ?? {})) {
        if (relation.kind !== 'one') continue
        const ids = new Set(rowsOf(tables, relation.to).map(({ id }) => id))
        const lost = rowsOf(tables, table).filter((row) => (row[relation.via] ?? null) !== null && !ids.has(row[relation.via]))
        if (lost.length > 0) dangling.push(`${table}.${name}`)
      }
    }
    expect(dangling).toEqual([])
  }) // prettier-ignore

  test('every event, notice and history row is about a row there is', () => {
    const exists = ({ source }: Row): boolean => {
      const [, table = '', id] = /^\/(\w+)\/(\d+)$/.exec(String(source)) ?? []
      return rowsOf(tables, table).some((row) => row.id === Number(id))
    }
    expect(tables.event.filter((row) => !exists(row))).toEqual([])
    expect(tables.notice.filter((row) => row.source !== null && !exists(row))).toEqual([])
  })

  test('numbers of events and notifications rise with time, and none is of tomorrow', () => {
    const isRising = (rows: readonly Row[], time: string): boolean =>
      rows.every((row, at) => {
        const before = rows[at - 1]
        return before === undefined || (Number(before.id) < Number(row.id) && micros(before[time]) <= micros(row[time]))
      })
    expect(isRising(tables.event, 'time')).toBe(true)
    expect(isRising(tables.notification, 'recorded_at')).toBe(true)
    for (const table of tableNames) {
      const late = rowsOf(tables, table).filter((row) => micros(row.recorded_at ?? row.time ?? '2000-01-01') > now * 1000)
      expect(late, table).toEqual([])
    }
  }) // prettier-ignore

  test('validity begins and ends at midnight in Oslo, in this order, and memberships lie within a contract', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', timeStyle: 'medium' })
    const rows = [...tables.controllable_unit_service_provider, ...tables.service_providing_group_membership]
    for (const row of rows) {
      const bounds = [row.valid_from, row.valid_to].filter((bound) => typeof bound === 'string')
      for (const bound of bounds) expect(clock.format(Date.parse(bound))).toBe('00:00:00')
      expect(micros(row.valid_from)).toBeLessThan(bounds[1] === undefined ? Infinity : micros(bounds[1]))
    }
    const contracts = new Map(
      tables.controllable_unit_service_provider.filter(({ valid_to }) => valid_to === null).map((row) => [row.controllable_unit_id, row]),
    )
    for (const { controllable_unit_id: id, valid_from: from } of tables.service_providing_group_membership) {
      expect(micros(contracts.get(id)?.valid_from)).toBeLessThanOrEqual(micros(from))
    }
  }) // prettier-ignore

  test('a unit’s power is that of its devices', () => {
    for (const unit of tables.controllable_unit) {
      const devices = tables.technical_resource.filter((row) => row.controllable_unit_id === unit.id)
      const sum = devices.reduce((total, row) => total + Number(row.maximum_active_power), 0)
      expect(Math.abs(sum - Number(unit.maximum_active_power))).toBeLessThan(0.01)
    }
  })

  test('no national id is ever whole', () => {
    const people = tables.entity.filter((row) => row.business_id_type === 'pid')
    expect(people.length).toBeGreaterThan(15)
    for (const { business_id: id } of people) expect(id).toMatch(/^\d{6}\*{5}$/)
  })
})
