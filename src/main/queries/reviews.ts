import type { ReviewEvidence, ReviewItem, ReviewReason, ReviewSide } from '../../shared/review.ts'
import type { ReadDb } from '../store/port.ts'

interface Row {
  readonly id: number
  readonly kind: ReviewItem['kind']
  readonly reason: ReviewReason
  readonly account_id: string
  readonly account_name: string
  readonly currency: string
  readonly found_at: string
  readonly evidence: string
  readonly first_id: number
  readonly second_id: number | null
}

interface SideRow {
  readonly id: number
  readonly booked_on: string
  readonly minor: number
  readonly text: string
  readonly bank_text: string
  readonly bank_ref: string | null
  readonly counterparty: string | null
  readonly first_seen_at: string
  readonly is_from_bank: 0 | 1
  readonly files: string
}

/** What waits for a person's word, oldest first. What one of its rows is gone of is asked no more, nor why a row is no longer
 *  told of while it is. */
export function reviewsQuestion(db: ReadDb): () => readonly ReviewItem[] {
  const open = db.prepare<[], Row>(`
    SELECT r.id, r.kind, r.reason, r.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, r.found_at,
      r.evidence, r.first_id, r.second_id
    FROM review r JOIN account a ON a.id = r.account_id
    WHERE r.decision IS NULL AND a.is_chosen = 1 AND (r.kind <> 'missing' OR EXISTS (
      SELECT 1 FROM bank_transaction f WHERE f.id = r.first_id AND f.missing_since IS NOT NULL)) ORDER BY r.id`)
  const side = db.prepare<[number], SideRow>(`
    SELECT t.id, t.booked_on, t.minor, t.text, t.bank_text, t.bank_ref, t.counterparty, t.first_seen_at, t.is_from_bank,
      (SELECT json_group_array(f.file_name) FROM import_row i JOIN import_file f ON f.id = i.import_id
        WHERE i.transaction_id = t.id) AS files
    FROM bank_transaction t WHERE t.id = ?`)
  const sideOf = (id: number, currency: string): ReviewSide | null => {
    const row = side.get([id])
    return row === undefined ? null : toSide(row, currency)
  }
  return () =>
    open.all([]).flatMap((row) => {
      const first = sideOf(row.first_id, row.currency)
      const second = row.second_id === null ? null : sideOf(row.second_id, row.currency)
      if (first === null || (row.second_id !== null && second === null)) return []
      const { id, kind, reason, account_id: accountId, account_name: accountName, found_at: foundAt } = row
      const evidence = JSON.parse(row.evidence) as ReviewEvidence // written by the store only
      return [{ id, kind, reason, accountId, accountName, foundAt, first, second, evidence }]
    })
}

function toSide(row: SideRow, currency: string): ReviewSide {
  return {
    transactionId: row.id,
    bookedOn: row.booked_on,
    amount: { minor: row.minor, currency },
    text: row.text,
    bankText: row.bank_text,
    bankRef: row.bank_ref,
    counterparty: row.counterparty,
    firstSeenAt: row.first_seen_at,
    files: row.is_from_bank === 1 ? [] : (JSON.parse(row.files) as readonly string[]), // made by the question itself
  }
}
