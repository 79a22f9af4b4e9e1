import { z } from 'zod'
import { isAppError } from '../../../shared/errors.ts'
import type { AccountKind } from '../../../shared/model.ts'
import type { BankUpcoming } from '../bank.ts'
import { moneyOut, wireMoneyOrNull } from './amounts.ts'
import { instantOf, type DayOf } from './instants.ts'
import { allPages, type Listing } from './listing.ts'
import { amount, party, readItem, text, word, type WireItem } from './wire.ts'
import { firstWords, nameOf } from './words.ts'

/** Fact sheet 10, E16. */
const wireScheduled = z.object({
  status: word,
  schedule: z.object({ time_next: word, recurrence_unit: word }).nullish().catch(null),
  payment: z.object({ amount, counterparty_alias: party, description: text }).nullish().catch(null),
})
/** Fact sheet 10, E14: money somebody asks of the person; direct debits come this way too. */
const wireRequest = z.object({
  created: word,
  time_expiry: word,
  status: word,
  amount_inquired: amount,
  counterparty_alias: party,
  description: text,
})

const paying: ReadonlySet<AccountKind> = new Set(['current', 'joint', 'currency', 'savings'])
/** Kinds of account that payments can be arranged from. */
export const canPayLater = (kind: AccountKind): boolean => paying.has(kind)
/** A request nobody answered in this time is none any more; those that were answered fill years of pages. */
const longestRequestMs = 100 * 86_400_000

export interface UpcomingPart {
  readonly payments: readonly BankUpcoming[]
  readonly problems: readonly string[]
}

/** What is refused or not served to this kind of connection is not told, now and next time. */
const untold = 'bank-refused'
/** What another time may mend. Everything else is about the whole connection, or the person's wish to stop. */
const mendable = ['unexpected-response', 'bank-unreachable', 'bank-busy', 'offline'] as const

/**
 * One list of what is to come.
 * @throws AppError only where the session itself is over, or the call was cancelled.
 */
async function readPart(
  listing: Listing,
  read: (item: WireItem) => BankUpcoming | 'unreadable' | null,
  isEnough: (items: readonly WireItem[]) => boolean,
  signal: AbortSignal,
): Promise<UpcomingPart> {
  const payments: BankUpcoming[] = []
  const problems = new Set<string>()
  try {
    for await (const items of allPages(listing, signal)) {
      for (const item of items) {
        const payment = read(item)
        if (payment === 'unreadable') problems.add('UPCOMING_UNREADABLE')
        else if (payment !== null) payments.push(payment)
      }
      if (isEnough(items)) break
    }
  } catch (error) {
    if (isAppError(error, ...mendable)) problems.add('UPCOMING_FAILED')
    else if (!isAppError(error, untold)) throw error
  }
  return { payments, problems: [...problems] }
}

/** Payments the person has arranged for later, once or again and again. */
export function readScheduled(
  listing: Listing,
  { bankKey, dayOf }: { readonly bankKey: string; readonly dayOf: DayOf },
  signal: AbortSignal,
): Promise<UpcomingPart> {
  return readPart(listing, (item) => toScheduled(item, bankKey, dayOf), () => false, signal)
} // prettier-ignore

/** Money others ask for and nobody has answered yet. `now`: ms since 1970. */
export function readRequests(
  listing: Listing,
  { bankKey, dayOf, now }: { readonly bankKey: string; readonly dayOf: DayOf; readonly now: number },
  signal: AbortSignal,
): Promise<UpcomingPart> {
  const isEnough = (items: readonly WireItem[]): boolean => {
    const last = items.at(-1)
    const created = last === undefined ? null : instantOf(readItem(last, wireRequest)?.wire.created)
    return created !== null && created < now - longestRequestMs
  }
  return readPart(listing, (item) => toRequest(item, bankKey, dayOf, now), isEnough, signal)
}

function toScheduled(item: WireItem, bankKey: string, dayOf: DayOf): BankUpcoming | 'unreadable' | null {
  if (item.wrapper !== 'ScheduledPayment') return null
  const read = readItem(item, wireScheduled)
  if (read === null) return 'unreadable'
  const { schedule, payment, status } = read.wire
  if (status?.toUpperCase() !== 'ACTIVE' || !schedule?.time_next) return null // over, or paused
  const at = instantOf(schedule.time_next)
  const sum = wireMoneyOrNull(payment?.amount)
  if (at === null || sum === null) return 'unreadable'
  const counterparty = nameOf(payment?.counterparty_alias)
  return {
    bankKey,
    kind: schedule.recurrence_unit?.toUpperCase() === 'ONCE' ? 'payment' : 'standing-order',
    dueOn: dayOf(at),
    amount: moneyOut(sum),
    text: firstWords(payment?.description, counterparty) ?? '',
    counterparty,
    raw: read.raw,
  }
}

function toRequest(
  item: WireItem,
  bankKey: string,
  dayOf: DayOf,
  now: number,
): BankUpcoming | 'unreadable' | null {
  if (item.wrapper !== 'RequestResponse') return null
  const read = readItem(item, wireRequest)
  if (read === null) return 'unreadable'
  const { wire, raw } = read
  if (wire.status?.toUpperCase() !== 'PENDING') return null
  const expiresAt = instantOf(wire.time_expiry)
  if (expiresAt !== null && expiresAt <= now) return null // nobody can answer it any more
  const at = expiresAt ?? instantOf(wire.created)
  const sum = wireMoneyOrNull(wire.amount_inquired)
  if (at === null || sum === null) return 'unreadable'
  const counterparty = nameOf(wire.counterparty_alias)
  return {
    bankKey,
    kind: 'invoice',
    dueOn: dayOf(at),
    amount: moneyOut(sum),
    text: firstWords(wire.description, counterparty) ?? '',
    counterparty,
    raw,
  }
}
