import { useState } from 'react'
import type { TransactionFilter, TransactionSort } from '../../../../shared/contract.ts'
import type { TransactionsSummary } from '../../../../shared/contract-views.ts'
import { useApi, type ApiError } from '../../api.ts'
import { pageSize } from './row-pages.ts'

/** One question for a list. */
export interface ListQuestion {
  readonly filter: TransactionFilter
  readonly sort: TransactionSort
}

/** A list that has been answered: its totals are those of exactly its rows. */
export interface ShownList extends ListQuestion {
  readonly summary: TransactionsSummary
}

export interface ShownListReply {
  /** The newest list that is whole; null before the first. */
  readonly shown: ShownList | null
  /** True while another is under way. */
  readonly isCatchingUp: boolean
  readonly error: ApiError | null
  retry(): void
}

/**
 * The list on screen. Totals and rows are two questions; they change together, once both are answered, so that a total
 * never stands over other rows than its own and nothing flickers while somebody types.
 */
export function useShownList({ filter, sort }: ListQuestion): ShownListReply {
  const summary = useApi('transactions:summary', { filter })
  const rows = useApi('transactions:page', { filter, sort, offset: 0, limit: pageSize })
  const [shown, setShown] = useState<ShownList | null>(null)

  const isWhole = summary.isSuccess && rows.isSuccess && !summary.isFetching && !rows.isFetching
  const isNew = shown === null || shown.summary !== summary.data || !isSame(shown, { filter, sort })
  if (isWhole && isNew) setShown({ filter, sort, summary: summary.data })

  return {
    shown,
    isCatchingUp: !isWhole,
    error: summary.error ?? rows.error,
    retry: () => {
      if (summary.isError) void summary.refetch()
      if (rows.isError) void rows.refetch()
    },
  }
}

function isSame(a: ListQuestion, b: ListQuestion): boolean {
  return JSON.stringify([a.filter, a.sort]) === JSON.stringify([b.filter, b.sort])
}
