import type { AccountId, Instant } from '../../shared/ids.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Store } from '../store/store.ts'
import type { WithdrawnBecause } from '../store/withdrawn.ts'
import { noEvidence } from './doubts.ts'
import type { Run } from './job.ts'
import { mergeRows } from './merge-rows.ts'

/** Rows the bank left out of whole answers for their days. They count until the balance or the person says otherwise. */
export function missingRows(store: Store, accountId: AccountId): readonly StoredRow[] {
  return store.transactions.missingOf(accountId)
}

/** Takes a row out of the ledger, inside a write of the journal. If its bank tells of it again, it comes back as itself. */
export function withdraw(store: Store, rowId: number, reason: WithdrawnBecause, at: Instant): void {
  store.withdrawn.withdraw(rowId, reason, at)
  store.reviews.closeNaming(rowId, at)
}

/**
 * Would the account's balance be proven if these rows were not in the ledger? With none: is it proven as it stands? null:
 * nothing can be said.
 */
export type WouldBeProven = (accountId: AccountId, without: readonly StoredRow[]) => boolean | null

/** A bank's bad night is over by then: two whole answers at least so far apart have to be without a row before it is asked. */
const asksAfterMs = 24 * 60 * 60 * 1000
/** Every choice among so many rows is tried; with more only all or none. */
const mostTried = 8

/**
 * At the end of a run, once balances are known: what whole answers were without goes if the balance is proven without it, stays
 * if it is proven with it, and is asked about if nobody can tell. Where it may have become another row, the two become one
 * again instead.
 */
export function resolveMissing(run: Run, wouldBeProven: WouldBeProven): void {
  for (const accountId of new Set(run.absent.values())) {
    const rows = missingRows(run.store, accountId).filter(({ id }) => run.absent.has(id))
    if (rows.length === 0) continue
    if (wouldBeProven(accountId, []) === true) {
      // One that first came out even while a row was missing was begun with that row, and says nothing about it.
      const since = run.store.transactions.firstProvenAt(accountId)
      askAbout(
        run,
        accountId,
        rows.filter(({ missingSince }) => missingSince !== null && (since === null || since >= missingSince)),
      )
      continue
    }
    const gone = goneByBalance(rows, (some) => wouldBeProven(accountId, some) === true)
    if (gone.length > 0)
      run.store.journal.write(run.entryId, () => gone.forEach((row) => letGo(run, accountId, row)))
    askAbout(
      run,
      accountId,
      rows.filter((row) => !gone.includes(row)),
    )
  }
}

/** The one choice of rows without which the balance is proven; none where several would do, or none does. */
function goneByBalance(
  rows: readonly StoredRow[],
  isProvenWithout: (some: readonly StoredRow[]) => boolean,
): readonly StoredRow[] {
  if (rows.length > mostTried) return isProvenWithout(rows) ? rows : []
  const found: (readonly StoredRow[])[] = []
  for (let choice = 1; choice < 1 << rows.length; choice++) {
    const some = rows.filter((_, index) => ((choice >> index) & 1) === 1)
    if (isProvenWithout(some)) found.push(some)
  }
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? [] : only
}

function letGo(run: Run, accountId: AccountId, { id }: StoredRow): void {
  const { store, at } = run
  const pairs = store.reviews
    .openOf(accountId)
    .filter(({ kind, firstId, reason }) => kind === 'maybe-same' && firstId === id && reason !== 'id-reused')
  const [pair, ...others] = pairs
  if (pair !== undefined && others.length === 0 && pair.secondId !== null) {
    store.reviews.decide(pair.id, 'settled', at)
    if (mergeRows(store, id, pair.secondId, at)) {
      run.changed++
      return
    }
  }
  withdraw(store, id, 'balance', at)
  run.changed++
}

function askAbout(run: Run, accountId: AccountId, rows: readonly StoredRow[]): void {
  const due = rows.filter(
    ({ missingSince }) =>
      missingSince !== null && Date.parse(run.at) - Date.parse(missingSince) >= asksAfterMs,
  )
  if (due.length === 0) return
  run.store.journal.write(run.entryId, () => {
    for (const { id: firstId } of due)
      run.store.reviews.propose({
        accountId,
        firstId,
        secondId: null,
        reason: 'no-longer-told',
        evidence: noEvidence,
        at: run.at,
      })
  })
}

/**
 * Says of each open question whether the balance speaks for it: outside the journal, for it follows from the rest. It speaks
 * only where one of the two answers is proven: a balance that comes out either way or neither way says nothing.
 */
export function weighReviews(store: Store, accountId: AccountId, wouldBeProven: WouldBeProven): void {
  const isProven = wouldBeProven(accountId, [])
  const weigh = (first: StoredRow): boolean | null => {
    const isProvenWithout = wouldBeProven(accountId, [first])
    return isProven === isProvenWithout ? null : isProvenWithout
  }
  for (const { id, firstId, evidence } of store.reviews.openOf(accountId)) {
    const first = store.transactions.byId(firstId)
    const wouldProveBalance = first === null ? null : weigh(first)
    if (evidence.wouldProveBalance !== wouldProveBalance)
      store.reviews.setEvidence(id, { ...evidence, wouldProveBalance })
  }
}
