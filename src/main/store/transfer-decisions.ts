import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** A person's word on two rows. */
export interface TransferDecision {
  readonly outId: number
  readonly inId: number
  readonly state: 'linked' | 'rejected'
  /** Percent the app was sure when the person spoke; 0 where it had not seen a pair in them. */
  readonly confidence: number
}

/** A row of a pair, as a person's word needs it. */
export interface DecidedRow {
  readonly id: number
  readonly accountId: AccountId
  readonly currency: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
}

interface Spoken {
  readonly outId: number
  readonly inId: number
  readonly outAccountId: AccountId
  readonly inAccountId: AccountId
  readonly state: 'linked' | 'rejected'
  readonly rate: string | null
  readonly at: Instant
}

/** What a person said of transfers: it is kept by the ids of the rows, which are never given out twice, and stands above what the app finds. */
export function transferDecisions(db: WriteDb) {
  const spoken = db.prepare<[], TransferDecision>(`
    SELECT l.out_id AS outId, l.in_id AS inId, l.state, l.confidence FROM transfer_link l
    JOIN bank_transaction o ON o.id = l.out_id
    JOIN bank_transaction i ON i.id = l.in_id
    WHERE l.is_by_person = 1`)
  const row = db.prepare<[number], DecidedRow>(`
    SELECT t.id, t.account_id AS accountId, a.currency, t.booked_on AS bookedOn, t.minor, t.text
    FROM bank_transaction t JOIN account a ON a.id = t.account_id WHERE t.id = ?`)
  const pair = db.prepare<[number], { outId: number; inId: number }>(
    'SELECT out_id AS outId, in_id AS inId FROM transfer_link WHERE id = ?',
  )
  const say = db.prepareWrite<Spoken>(`
    INSERT INTO transfer_link (out_id, in_id, out_account_id, in_account_id, state, is_by_person, reason, confidence, evidence,
      rate, at)
    VALUES (@outId, @inId, @outAccountId, @inAccountId, @state, 1, 'by-hand', 0, '[]', @rate, @at)
    ON CONFLICT (out_id, in_id) DO UPDATE SET state = excluded.state, is_by_person = 1,
      out_account_id = excluded.out_account_id, in_account_id = excluded.in_account_id, rate = excluded.rate,
      at = excluded.at`)
  // A row is in one pair: who links it anew takes back what was said before.
  const unsay = db.prepareWrite<{ outId: number; inId: number }>(`
    DELETE FROM transfer_link WHERE is_by_person = 1 AND state = 'linked' AND (out_id = @outId OR in_id = @inId)
      AND NOT (out_id = @outId AND in_id = @inId)`)
  return {
    /** All that was said of rows that are there. */
    decisions: (): readonly TransferDecision[] => spoken.all([]),
    decidedRow: (id: number): DecidedRow | null => row.get([id]) ?? null,
    pairOf: (linkId: number): { readonly outId: number; readonly inId: number } | null =>
      pair.get([linkId]) ?? null,
    /** Within an entry of the journal: the person links two rows, or says that they are no transfer. */
    decide: (spokenNow: Spoken): void => {
      if (spokenNow.state === 'linked') unsay.run({ outId: spokenNow.outId, inId: spokenNow.inId })
      say.run(spokenNow)
    },
  }
}
