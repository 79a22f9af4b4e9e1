import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankTransaction, TransactionPage } from '../bank.ts'
import { writeCursor, type Place } from './cursor.ts'
import { addDays, type DayOf } from './instants.ts'
import type { Entry } from './payments.ts'

/** One page of the bank's payment list. */
export interface Answer {
  /** Newest first, ids falling. */
  readonly entries: readonly Entry[]
  /** Why elements were left out. */
  readonly unreadable: readonly string[]
  /** What to ask for the next page with; null: there is nothing older. */
  readonly olderId: string | null
}
export type Ask = (olderId: string | null) => Promise<Answer>

export interface Walk {
  /** The oldest day wanted; null: all there is. */
  readonly from: CalendarDate | null
  readonly place: Place | null
  readonly today: CalendarDate
  readonly dayOf: DayOf
  /** What belongs to the newest page besides: given all that was read so far. Its payments reach back at least to `since`, ms
   *  since 1970; null: as far as they come. */
  readonly newest: {
    readonly since: number | null
    readonly unreadable: readonly string[]
    rows(read: readonly Entry[]): readonly BankTransaction[]
  }
}

/** Ids and moments rise together (fact sheet 9). Two servers may still write two payments the other way round: a day counts
 *  as over only when the list has got so far beyond its midnight. */
const disorderMs = 600_000

/**
 * Walks backwards through the payments of one account. The bank divides its list by number of rows, so the rows of the last
 * day of an answer are held back until an older day shows: every page is whole days, joins the one before it without a gap,
 * and together they hold each payment once. What has been read beyond `from` is left out.
 */
export async function* walkPayments(walk: Walk, ask: Ask): AsyncGenerator<TransactionPage, void> {
  const { dayOf, newest } = walk
  let place = walk.place
  if (place !== null && walk.from !== null && place.before <= walk.from) {
    yield nothingLeft(place)
    return
  }
  let olderId = place?.olderId ?? null
  let to = place === null ? walk.today : addDays(place.before, -1)
  let isNewest = place === null
  let held: readonly Entry[] = []
  let unreadable: readonly string[] = isNewest ? newest.unreadable : []
  while (true) {
    const answer = await ask(olderId)
    olderId = answer.olderId
    held = [...held, ...answer.entries]
    unreadable = [...unreadable, ...answer.unreadable]
    const reachedDay = dayReached(held, dayOf)
    const reachesBack = !isNewest || newest.since === null || reachedAt(held) < newest.since
    const isWanted = walk.from === null || reachedDay === null || reachedDay >= walk.from
    const isLast = olderId === null || (!isWanted && reachesBack)
    if (!isLast && !reachesBack) continue
    const cut = isLast ? wholeRest(held, walk.from, to) : cutOf(held, reachedDay)
    if (cut === null) continue
    place = placeAfter(held, cut, place)
    const booked = held
      .slice(0, cut.count)
      .map(({ row }) => row)
      .filter(({ bookedOn }) => bookedOn >= cut.from)
    yield {
      rows: isNewest ? [...newest.rows(held), ...booked] : booked,
      from: cut.from,
      to: booked.reduce((last, { bookedOn }) => (bookedOn > last ? bookedOn : last), to),
      problems: [],
      unreadable: [...new Set(unreadable)],
      cursor: writeCursor(place),
      isLast,
    }
    if (isLast) return
    held = held.slice(cut.count)
    unreadable = []
    to = addDays(cut.from, -1)
    isNewest = false
  }
}

/** The answer to a cursor behind which nothing is wanted: an empty last page for a day that was read before. */
function nothingLeft(place: Place): TransactionPage {
  const { before: day } = place
  return { rows: [], from: day, to: day, problems: [], cursor: writeCursor(place), isLast: true }
}

/** Behind the last entry before the first one that was left out: should older days be wanted one time, none is missed. */
function placeAfter(entries: readonly Entry[], { count, from }: Cut, before: Place | null): Place | null {
  const firstOut = entries.findIndex(({ row }, index) => index >= count || row.bookedOn < from)
  const given = firstOut === -1 ? entries : entries.slice(0, firstOut)
  const lastId = given.findLast(({ id }) => id !== null)?.id ?? before?.olderId ?? null
  return lastId === null ? null : { olderId: lastId, before: from }
}

/** How many of the entries a page takes, and the oldest day it answers for. */
interface Cut {
  readonly count: number
  readonly from: CalendarDate
}

function reachedAt(entries: readonly Entry[]): number {
  return entries.at(-1)?.at ?? Infinity
}

/** Nothing that is still to come is of a later day than this; null: nothing was read yet. */
function dayReached(entries: readonly Entry[], dayOf: DayOf): CalendarDate | null {
  const last = entries.at(-1)
  return last === undefined ? null : dayOf(last.at + disorderMs)
}

/** As many entries as there are before a day that is still open; null where there are none, or none to go on behind. */
function cutOf(entries: readonly Entry[], reached: CalendarDate | null): Cut | null {
  if (reached === null) return null
  const oldestUpTo: CalendarDate[] = []
  for (const { row } of entries) {
    const last = oldestUpTo.at(-1)
    oldestUpTo.push(last === undefined || row.bookedOn < last ? row.bookedOn : last)
  }
  let latestAfter = reached
  for (let count = entries.length; count > 0; count--) {
    if ((oldestUpTo[count - 1] ?? '') > latestAfter) {
      return entries.slice(0, count).some(({ id }) => id !== null)
        ? { count, from: addDays(latestAfter, 1) }
        : null
    }
    const day = entries[count - 1]?.row.bookedOn ?? ''
    if (day > latestAfter) latestAfter = day
  }
  return null
}

/** Behind the end of the list there is nothing: so many days before its oldest row are known to be empty as well. */
const emptyDays = 31

/** Everything, back to the day wanted; else to before the oldest row there is. */
function wholeRest(entries: readonly Entry[], from: CalendarDate | null, to: CalendarDate): Cut {
  const oldest = entries.reduce((day, { row }) => (row.bookedOn < day ? row.bookedOn : day), to)
  const start = from ?? addDays(oldest, -emptyDays)
  return { count: entries.length, from: start > to ? to : start }
}
