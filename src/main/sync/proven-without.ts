import type { StoredRow } from '../store/identities.ts'
import { calendarDateOf } from '../local-date.ts'
import type { Run } from './job.ts'
import { resolveMissing, weighReviews, type WouldBeProven } from './missing.ts'
import { judge, type Verdict } from './prove-judge.ts'
import { mayBeOfAnotherDay } from './prove-midnight.ts'

/** Once the run knows what the bank says is booked, and before that is written down as a proof: whatever whole answers were
 *  without is weighed by the balance. */
export function settleByBalance(run: Run): void {
  resolveMissing(run, provenWithout(run))
  const weighing = provenWithout(run)
  for (const { id } of run.asked) weighReviews(run.store, id, weighing)
}

/** By the bank's word in this run, on the ledger as it stands at the first question about each account. */
export function provenWithout(run: Run): WouldBeProven {
  const { store, balances, asked, mayCountPending } = run
  const today = calendarDateOf(Date.parse(run.at))
  const known = new Map<string, (without: readonly StoredRow[]) => boolean | null>()
  const judgeOf = (accountId: string): ((without: readonly StoredRow[]) => boolean | null) => {
    const balance = balances.get(accountId)
    const anchor = store.proofs.anchor(accountId)
    const account = asked.find(({ id }) => id === accountId)
    if (balance === undefined || anchor?.isSure !== true || account === undefined) return () => null
    if (mayBeOfAnotherDay(store, accountId, run.at)) return () => null
    const sums = store.proofs.sums(accountId, anchor.day, today)
    const sumOf = (rows: readonly StoredRow[]): number => rows.reduce((sum, { minor }) => sum + minor, 0)
    const verdictWithout = (without: readonly StoredRow[]): Verdict => {
      const booked =
        sums.booked - sumOf(without.filter(({ bookedOn: on }) => on >= anchor.day && on <= today))
      const ahead = sums.ahead - sumOf(without.filter(({ bookedOn: on }) => on > today))
      const counts = mayCountPending?.(account.kind) === true
      return judge(anchor, { ...sums, booked, ahead }, balance.minor, counts)
    }
    // It comes out even if the bank counts what is dated ahead, or only announced; a row that went may explain the same sum.
    const now = verdictWithout([])
    if (now.kind === 'equal' && now.early !== null) return () => null
    return (without) => verdictWithout(without).kind === 'equal'
  }
  return (accountId, without) => {
    const judged = known.get(accountId) ?? judgeOf(accountId)
    known.set(accountId, judged)
    return judged(without)
  }
}
