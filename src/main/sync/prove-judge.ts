import type { Anchor } from '../store/anchors.ts'
import type { ProofOutcome, RowSums } from '../store/proofs.ts'

/** How the bank's balance and ours compare. */
export type Verdict =
  | { readonly kind: 'equal'; readonly early: ProofOutcome['early'] }
  /** It comes out even once the anchor is lower by what the bank had counted already when it was set. */
  | { readonly kind: 'anchor-too-high'; readonly byMinor: number }
  | { readonly kind: 'gap'; readonly minor: number }

/**
 * Compares, in minor units. Rows dated ahead are counted by some banks on the day they are booked and not on the day they are
 * dated, and of some accounts nobody knows whether the balance counts what is only announced: where all of these make exactly
 * the difference, the bank counts them. By chance that does not happen to the last øre.
 */
export function judge(anchor: Anchor, sums: RowSums, bankMinor: number, mayCountPending: boolean): Verdict {
  const gap = bankMinor - anchor.minor - sums.booked
  if (gap === 0) return { kind: 'equal', early: null }
  if (sums.ahead !== 0 && gap === sums.ahead) return early('ahead', gap)
  if (mayCountPending && sums.pending !== 0 && gap === sums.pending) return early('pending', gap)
  const doubts = [
    { was: anchor.aheadMinor, is: sums.ahead },
    { was: anchor.pendingMinor, is: mayCountPending ? sums.pending : 0 },
  ]
  const settled = doubts.find(({ was, is }) => was !== 0 && gap === is - was)
  return settled === undefined
    ? { kind: 'gap', minor: gap }
    : { kind: 'anchor-too-high', byMinor: settled.was }
}

function early(kind: 'pending' | 'ahead', minor: number): Verdict {
  return { kind: 'equal', early: { kind, minor } }
}
