import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FlexPage, FlexQuery, FlexRow } from '../../../shared/flex.ts'
import { movableClock } from '../../sandbox/clock.ts'
import { startFisSandbox } from '../../sandbox/fis/sandbox.ts'
import { cursorAt, cursorText } from './cursor.ts'
import { batchesOf } from './paging.ts'
import type { Range } from './query.ts'
import { asServiceProvider, linked, signal } from './testing/link.ts'

type Order = NonNullable<FlexQuery['order']>
type Value = string | number | null

/** Rows as PostgreSQL orders them: what has no value last, and first where the order is turned round; equal ones by id. */
function compareIn({ descending }: Order) {
  return (a: FlexRow, b: FlexRow): number => {
    const [x, y] = [a['name'] ?? null, b['name'] ?? null] as [Value, Value]
    const sign = descending ? -1 : 1
    if (x !== y) return sign * (x === null ? 1 : y === null ? -1 : x < y ? -1 : 1)
    return Number(a['id']) - Number(b['id'])
  }
}

/** A table whose rows may change under the reader's hands, read from behind the cursor; `most` rows at once. */
function table(rows: FlexRow[], { most = 500, counts = true, beforePage = (_page: number): void => undefined } = {}) {
  let pages = 0
  return (query: FlexQuery, { after, limit }: Range): Promise<FlexPage> => {
    pages += 1
    beforePage(pages)
    const order = query.order ?? { field: 'id', descending: false }
    const from = query.filters.find(({ field }) => field === 'id')?.value
    const compare = order.field === 'id' ? (a: FlexRow, b: FlexRow) => Number(a['id']) - Number(b['id']) : compareIn(order)
    const place: FlexRow | null = after === undefined ? null : { id: Number(after.id), name: after.value }
    const wanted = rows
      .toSorted(compare)
      .filter((row) => (place === null || compare(row, place) > 0) && (from === undefined || Number(row['id']) > Number(from)))
    return Promise.resolve({ rows: wanted.slice(0, Math.min(limit, most)), total: counts ? wanted.length : null })
  }
} // prettier-ignore

async function idsOf(readPage: Parameters<typeof batchesOf>[1], descending = false) {
  const query: FlexQuery = { resource: 'party', filters: [], order: { field: 'name', descending }, embed: [] }
  const ids: number[] = []
  for await (const { rows } of batchesOf(query, readPage)) ids.push(...rows.map(({ id }) => Number(id)))
  return ids
}

const named = (...names: Value[]): FlexRow[] => names.map((name, at) => ({ id: at + 1, name }))

test('whatever the values are, many equal ones and none among them, each row is read once and in its order', async () => {
  const values = fc.array(fc.constantFrom<Value>('a', 'b', 'b"c', 'ø', null), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(values, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 7 }), async (names, descending, counts, most) => {
      const rows = named(...names)
      const wanted = rows.toSorted(compareIn({ field: 'name', descending })).map(({ id }) => id)
      expect(await idsOf(table(rows, { most, counts }), descending)).toEqual(wanted)
    }),
    { numRuns: 400 },
  ) // prettier-ignore
})

test('rows that go and come meanwhile move no other into a gap', async () => {
  const rows = named('a', 'b', 'c', 'd', 'e')
  const beforePage = (page: number) => {
    if (page === 2) rows.splice(0, 1, { id: 9, name: 'dd' })
  }
  expect(await idsOf(table(rows, { most: 2, beforePage }))).toEqual([1, 2, 3, 4, 9, 5])
})

test('a row that moves ahead of the reading is not written twice, and one that moves behind it is not lost', async () => {
  const rows = named('a', 'b', 'c', 'd', 'e')
  const beforePage = (page: number) => {
    if (page === 2) rows.splice(0, 1, { id: 1, name: 'z' })
    if (page === 3) rows.splice(4, 1, { id: 5, name: '0' })
  }
  expect(await idsOf(table(rows, { most: 2, beforePage }))).toEqual([1, 2, 3, 4, 5])
})

test('a server that passes over where to begin is not asked for ever', async () => {
  for (const total of [null, 3]) {
    const readPage = () => Promise.resolve({ rows: named('a', 'b'), total })
    await expect(idsOf(readPage)).rejects.toMatchObject({ code: 'unexpected-response' })
  }
})

test('what one answer holds whole needs no place to go on from, whatever is in its column', async () => {
  const readPage = () => Promise.resolve({ rows: [{ id: 1, name: ['a'] }], total: 1 })
  expect(await idsOf(readPage)).toEqual([1])
})

test.each([true, false])(
  'where a value is written less exactly than the rows are ordered by it, none is lost; counted: %s',
  async (counts) => {
    const exactly = [1.001, 1.002, 1.003, 2.004, 2.005] // written as 1 and 2, and gone on from as such
    const readPage = async (query: FlexQuery, range: Range): Promise<FlexPage> => {
      const { after } = range
      const rows = exactly.map((name, at) => ({ id: at + 1, name }))
      const place = after === undefined ? [] : [{ ...after, value: Number(after.value) + 0.5 }] // rounded up
      const left = rows.filter(({ name }) => place.every(({ value }) => name > value))
      const page = await table(left, { most: 2, counts })(query, { offset: 0, limit: range.limit })
      return { ...page, rows: page.rows.map((row) => ({ ...row, name: Math.floor(Number(row['name'])) })) }
    }
    expect((await idsOf(readPage)).toSorted()).toEqual([1, 2, 3, 4, 5])
  },
)

test('a column that has no order cannot be gone on from', async () => {
  const readPage = () => Promise.resolve({ rows: [{ id: 1, name: ['a'] }], total: 3 })
  await expect(idsOf(readPage)).rejects.toMatchObject({ code: 'unexpected-response' })
})

test.each([
  ['abc', false, 'or=(name.gt."abc",and(name.eq."abc",id.gt.7),name.is.null)'],
  ['abc', true, 'or=(name.lt."abc",and(name.eq."abc",id.gt.7))'],
  [null, false, 'or=(and(name.is.null,id.gt.7))'],
  [null, true, 'or=(name.not.is.null,and(name.is.null,id.gt.7))'],
  [
    'a",b)(.\\&',
    false,
    String.raw`or=(name.gt."a\",b)(.\\&",and(name.eq."a\",b)(.\\&",id.gt.7),name.is.null)`,
  ],
])('behind %j, turned round: %s', (value, descending, text) => {
  const sent = cursorText(cursorAt({ id: 7, name: value }, { field: 'name', descending }))
  expect(decodeURIComponent(sent)).toBe(text)
  expect([...new URLSearchParams(sent).keys()]).toEqual(['or'])
})

test.each([
  ['controllable_unit', 'maximum_active_power'],
  ['controllable_unit_service_provider', 'valid_to'],
  ['controllable_unit', 'is_small'],
  ['controllable_unit', 'name'],
] as const)('the invented FIS gives all of %s by %s as its pages do, both ways', async (resource, field) => {
  const clock = movableClock('2026-11-21T11:00:00Z')
  await using bank = await startFisSandbox({ clock, portfolio: { units: 1300 } })
  const settings = { actAs: asServiceProvider }
  await using one = linked({ endpoints: bank.endpoints, client: bank.client, settings, clock })
  for (const descending of [false, true]) {
    const query: FlexQuery = { resource, filters: [], order: { field, descending }, embed: [] }
    const paged: unknown[] = []
    for (const offset of [0, 500, 1000]) {
      const { rows } = await one.link.page(query, { offset, limit: 500 }, signal)
      paged.push(...rows.map(({ id }) => id))
    }
    expect(paged.length).toBeGreaterThan(1000)
    const read: unknown[] = []
    for await (const { rows } of one.link.batches(query, signal)) read.push(...rows.map(({ id }) => id))
    expect(read).toEqual(paged)
  }
})
