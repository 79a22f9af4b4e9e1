import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import type {
  BalanceProof,
  ChainBreak,
  EarlyKind,
  ProofDetails,
  ProofSpan,
  UnprovenReason,
} from '../../shared/proof.ts'
import type { ReadDb } from '../store/port.ts'
import { causesQuestion } from './proof-causes.ts'
import { breaksQuestion } from './proof-chain.ts'
import { suspectsOf } from './proof-suspects.ts'
import { currentProofs } from './proofs.ts'

interface SpanRow {
  readonly currency: string
  readonly first_at: string
  readonly last_at: string
  readonly times: number
  readonly state: ProofSpan['state']
  readonly reason: UnprovenReason | null
  readonly bank_minor: number | null
  readonly ledger_minor: number | null
  readonly early: EarlyKind | null
  readonly early_minor: number
  readonly gap_minor: number | null
  readonly accepted_minor: number
}

/** No one reads further down than this. */
const mostSpans = 100

/** How an account's balance came out, now and before, and which rows would explain a gap. */
export function proofDetailsQuestion(db: ReadDb): (input: { readonly accountId: AccountId }) => ProofDetails {
  const proofs = currentProofs(db)
  const suspects = suspectsOf(db)
  const spans = db.prepare<{ id: string; most: number }, SpanRow>(`
    SELECT a.currency, p.first_at, p.last_at, p.times, p.state, p.reason, p.bank_minor, p.ledger_minor, p.early,
      p.early_minor, p.gap_minor, p.accepted_minor
    FROM balance_proof p JOIN account a ON a.id = p.account_id WHERE p.account_id = @id ORDER BY p.id DESC LIMIT @most`)
  const causes = causesQuestion(db)
  const breaks = breaksQuestion(db)
  const through = db.prepare<[string], { day: CalendarDate }>(
    'SELECT through AS day FROM balance_proof WHERE account_id = ? AND through IS NOT NULL ORDER BY id DESC LIMIT 1',
  )
  const breaksNow = (accountId: AccountId, { from, bank }: BalanceProof): readonly ChainBreak[] => {
    const last = through.get([accountId])
    if (from === null || bank === null || last === undefined) return []
    return breaks({ accountId, from, through: last.day, bankMinor: bank.minor }).map(
      ({ after, before, minor }) => ({ after, before, amount: { minor, currency: bank.currency } }),
    )
  }
  return ({ accountId }) => {
    const current = proofs().get(accountId) ?? null
    const gap = current?.gap ?? null
    return {
      accountId,
      current,
      breaks: current?.state === 'gap' ? breaksNow(accountId, current) : [],
      causes: current?.state === 'gap' ? causes(accountId) : [],
      suspects: gap === null ? [] : suspects(accountId, gap, current?.from ?? null),
      history: spans.all({ id: accountId, most: mostSpans }).map(toSpan),
    }
  }
}

function toSpan(row: SpanRow): ProofSpan {
  const money = (minor: number | null): Money | null =>
    minor === null ? null : { minor, currency: row.currency }
  return {
    firstAt: row.first_at,
    lastAt: row.last_at,
    times: row.times,
    state: row.state,
    reason: row.reason,
    bank: money(row.bank_minor),
    ledger: money(row.ledger_minor),
    early:
      row.early === null
        ? null
        : { kind: row.early, amount: { minor: row.early_minor, currency: row.currency } },
    gap: money(row.gap_minor),
    accepted: row.accepted_minor === 0 ? null : money(row.accepted_minor),
  }
}
