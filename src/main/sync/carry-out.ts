import type { AccountRecord } from '../store/account-record.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Stamp } from '../store/transactions.ts'
import type { WithdrawnRow } from '../store/withdrawn.ts'
import { normalised } from '../store/fold.ts'
import type { AnswerRow, Decision } from './answer.ts'
import { proposePair } from './doubts.ts'
import { addDays } from './identity.ts'
import type { Run } from './job.ts'
import { contentName } from './known.ts'
import { isPlausible } from './by-identity.ts'

export type Outcome = 'added' | 'changed' | 'same'

/**
 * Writes what was decided about one row of a bank's answer.
 * @param isReread its day was read before: a row that is new on it has only just begun to settle.
 */
export function carryOut(decision: Decision, account: AccountRecord, run: Run, isReread: boolean): Outcome {
  const { row } = decision
  if (decision.kind === 'merge') {
    if (decision.stored.isFromBank === 0) takePlaceOfWithdrawn(decision.stored, decision, account, run)
    const outcome = mergeInto(decision.stored, row, account, run)
    if (decision.identity !== null)
      run.store.transactions.reidentify(account.id, decision.stored, decision.identity)
    return outcome
  }
  const { identity, doubt } = decision
  const back = restored(row, identity, account, run)
  if (back !== null) return back
  const stamp = stampOf(row, isReread ? dayOf(run) : row.bookedOn, account, run)
  const { transactions } = run.store
  let id: number | null = null
  let reused: StoredRow | null = null
  if (identity !== null) {
    id = transactions.insert(account.id, identity, row, run.at, stamp)
    if (id !== null) transactions.forgetFormer(account.id, identity)
    else {
      // The identity is stored with a day far from this one: only now does it show, because asking for each row would cost
      // as much as saving it.
      reused = transactions.byIdentity(account.id, identity)
      if (reused !== null && isPlausible(reused, row, rulesFor(run)))
        return mergeInto(reused, row, account, run)
    }
  }
  id ??= transactions.insert(account.id, contentName(row, account.id, transactions), row, run.at, stamp)
  if (id === null) throw new Error('a free name was taken within one transaction')
  run.told.add(id)
  const about = doubt ?? (reused === null ? null : { stored: reused, reason: 'id-reused' as const })
  if (about !== null) {
    const pair = { accountId: account.id, firstId: about.stored.id, secondId: id, reason: about.reason }
    proposePair(run.store, pair, run.at)
  }
  return 'added'
}

function mergeInto(stored: StoredRow, row: AnswerRow, account: AccountRecord, run: Run): Outcome {
  const { transactions, reviews } = run.store
  const isChanged = transactions.merge(stored.id, row, run.at, stampOf(row, dayOf(run), account, run))
  if (stored.missingSince !== null) {
    transactions.setMissing(stored.id, null)
    reviews.closeMissing(stored.id, run.at)
  }
  run.told.add(stored.id)
  return isChanged ? 'changed' : 'same'
}

/** A row that was taken out of the ledger, by a name it has or had, or by its day, amount and words: it comes back as itself. */
function restored(row: AnswerRow, identity: string | null, account: AccountRecord, run: Run): Outcome | null {
  const { withdrawn, transactions } = run.store
  const found = withdrawnAs(row, identity, account, run)
  if (found === null) return null
  const isFree = (name: string): boolean => transactions.byIdentity(account.id, name) === null
  const name = [identity, found.identity].find((each) => each !== null && isFree(each))
  if (name !== null && name !== undefined) transactions.forgetFormer(account.id, name)
  withdrawn.restore(found.id, name ?? contentName(row, account.id, transactions))
  mergeInto(asStored(found), row, account, run)
  return 'added'
}

/** A file told of it while it was out of the ledger, and now the bank does again: the file's row is it, with what was written. */
function takePlaceOfWithdrawn(
  stored: StoredRow,
  { row, identity }: Pick<Decision, 'row' | 'identity'>,
  account: AccountRecord,
  run: Run,
): void {
  const { withdrawn, merging } = run.store
  const found = withdrawnAs(row, identity, account, run)
  if (found === null) return
  merging.handOver({ from: found.id, to: stored.id })
  withdrawn.forget(found.id)
}

function withdrawnAs(
  row: AnswerRow,
  identity: string | null,
  account: AccountRecord,
  { store: { withdrawn }, ...run }: Run,
): WithdrawnRow | null {
  if (!withdrawn.hasAny(account.id)) return null
  const named = identity === null ? null : withdrawn.byIdentity(account.id, identity)
  if (named !== null && isPlausible(asStored(named), row, rulesFor(run))) return named
  const sameDay = withdrawn.ofDay(account.id, row.bookedOn, row.amount.minor)
  return sameDay.find(({ text }) => normalised(text) === normalised(row.text)) ?? null
}

function asStored(found: Pick<StoredRow, 'id' | 'identity' | 'bookedOn' | 'minor' | 'text'>): StoredRow {
  return { ...found, isFromBank: 1, fileFormat: null, settlesOn: null, missingSince: null }
}

const dayOf = ({ at }: Run): string => at.slice(0, 10)

function rulesFor({ identity: { movesDays, amountMayChange } }: Pick<Run, 'identity'>) {
  return { source: 'bank', rules: { movesDays, amountMayChange, today: null } } as const
}

/** @param since the day its bank was last seen to touch it. */
function stampOf(row: AnswerRow, since: string, { kind }: AccountRecord, { identity }: Run): Stamp {
  const from = row.bookedOn > since ? row.bookedOn : since
  return { policy: identity.version, settlesOn: addDays(from, identity.settlingDays(kind)) }
}
