import { useCallback, useMemo, useState } from 'react'
import type { TransactionId } from '../../../../shared/ids.ts'
import type { Transaction } from '../../../../shared/model.ts'
import { call, failureOf, useApi } from '../../api.ts'
import type { Failure } from '../../../../shared/errors.ts'
import type { ListQuestion } from './use-shown-list.ts'

/** Main takes no more at a time. */
export const mostSelected = 500

export interface Selection {
  readonly rows: readonly Transaction[]
  has(id: TransactionId): boolean
  /** More was asked for than can be selected at a time. */
  readonly isFull: boolean
  /** Why rows that are not on screen could not be read. */
  readonly failure: Failure | null
  toggle(row: Transaction): void
  add(row: Transaction): void
  /** Every row from one place of the list to another, both with it. */
  addRange(from: number, to: number): void
  clear(): void
}

type Rows = ReadonlyMap<TransactionId, Transaction>
const nothing: Rows = new Map()

/** What is not booked yet has a number of its own only until the next sync, so nothing can be put on it. */
export const canSelect = (row: Transaction): boolean => row.status === 'booked'

/** The rows a person picked out of one list, to do something to all of them. Another question begins with none. */
export function useSelection({ filter, sort }: ListQuestion): Selection {
  const key = JSON.stringify([filter, sort])
  const [kept, setKept] = useState({ key, rows: nothing, isFull: false, failure: null as Failure | null })
  const now = kept.key === key ? kept : { key, rows: nothing, isFull: false, failure: null }
  const { rows } = now

  const put = useCallback(
    (added: readonly Transaction[]) =>
      setKept((before) => {
        const next = new Map(before.key === key ? before.rows : nothing)
        const wanted = added.filter((row) => canSelect(row) && !next.has(row.id))
        for (const row of wanted.slice(0, Math.max(0, mostSelected - next.size))) next.set(row.id, row)
        return { key, rows: next, isFull: wanted.some(({ id }) => !next.has(id)), failure: null }
      }),
    [key],
  )
  const addRange = useCallback(
    (from: number, to: number) => {
      const [first, last] = from < to ? [from, to] : [to, from]
      const limit = Math.min(mostSelected, last - first + 1)
      call('transactions:page', { filter, sort, offset: first, limit }).then(
        (found) => {
          put(found)
          if (last - first + 1 > limit) setKept((before) => ({ ...before, isFull: true }))
        },
        (error: unknown) => setKept((before) => ({ ...before, key, failure: failureOf(error) })),
      )
    },
    [filter, sort, key, put],
  )
  const toggle = useCallback(
    (row: Transaction) => {
      if (!rows.has(row.id)) return put([row])
      const next = new Map(rows)
      next.delete(row.id)
      setKept({ key, rows: next, isFull: false, failure: null })
    },
    [rows, key, put],
  )
  const current = useCurrentRows(rows)
  return useMemo(
    () => ({
      rows: current.rows,
      has: (id) => rows.has(id),
      isFull: now.isFull,
      failure: now.failure ?? current.failure,
      toggle,
      add: (row) => put([row]),
      addRange,
      clear: () => setKept({ key, rows: nothing, isFull: false, failure: null }),
    }),
    [rows, now.isFull, now.failure, current, toggle, put, addRange, key],
  )
}

/**
 * The selected rows as they are now, not as they were when they were picked: what is done to them is done to these. One that
 * has gone meanwhile is selected no longer.
 */
function useCurrentRows(picked: Rows): {
  readonly rows: readonly Transaction[]
  readonly failure: Failure | null
} {
  const transactionIds = useMemo(() => [...picked.keys()], [picked])
  const enabled = transactionIds.length > 0
  const { data, isPlaceholderData, error } = useApi(
    'transactions:rows',
    { transactionIds },
    { enabled, isBrief: true, keepPrevious: true },
  )
  return useMemo(() => {
    const now = new Map(data?.map((row) => [row.id, row]))
    const isAnswered = data !== undefined && !isPlaceholderData
    const rows = [...picked.values()].flatMap((row) => now.get(row.id) ?? (isAnswered ? [] : [row]))
    return { rows, failure: error?.failure ?? null }
  }, [picked, data, isPlaceholderData, error])
}
