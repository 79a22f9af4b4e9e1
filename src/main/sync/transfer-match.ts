import type { TransferRow } from '../store/transfers.ts'
import type { Pace } from './pace.ts'
import { sure, type Pair } from './transfer-judge.ts'

export interface Match {
  readonly state: 'linked' | 'proposed'
  readonly pair: Pair
}

/** What is not one to one is asked, however sure each pair is by itself. */
const sureOfOneOfSeveral = sure - 5

/**
 * One to one out of all that could be: the surest first, then the nearest days. Where rows of several accounts could as well be
 * the other side and they do not come out even, nothing is linked and one is proposed. Which pairs are found depends on the rows
 * alone, not on the order in which they came; and on no pair but those that share a row, directly or by way of others.
 */
export async function matchPairs(pairs: readonly Pair[], pace: Pace): Promise<readonly Match[]> {
  const found: Match[] = []
  for (const together of await inShares(grouping(pairs), pace)) {
    if (pace.isDue()) await pace.rest()
    matchTogether(together, found)
  }
  return found
}

function matchTogether(pairs: readonly Pair[], found: Match[]): void {
  const taken = new Set<number>()
  const undecided = new Set<number>()
  const left: Pair[] = []
  for (const equals of classesOf(pairs)) {
    const free = equals.filter((pair) => isFree(pair, taken))
    if ((equals[0]?.confidence ?? 0) < sure) {
      left.push(...free)
      continue
    }
    for (const group of groupsOf(free)) {
      if (group.some((pair) => !isFree(pair, undecided))) left.push(...group)
      else if (isEven(group)) for (const pair of pairUp(group)) take(found, taken, { state: 'linked', pair })
      else {
        for (const pair of group) undecided.add(pair.out.id).add(pair.in.id)
        left.push(...group)
      }
    }
  }
  for (const equals of classesOf(left.map(asQuestion)))
    for (const pair of equals) if (isFree(pair, taken)) take(found, taken, { state: 'proposed', pair })
}

/** Rows that no other pair can win any more: booked on one day, and each names the other. They need not be looked at when what
 *  is near them is. */
export async function settledRows(pairs: readonly Pair[], pace: Pace): Promise<ReadonlySet<number>> {
  const settled = new Set<number>()
  for (const group of await inShares(grouping(pairs.filter(isSettling)), pace)) {
    if (pace.isDue()) await pace.rest()
    for (const pair of pairUp(group.toSorted(comparePairs))) settled.add(pair.out.id).add(pair.in.id)
  }
  return settled
}

function isSettling(pair: Pair): boolean {
  return pair.daysApart === 0 && pair.reason === 'both-name-each-other' && pair.facts.includes('same-amount') && pair.confidence >= sure
} // prettier-ignore

function take(found: Match[], taken: Set<number>, match: Match): void {
  found.push(match)
  taken.add(match.pair.out.id).add(match.pair.in.id)
}

function isFree({ out, in: into }: Pair, taken: ReadonlySet<number>): boolean {
  return !taken.has(out.id) && !taken.has(into.id)
}

function asQuestion(pair: Pair): Pair {
  if (pair.confidence < sure) return pair
  return { ...pair, confidence: sureOfOneOfSeveral, facts: [...pair.facts, 'several-candidates'] }
}

/** Pairs that are equally sure and equally far apart, the best class first; within one in an order that rows alone decide. */
function classesOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const sorted = pairs.length === 1 ? pairs : pairs.toSorted(comparePairs)
  const classes: Pair[][] = []
  for (const pair of sorted) {
    const [last] = classes.at(-1) ?? []
    if (last?.confidence === pair.confidence && last.daysApart === pair.daysApart) classes.at(-1)?.push(pair)
    else classes.push([pair])
  }
  return classes
} // prettier-ignore

function comparePairs(a: Pair, b: Pair): number {
  return b.confidence - a.confidence || a.daysApart - b.daysApart || compareRows(a.out, b.out) || compareRows(a.in, b.in)
} // prettier-ignore

function compareRows(a: TransferRow, b: TransferRow): number {
  return compare(a.bookedOn, b.bookedOn) || compare(a.identity, b.identity) || compare(a.accountId, b.accountId)
} // prettier-ignore

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type Groups = readonly (readonly Pair[])[]

/** All pairs of a ledger are too many for one share of the thread. */
async function inShares(work: Generator<undefined, Groups>, pace: Pace): Promise<Groups> {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    if (pace.isDue()) await pace.rest()
  }
}

function groupsOf(pairs: readonly Pair[]): Groups {
  const work = grouping(pairs)
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

/** Pairs that hang together by their rows; stops after each. */
function* grouping(pairs: readonly Pair[]): Generator<undefined, Groups> {
  const root = new Map<number, number>()
  const rootOf = (id: number): number => {
    let at = id
    for (let above = root.get(at); above !== undefined && above !== at; above = root.get(at)) {
      root.set(at, root.get(above) ?? above) // halves the way for the next
      at = above
    }
    return at
  }
  for (const { out, in: into } of pairs) {
    const [one, other] = [rootOf(out.id), rootOf(into.id)]
    root.set(one, one).set(other, one)
    yield
  }
  const groups = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const at = rootOf(pair.out.id)
    const group = groups.get(at)
    if (group === undefined) groups.set(at, [pair])
    else group.push(pair)
    yield
  }
  return [...groups.values()]
}

/** A number and a sum leave no doubt. Without them, as many rows came as left; or all left one account and came to one other, where
 *  it makes no difference which is which. */
function isEven(group: readonly Pair[]): boolean {
  if (group.every(isBeyondDoubt)) return true
  const outs = [...new Map(group.map(({ out }) => [out.id, out])).values()]
  const ins = [...new Map(group.map(({ in: into }) => [into.id, into])).values()]
  if (!haveOneSum(outs) || !haveOneSum(ins)) return false
  if (outs.length === ins.length && pairUp(group).length === outs.length) return true
  return isOneAccount(outs) && isOneAccount(ins)
}

function isBeyondDoubt({ reason, facts }: Pair): boolean {
  return isByNumber(reason) && (facts.includes('same-amount') || facts.includes('original-amount'))
}

function isByNumber(reason: Pair['reason']): boolean {
  return reason === 'both-name-each-other' || reason === 'one-names-the-other'
}

function haveOneSum(rows: readonly TransferRow[]): boolean {
  return new Set(rows.map(({ minor }) => Math.abs(minor))).size <= 1
}

function isOneAccount(rows: readonly TransferRow[]): boolean {
  return new Set(rows.map(({ accountId }) => accountId)).size <= 1
}

/** As many pairs as can be, one to one (augmenting paths), in the order given. */
function pairUp(group: readonly Pair[]): readonly Pair[] {
  const [only] = group
  if (group.length === 1 && only !== undefined) return [only]
  const options = new Map<number, Pair[]>()
  for (const pair of group) {
    const known = options.get(pair.out.id)
    if (known === undefined) options.set(pair.out.id, [pair])
    else known.push(pair)
  }
  const heldBy = new Map<number, Pair>()
  const give = (outId: number, tried: Set<number>): boolean => {
    for (const pair of options.get(outId) ?? []) {
      if (tried.has(pair.in.id)) continue
      tried.add(pair.in.id)
      const holder = heldBy.get(pair.in.id)
      if (holder !== undefined && !give(holder.out.id, tried)) continue
      heldBy.set(pair.in.id, pair)
      return true
    }
    return false
  }
  for (const outId of options.keys()) give(outId, new Set())
  return [...heldBy.values()]
}
