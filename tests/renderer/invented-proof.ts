import type { AccountId } from '../../src/shared/ids.ts'
import type { JournalEntry } from '../../src/shared/journal.ts'
import type { BalanceProof, ProofDetails, ProofSpan, Suspect } from '../../src/shared/proof.ts'

const at = '2026-11-20T13:03:00Z'
const gapSince = '2026-11-17T06:12:00Z'

/** Proven at the last sync, and ever since the first. */
export function provenAt(minor: number, currency: string): BalanceProof {
  const money = { minor, currency }
  return {
    state: 'proven', reason: null, at, since: '2026-05-03T09:00:00Z', from: '2023-11-21', bank: money, ledger: money,
    early: null, gap: null,
  } // prettier-ignore
}

/** The bank holds 45 more: a payment of 45 stands here once too often. */
export function gapAt(minor: number, currency: string): BalanceProof {
  return {
    ...provenAt(minor, currency),
    state: 'gap',
    since: gapSince,
    ledger: { minor: minor - 4_500, currency },
    gap: { minor: 4_500, currency },
  }
}

export function unprovenFor(reason: NonNullable<BalanceProof['reason']>): BalanceProof {
  return { ...provenAt(0, 'NOK'), state: 'unproven', reason, from: null, bank: null, ledger: null }
}

const nok = (minor: number) => ({ minor, currency: 'NOK' })

export const suspects: readonly Suspect[] = [
  { suspicion: 'maybe-doubled', transactionId: 12, bookedOn: '2026-11-16', amount: nok(-4_500), text: 'Kaffebrenneriet' },
  { suspicion: 'maybe-doubled', transactionId: 13, bookedOn: '2026-11-16', amount: nok(-4_500), text: 'Kaffebrenneriet' },
  { suspicion: 'withdrawn', transactionId: null, bookedOn: '2026-11-02', amount: nok(4_500), text: 'Vipps fra Mikkel' },
] // prettier-ignore

/** As the invented history tells of it. */
const cause: JournalEntry = {
  id: 25, kind: 'import', state: 'done', isOwn: false, at: gapSince, undoneAt: null, connectionId: null, importId: 3,
  subject: { name: 'kontoutskrift.csv' }, added: 120, changed: 0, removed: 0,
} // prettier-ignore

/** Even for half a year, then this. */
export function detailsOf(accountId: AccountId, current: BalanceProof | null): ProofDetails {
  if (current === null) return { accountId, current, breaks: [], causes: [], suspects: [], history: [] }
  const { at: lastAt, since, from: _from, ...outcome } = current
  const isGap = current.state === 'gap'
  const now: ProofSpan = { ...outcome, firstAt: since, lastAt, times: isGap ? 9 : 412, accepted: null }
  const before: ProofSpan = {
    ...now, state: 'proven', gap: null, firstAt: '2026-05-03T09:00:00Z', lastAt: '2026-11-17T02:10:00Z', times: 403,
  } // prettier-ignore
  const first: ProofSpan = {
    ...now, state: 'unproven', reason: 'first-reading', gap: null, firstAt: '2026-05-03T08:00:00Z',
    lastAt: '2026-05-03T08:00:00Z', times: 1,
  } // prettier-ignore
  return {
    accountId,
    current,
    breaks: isGap ? [{ after: '2026-11-15', before: '2026-11-17', amount: nok(4_500) }] : [],
    causes: isGap ? [cause] : [],
    suspects: isGap ? suspects : [],
    history: isGap ? [now, before, first] : [now, first],
  }
}
