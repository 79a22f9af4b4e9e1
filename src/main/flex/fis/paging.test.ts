import { expect, test } from 'vitest'
import type { FlexPage, FlexQuery, FlexRow } from '../../../shared/flex.ts'
import { batchesOf } from './paging.ts'

const query: FlexQuery = { resource: 'party', filters: [], order: null, embed: [] }

/** A table that answers as FIS does, counted or not; `beforePage` may change it under the reader's hands. */
function table(ids: number[], options: { counts?: boolean; most?: number; beforePage?: (page: number) => void } = {}) {
  const asked: FlexQuery[] = []
  const { counts = true, most = Infinity, beforePage } = options
  const readPage = async (question: FlexQuery, range: { limit: number }): Promise<FlexPage> => {
    asked.push(question)
    beforePage?.(asked.length)
    const descending = question.order?.descending === true
    const behind = question.filters.find(({ operator }) => operator === 'gt' || operator === 'lt')
    const wanted = ids
      .toSorted((a, b) => (descending ? b - a : a - b))
      .filter((id) => behind === undefined || (descending ? id < Number(behind.value) : id > Number(behind.value)))
    const rows = wanted.slice(0, Math.min(range.limit, most)).map((id): FlexRow => ({ id }))
    return { rows, total: counts ? wanted.length : null }
  }
  return { asked, readPage }
} // prettier-ignore

async function idsOf(source: ReturnType<typeof table>, own: Partial<FlexQuery> = {}) {
  const read: unknown[] = []
  const totals: (number | null)[] = []
  for await (const { rows, total } of batchesOf({ ...query, ...own }, source.readPage)) {
    read.push(...rows.map(({ id }) => id))
    totals.push(total)
  }
  return { read, totals }
}

async function readToEnd(readPage: Parameters<typeof batchesOf>[1]): Promise<number> {
  let count = 0
  for await (const { rows } of batchesOf(query, readPage)) count += rows.length
  return count
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test.each([0, 1, 499, 500, 501, 1000, 1001])('of %i rows each is read once', async (count) => {
  const { read, totals } = await idsOf(table(upTo(count)))
  expect(read).toEqual(upTo(count))
  expect(new Set(totals)).toEqual(count === 0 ? new Set() : new Set([count]))
})

test('the last page is known by the count, and no empty one is asked for', async () => {
  const source = table(upTo(1000))
  await idsOf(source)
  expect(source.asked).toHaveLength(2)
})

test('without a count the end is an empty page, also where the server gives fewer rows than were asked for', async () => {
  const source = table(upTo(25), { counts: false, most: 10 })
  expect((await idsOf(source)).read).toEqual(upTo(25))
  expect(source.asked).toHaveLength(4)
})

test('a server that gives fewer rows than were asked for, and counts, is read to its end', async () => {
  expect((await idsOf(table(upTo(25), { most: 10 }))).read).toEqual(upTo(25))
})

test('rows that go and come meanwhile move no other into a gap', async () => {
  const ids = upTo(1500)
  const changes = (page: number) => {
    if (page === 2) ids.splice(0, 100) // already read; by numbers of rows the next page would begin a hundred too far on
    if (page === 3) ids.push(1501)
  }
  expect((await idsOf(table(ids, { beforePage: changes }))).read).toEqual(upTo(1501))
})

test('own filters stay, and an order by id keeps its direction', async () => {
  const source = table(upTo(600))
  const filters = [{ field: 'status', operator: 'eq', value: 'active', isNegated: false }] as const
  const { read } = await idsOf(source, { filters, order: { field: 'id', descending: true } })
  expect(read).toEqual(upTo(600).toReversed())
  expect(source.asked.map(({ filters: sent }) => sent.length)).toEqual([1, 2])
})

test.each([
  ['in no order', [{ id: 2 }, { id: 1 }]],
  ['twice the same', [{ id: 1 }, { id: 1 }]],
  ['without an id', [{ name: 'x' }]],
  ['with a text for an id', [{ id: 'x' }]],
])('rows that come %s end the reading, and not the other way round', async (_what, rows) => {
  const readPage = () => Promise.resolve({ rows, total: 3 })
  await expect(readToEnd(readPage)).rejects.toMatchObject({
    code: 'unexpected-response',
  })
})

test('a server that passes over where to begin is not asked for ever', async () => {
  const rows = [{ id: 1 }, { id: 2 }]
  const readPage = () => Promise.resolve({ rows, total: null })
  await expect(readToEnd(readPage)).rejects.toMatchObject({
    code: 'unexpected-response',
  })
})

test('ids beyond what a number holds are followed to their last digit', async () => {
  const asked: string[] = []
  const readPage = (question: FlexQuery): Promise<FlexPage> => {
    const behind = question.filters.at(-1)?.value ?? ''
    asked.push(behind)
    const rows = behind === '' ? [{ id: '9223372036854775806' }, { id: '9223372036854775807' }] : []
    return Promise.resolve({ rows, total: null })
  }
  await readToEnd(readPage)
  expect(asked).toEqual(['', '9223372036854775807'])
})
