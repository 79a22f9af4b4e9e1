import type { CalendarDate } from '../../shared/ids.ts'
import type { IdentityPolicy } from '../banks/bank.ts'
import { contentOf, type Announced, type OpenAnnouncement, type ToldAnnouncement } from '../store/pending.ts'
import { normalised } from '../store/fold.ts'
import { assign } from './assign.ts'
import { areSimilar, daysBetween } from './identity.ts'

/** One way in which a row can be what was announced. */
export interface Rule<R> {
  readonly isLike: (one: Announced, row: R) => boolean
  /** Only where neither of the two could be anything else. */
  readonly isLone: boolean
}

/** For each row the announcement it is, one to one, nearest days first. */
export function choose<R extends { readonly bookedOn: CalendarDate }>(
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

/** Money that was held and money that moved: the same way, alike words that are words, and not too far apart. */
export function isHoldOf(one: Announced, minor: number, text: string, holdPercent: number): boolean {
  return (
    one.minor < 0 === minor < 0 &&
    Math.abs(one.minor - minor) * 100 <= Math.abs(one.minor) * holdPercent &&
    normalised(one.text) !== '' &&
    normalised(text) !== '' &&
    areSimilar(one.text, text)
  )
}

/** What became of the open announcements in an answer. */
export interface Met {
  /** By the number of the open one. */
  readonly again: ReadonlyMap<number, { readonly row: ToldAnnouncement; readonly isSame: boolean }>
  readonly fresh: readonly ToldAnnouncement[]
}

/** One to one: all alike; the bank's id; the same sum and alike words, the nearest day first; alike words and a sum within what
 *  a hold may differ, where nothing else could be meant. */
export function meetAnnouncements(
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
