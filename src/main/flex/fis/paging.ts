import { AppError } from '../../../shared/errors.ts'
import type { FlexFilter, FlexPage, FlexQuery, FlexRow } from '../../../shared/flex.ts'

/** The most a list gives at once without being asked for a number is 2000 (fact sheet 14). */
const batchRows = 500

export interface Batch {
  readonly rows: readonly FlexRow[]
  /** Of the whole list, as it was when the first batch was read; null where the server did not count. */
  readonly total: number | null
}

/**
 * Every row of a question, by `id`, each once: a batch begins behind the last `id` of the one before and not at a number of rows, so
 * that what is added or removed meanwhile moves nothing into a gap. Whatever the question's own order is, only its direction counts,
 * and only where it is by `id`.
 * @throws AppError `unexpected-response` where rows have no `id` or it does not move on; what `readPage` throws.
 */
export async function* batchesOf(
  query: FlexQuery,
  readPage: (query: FlexQuery, range: { readonly offset: 0; readonly limit: number }) => Promise<FlexPage>,
): AsyncGenerator<Batch> {
  const descending = query.order?.field === 'id' && query.order.descending
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
    if (page.total !== null && page.total <= page.rows.length) break // its status says nothing about the end (fact sheet 26)
  }
}

function behind(id: bigint, descending: boolean): FlexFilter {
  return { field: 'id', operator: descending ? 'lt' : 'gt', value: String(id), isNegated: false }
}

/** A server that passes over the order or the filter would be asked for ever. */
function lastId(rows: readonly FlexRow[], before: bigint | null, descending: boolean): bigint {
  let last = before
  for (const row of rows) {
    const id = idOf(row)
    if (last !== null && (descending ? id >= last : id <= last))
      throw new AppError('unexpected-response', 'rows of FIS out of their order')
    last = id
  }
  if (last === null) throw new AppError('internal', 'no rows to end at')
  return last
}

/** A number, or the text of one too large for it. */
function idOf({ id }: FlexRow): bigint {
  const text = typeof id === 'number' || typeof id === 'string' ? String(id) : ''
  if (!/^-?\d{1,20}$/.test(text)) throw new AppError('unexpected-response', 'a row of FIS without its id')
  return BigInt(text)
}
