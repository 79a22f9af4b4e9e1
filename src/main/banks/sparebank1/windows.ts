import type { CalendarDate } from '../../../shared/model.ts'
import type { BankTransaction, TransactionPage } from '../bank.ts'
import type { Answer } from './answer.ts'
import { askWindow, type Ask } from './ask-window.ts'
import { readCursor, writeCursor, type Place } from './cursor.ts'
import { addDays, daysBetween } from './dates.ts'
import type { RowOwner } from './transaction.ts'

export interface Walk {
  readonly accounts: readonly RowOwner[]
  /** The oldest day wanted; null: all there is. */
  readonly from: CalendarDate | null
  readonly cursor: string | null
  readonly today: CalendarDate
  /** Rows asked for in one call. Each thousand takes some five milliseconds to parse on a laptop. */
  readonly rowLimit: number
}

const windowDays = 90
/** After an empty window the next one is a year wide: a savings account that moves once a year is not taken for its end. */
const quietDays = 366
const emptyWindowsAtEnd = 2
/** No bank of the alliance has rows from before; ends the walk at a server that invents some for every window. */
const beginning: CalendarDate = '1970-01-01'

/**
 * Walks backwards in windows of days, newest first, because the bank knows no page, offset or total (fact sheet 8.2). A window
 * whose answer may be cut off is thrown away and asked again at half the width. The walk ends at `from`, or after two empty
 * windows (15 months without a row, or less where `from` comes first).
 *
 * Every page is complete for its days and holds no row of any other day, so nothing but the place is needed to go on after
 * it. The newest page also holds rows that are dated ahead.
 */
export async function* walkWindows(walk: Walk, ask: Ask): AsyncGenerator<TransactionPage> {
  const oldest = oldestOf(walk)
  let place: Place = readCursor(walk.cursor, walk.today) ?? {
    next: walk.today,
    spanDays: windowDays,
    emptyWindows: 0,
  }
  while (true) {
    if (isOver(place, oldest) || walk.accounts.length === 0) {
      yield nothingLeft(place, oldest, walk.today)
      return
    }
    const to = place.next
    const from = latest(addDays(to, 1 - place.spanDays), oldest)
    const answer = await askWindow(ask, walk, from, to)
    if (answer === 'cut') {
      // It held rows, so the windows before it were a pause and not the end.
      const spanDays = Math.floor((daysBetween(from, to) + 1) / 2)
      place = { ...place, spanDays, emptyWindows: 0 }
      continue
    }
    const rows = rowsOfDays(answer.rows, from, to === walk.today ? null : to)
    place = placeAfter(place, { from, to, isEmpty: rows.length === 0 }, answer, walk.rowLimit)
    const isLast = isOver(place, oldest)
    yield { rows, from, to, problems: answer.problems, cursor: writeCursor(place), isLast }
    if (isLast) return
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

/** The next window: a year after an empty one; twice as wide as this one where it was less than half full, up to 90 days. A
 *  partial answer without rows proves nothing about the end. */
function placeAfter(
  place: Place,
  window: { readonly from: CalendarDate; readonly to: CalendarDate; readonly isEmpty: boolean },
  answer: Answer,
  rowLimit: number,
): Place {
  const next = addDays(window.from, -1)
  if (window.isEmpty) {
    const counts = answer.problems.length === 0 ? 1 : 0
    return { next, spanDays: quietDays, emptyWindows: place.emptyWindows + counts }
  }
  const days = daysBetween(window.from, window.to) + 1
  const spanDays = Math.min(windowDays, answer.wireCount * 2 < rowLimit ? days * 2 : days)
  return { next, spanDays, emptyWindows: 0 }
}

function latest(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}
