import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { IdentityPolicy } from '../banks/bank.ts'
import {
  contentOf,
  type Announced,
  type BookedSince,
  type OpenAnnouncement,
  type ToldAnnouncement,
} from '../store/pending.ts'
import type { Store } from '../store/store.ts'
import { assign } from './assign.ts'
import { addDays, areSimilar, bankIdentity, daysBetween, normalised } from './identity.ts'
import type { Run } from './job.ts'

interface Announcing {
  readonly accountId: AccountId
  readonly identity: IdentityPolicy
  readonly at: Instant
}

/**
 * A whole answer: the account's announcements are these and no others. One that is told again stays the same, also where its
 * words, day or sum changed; two equal ones stay two. One that is gone was booked, if a row of the bank's has come since that
 * can be it, or taken back. The ledger is only looked at: what was announced never decides what was booked (Sure #2013).
 */
export function replaceAnnouncements(
  store: Store,
  told: readonly ToldAnnouncement[],
  about: Announcing,
): void {
  const { accountId, identity, at } = about
  const open = store.pending.ofAccount(accountId)
  const { again, fresh } = meet(open, told, identity)
  for (const [id, { row, isSame }] of again) {
    if (isSame) store.pending.confirm(id, at)
    else store.pending.update(id, row, at)
  }
  const gone = open.filter(({ id }) => !again.has(id))
  // Before the new ones are written: what came with them may still be booked rows of the old ones.
  explainEnds(store, gone, about)
  for (const row of fresh) store.pending.insert(accountId, row, at)
}

/** Half an answer: what it tells of is still announced; of the rest it says nothing. */
export function confirmAnnouncements(
  store: Store,
  told: readonly ToldAnnouncement[],
  about: Announcing,
): void {
  const { again } = meet(store.pending.ofAccount(about.accountId), told, about.identity)
  for (const id of again.keys()) store.pending.confirm(id, about.at)
}

/** At the end of a run: what no answer told of for as long as the bank's policy says will not be booked any more. */
export function expireAnnouncements({ store, identity, at }: Run, accountId: AccountId): void {
  const before = daysBefore(at, identity.announcements.pendingDays)
  const quiet = store.pending.quietSince(accountId, before)
  if (quiet.length === 0) return
  store.transaction(() => {
    for (const id of quiet) store.pending.end(id, 'expired', null, at)
  })
}

interface Met {
  /** By the number of the open one. */
  readonly again: ReadonlyMap<number, { readonly row: ToldAnnouncement; readonly isSame: boolean }>
  readonly fresh: readonly ToldAnnouncement[]
}

/** One to one: all alike; the bank's id; the same sum and alike words, the nearest day first; alike words and a sum within what
 *  a hold may differ, where nothing else could be meant. */
function meet(
  open: readonly OpenAnnouncement[],
  told: readonly ToldAnnouncement[],
  { announcements: { holdPercent, mayKeepId } }: IdentityPolicy,
): Met {
  const again = new Map<number, { row: ToldAnnouncement; isSame: boolean }>()
  const byContent = Map.groupBy(open, ({ content }) => content)
  let left = told.filter((row) => {
    const same = byContent.get(contentOf(row))?.shift()
    if (same !== undefined) again.set(same.id, { row, isSame: true })
    return same === undefined
  })
  const rules: readonly Rule<ToldAnnouncement>[] = [
    {
      isLike: (one, row) => mayKeepId && one.identity !== null && one.identity === row.identity,
      isLone: false,
    },
    { isLike: (one, row) => one.minor === row.amount.minor && areSimilar(one.text, row.text), isLone: false },
    { isLike: (one, row) => isHoldOf(one, row.amount.minor, row.text, holdPercent), isLone: true },
  ]
  for (const rule of rules) {
    const free = open.filter(({ id }) => !again.has(id))
    const chosen = choose(left, free, rule)
    left = left.filter((row, index) => {
      const one = chosen[index]
      if (one !== undefined) again.set(one.id, { row, isSame: false })
      return one === undefined
    })
  }
  return { again, fresh: left }
}

interface Rule<R> {
  readonly isLike: (one: Announced, row: R) => boolean
  /** Only where neither of the two could be anything else. */
  readonly isLone: boolean
}

/** For each row the announcement it is, one to one, nearest days first. */
function choose<R extends { readonly bookedOn: CalendarDate }>(
  rows: readonly R[],
  open: readonly Announced[],
  { isLike, isLone }: Rule<R>,
): readonly (Announced | undefined)[] {
  const options = rows.map((row) => {
    const distance = (one: Announced): number => Math.abs(daysBetween(one.bookedOn, row.bookedOn))
    return open.filter((one) => isLike(one, row)).sort((a, b) => distance(a) - distance(b))
  })
  if (!isLone) return assign(options)
  return options.map(([one, ...others]) => {
    const isOnly = one !== undefined && others.length === 0
    return isOnly && options.filter((each) => each.includes(one)).length === 1 ? one : undefined
  })
}

/** Which booked row each end was, and which late row an earlier end. By the id, where the bank may keep it; then the same sum;
 *  then a sum within what a hold may differ, where nothing else could be meant. */
function explainEnds(
  store: Store,
  gone: readonly OpenAnnouncement[],
  { accountId, identity, at }: Announcing,
): void {
  const { bookedWithinDays, holdPercent, mayKeepId } = identity.announcements
  const late = store.pending
    .unexplained(accountId, daysBefore(at, bookedWithinDays))
    .map((one) => ({ ...one, id: -one.id })) // a trace, told apart from an open one by its sign
  const ends: Announced[] = [...gone, ...late]
  if (ends.length === 0) return
  const afterId = Math.min(...ends.map((one) => one.afterId))
  const oldest = ends.map(({ bookedOn }) => bookedOn).reduce((a, b) => (b < a ? b : a))
  let booked = store.pending.bookedAfter(accountId, afterId, addDays(oldest, -identity.movesDays))
  const isInTime = (one: Announced, row: BookedSince): boolean => {
    const days = daysBetween(one.bookedOn, row.bookedOn)
    return row.id > one.afterId && days >= -identity.movesDays && days <= bookedWithinDays
  }
  const rules: readonly Rule<BookedSince>[] = [
    {
      isLike: (one, row) => mayKeepId && one.identity !== null && row.identity === bankIdentity(one.identity),
      isLone: false,
    },
    {
      isLike: (one, row) => isInTime(one, row) && one.minor === row.minor && areSimilar(one.text, row.text),
      isLone: false,
    },
    {
      isLike: (one, row) => isInTime(one, row) && isHoldOf(one, row.minor, row.text, holdPercent),
      isLone: true,
    },
  ]
  const found = new Map<number, number>()
  for (const rule of rules) {
    const chosen = choose(
      booked,
      ends.filter(({ id }) => !found.has(id)),
      rule,
    )
    booked = booked.filter((row, index) => {
      const one = chosen[index]
      if (one !== undefined) found.set(one.id, row.id)
      return one === undefined
    })
  }
  for (const { id } of gone) {
    const transactionId = found.get(id) ?? null
    store.pending.end(id, transactionId === null ? 'withdrawn' : 'booked', transactionId, at)
  }
  for (const { id } of late) {
    const transactionId = found.get(id)
    if (transactionId !== undefined) store.pending.explain(-id, transactionId)
  }
}

/** Money that was held and money that moved: the same way, alike words that are words, and not too far apart. */
function isHoldOf(one: Announced, minor: number, text: string, holdPercent: number): boolean {
  return (
    one.minor < 0 === minor < 0 &&
    Math.abs(one.minor - minor) * 100 <= Math.abs(one.minor) * holdPercent &&
    normalised(one.text) !== '' &&
    normalised(text) !== '' &&
    areSimilar(one.text, text)
  )
}

function daysBefore(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) - days * 86_400_000).toISOString()
}
