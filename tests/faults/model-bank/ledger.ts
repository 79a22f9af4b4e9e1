import type { CalendarDate } from '../../../src/shared/ids.ts'
import type { BankId } from '../../../src/shared/systems.ts'

/** One payment of the reference ledger: what is true of it, and what the bank shows of it at present. */
export interface Payment {
  /** Stands in each row the bank sends of it, in a field no adapter reads: in what is stored it tells whose row that is. */
  readonly truth: string
  /** Which of the model's accounts. */
  readonly account: number
  readonly shop: string
  /** When it was made, ms since 1970. */
  readonly madeAt: number
  /** `pending`: announced. `booked`: it counts. `lapsed`: announced and never booked. `struck`: booked, and taken out again by
   *  the bank as if it had never been. */
  state: 'pending' | 'booked' | 'lapsed' | 'struck'
  /** Minor units, as booked. */
  minor: number
  /** What was held while it was pending. */
  heldMinor: number
  /** The day it is shown on, and the first one it was booked on. */
  day: CalendarDate
  firstDay: CalendarDate
  /** When it was booked, ms since 1970; null: not yet. Archives follow days later. */
  bookedAt: number | null
  /** The bank's id at present: digits. */
  id: string
  /** The bank gives a word for "none" in place of its id. */
  isWithoutId: boolean
  /** Which of the ways the bank writes it. */
  wording: number
  /** The other party and its account number are told by now. */
  isEnriched: boolean
  /** Left out of the bank's answers for a while, though it still counts. */
  isHidden: boolean
  /** A whole sync has seen it booked. */
  wasRead: boolean
}

export interface ModelAccount {
  /** The bank's key for it: a renewed consent may mint another. */
  key: string
  readonly number: string
  readonly isCard: boolean
  openingMinor: number
  /** Left out of the list of accounts for a while: with a word that parts are missing, or without. */
  listed: 'yes' | 'problem' | 'no'
}

/** Everything the invented bank knows, and how it behaves just now. */
export interface World {
  readonly system: BankId
  /** ms since 1970. */
  now: number
  readonly payments: Payment[]
  readonly accounts: ModelAccount[]
  lastSerial: number
  lastId: number
  /** Every answer gives rows other ids. */
  isRestless: boolean
  /** Rows the bank gives in one answer, whatever is asked; its own ceiling. */
  ceiling: number
  /** Of the sync under way: which parts are missing. */
  missingPart: 'none' | 'recent' | 'card'
  consents: number
  /** On which accounts the balance counts what is only announced. */
  countsHeldOn: Habits['mayCountHeldOn']
}

/** What a bank may do to its rows on the way to us, as far as its sheet has seen it. */
export interface Habits {
  /** Rows may be booked days after they were made, and dated before they are shown. */
  readonly booksLate: boolean
  /** Booked rows get other ids, words and days while they are fresh. */
  readonly reissues: boolean
  readonly rewords: boolean
  /** Booked rows without an id. */
  readonly losesIds: boolean
  /** Booked rows are left out of answers and come back. */
  readonly hides: boolean
  readonly strikes: boolean
  readonly datesAhead: boolean
  /** A renewed consent gives accounts other keys. */
  readonly mintsKeys: boolean
  /** The list of accounts comes in part. */
  readonly unlists: boolean
  /** Which accounts payments are announced on. */
  readonly holdsOn: 'cards' | 'all'
  /** Accounts of which nobody knows whether the booked balance counts what is only announced. */
  readonly mayCountHeldOn: 'none' | 'cards' | 'all'
  /** A ceiling of rows below what is asked for. */
  readonly ceilings: readonly number[]
}

export const dayMs = 86_400_000

const wallFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })
const days = new Map<number, CalendarDate>()

/** The day on the wall in Oslo, which is Amsterdam's, at an instant (ms since 1970). */
export function dayAt(at: number): CalendarDate {
  const hour = Math.floor(at / 3_600_000)
  let day = days.get(hour)
  if (day === undefined) days.set(hour, (day = wallFormat.format(hour * 3_600_000)))
  return day
}

export function daysLater(day: CalendarDate, count: number): CalendarDate {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}

/** The payments that count for an account. */
export function ledgerOf(world: World, account: number): readonly Payment[] {
  return world.payments.filter((payment) => payment.account === account && payment.state === 'booked')
}

/** What the bank's answers hold of an account at this moment: booked and pending rows, newest first. */
export function shownOf(world: World, account: number): readonly Payment[] {
  return world.payments
    .filter(({ account: of, state, isHidden }) => of === account && !isHidden && (state === 'booked' || state === 'pending'))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.madeAt - a.madeAt))
} // prettier-ignore

/** What the bank says the account holds: everything booked up to today, and what is announced where it counts that too. */
export function bookedMinor(world: World, account: number): number {
  const today = dayAt(world.now)
  const { openingMinor = 0, isCard = false } = world.accounts[account] ?? {}
  const { countsHeldOn } = world
  const held = countsHeldOn === 'all' || (countsHeldOn === 'cards' && isCard) ? heldMinor(world, account) : 0
  return ledgerOf(world, account).reduce((sum, { minor, day }) => (day <= today ? sum + minor : sum), openingMinor + held)
} // prettier-ignore

export function heldMinor(world: World, account: number): number {
  return world.payments.reduce(
    (sum, { account: of, state, heldMinor: held }) => (of === account && state === 'pending' ? sum + held : sum),
    0,
  )
} // prettier-ignore

/** A number nobody had before: ids of rows rise with time. */
export function nextId(world: World): string {
  world.lastId += 7
  return String(world.lastId)
}

/** The id a row is sent with: another one at each answer of a restless bank. */
export function idShown(world: World, payment: Payment): string {
  return world.isRestless ? nextId(world) : payment.id
}

const twoDigits = (text: string): string => text.slice(5).split('-').reverse().join('.')

/** A payment in the bank's words: with the day of the purchase in front, without, with something added, or behind the name of a
 *  processor (Actual #8830, ynabber #156, fact sheets). */
export function wordsOf({ shop, wording, madeAt }: Payment): string {
  switch (wording % 4) {
    case 0:
      return `${twoDigits(dayAt(madeAt))} ${shop}`
    case 1:
      return shop
    case 2:
      return `${shop} NOTANR 4711`
    default:
      return `Vipps*${shop}`
  }
}
