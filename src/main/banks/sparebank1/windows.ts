import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankTransaction, TransactionPage } from '../bank.ts'
import { askWindow, type Ask, type AskedWindow } from './ask-window.ts'
import { readCursor, writeCursor, type Place } from './cursor.ts'
import { addDays, daysBetween } from './dates.ts'
import { partProblems, type RowOwner } from './transaction.ts'
import { daysThatFit, widestDays } from './window-size.ts'

export interface Walk {
  readonly accounts: readonly RowOwner[]
  /** The oldest day wanted; null: all there is. */
  readonly from: CalendarDate | null
  readonly cursor: string | null
  readonly today: CalendarDate
  /** Rows asked for in one call. Each thousand takes some five milliseconds to parse on a laptop. */
  readonly rowLimit: number
}

/** After an empty window the next one is a year wide: a savings account that moves once a year is not taken for its end. */
const quietDays = 366
const emptyWindowsAtEnd = 2
/** No bank of the alliance has rows from before; ends the walk at a server that invents some for every window. */
const beginning: CalendarDate = '1970-01-01'

/**
 * Walks backwards in windows of days, newest first, because the bank knows no page, offset or total (fact sheet 8.2). A window
 * whose answer may be cut off is thrown away and asked again for fewer days. The walk ends at `from`, or after two empty
 * windows (15 months without a row, or less where `from` comes first).
 *
 * Every page is complete for its days and holds no row of any other day, so nothing but the place is needed to go on after
 * it. The newest page also holds rows that are dated ahead.
 *
 * The next window is asked while the caller is busy with this one, but not behind a page with problems, where most callers
 * stop. A caller that stops early ends that call, and with it this walk: nothing is asked once the loop is left.
 */
export async function* walkWindows(walk: Walk, ask: Ask): AsyncGenerator<TransactionPage> {
  const oldest = oldestOf(walk)
  const start: Place = readCursor(walk.cursor, walk.today) ?? {
    next: walk.today,
    spanDays: widestDays,
    emptyWindows: 0,
  }
  if (isOver(start, oldest) || walk.accounts.length === 0) {
    yield nothingLeft(start, oldest, walk.today)
    return
  }
  const stopped = new AbortController()
  const read = (place: Place) => readPage(walk, ask, place, oldest, stopped.signal)
  let reading = read(start)
  try {
    while (true) {
      const { page, place } = await reading
      const isAskedAhead = !page.isLast && page.problems.length === 0
      if (isAskedAhead) {
        reading = read(place)
        reading.catch(() => undefined) // thrown where it is awaited; nobody awaits it when the caller stops before
      }
      yield page
      if (page.isLast) return
      if (!isAskedAhead) reading = read(place)
    }
  } finally {
    stopped.abort()
    await Promise.allSettled([reading])
  }
}

/** The page at a place, and the place behind it. */
async function readPage(
  walk: Walk,
  ask: Ask,
  start: Place,
  oldest: CalendarDate,
  signal: AbortSignal,
): Promise<{ readonly page: TransactionPage; readonly place: Place }> {
  const to = start.next
  let { spanDays, emptyWindows } = start
  while (true) {
    const from = latest(addDays(to, 1 - spanDays), oldest)
    const asked = await askWindow(ask, walk, { from, to }, signal)
    if (asked.isCut) {
      spanDays = fewerDays(daysBetween(from, to) + 1, asked, walk.rowLimit)
      emptyWindows = 0 // it held rows, so the windows before it were a pause and not the end
      continue
    }
    const { problems, unreadable } = partProblems(asked.answer.problems)
    const rows = rowsOfDays(asked.answer.rows, from, to === walk.today ? null : to)
    const place = placeAfter({ from, to, isEmpty: rows.length === 0, emptyWindows }, asked, walk.rowLimit)
    const isLast = isOver(place, oldest)
    return { page: { rows, from, to, problems, unreadable, cursor: writeCursor(place), isLast }, place }
  }
}

function oldestOf(walk: Walk): CalendarDate {
  const from = latest(walk.from ?? beginning, beginning)
  return from > walk.today ? walk.today : from
}

function isOver(place: Place, oldest: CalendarDate): boolean {
  return place.next < oldest || place.emptyWindows >= emptyWindowsAtEnd
}

/** The answer to a cursor behind which nothing is left: an empty last page for a day that was read before. */
function nothingLeft(place: Place, oldest: CalendarDate, today: CalendarDate): TransactionPage {
  const day = place.next >= today ? today : latest(addDays(place.next, 1), oldest)
  return { rows: [], from: day, to: day, problems: [], cursor: writeCursor(place), isLast: true }
}

/** Rows of the days, newest first; rows of one day stay in the bank's order, which tells identical ones apart. */
function rowsOfDays(
  rows: readonly BankTransaction[],
  from: CalendarDate,
  to: CalendarDate | null,
): readonly BankTransaction[] {
  return rows
    .filter((row) => row.bookedOn >= from && (to === null || row.bookedOn <= to))
    .sort((a, b) => (a.bookedOn < b.bookedOn ? 1 : a.bookedOn > b.bookedOn ? -1 : 0))
}

/** A full answer shows how many days would have fitted; one of a suspiciously round number shows nothing. */
function fewerDays(days: number, { answer, rowsPerDay }: AskedWindow, rowLimit: number): number {
  if (answer.wireCount < rowLimit) return Math.floor(days / 2)
  return Math.max(1, Math.min(Math.floor((days * 3) / 4), daysThatFit(rowsPerDay, rowLimit)))
}

/** The next window: a year after an empty one; else as many days as fit by what this one held, at most twice as many, because
 *  a few quiet days say little. A partial answer without rows proves nothing about the end. */
function placeAfter(
  window: {
    readonly from: CalendarDate
    readonly to: CalendarDate
    readonly isEmpty: boolean
    readonly emptyWindows: number
  },
  { answer, rowsPerDay }: AskedWindow,
  rowLimit: number,
): Place {
  const next = addDays(window.from, -1)
  if (window.isEmpty) {
    const counts = answer.problems.length === 0 ? 1 : 0
    return { next, spanDays: quietDays, emptyWindows: window.emptyWindows + counts }
  }
  const days = daysBetween(window.from, window.to) + 1
  return { next, spanDays: Math.min(days * 2, daysThatFit(rowsPerDay, rowLimit)), emptyWindows: 0 }
}

function latest(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}
