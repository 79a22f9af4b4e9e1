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
  readonly firstSeenAt: Instant
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

/** What a person said of transfers: it is kept by the ids of the rows, and stands above what the app finds. */
export function transferDecisions(db: WriteDb) {
  // An id may be given out anew once its row is gone: a row first seen after the word was spoken is another one.
  const spoken = db.prepare<[], TransferDecision>(`
    SELECT l.out_id AS outId, l.in_id AS inId, l.state, l.confidence FROM transfer_link l
    JOIN bank_transaction o ON o.id = l.out_id AND o.account_id = l.out_account_id AND o.first_seen_at <= l.at
    JOIN bank_transaction i ON i.id = l.in_id AND i.account_id = l.in_account_id AND i.first_seen_at <= l.at
    WHERE l.is_by_person = 1`)
  const row = db.prepare<[number], DecidedRow>(`
    SELECT t.id, t.account_id AS accountId, a.currency, t.booked_on AS bookedOn, t.minor, t.text,
      t.first_seen_at AS firstSeenAt
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
  const moveOut = db.prepareWrite<[number, number]>(
    'UPDATE OR IGNORE transfer_link SET out_id = ? WHERE out_id = ? AND is_by_person = 1',
  )
  const moveIn = db.prepareWrite<[number, number]>(
    'UPDATE OR IGNORE transfer_link SET in_id = ? WHERE in_id = ? AND is_by_person = 1',
  )
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
    /** What was said of a row is said of the one it was merged into; of two words on one pair the older stays. */
    moveDecisions: (fromId: number, toId: number): void => {
      moveOut.run([toId, fromId])
      moveIn.run([toId, fromId])
    },
  }
}
