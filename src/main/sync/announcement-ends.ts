import type { AccountId, Instant } from '../../shared/ids.ts'
import type { Announced, BookedSince } from '../store/pending.ts'
import { choose, isHoldOf, type Rule } from './announcement-rules.ts'
import { addDays, areSimilar, bankIdentity, daysBetween } from './identity.ts'
import type { Run } from './job.ts'

/** Which booked row each end was, and which late row an earlier end. By the id, where the bank may keep it; then the same sum;
 *  then a sum within what a hold may differ, where nothing else could be meant. */
export function explainEnds(
  { store, identity, at }: Pick<Run, 'store' | 'identity' | 'at'>,
  accountId: AccountId,
  gone: readonly Announced[],
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

/** The instant so many days before. */
export function daysBefore(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) - days * 86_400_000).toISOString()
}
