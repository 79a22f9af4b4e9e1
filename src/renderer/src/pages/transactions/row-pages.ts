/** Rows asked for at once: four screenfuls, a few milliseconds of main's time. */
export const pageSize = 200
/** So near to a page, it is asked for before it is seen. */
const margin = 60

/** First and last number of the pages that rows `from` to `to` need, with those just beyond. */
export interface PageRange {
  readonly first: number
  readonly last: number
}

/** The pages to have at hand while these rows are in sight. */
export function pagesAround(from: number, to: number, count: number): PageRange {
  const lastRow = Math.max(0, count - 1)
  const pageOf = (row: number) => Math.floor(Math.min(Math.max(row, 0), lastRow) / pageSize)
  return { first: pageOf(from - margin), last: pageOf(to + margin) }
}

/** Is one range beside or over the other? Then somebody scrolls; else the scrollbar was dragged or a key jumped. */
export function isNear(a: PageRange, b: PageRange): boolean {
  return a.first <= b.last + 1 && b.first <= a.last + 1
}
