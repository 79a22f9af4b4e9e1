import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import { calendarDateOf } from '../local-date.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Anchor } from '../store/anchors.ts'
import type { ProofOutcome } from '../store/proofs.ts'
import type { Store } from '../store/store.ts'
import { unproven } from './prove-again.ts'
import { anchorOf, firstAnchor, reachingBack } from './prove-anchor.ts'
import { mayBeOfAnotherDay } from './prove-midnight.ts'
import { judge, type Verdict } from './prove-judge.ts'
import { askAgain } from './prove-ask.ts'
import type { BankBalance, Run } from './job.ts'

/** Payments alone do not make these: prices and interest do, or another bank does, which bunq asks on days of its own. */
const movesByItself: ReadonlySet<AccountKind> = new Set<AccountKind>([
  'share-savings', 'investment', 'pension', 'loan', 'external',
]) // prettier-ignore

/**
 * What the bank says less what we hold, in minor units; 0 where it comes out even. null: nothing can be said yet, because it
 * is not known from which balance to count.
 * @param today the last day whose rows count.
 */
export function gapOf(
  store: Pick<Store, 'proofs'>,
  accountId: AccountId,
  bankMinor: number,
  today: CalendarDate,
): number | null {
  const anchor = store.proofs.anchor(accountId)
  if (anchor === null || !anchor.isSure) return null
  return bankMinor - anchor.minor - store.proofs.sums(accountId, anchor.day, today).booked
}

/** What a run knows of balances when it begins. */
export function nothingRead(): Pick<Run, 'asked' | 'readWhole' | 'halfTold' | 'balances'> {
  return { asked: [], readWhole: new Set(), halfTold: new Set(), balances: new Map() }
}

/** From here to its proof an account's rows say nothing about the balance that was proven last. */
export function beginReading(run: Run, accounts: readonly AccountRecord[]): void {
  run.asked = accounts
  run.store.transaction(() => {
    for (const { id } of accounts) run.store.proofs.setSettled(id, false)
  })
}

/**
 * Learns which balance each account is to be judged by, into `run.balances`. The bank told its balances before its rows: what
 * it booked in between looks like a gap, and so it is asked once more where there is one, and before a first anchor is set.
 * @throws AppError those of the session that end a run, and of the store.
 */
export async function learnBalances(run: Run): Promise<void> {
  const open: AccountRecord[] = []
  for (const account of run.asked) {
    const balance = balanceOfRun(run, account)
    if (balance === null || !isProvable(run, account)) continue
    run.balances.set(account.id, balance)
    const anchor = anchorOf(run.store, account, balance.minor, dayOf(run)) ?? newAnchor(run, account, balance)
    const isEven = anchor?.isSure === true && verdictOf(run, account, anchor, balance).kind === 'equal'
    if (!isEven && !isKnownGap(run, account, anchor, balance)) open.push(account)
  }
  if (open.length > 0) await askAgain(run, open)
}

/** The bank's word in this run; one left out today is yesterday's, and says nothing about today's rows. */
function balanceOfRun({ store, at }: Run, { id }: AccountRecord): BankBalance | null {
  const told = store.proofs.balance(id)
  return told === null || told.at < at ? null : { ...told, isConfirmed: false }
}

function isProvable(run: Run, { id, kind }: AccountRecord): boolean {
  return run.readWhole.has(id) && !movesByItself.has(kind)
}

/** A gap that was found before needs no second look to be found again. */
function isKnownGap(run: Run, account: AccountRecord, anchor: Anchor | null, balance: BankBalance): boolean {
  if (anchor === null || !anchor.isSure) return false
  const verdict = verdictOf(run, account, anchor, balance)
  const last = run.store.proofs.lastProof(account.id)
  return verdict.kind === 'gap' && last?.state === 'gap' && last.gapMinor === verdict.minor
}

/**
 * Writes down how each balance came out, one small transaction an account. An account whose recent days were not read whole,
 * and a gap nobody could ask about again, leave the last proof as it is, with its time.
 */
export function writeProofs(run: Run): void {
  for (const account of run.asked) run.store.transaction(() => writeProof(run, account))
}

function writeProof(run: Run, account: AccountRecord): void {
  const { store, at } = run
  if (movesByItself.has(account.kind)) return store.proofs.record(account.id, unproven('moves-by-itself'), at)
  const balance = run.balances.get(account.id) ?? balanceOfRun(run, account)
  if (balance === null || !run.readWhole.has(account.id)) {
    const last = store.proofs.lastProof(account.id)
    const reason = run.readWhole.has(account.id) ? 'no-balance' : 'partial'
    if (last === null || last.state === 'unproven') store.proofs.record(account.id, unproven(reason), at)
    return settleUnchanged(run, account)
  }
  const anchor = anchorOf(store, account, balance.minor, dayOf(run))
  const verdict = anchor === null ? null : verdictOf(run, account, anchor, balance)
  // Two payments of one sum, each booked while the bank was being read, would make a wrong beginning come out even. So would
  // one payment that was counted when it began and that the bank has taken out again since.
  const isBegun =
    anchor !== null && verdict?.kind === 'equal' && balance.isConfirmed && !isUntold(run, account, anchor)
  if (anchor === null || (!anchor.isSure && !isBegun)) return beginAnew(run, account, balance)
  if (verdict !== null) settle(run, account, { anchor, verdict, balance })
}

interface Look {
  readonly anchor: Anchor
  readonly verdict: Verdict
  readonly balance: BankBalance
}

function settle(run: Run, account: AccountRecord, { anchor, verdict, balance }: Look): void {
  const { proofs } = run.store
  const sums = proofs.sums(account.id, anchor.day, dayOf(run))
  if (verdict.kind !== 'equal' && !balance.isConfirmed && !isKnownGap(run, account, anchor, balance)) {
    if (proofs.lastProof(account.id) !== null) return settleUnchanged(run, account)
    return proofs.record(account.id, notBegun(run, account), run.at)
  }
  if (verdict.kind === 'gap')
    return record(run, account, balance, { ...anchor, gapMinor: verdict.minor, early: null })
  const byMinor = verdict.kind === 'anchor-too-high' ? verdict.byMinor : 0
  // Each doubt lasts as long as what it is about stands unchanged; that the other one ended says nothing about it.
  const isSettled = byMinor !== 0
  const pendingMinor = isSettled || sums.pending !== anchor.pendingMinor ? 0 : anchor.pendingMinor
  const aheadMinor = isSettled || sums.ahead !== anchor.aheadMinor ? 0 : anchor.aheadMinor
  const sure = { ...anchor, pendingMinor, aheadMinor, minor: anchor.minor - byMinor, isSure: true }
  const reaching = reachingBack(run.store, account, sure, dayOf(run))
  proofs.moveAnchor(account.id, reaching)
  const again = judge(
    reaching,
    proofs.sums(account.id, reaching.day, dayOf(run)),
    balance.minor,
    mayCount(run, account),
  )
  record(run, account, balance, {
    ...reaching,
    gapMinor: null,
    early: again.kind === 'equal' ? again.early : null,
  })
}

/** A run that brought nothing before it broke off: the last proof speaks of the rows there are, and what a file or a person does
 *  to them next must show. */
function settleUnchanged({ store: { proofs } }: Run, { id }: AccountRecord): void {
  const anchor = proofs.anchor(id)
  const last = proofs.lastProof(id)
  if (anchor === null || last === null || last.through === null) return
  const ledgerMinor = anchor.minor + proofs.sums(id, anchor.day, last.through).booked
  if (ledgerMinor === last.ledgerMinor) proofs.setSettled(id, true)
}

/** The first anchor, or a new one in place of one that turned out to lie between two payments. */
function beginAnew(run: Run, account: AccountRecord, balance: BankBalance): void {
  const { proofs } = run.store
  const anchor = newAnchor(run, account, balance)
  if (isUntold(run, account, anchor)) {
    proofs.removeAnchor(account.id)
    return proofs.record(account.id, unproven('first-reading'), run.at)
  }
  proofs.setAnchor(account.id, anchor, run.at)
  if (anchor.isSure)
    settle(run, account, { anchor, verdict: verdictOf(run, account, anchor, balance), balance })
  else proofs.record(account.id, notBegun(run, account), run.at)
}

/** One balance is not enough, and one that may be of another day than its rows is none. */
function notBegun({ store, at }: Run, { id }: AccountRecord): ProofOutcome {
  return unproven(mayBeOfAnotherDay(store, id, at) ? 'around-midnight' : 'first-reading')
}

/** Does the bank count what it did not tell, or no longer tells of? Until that is known there is nothing to count from; only
 *  where the rows carry the balance themselves does what was not told show. */
function isUntold(run: Run, { id }: AccountRecord, { source }: Pick<Anchor, 'source'>): boolean {
  const { transactions, reviews } = run.store
  const isMissing = transactions.missingOf(id).some((row) => !reviews.isKept(row.id))
  const isHalf = run.halfTold.has(id) && source !== 'bank-row'
  return isMissing || isHalf || (run.unproven.get(id) ?? []).length > 0
}

function newAnchor(run: Run, account: AccountRecord, balance: BankBalance): Anchor {
  const mayCountPending = mayCount(run, account)
  return firstAnchor(run.store, account, balance, { today: dayOf(run), mayCountPending })
}

function record(
  run: Run,
  { id }: AccountRecord,
  balance: BankBalance,
  { day, minor, gapMinor, early }: Pick<Anchor, 'day' | 'minor'> & Pick<ProofOutcome, 'gapMinor' | 'early'>,
): void {
  const { proofs } = run.store
  const through = dayOf(run)
  const ledgerMinor = minor + proofs.sums(id, day, through).booked
  const state = gapMinor === null ? 'proven' : 'gap'
  proofs.record(
    id,
    { state, reason: null, through, bankMinor: balance.minor, ledgerMinor, early, gapMinor },
    balance.at,
  )
  proofs.setSettled(id, true)
}

function verdictOf(run: Run, account: AccountRecord, anchor: Anchor, { minor }: BankBalance): Verdict {
  const sums = run.store.proofs.sums(account.id, anchor.day, dayOf(run))
  const verdict = judge(anchor, sums, minor, mayCount(run, account))
  if (verdict.kind !== 'anchor-too-high') return verdict
  // A row too many, of the very sum that was in doubt, looks the same; but a gap that was there before was not made by the bank.
  const gapMinor = minor - anchor.minor - sums.booked
  const last = run.store.proofs.lastProof(account.id)
  return last?.state === 'gap' && last.gapMinor === gapMinor ? { kind: 'gap', minor: gapMinor } : verdict
}

const mayCount = (run: Run, { kind }: AccountRecord): boolean => run.mayCountPending?.(kind) ?? false

/** The household's own day, as booking dates are. */
const dayOf = ({ at }: Run): CalendarDate => calendarDateOf(Date.parse(at))
