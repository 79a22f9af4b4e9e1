import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Transaction } from '../../../../shared/model.ts'
import { call, queryKey, type ApiError } from '../../api.ts'
import { isNear, pagesAround, pageSize, type PageRange } from './row-pages.ts'
import type { ListQuestion } from './use-shown-list.ts'

/** Pages passed on a long way are kept for a minute, not for as long as answers usually are: there may be hundreds. */
const keptMs = 60_000
/** So long the scrollbar must rest before a far place is read. */
const restMs = 50

export interface Rows {
  /** A row by its place; undefined while it is not here yet. */
  at(index: number): Transaction | undefined
  readonly error: ApiError | null
  retry(): void
}

/** The rows around those in sight. Scrolling asks ahead; a drag over many pages asks for none of those it passes. */
export function useRows({ filter, sort }: ListQuestion, from: number, to: number, count: number): Rows {
  const { first, last } = useSettled(pagesAround(from, to, count))
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const replies = useQueries({
    queries: pages.map((page) => {
      const input = { filter, sort, offset: page * pageSize, limit: pageSize }
      return {
        queryKey: queryKey('transactions:page', input),
        queryFn: () => call('transactions:page', input),
        gcTime: keptMs,
      }
    }),
  })
  return {
    at: (index) => replies[Math.floor(index / pageSize) - first]?.data?.[index % pageSize],
    error: (replies.find((reply) => reply.error !== null)?.error as ApiError | null | undefined) ?? null,
    retry: () => {
      for (const reply of replies) if (reply.isError) void reply.refetch()
    },
  }
}

/** A near range at once, a far one when the scrollbar has come to rest. */
function useSettled(wanted: PageRange): PageRange {
  const [settled, setSettled] = useState(wanted)
  const { first, last } = wanted
  const isMoved = first !== settled.first || last !== settled.last
  if (isMoved && isNear(wanted, settled)) setSettled(wanted)
  useEffect(() => {
    if (!isMoved) return
    const timer = setTimeout(() => setSettled({ first, last }), restMs)
    return () => clearTimeout(timer)
  }, [isMoved, first, last])
  return settled
}
