import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import type { Transaction } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'
import { dayWindow } from './day-window.ts'
import { filterResolver } from './filter.ts'
import { rowOrder } from './row-order.ts'
import { transactionRows } from './transaction-rows.ts'
import { versionCache } from './version-cache.ts'

export interface PageInput {
  readonly filter: TransactionFilter
  readonly sort: TransactionSort
  readonly offset: number
  readonly limit: number
}

/** Someone who scrolls asks for one list again and again; a second window of the same may be open. */
const keptLists = 3
/** Pages up to here are tried on the newest rows alone. */
const firstRows = 500

/**
 * A page of the list. Which rows are on it is decided by ids alone; the rows themselves are read last and only those.
 * Newest or oldest first with nothing asked of the rows themselves, the sums of the days tell where the page begins, however
 * deep. Else the newest rows may already fill a first page. Else the whole order is worked out once and kept while the
 * file does not change, so that scrolling on costs nothing.
 */
export function transactionsPageQuestion(db: ReadDb): (input: PageInput) => readonly Transaction[] {
  const resolve = filterResolver(db)
  const order = rowOrder(db)
  const windowOf = dayWindow(db)
  const rowsOf = transactionRows(db)
  const lists = versionCache<readonly number[]>(db, keptLists)

  function pageIds({ filter, sort, offset, limit }: PageInput): readonly number[] {
    const resolved = resolve(filter)
    if (sort.by === 'bookedOn' && !resolved.readsRows) {
      const { from, to, skipped } = windowOf(resolved, { isDescending: sort.descending, offset, limit })
      const narrowed = { ...resolved, params: { ...resolved.params, from, to } }
      return order.all(narrowed, sort, filter).slice(offset - skipped, offset - skipped + limit)
    }
    const key = JSON.stringify([filter, sort])
    const isFirstRows = sort.by === 'bookedOn' && sort.descending && offset + limit <= firstRows
    if (isFirstRows && !lists.has(key)) {
      const newest = order.newest(resolved, offset + limit)
      if (newest !== null) return newest.slice(offset)
    }
    return lists.get(key, () => order.all(resolved, sort, filter)).slice(offset, offset + limit)
  }

  return (input) => rowsOf(pageIds(input))
}
