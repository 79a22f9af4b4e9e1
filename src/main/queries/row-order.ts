import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import { exponentOf } from '../../shared/money.ts'
import type { ReadDb } from '../store/port.ts'
import {
  bookedRows,
  pendingRows,
  shortestAccess,
  type Access,
  type FilterParams,
  type ResolvedFilter,
} from './filter.ts'

/** What an order needs of a row. `id` is the public one: negative for a pending row. */
interface OrderedRow {
  readonly id: number
  readonly booked_on: string
  readonly account_id: string
  readonly minor: number
  readonly text: string
}
interface AccountRow {
  readonly id: string
  readonly name: string
  readonly currency: string
}

/** Only what the order asks for is read: the first three are in the index by account and day, a text is not. */
const columns: Readonly<Record<TransactionSort['by'], string>> = {
  bookedOn: 'booked_on',
  account: 'booked_on, account_id',
  amount: 'booked_on, account_id, minor',
  text: 'booked_on, text',
}
const everyRow = -1

/** Texts and names come from Norwegian banks, so they stand in that alphabet: æ, ø and å last, whatever the system speaks. */
const alphabet = new Intl.Collator('nb')

export interface RowOrder {
  /** Public ids of every row that passes, in the order asked for. */
  all(filter: ResolvedFilter, sort: TransactionSort, input: TransactionFilter): readonly number[]
  /** The newest rows that pass, at most `limit`, if the newest days hold as many; null: they do not. */
  newest(filter: ResolvedFilter, limit: number): readonly number[] | null
}

/**
 * Every order is total. Rows equal in what they are sorted by stand newest first; on one day pending before booked, then
 * the one that was saved last. By date ascending is exactly descending turned round.
 */
export function rowOrder(db: ReadDb): RowOrder {
  type Params = FilterParams & { readonly limit: number }
  const prepare = <R>(sql: string) => db.prepare<Params, R>(sql)
  const statements = new Map<string, ReturnType<typeof prepare<OrderedRow>>>()
  const accounts = db.prepare<[], AccountRow>(`
    SELECT id, COALESCE(own_name, bank_name) AS name, currency FROM account`)
  const dayOfNth = db.prepare<{ from: string; to: string; nth: number }, { booked_on: string }>(`
    SELECT booked_on FROM bank_transaction INDEXED BY bank_transaction_day WHERE booked_on BETWEEN @from AND @to
    ORDER BY booked_on DESC, id DESC LIMIT 1 OFFSET @nth`)

  /** Prepared at first use and kept: the pieces are constants, so there are at most two dozen of them. */
  function statement(sql: string) {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const fresh = prepare<OrderedRow>(sql)
    statements.set(sql, fresh)
    return fresh
  }

  function bookedNewestFirst(access: Access, by: TransactionSort['by'], params: FilterParams, limit: number) {
    const sql =
      'SELECT id, ' + columns[by] + bookedRows[access] + ' ORDER BY booked_on DESC, id DESC LIMIT @limit'
    return statement(sql).iterate({ ...params, limit })
  }

  function pendingNewestFirst(by: TransactionSort['by'], params: FilterParams) {
    const order = ' ORDER BY booked_on DESC, pending_transaction.id DESC LIMIT @limit'
    const sql = 'SELECT -id AS id, ' + columns[by] + pendingRows + order
    return statement(sql).all({ ...params, limit: everyRow })
  }

  return {
    all(filter, sort, input) {
      // To read every text it is quicker to walk the rows by day than account by account: they lie on disk nearly so.
      const isByDay = sort.by === 'text' && input.accountIds === undefined && filter.params.tag === ''
      const access = isByDay ? 'byDay' : shortestAccess(filter)
      const pending = filter.hasPending ? pendingNewestFirst(sort.by, filter.params) : []
      const booked = filter.hasBooked ? bookedNewestFirst(access, sort.by, filter.params, everyRow) : []
      if (sort.by === 'bookedOn') {
        const ids = mergeNewestFirst(pending, booked, idOf)
        return sort.descending ? ids : ids.reverse()
      }
      const rows = mergeNewestFirst(pending, booked, (row) => row)
      return sortedByKey(rows, keysBy(sort.by, rows, accounts.all([])), sort.descending)
    },

    newest(filter, limit) {
      if (!filter.hasBooked || filter.params.tag !== '') return null
      const { from, to } = filter.params
      const since = dayOfNth.get({ from, to, nth: rowsLookedAt })?.booked_on ?? from
      const booked = [...bookedNewestFirst('byDay', 'bookedOn', { ...filter.params, from: since }, limit)]
      if (booked.length < limit && since > from) return null
      const pending = filter.hasPending ? pendingNewestFirst('bookedOn', filter.params) : []
      return mergeNewestFirst(pending, booked, idOf).slice(0, limit)
    },
  }
}

/** How many of the newest rows are tried for a first page before all are gone through: a few ms of reading. */
const rowsLookedAt = 4000

const idOf = (row: OrderedRow): number => row.id

/** Both newest first; on one day pending rows come first. Booked ones pass one by one: only what is taken of each stays. */
function mergeNewestFirst<T>(
  pending: readonly OrderedRow[],
  booked: Iterable<OrderedRow>,
  take: (row: OrderedRow) => T,
): T[] {
  const merged: T[] = []
  let next = 0
  for (const row of booked) {
    for (let p = pending[next]; p !== undefined && p.booked_on >= row.booked_on; p = pending[++next]) {
      merged.push(take(p))
    }
    merged.push(take(row))
  }
  return merged.concat(pending.slice(next).map(take))
}

/** A number for each row that stands where the row does in the order asked for: numbers sort ten times as fast as texts. */
function keysBy(
  by: 'amount' | 'text' | 'account',
  rows: readonly OrderedRow[],
  accounts: readonly AccountRow[],
): readonly number[] {
  switch (by) {
    case 'amount': {
      // 1000 yen are more than 999.99 kroner as numbers go, although their minor units are a hundredth as many.
      const units = new Map(accounts.map((account) => [account.id, 10 ** exponentOf(account.currency)]))
      return rows.map((row) => row.minor / (units.get(row.account_id) ?? 1))
    }
    case 'text': {
      const ranks = rankOf(rows.map((row) => row.text))
      return rows.map((row) => ranks.get(row.text) ?? 0)
    }
    case 'account': {
      const names = accounts.toSorted((a, b) => alphabet.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
      const ranks = new Map(names.map((account, rank) => [account.id, rank]))
      return rows.map((row) => ranks.get(row.account_id) ?? 0)
    }
  }
}

/** The sort is stable: rows of equal keys stay newest first, whichever way the keys go. */
function sortedByKey(rows: readonly OrderedRow[], keys: readonly number[], descending: boolean): number[] {
  const keyed = rows.map((row, index) => ({ id: row.id, key: keys[index] ?? 0 }))
  keyed.sort(descending ? (a, b) => b.key - a.key : (a, b) => a.key - b.key)
  return keyed.map((row) => row.id)
}

/** Comparing by alphabet is slow and texts repeat: each different one is placed once. */
function rankOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const different = [...new Set(texts)].sort((a, b) => alphabet.compare(a, b) || (a < b ? -1 : 1))
  return new Map(different.map((text, rank) => [text, rank]))
}
