import type { CalendarDate } from '../../../shared/ids.ts'
import type { BookingStatus } from '../../../shared/model.ts'
import {
  accountOf,
  accounts,
  people,
  type AccountRef,
  type HouseholdAccount,
  type Person,
} from './accounts.ts'
import { dateOf, dayIn, dayOf, monthOf, type Day, type Month } from './calendar.ts'
import { ingridPurchasesPerDay } from './everyday.ts'
import { carriedOver, monthMaker, monthOfSerial } from './month.ts'
import type { Posting } from './posting.ts'

export interface HouseholdOptions {
  /** The day from which the three years are counted back. */
  readonly today: CalendarDate
  readonly seed?: number
  readonly years?: number
  /** For benchmarks: about so many booked rows in Ingrid's login at SpareBank 1 (within a few per cent). */
  readonly rows?: number
}

/** A posting as it stands on some day. */
export interface Standing {
  readonly posting: Posting
  readonly status: BookingStatus
  /** The date the bank gives it that day. */
  readonly day: Day
}

/** The true ledger on one day: what an app that read everything must show, to the øre. */
export interface Books {
  readonly today: CalendarDate
  readonly accounts: readonly AccountBooks[]
}
export interface AccountBooks {
  readonly account: HouseholdAccount
  /** Balance before the first row, minor units. */
  readonly openingMinor: number
  readonly bookedMinor: number
  /** Booked, the pending rows dated until today, and the credit. */
  readonly availableMinor: number
  /** By date, then in the order the bank knows them. */
  readonly booked: readonly BookRow[]
  readonly pending: readonly BookRow[]
}
export interface BookRow {
  readonly date: CalendarDate
  readonly minor: number
  readonly currency: string
  /** For people: the cleaned text where the bank has one. */
  readonly text: string
  readonly bankText: string
}

export interface Household {
  readonly people: readonly Person[]
  readonly accounts: readonly HouseholdAccount[]
  /** The first day of its history. */
  readonly firstDay: Day
  /** What the bank shows on `today` dated from `from` to `to`, both inclusive, in order of date and serial. */
  standings(today: Day, from: Day, to: Day): readonly Standing[]
  /** What will happen until `to`, and no bank shows yet on `today`: for lists of payments to come. */
  upcoming(today: Day, to: Day): readonly Posting[]
  books(today: Day): Books
  /** The posting of a serial number as it stands on `today`; null where the bank does not show it. */
  find(serial: number, today: Day): Standing | null
}

type Dated = Pick<Posting, 'seenOn' | 'settledOn' | 'pendingOn' | 'isReleased'>

/** A posting on a day; null while it is not there yet, or no longer. */
export function standingOf<P extends Dated>(
  posting: P,
  today: Day,
): { readonly posting: P; readonly status: BookingStatus; readonly day: Day } | null {
  if (today < posting.seenOn) return null
  if (today < posting.settledOn) return { posting, status: 'pending', day: posting.pendingOn }
  return posting.isReleased ? null : { posting, status: 'booked', day: posting.settledOn }
}

/** Rows a day in Ingrid's login that do not grow with the scale, in thousandths. */
const ingridFixedPerDay = 1_735

function scaleFor(rows: number | undefined, days: number): number {
  if (rows === undefined) return 1
  return Math.max(1, ((rows / days) * 1000 - ingridFixedPerDay) / ingridPurchasesPerDay)
}

/** The invented family Solvang: the same bytes on every start for the same options. */
export function createHousehold(options: HouseholdOptions): Household {
  const { today, seed = 1, years = 3, rows } = options
  const firstMonth = monthOf(dayOf(today)) - years * 12
  const firstDay = dayIn(firstMonth, Number(today.slice(8))) // 29 February counts back to the 28th
  const maker = monthMaker(seed, scaleFor(rows, dayOf(today) - firstDay))
  const openings = openingsAt(firstDay, firstMonth, maker.postings)

  const standings = (on: Day, from: Day, to: Day): readonly Standing[] => {
    const found: Standing[] = []
    const start = Math.max(from, firstDay)
    // A row is dated at most twelve days after the day its month is reckoned by, and never in an earlier month.
    for (let month = monthOf(start) - 1; month <= monthOf(Math.min(to, on + 31)); month++) {
      for (const posting of maker.postings(month)) {
        const standing = standingOf(posting, on)
        if (standing !== null && standing.day >= start && standing.day <= to) found.push(standing)
      }
    }
    return found.sort((a, b) => a.day - b.day || a.posting.serial - b.posting.serial)
  }
  return {
    people,
    accounts,
    firstDay,
    standings,
    upcoming: (on, to) => {
      const found: Posting[] = []
      for (let month = monthOf(on) - 1; month <= monthOf(to); month++) {
        found.push(...maker.postings(month).filter((one) => one.seenOn > on && one.settledOn <= to))
      }
      return found.sort((a, b) => a.settledOn - b.settledOn || a.serial - b.serial)
    },
    books: (on) => booksOf(on, openings, standings(on, firstDay, on + 31)),
    find: (serial, on) => {
      const month = monthOfSerial(serial)
      if (month < firstMonth - 1 || month > monthOf(on)) return null
      const posting = maker.postings(month).find((one) => one.serial === serial)
      const standing = posting === undefined ? null : standingOf(posting, on)
      return standing !== null && standing.day >= firstDay ? standing : null
    },
  }
}

/** Balances before the window's first row: those of its month's first day, and what was booked since. */
function openingsAt(firstDay: Day, month: Month, postings: (month: Month) => readonly Posting[]) {
  const first = dayIn(month, 1)
  const openings = new Map<AccountRef, number>(accounts.map(({ ref, openingMinor }) => [ref, openingMinor]))
  const add = (ref: AccountRef, minor: number) => openings.set(ref, (openings.get(ref) ?? 0) + minor)
  for (const one of postings(month)) add(one.account, carriedOver(one))
  for (const one of [...postings(month - 1), ...postings(month)]) {
    const isOwed = one.account === 'card' && one.kind === 'purchase' // last month's purchases are not paid yet
    const from = isOwed ? dayIn(month - 1, 1) : first
    if (one.isReleased || one.settledOn < from || one.settledOn >= firstDay) continue
    add(one.account, one.minor)
  }
  return openings
}

function booksOf(
  today: Day,
  openings: ReadonlyMap<AccountRef, number>,
  standings: readonly Standing[],
): Books {
  const books = accounts.map((account) => ({
    account,
    openingMinor: openings.get(account.ref) ?? 0,
    bookedMinor: openings.get(account.ref) ?? 0,
    availableMinor: (openings.get(account.ref) ?? 0) + (account.creditLimitMinor ?? 0),
    booked: [] as BookRow[],
    pending: [] as BookRow[],
  }))
  const byRef = new Map(books.map((one) => [one.account.ref, one]))
  for (const { posting, status, day } of standings) {
    const book = byRef.get(posting.account)
    if (book === undefined) throw new RangeError('a posting of an unknown account')
    const isPending = status === 'pending'
    const minor = isPending ? posting.pendingMinor : posting.minor
    const bankText = isPending ? posting.pendingText : posting.text
    book[status].push({
      date: dateOf(day),
      minor,
      currency: accountOf(posting.account).currency,
      text: isPending ? bankText : (posting.cleanText ?? bankText),
      bankText,
    })
    if (!isPending) book.bookedMinor += minor
    if (day <= today) book.availableMinor += minor
  }
  return { today: dateOf(today), accounts: books }
}
