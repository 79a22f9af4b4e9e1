import type { AccountId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import type { BalanceProof, EarlyKind, UnprovenReason } from '../../shared/proof.ts'
import type { ReadDb } from '../store/port.ts'

interface Row {
  readonly account_id: AccountId
  readonly currency: string
  readonly state: BalanceProof['state']
  readonly reason: UnprovenReason | null
  readonly first_at: string
  readonly last_at: string
  readonly bank_at: string
  readonly bank_minor: number | null
  readonly ledger_minor: number | null
  readonly early: EarlyKind | null
  readonly early_minor: number
  readonly gap_minor: number | null
  readonly day: string | null
  /** The ledger as it is now; null where nothing can be said of it. */
  readonly now_minor: number | null
}

/**
 * How each account's balance came out when it was last looked at. What was done to the rows since, by hand or by a file, is
 * part of it at once: a gap that somebody makes must not wait for the next sync to be seen. While a sync reads, and after one
 * that broke off with new rows, the last proof stands as it was.
 */
export function currentProofs(db: ReadDb): () => ReadonlyMap<AccountId, BalanceProof> {
  const newest = db.prepare<[], Row>(`
    SELECT p.account_id, a.currency, p.state, p.reason, p.first_at, p.last_at, coalesce(p.bank_at, p.last_at) AS bank_at, p.bank_minor, p.ledger_minor, p.early,
      p.early_minor, p.gap_minor, n.day,
      iif(n.is_settled = 1 AND p.state <> 'unproven', n.minor + (
        SELECT coalesce(sum(d.minor), 0) FROM account_day d
        WHERE d.account_id = a.id AND d.day >= n.day AND d.day <= p.through), NULL) AS now_minor
    FROM account a JOIN balance_proof p ON p.id = (SELECT max(id) FROM balance_proof WHERE account_id = a.id)
      LEFT JOIN balance_anchor n ON n.account_id = a.id`)
  return () => new Map(newest.all([]).map((row) => [row.account_id, toProof(row)]))
}

function toProof(row: Row): BalanceProof {
  const {
    currency,
    state,
    reason,
    bank_minor: bank,
    ledger_minor: before,
    now_minor: now,
    last_at: at,
    bank_at: bankAt,
  } = row
  const money = (minor: number | null): Money | null => (minor === null ? null : { minor, currency })
  const shared = {
    reason,
    at: state === 'proven' ? bankAt : at, // it equals what the bank said then, whenever the rows were looked at again
    from: state === 'unproven' ? null : row.day,
    bank: money(bank),
    early: row.early === null ? null : { kind: row.early, amount: { minor: row.early_minor, currency } },
  }
  if (now === null || bank === null || now === before)
    return { ...shared, state, since: row.first_at, ledger: money(before), gap: money(row.gap_minor) }
  const gap = bank - now - row.early_minor
  // It came out as it does now at some time after it was last looked at.
  const since = { since: at, ledger: money(now) }
  return gap === 0
    ? { ...shared, ...since, at: bankAt, state: 'proven', gap: null }
    : { ...shared, ...since, at, state: 'gap', gap: money(gap) }
}
