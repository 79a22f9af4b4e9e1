import { fold } from '../store/fold.ts'
import type { UpcomingRow } from './upcoming-row.ts'

/** Due on a holiday, paid on the next bank day: over Easter five days. Less than a week, so that what comes weekly stays apart. */
const movesDays = 5
const shortestWord = 3

/**
 * A bank may tell one payment in several of its lists, each payment as often as it is there: what is due, what is booked ahead
 * and what is reserved ahead. Rather one too few than the same money twice.
 * @param lists the first word on a payment is the one that stays; its day and account are those of the last
 */
export function eachOnce(lists: readonly (readonly UpcomingRow[])[]): readonly UpcomingRow[] {
  return lists.reduce((known, more) => {
    const met = meet(known, more)
    const taken = new Set(met.values())
    return [...known.map((row) => combined(row, met.get(row))), ...more.filter((row) => !taken.has(row))]
  }, [])
}

/** One to one, those with words in common first, then the nearest day. */
function meet(
  known: readonly UpcomingRow[],
  more: readonly UpcomingRow[],
): ReadonlyMap<UpcomingRow, UpcomingRow> {
  const pairs = known.flatMap((one) =>
    more
      .filter((other) => canBeOne(one, other))
      .map((other) => ({ one, other, days: daysApart(one, other), isAlike: shareAWord(one, other) })),
  )
  pairs.sort((a, b) => Number(b.isAlike) - Number(a.isAlike) || a.days - b.days)
  const met = new Map<UpcomingRow, UpcomingRow>()
  const taken = new Set<UpcomingRow>()
  for (const { one, other } of pairs) {
    if (met.has(one) || taken.has(other)) continue
    met.set(one, other)
    taken.add(other)
  }
  return met
}

/** The sum to the øre, and the same day, or near days and words that do not speak against it. */
function canBeOne(one: UpcomingRow, other: UpcomingRow): boolean {
  // An invoice is the person's: which of the connection's accounts pays it, the bank has not said yet.
  const isSamePayer =
    one.account_id === other.account_id ||
    (one.kind === 'invoice' && one.connection_id !== null && one.connection_id === other.connection_id)
  if (!isSamePayer || one.minor !== other.minor || one.currency !== other.currency) return false
  const days = daysApart(one, other)
  return days === 0 || (days <= movesDays && shareAWord(one, other))
}

function daysApart(one: UpcomingRow, other: UpcomingRow): number {
  return Math.abs(Date.parse(one.due_on) - Date.parse(other.due_on)) / 86_400_000
}

/** Of the text or the name. No words at all say nothing against it. */
function shareAWord(one: UpcomingRow, other: UpcomingRow): boolean {
  const [these, those] = [wordsOf(one), wordsOf(other)]
  return these.size === 0 || those.size === 0 || [...these].some((word) => those.has(word))
}

function wordsOf({ text, counterparty }: UpcomingRow): ReadonlySet<string> {
  const words = fold(`${text} ${counterparty ?? ''}`).split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word.length >= shortestWord))
}

function combined(row: UpcomingRow, last: UpcomingRow | undefined): UpcomingRow {
  if (last === undefined) return row
  return {
    ...row,
    account_id: last.account_id,
    account_name: last.account_name,
    due_on: last.due_on,
    counterparty_account: row.counterparty_account ?? last.counterparty_account,
    is_own_transfer: Math.max(row.is_own_transfer, last.is_own_transfer),
  }
}
