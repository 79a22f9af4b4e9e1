import type { Context } from 'hono'
import { answer, refusal } from './wire.ts'

const usualCount = 10
const maxCount = 200

/** Things of a list with their ids, oldest first; only the first `length` of them exist yet. */
export interface Listed {
  readonly length: number
  idAt(index: number): number
}

export interface Page {
  /** First index of the page, and the one after its last. */
  readonly from: number
  readonly to: number
  readonly pagination: Readonly<Record<'future_url' | 'newer_url' | 'older_url', string | null>>
}

function numberIn(c: Context, name: string): number | null {
  const text = c.req.query(name)
  if (text === undefined) return null
  if (!/^\d{1,15}$/.test(text)) throw refusal(400, `The value of "${name}" is not valid.`)
  return Number(text)
}

/** How many ids are below, or with `inclusive` at or below, this one. */
function countBelow(list: Listed, id: number, inclusive: boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = list.idAt(middle)
    if (inclusive ? at <= id : at < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Fact sheet 6.3: ten unless asked for up to 200, one direction at a time, addresses that are relative. */
export function pageOf(c: Context, list: Listed): Page {
  const count = numberIn(c, 'count') ?? usualCount
  const [olderThan, newerThan] = [numberIn(c, 'older_id'), numberIn(c, 'newer_id')]
  if (count < 1 || count > maxCount) throw refusal(400, `The count is not between 1 and ${maxCount}.`)
  if (olderThan !== null && newerThan !== null) throw refusal(400, 'Only one of older_id and newer_id is allowed.')
  const first = newerThan === null ? null : countBelow(list, newerThan, true)
  const to = first === null ? (olderThan === null ? list.length : countBelow(list, olderThan, false)) : Math.min(first + count, list.length)
  const from = first ?? Math.max(0, to - count)
  const { pathname } = new URL(c.req.url)
  const url = (name: string, index: number): string => `${pathname}?count=${count}&${name}=${list.idAt(index)}`
  if (from >= to) return { from, to: from, pagination: { future_url: null, newer_url: null, older_url: null } }
  const isNewest = to === list.length
  return {
    from,
    to,
    pagination: {
      future_url: isNewest ? url('newer_id', to - 1) : null,
      newer_url: isNewest ? null : url('newer_id', to - 1),
      older_url: from > 0 ? url('older_id', from) : null,
    },
  }
} // prettier-ignore

/** A page of a short list, newest first. `items` are oldest first. */
export function listAnswer<T extends { readonly id: number }>(
  c: Context,
  items: readonly T[],
  wrap: (item: T) => unknown,
): Response {
  const sorted = [...items].sort((a, b) => a.id - b.id)
  const page = pageOf(c, { length: sorted.length, idAt: (index) => sorted[index]?.id ?? 0 })
  const shown = sorted.slice(page.from, page.to).reverse()
  return answer(
    shown.map((item) => wrap(item)),
    { Pagination: page.pagination },
  )
}
