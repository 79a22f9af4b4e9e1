import type { AnswerRow, Answer, Doubt } from './answer.ts'
import { assign } from './assign.ts'
import { verdictOf, type Verdict } from './certainty.ts'
import { daysBetween } from './identity.ts'
import type { Pace } from './pace.ts'
import type { StoredRow } from '../store/identities.ts'

/** A row of the answer that nothing stored has been found for yet. */
export interface Candidate {
  readonly row: AnswerRow
  readonly identity: string | null
  /** Its place in the answer. */
  readonly place: number
  /** What it will be asked about if it is added. */
  readonly doubt: Doubt | null
}

export type Take = (row: AnswerRow, stored: StoredRow, identity: string | null) => void

export interface Finding {
  readonly answer: Answer
  /** Stored rows by amount. */
  readonly pool: ReadonlyMap<number, readonly StoredRow[]>
  readonly taken: ReadonlySet<number>
  readonly take: Take
  readonly pace: Pace
}

/**
 * Rows whose day or words changed find their stored row: as many as possible, nearest days first.
 * @returns those that found none; what they may yet be is their doubt. In half an answer one that could be a stored row waits,
 *   and is not among them.
 */
export async function takeChanged(
  changed: readonly Candidate[],
  finding: Finding,
): Promise<readonly Candidate[]> {
  const { answer, take } = finding
  if (!answer.isWhole) return await withoutWaiting(changed, finding)
  const chosen = assign(await optionsOf(changed, finding, ['same']))
  const left: Candidate[] = []
  for (const [index, candidate] of changed.entries()) {
    const stored = chosen[index]
    if (stored === undefined) left.push(candidate)
    else take(candidate.row, stored, candidate.identity)
  }
  const asked: Candidate[] = []
  const lone = await optionsOf(left, finding, ['same-if-alone'])
  for (const group of groupsOf(left, lone)) {
    const others = assign(group.options)
    if (group.candidates.length === group.stored.size && !others.includes(undefined))
      for (const [index, { row, identity }] of group.candidates.entries()) {
        const stored = others[index]
        if (stored !== undefined) take(row, stored, identity)
      }
    else
      asked.push(
        ...group.candidates.map((each, index) =>
          inDoubt(each, group.options[index], 'changed-after-settling'),
        ),
      )
  }
  const outside = await optionsOf(asked, finding, ['moved-out-of-window'])
  return asked.map((candidate, index) => inDoubt(candidate, outside[index], 'moved-out-of-window'))
}

async function withoutWaiting(
  changed: readonly Candidate[],
  finding: Finding,
): Promise<readonly Candidate[]> {
  const options = await optionsOf(changed, finding, ['same', 'same-if-alone'])
  const outside = await optionsOf(changed, finding, ['moved-out-of-window'])
  return changed
    .map((candidate, index) => inDoubt(candidate, outside[index], 'moved-out-of-window'))
    .filter((_, index) => options[index]?.length === 0)
}

/** For each candidate the free stored rows of such a verdict, nearest days first. */
async function optionsOf(
  candidates: readonly Candidate[],
  { answer, pool, taken, pace }: Finding,
  verdicts: readonly Verdict[],
): Promise<readonly (readonly StoredRow[])[]> {
  const options: (readonly StoredRow[])[] = []
  for (const { row } of candidates) {
    if (pace.isDue()) await pace.rest()
    const distance = (stored: StoredRow): number => Math.abs(daysBetween(stored.bookedOn, row.bookedOn))
    const near = (pool.get(row.amount.minor) ?? []).filter(
      (stored) => !taken.has(stored.id) && verdicts.includes(verdictOf(stored, row, answer)),
    )
    options.push(near.sort((a, b) => distance(a) - distance(b)))
  }
  return options
}

/** The nearest of what it could be; what it is in doubt about already goes first. */
export function inDoubt(
  candidate: Candidate,
  options: readonly StoredRow[] = [],
  reason: Doubt['reason'],
): Candidate {
  const [stored] = options
  return stored === undefined || candidate.doubt !== null
    ? candidate
    : { ...candidate, doubt: { stored, reason } }
}

interface Group {
  readonly candidates: Candidate[]
  readonly options: (readonly StoredRow[])[]
  readonly stored: Set<number>
}

/** Candidates that could be one and the same stored row, over any number of steps, are one group. */
function groupsOf(
  candidates: readonly Candidate[],
  options: readonly (readonly StoredRow[])[],
): readonly Group[] {
  const groups = new Set<Group>()
  const byStored = new Map<number, Group>()
  for (const [index, candidate] of candidates.entries()) {
    const own = options[index] ?? []
    const group: Group = { candidates: [], options: [], stored: new Set() }
    for (const met of new Set(own.flatMap(({ id }) => byStored.get(id) ?? []))) {
      groups.delete(met)
      group.candidates.push(...met.candidates)
      group.options.push(...met.options)
      for (const id of met.stored) group.stored.add(id)
    }
    group.candidates.push(candidate)
    group.options.push(own)
    for (const { id } of own) group.stored.add(id)
    for (const id of group.stored) byStored.set(id, group)
    groups.add(group)
  }
  return [...groups]
}
