import type { CalendarDate } from '../../shared/ids.ts'
import type { StoredRow } from '../store/identities.ts'
import { normalised } from '../store/fold.ts'
import { isWithin, type Answer, type AnswerRow, type Decision, type Known } from './answer.ts'
import { withAmountDoubts } from './amount-doubts.ts'
import { takeChanged, type Candidate, type Finding, type Take } from './changed.ts'
import { reused, takeByIdentity, isPlausible } from './by-identity.ts'
import { areSimilar, isBankIdentity } from './identity.ts'
import type { Pace } from './pace.ts'

/**
 * Decides which stored row each row of an answer is. One to one in both directions: an answer of n rows always ends as n
 * stored rows, so two payments never become one, and a payment whose id, date or words changed does not become two.
 *
 * In order: the same identity; an identity the row once had; the same day, amount and words; where a file tells one side, the
 * same day and amount with similar words, and between tellers of two kinds in whatever words; the same amount with similar words
 * within the days of the teller's policy, as far as `certainty.ts` is sure. All but the first two only take a stored row that
 * the answer itself does not contain otherwise. What is added although it may be there already says so: its doubt.
 */
export async function match(answer: Answer, known: Known, pace: Pace): Promise<readonly Decision[]> {
  const decisions: Decision[] = []
  const taken = new Set<number>()
  const take = (row: AnswerRow, stored: StoredRow, identity: string | null): void => {
    taken.add(stored.id)
    decisions.push({ kind: 'merge', row, stored, identity })
  }

  const unknown = await takeByIdentity(answer, known, taken, take, pace)
  const pool = await byAmount(known.rows, pace)
  const unmatched: Candidate[] = []
  const changed: Candidate[] = []
  const twins = twinFinder(taken)
  // Rows without an id go first: what is stored without one is likelier theirs than that of a row with a new id.
  for (const candidate of unknown.sort((a, b) => Number(a.identity !== null) - Number(b.identity !== null))) {
    if (pace.isDue()) await pace.rest()
    const rivals = pool.get(candidate.row.amount.minor)
    if (rivals === undefined) unmatched.push(candidate)
    else settle(candidate, rivals, { answer, known, taken, take, twins, changed, unmatched })
  }
  const finding = { answer, pool, taken, take, pace }
  const similar = await takeAcross(changed, { ...finding, isAnyText: false })
  const sameDay = await takeAcross(similar, { ...finding, isAnyText: true })
  const left = await takeChanged(sameDay, finding)
  // Banks answer newest first, as far as they keep an order: added from the end, rows of one day are numbered as they happened.
  const added = [...unmatched, ...left].sort((a, b) => b.place - a.place)
  for (const { row, identity, doubt } of withAmountDoubts(added, known.rows, finding)) {
    // A row that the answer tells of as well is another payment.
    const isOpen = doubt !== null && !taken.has(doubt.stored.id)
    decisions.push({ kind: 'add', row, identity, doubt: isOpen ? doubt : null })
  }
  return decisions
}

async function byAmount(
  rows: readonly StoredRow[],
  pace: Pace,
): Promise<ReadonlyMap<number, readonly StoredRow[]>> {
  const pool = new Map<number, StoredRow[]>()
  for (const row of rows) {
    if (pace.isDue()) await pace.rest()
    const same = pool.get(row.minor)
    if (same === undefined) pool.set(row.minor, [row])
    else same.push(row)
  }
  return pool
}

interface Settling {
  readonly answer: Answer
  readonly known: Known
  readonly taken: ReadonlySet<number>
  readonly take: Take
  /** The first of these free rows with the row's day and words. */
  readonly twins: TwinFinder
  readonly changed: Candidate[]
  readonly unmatched: Candidate[]
}

type TwinFinder = (row: AnswerRow, rivals: readonly StoredRow[]) => StoredRow | undefined

/** Finds a free row with the same day and words among those of one amount; one that no bank named goes first. Each stored text
 *  is looked at once: an amount that stands in every row of a file must not make comparing it endless. */
function twinFinder(taken: ReadonlySet<number>): TwinFinder {
  const queues = new Map<
    readonly StoredRow[],
    ReadonlyMap<string, { readonly rows: readonly StoredRow[]; next: number }>
  >()
  const keyOf = (day: CalendarDate, text: string): string => `${day} ${normalised(text)}`
  return (row, rivals) => {
    let byContent = queues.get(rivals)
    if (byContent === undefined) {
      const ordered = rivals.toSorted(
        (a, b) => Number(isBankIdentity(a.identity)) - Number(isBankIdentity(b.identity)),
      )
      const groups = Map.groupBy(ordered, (stored) => keyOf(stored.bookedOn, stored.text))
      byContent = new Map([...groups].map(([key, rows]) => [key, { rows, next: 0 }]))
      queues.set(rivals, byContent)
    }
    const queue = byContent.get(keyOf(row.bookedOn, row.text))
    if (queue === undefined) return undefined
    let found = queue.rows[queue.next]
    while (found !== undefined && taken.has(found.id)) found = queue.rows[++queue.next]
    return found
  }
}

/** A row without a known identity, where stored rows of the same amount are still free. */
function settle(candidate: Candidate, rivals: readonly StoredRow[], all: Settling): void {
  const { row, identity } = candidate
  const elsewhere = identity === null ? null : all.known.byIdentity(identity) // its day moved further than we looked
  if (elsewhere !== null) {
    if (!all.taken.has(elsewhere.id) && isPlausible(elsewhere, row, all.answer))
      all.take(row, elsewhere, null)
    else all.changed.push({ ...candidate, identity: null, doubt: reused(elsewhere, all.answer) })
    return
  }
  const twin = all.twins(row, rivals)
  if (twin === undefined) all.changed.push(candidate)
  else if (identity === null) all.take(row, twin, null)
  else if (all.answer.isWhole && isWithin(twin.bookedOn, all.answer)) all.take(row, twin, identity)
  else if (all.answer.isWhole) all.unmatched.push(candidate)
  // else it waits
}

/** A bank prints other words in its files than it sends, and other words in each kind of file. But each is whole for its days:
 *  what is left over on both sides with the same day and amount is one payment, the likelier words first. */
async function takeAcross(
  left: readonly Candidate[],
  { answer, pool, taken, take, pace, isAnyText }: Finding & { readonly isAnyText: boolean },
): Promise<readonly Candidate[]> {
  const unmet: Candidate[] = []
  for (const candidate of left) {
    if (pace.isDue()) await pace.rest()
    const { row, identity } = candidate
    const other = (pool.get(row.amount.minor) ?? []).find(
      (stored) =>
        !taken.has(stored.id) &&
        stored.bookedOn === row.bookedOn &&
        isWithin(stored.bookedOn, answer) &&
        (answer.source === 'file' || stored.isFromBank === 0) &&
        (isAnyText ? isOfOther(stored, answer) : areSimilar(stored.text, row.text)),
    )
    if (other === undefined) unmet.push(candidate)
    else if (answer.isWhole) take(row, other, identity)
    // else it waits
  }
  return unmet
}

/** Other words are no other payment only between tellers that word things differently: a bank and a file, or two kinds of file.
 *  Two files of one kind may each hold what somebody searched for; then the same amount on the same day in other words is
 *  another payment. */
function isOfOther({ isFromBank, fileFormat }: StoredRow, { source, format }: Answer): boolean {
  return source === 'file' ? isFromBank === 1 || fileFormat !== format : isFromBank === 0
}
