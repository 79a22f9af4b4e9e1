import type { TransferDecision } from '../store/transfer-decisions.ts'
import { sure, type Pair } from './transfer-judge.ts'

/** What a person said, as it bears on what is found. */
export interface Decisions {
  /** Every row somebody spoke of. */
  readonly rows: ReadonlySet<number>
  /** Rows linked by hand: they are in no other pair. */
  readonly linked: ReadonlySet<number>
  /** Rows of which it was said that they are no transfer, with that pair. */
  readonly rejected: ReadonlySet<number>
  /** The pairs that are left, and as sure as they are after that. */
  readonly applied: (pairs: readonly Pair[]) => readonly Pair[]
}

/** A rejected pair is never found again; and what is no surer than it was for one of its rows is only asked. */
export function decisionsOf(decisions: readonly TransferDecision[]): Decisions {
  const linked = new Set<number>()
  const rejectedPairs = new Set<string>()
  const surest = new Map<number, number>()
  for (const { outId, inId, state, confidence } of decisions) {
    if (state === 'linked') linked.add(outId).add(inId)
    else {
      rejectedPairs.add(`${outId}:${inId}`)
      for (const id of [outId, inId]) surest.set(id, Math.max(confidence, surest.get(id) ?? 0))
    }
  }
  const rejected: ReadonlySet<number> = new Set(surest.keys())
  const asked = (pair: Pair): Pair => {
    const doubted = Math.max(surest.get(pair.out.id) ?? 0, surest.get(pair.in.id) ?? 0)
    return pair.confidence > doubted || pair.confidence < sure ? pair : { ...pair, confidence: sure - 1 }
  }
  return {
    rows: new Set([...linked, ...rejected]),
    linked,
    rejected,
    applied: (pairs) =>
      pairs
        .filter(({ out, in: into }) => !linked.has(out.id) && !linked.has(into.id) && !rejectedPairs.has(`${out.id}:${into.id}`))
        .map(asked),
  } // prettier-ignore
}
