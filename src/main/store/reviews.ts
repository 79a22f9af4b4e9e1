import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { ReviewDecision, ReviewEvidence, ReviewReason } from '../../shared/review.ts'
import type { WriteDb } from './port.ts'

/** Something to ask a person. */
export interface NewReview {
  readonly accountId: AccountId
  /** The transaction that was there. */
  readonly firstId: number
  /** The one that came; null: the first is no longer told of. */
  readonly secondId: number | null
  readonly reason: ReviewReason
  readonly evidence: ReviewEvidence
  readonly at: Instant
}

export interface ReviewRecord {
  readonly id: number
  readonly accountId: AccountId
  readonly kind: 'maybe-same' | 'missing'
  readonly firstId: number
  readonly secondId: number | null
  readonly reason: ReviewReason
  readonly evidence: ReviewEvidence
  /** null: nobody answered yet. `settled`: time did. */
  readonly decision: ReviewDecision | 'settled' | null
}

interface Row extends Omit<ReviewRecord, 'evidence'> {
  readonly evidence: string
}

const columns =
  'r.id, r.account_id AS accountId, r.kind, r.first_id AS firstId, r.second_id AS secondId, r.reason, r.evidence, r.decision'
/** Rows that went with an import or a sync that was taken back leave nothing to ask, and neither does a row that is told of:
 *  the sync that closed the question may have been taken back. */
const stands = `r.decision IS NULL AND EXISTS (
    SELECT 1 FROM bank_transaction f WHERE f.id = r.first_id AND (r.kind <> 'missing' OR f.missing_since IS NOT NULL))
  AND (r.second_id IS NULL OR r.second_id IN (SELECT id FROM bank_transaction))`

export type ReviewStore = ReturnType<typeof reviewStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const insert = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO review (account_id, kind, first_id, second_id, reason, evidence, found_at)
    VALUES (@accountId, @kind, @firstId, @secondId, @reason, @evidence, @at)
    ON CONFLICT (first_id, coalesce(second_id, 0), kind) DO UPDATE
      SET reason = excluded.reason, evidence = excluded.evidence, found_at = excluded.found_at, decision = NULL, decided_at = NULL
      WHERE kind = 'missing' AND decision IN ('settled', 'withdraw')`)
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM review r WHERE r.id = ? AND ${stands}`)
  const open = db.prepare<[string], Row>(
    `SELECT ${columns} FROM review r WHERE r.account_id = ? AND ${stands} ORDER BY r.id`,
  )
  const pair = db.prepare<[number, number, number, number], { id: number }>(`
    SELECT id FROM review WHERE (first_id = ? AND second_id = ?) OR (first_id = ? AND second_id = ?)`)
  const kept = db.prepare<[number], { id: number }>(
    "SELECT id FROM review WHERE first_id = ? AND kind = 'missing' AND decision = 'keep'",
  )
  const decide = db.prepareWrite<{ id: number; decision: string; at: string }>(
    'UPDATE review SET decision = @decision, decided_at = @at WHERE id = @id AND decision IS NULL',
  )
  const close = db.prepareWrite<{ id: number; at: string }>(`
    UPDATE review SET decision = 'settled', decided_at = @at
    WHERE (first_id = @id OR second_id = @id) AND decision IS NULL`)
  const closeMissing = db.prepareWrite<{ id: number; at: string }>(`
    UPDATE review SET decision = 'settled', decided_at = @at
    WHERE first_id = @id AND kind = 'missing' AND decision IS NULL`)
  const evidence = db.prepareWrite<[string, number]>('UPDATE review SET evidence = ? WHERE id = ?')
  const doubtful = db.prepare<{ accountId: string; after: string }, { day: string | null }>(`
    SELECT min(booked_on) AS day FROM (
      SELECT t.booked_on FROM review r JOIN bank_transaction t ON t.id = r.first_id
      WHERE r.account_id = @accountId AND r.kind = 'maybe-same' AND ${stands}
      UNION ALL
      SELECT t.booked_on FROM bank_transaction t WHERE t.account_id = @accountId AND t.missing_since IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM review k WHERE k.first_id = t.id AND k.kind = 'missing' AND k.decision = 'keep'))
    WHERE booked_on > @after`)
  return { insert, one, open, pair, kept, decide, close, closeMissing, evidence, doubtful }
}

/** The review tray: what the app will not decide alone. */
export function reviewStore(db: WriteDb) {
  const sql = prepareStatements(db)
  return {
    /** What was asked once, of whatever answer, is not asked again; but for a row that was told of again since and went once
     *  more: that is another question. @returns whether it is asked now. */
    propose: ({ evidence: found, ...review }: NewReview): boolean => {
      const kind = review.secondId === null ? 'missing' : 'maybe-same'
      return sql.insert.run({ ...review, kind, evidence: JSON.stringify(found) }).changes === 1
    },
    /** null: it is decided, or one of its rows is gone. */
    open: (id: number): ReviewRecord | null => toRecord(sql.one.get([id])),
    openOf: (accountId: AccountId): readonly ReviewRecord[] =>
      sql.open.all([accountId]).flatMap((row) => toRecord(row) ?? []),
    /** Was it ever asked whether these two are one? */
    isAsked: (a: number, b: number): boolean => sql.pair.get([a, b, b, a]) !== undefined,
    /** Did a person say that it stands, though its bank no longer tells of it? */
    isKept: (transactionId: number): boolean => sql.kept.get([transactionId]) !== undefined,
    /** One that is decided stays as it is. */
    decide: (id: number, decision: ReviewDecision | 'settled', at: Instant): void =>
      void sql.decide.run({ id, decision, at }),
    /** The transaction is no row of its own any more: whatever was asked of it is answered. */
    closeNaming: (transactionId: number, at: Instant): void => void sql.close.run({ id: transactionId, at }),
    /** The bank tells of it again. */
    closeMissing: (transactionId: number, at: Instant): void =>
      void sql.closeMissing.run({ id: transactionId, at }),
    setEvidence: (id: number, found: ReviewEvidence): void =>
      void sql.evidence.run([JSON.stringify(found), id]),
    /** The oldest day, after this one, of a row that may be another or none any more; null: there is none. */
    oldestDoubt: (accountId: AccountId, after: CalendarDate): CalendarDate | null =>
      sql.doubtful.get({ accountId, after })?.day ?? null,
  }
}

function toRecord(row: Row | undefined): ReviewRecord | null {
  // Written by this file only.
  return row === undefined ? null : { ...row, evidence: JSON.parse(row.evidence) as ReviewEvidence }
}
