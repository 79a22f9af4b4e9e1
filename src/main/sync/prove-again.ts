import type { AccountId, Instant } from '../../shared/ids.ts'
import type { UnprovenReason } from '../../shared/proof.ts'
import type { ProofOutcome, Statement } from '../store/proofs.ts'
import type { Store } from '../store/store.ts'
import { addDays } from './identity.ts'

/**
 * Looks at every balance once more after rows were changed by something else than a sync: a file that came or went, an entry
 * that was taken back, a pair that was judged. The bank is not asked; its last word is compared with the rows there are now.
 * Within a transaction of the caller's, or alone.
 */
export function proveAgain(store: Store, at: Instant): void {
  store.transaction(() => {
    for (const { id, connectionId } of store.accounts.list())
      if (connectionId === null) proveByStatements(store, id, at)
      else compareAgain(store, id, at)
  })
}

/** Of one account of a bank, within a transaction of the caller's. */
export function compareAgain(store: Store, id: AccountId, at: Instant): void {
  const last = store.proofs.lastProof(id)
  const now = outcomeNow(store, id)
  if (last === null || now === null || now.ledgerMinor === last.ledgerMinor) return
  store.proofs.record(id, now, at, last.bankAt)
}

/** The bank's last word and the rows there are now; null: nothing can be said, or rows are being read that no proof has looked
 *  at. */
export function outcomeNow({ proofs }: Pick<Store, 'proofs'>, id: AccountId): ProofOutcome | null {
  const anchor = proofs.anchor(id)
  const last = proofs.lastProof(id)
  if (anchor === null || last === null || !anchor.isSettled) return null
  const { state, through, bankMinor, early } = last
  if (state === 'unproven' || through === null || bankMinor === null) return null
  const ledgerMinor = anchor.minor + proofs.sums(id, anchor.day, through).booked
  return outcomeOf({ through, bankMinor, ledgerMinor, early })
}

/**
 * An account of files alone is proven between the balances its files stated: the first one and the rows since must make each
 * of the later ones. Where several do not, the newest of them counts.
 */
function proveByStatements({ proofs }: Store, id: AccountId, at: Instant): void {
  const [first, ...later] = proofs.statements(id)
  if (first === undefined || later.length === 0) {
    proofs.removeAnchor(id)
    proofs.record(id, unproven(first === undefined ? 'not-stated' : 'first-reading'), at)
    return
  }
  const day = addDays(first.on, 1)
  proofs.setAnchor(
    id,
    { day, minor: first.minor, source: 'statement', isSure: true, pendingMinor: 0, aheadMinor: 0 },
    at,
  )
  proofs.setSettled(id, true)
  const looks = later.map(({ on, minor }: Statement) =>
    outcomeOf({
      through: on,
      bankMinor: minor,
      ledgerMinor: first.minor + proofs.sums(id, day, on).booked,
      early: null,
    }),
  )
  const worst = looks.findLast(({ state }) => state === 'gap') ?? looks.at(-1)
  if (worst !== undefined) proofs.record(id, worst, at)
}

/** How what is held compares with what the bank, or a file, says. */
function outcomeOf(look: {
  readonly through: string
  readonly bankMinor: number
  readonly ledgerMinor: number
  readonly early: ProofOutcome['early']
}): ProofOutcome {
  const gap = look.bankMinor - look.ledgerMinor - (look.early?.minor ?? 0)
  return { ...look, state: gap === 0 ? 'proven' : 'gap', reason: null, gapMinor: gap === 0 ? null : gap }
}

/** Nothing can be said of it. */
export function unproven(reason: UnprovenReason): ProofOutcome {
  return {
    state: 'unproven',
    reason,
    through: null,
    bankMinor: null,
    ledgerMinor: null,
    early: null,
    gapMinor: null,
  }
}
