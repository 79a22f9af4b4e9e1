import { AppError } from '../../../shared/errors.ts'
import type { FlexFilter, FlexPage, FlexQuery, FlexRow } from '../../../shared/flex.ts'
import { cursorAt, idOf, type Cursor } from './cursor.ts'
import type { Range } from './query.ts'

/** The most a list gives at once without being asked for a number is 2000 (fact sheet 14). */
const batchRows = 500

export interface Batch {
  readonly rows: readonly FlexRow[]
  /** Of the whole list, as it was when the first batch was read; null where the server did not count. */
  readonly total: number | null
}

type ReadPage = (query: FlexQuery, range: Range) => Promise<FlexPage>

/**
 * Every row of a question, in its order, each once: a batch begins behind the last row of the one before and not at a number of rows,
 * so that what is added or removed meanwhile moves nothing into a gap. A row that gets another value in the order's column while it is
 * read comes where it was or at the end.
 * @throws AppError `unexpected-response` where rows have no `id` or it does not move on; what `readPage` throws.
 */
export function batchesOf(query: FlexQuery, readPage: ReadPage): AsyncGenerator<Batch> {
  const { order } = query
  return order === null || order.field === 'id'
    ? byId(query, order?.descending === true, readPage)
    : byColumn(query, order, readPage)
}

async function* byId(query: FlexQuery, descending: boolean, readPage: ReadPage): AsyncGenerator<Batch> {
  const order = { field: 'id', descending }
  let last: bigint | null = null
  let total: number | null = null
  for (;;) {
    const filters: readonly FlexFilter[] =
      last === null ? query.filters : [...query.filters, behind(last, descending)]
    const page = await readPage({ ...query, filters, order }, { offset: 0, limit: batchRows })
    if (last === null) total = page.total
    if (page.rows.length === 0) break
    last = lastId(page.rows, last, descending)
    yield { rows: page.rows, total }
    if (isLast(page)) break
  }
}

async function* byColumn(
  query: FlexQuery,
  order: NonNullable<FlexQuery['order']>,
  readPage: ReadPage,
): AsyncGenerator<Batch> {
  const seen = new Set<bigint>()
  let after: Cursor | null = null
  let total: number | null = null
  /** The most there were at any time, by the server's counts; without one nobody knows whether these are all. */
  let most = 0
  for (;;) {
    const range: Range = { offset: 0, limit: batchRows, ...(after === null ? {} : { after }) }
    const page: FlexPage = await readPage(query, range)
    if (after === null) total = page.total
    most = Math.max(most, page.total === null ? Infinity : seen.size + page.total)
    const last = page.rows.at(-1)
    if (last === undefined) break
    const rows = unseen(page.rows, seen)
    if (rows.length === 0) break
    yield { rows, total }
    if (isLast(page)) break
    after = cursorAt(last, order)
  }
  // Some moved to where the reading had been already, or the server writes a value less exactly than it orders by it.
  if (seen.size < most) yield* missed(byId(query, false, readPage), seen)
}

async function* missed(batches: AsyncGenerator<Batch>, seen: Set<bigint>): AsyncGenerator<Batch> {
  for await (const { rows, total } of batches) {
    const rest = unseen(rows, seen)
    if (rest.length > 0) yield { rows: rest, total }
  }
}

/** Those that come for the first time; all are seen then. */
function unseen(rows: readonly FlexRow[], seen: Set<bigint>): readonly FlexRow[] {
  return rows.filter((row) => {
    const id = idOf(row)
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  })
}

/** Its status says nothing about the end (fact sheet 26). */
function isLast({ rows, total }: FlexPage): boolean {
  return total !== null && total <= rows.length
}

function behind(id: bigint, descending: boolean): FlexFilter {
  return { field: 'id', operator: descending ? 'lt' : 'gt', value: String(id), isNegated: false }
}

/** A server that passes over the order or the filter would be asked for ever. */
function lastId(rows: readonly FlexRow[], before: bigint | null, descending: boolean): bigint {
  let last = before
  for (const row of rows) {
    const id = idOf(row)
    if (last !== null && (descending ? id >= last : id <= last)) throw outOfOrder()
    last = id
  }
  if (last === null) throw new AppError('internal', 'no rows to end at')
  return last
}

function outOfOrder(): AppError {
  return new AppError('unexpected-response', 'rows of FIS out of their order')
}
