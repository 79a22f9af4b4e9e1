/** The widest window: three months of a household are a page or less. */
export const widestDays = 90
/** How full of rows an answer may be expected to be: a busier week than the last must not cut it off, since an answer that may
 *  be cut is thrown away whole. */
const fillShare = 0.9
/** Over Easter a purchase of Wednesday is booked the Tuesday after: six days, and one because the end may not count. */
const longestBefore = 7
/** Nothing is booked before it is performed, but for the hours between two time zones; and one because the end may not count. */
const longestAfter = 2

/**
 * The days a window of so many days is asked wider at either end: whether the ends count is not documented, and the bank selects
 * "by date performed" (fact sheet 8.1) but shows the booking date. A narrow window is widened by no more than its own width (one
 * day by one day), else the margin alone could fill the answer. The newest window reaches as far ahead as back: rows dated ahead
 * belong to it.
 */
export function marginsOf(
  days: number,
  isNewest: boolean,
): { readonly before: number; readonly after: number } {
  const before = Math.min(longestBefore, days)
  return { before, after: isNewest ? before : Math.min(longestAfter, days) }
}

/** How many days' rows an answer of at most `rowLimit` rows holds comfortably, its margins left out; at least one. */
export function daysThatFit(rowsPerDay: number, rowLimit: number): number {
  const room = (rowLimit * fillShare) / rowsPerDay
  const wide = room - longestBefore - longestAfter
  // Below a week the margin before is as wide as the window itself.
  const days = wide >= longestBefore ? wide : (room - longestAfter) / 2
  return Math.max(1, Math.min(widestDays, Math.floor(days)))
}
