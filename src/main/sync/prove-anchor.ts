import type { CalendarDate } from '../../shared/ids.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Anchor } from '../store/anchors.ts'
import type { Store } from '../store/store.ts'
import { addDays } from './identity.ts'
import type { BankBalance } from './job.ts'
import { anchorByRows } from './prove-rows.ts'

/** A row just before what was read may still be given a day within it: the first days are left out. */
const marginDays = 3
/** Banks date rows back by days: where nothing is older than the oldest row, the anchor lies so far before today at least. */
const datedBackDays = 31

/**
 * The anchor the account is judged by; null where a new one has to be set: there is none, it was a file's and the bank tells
 * of the account now, or the account was read anew to the end and the bank no longer tells of days that far back. While it is
 * being read the old one stands: a new one would come out even by definition, and hide a gap that there was.
 */
export function anchorOf(
  { proofs }: Pick<Store, 'proofs'>,
  { id, connectionId }: AccountRecord,
  bankMinor: number,
  today: CalendarDate,
): Anchor | null {
  const anchor = proofs.anchor(id)
  if (anchor === null || (anchor.source === 'statement' && connectionId !== null)) return null
  const readFrom = proofs.readFrom(id)
  const isBeyond = readFrom !== null && readFrom > anchor.day && proofs.isReadToEnd(id)
  if (!isBeyond) return anchor
  const gapMinor = bankMinor - anchor.minor - proofs.sums(id, anchor.day, today).booked
  const last = proofs.lastProof(id)
  const isKnown = last?.state === 'gap' && last.gapMinor === gapMinor // reading anew neither made it nor mended it
  return gapMinor === 0 || isKnown ? anchor : null
}

/**
 * The balance at the start of a day within what was read: by what the bank says on its rows, or else the bank's balance less
 * the rows since. By definition that comes out even with them, and every row that is lost or doubled from then on does not.
 */
export function firstAnchor(
  { proofs }: Pick<Store, 'proofs'>,
  account: AccountRecord,
  balance: BankBalance,
  { today, mayCountPending }: { readonly today: CalendarDate; readonly mayCountPending: boolean },
): Anchor {
  const sumFrom = (day: CalendarDate) => proofs.sums(account.id, day, today)
  const oldest = proofs.oldestDay(account.id)
  const isWhole = oldest !== null && oldest <= today && balance.minor === sumFrom(oldest).booked
  const day = isWhole ? longAgo(oldest, today) : firstSafeDay(proofs.readFrom(account.id), today)
  const { booked, ahead, pending } = sumFrom(day)
  const minor = balance.minor - booked
  const byRows = anchorByRows({ proofs }, account.id, { from: day, today, bankMinor: balance.minor })
  if (byRows !== null) {
    const isEven = byRows.minor + sumFrom(byRows.day).booked === balance.minor
    return isEven ? { ...byRows, day, minor } : byRows
  }
  return {
    day,
    minor,
    source: 'reading',
    isSure: balance.isConfirmed,
    pendingMinor: mayCountPending ? pending : 0,
    aheadMinor: ahead,
  }
}

/** The same balance, counted from an earlier day, where history was read back further since. */
export function reachingBack(
  { proofs }: Pick<Store, 'proofs'>,
  { id }: AccountRecord,
  anchor: Anchor,
  today: CalendarDate,
): Anchor {
  const before = (day: CalendarDate): number =>
    anchor.minor - proofs.sums(id, day, addDays(anchor.day, -1)).booked
  const oldest = proofs.oldestDay(id)
  if (anchor.minor === 0 && (oldest === null || oldest >= anchor.day)) return anchor // nothing is there before it
  // Nothing before the oldest row and nothing on the account then: this is where it was opened.
  if (oldest !== null && oldest < anchor.day && before(oldest) === 0)
    return { ...anchor, day: oldest, minor: 0 }
  const day = firstSafeDay(proofs.readFrom(id), today)
  return day < anchor.day ? { ...anchor, day, minor: before(day) } : anchor
}

/** The day of the oldest row; of an account that is nearly empty an earlier one, before which there is nothing either. */
function longAgo(oldest: CalendarDate, today: CalendarDate): CalendarDate {
  const early = addDays(today, -datedBackDays)
  return oldest > early ? early : oldest
}

function firstSafeDay(readFrom: CalendarDate | null, today: CalendarDate): CalendarDate {
  const safe = addDays(readFrom ?? today, marginDays)
  return safe < today ? safe : today
}
