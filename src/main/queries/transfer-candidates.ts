import { AppError } from '../../shared/errors.ts'
import type { TransactionId } from '../../shared/ids.ts'
import type { TransferSideView } from '../../shared/transfer.ts'
import type { ReadDb } from '../store/port.ts'

interface CandidateRow {
  readonly id: number
  readonly account_id: string
  readonly account_name: string
  readonly booked_on: string
  readonly minor: number
  readonly currency: string
  readonly text: string
}

/** A person remembers further than the rules look. */
const days = 14
const mostCandidates = 20

/**
 * Rows of other followed accounts that could be the other side of a booked row, likeliest first: the other direction, within two
 * weeks, in no other pair; of its own currency only the same sum, of another one those near by its amount, where it is told.
 * @throws AppError `not-found` when no such row is shown.
 */
export function transferCandidatesQuestion(db: ReadDb) {
  const exists = db.prepare<{ row: number }, { id: number }>(
    'SELECT t.id FROM bank_transaction t JOIN account a ON a.id = t.account_id WHERE t.id = @row AND a.is_chosen = 1',
  )
  const near = db.prepare<{ row: number; days: number; limit: number }, CandidateRow>(`
    SELECT c.id, c.account_id, COALESCE(ca.own_name, ca.bank_name) AS account_name, c.booked_on, c.minor, ca.currency, c.text
    FROM bank_transaction t JOIN account ta ON ta.id = t.account_id
    JOIN bank_transaction c ON c.booked_on BETWEEN date(t.booked_on, '-' || @days || ' days') AND date(t.booked_on, '+' || @days || ' days')
      AND c.account_id <> t.account_id AND c.minor <> 0 AND (c.minor < 0) <> (t.minor < 0)
    JOIN account ca ON ca.id = c.account_id AND ca.is_chosen = 1
    WHERE t.id = @row AND (ca.currency <> ta.currency OR c.minor = -t.minor)
      AND NOT EXISTS (SELECT 1 FROM transfer_link l WHERE l.out_id = c.id AND l.state = 'linked')
      AND NOT EXISTS (SELECT 1 FROM transfer_link l WHERE l.in_id = c.id AND l.state = 'linked')
    ORDER BY ca.currency <> ta.currency AND NOT (
        (t.original_currency IS ca.currency AND abs(t.original_minor) = abs(c.minor))
        OR (c.original_currency IS ta.currency AND abs(c.original_minor) = abs(t.minor))),
      abs(julianday(c.booked_on) - julianday(t.booked_on)), c.is_own_transfer DESC, c.booked_on, c.id
    LIMIT @limit`)
  return ({ transactionId }: { readonly transactionId: TransactionId }): readonly TransferSideView[] => {
    if (exists.get({ row: transactionId }) === undefined)
      throw new AppError('not-found', 'no transaction of this id is shown')
    return near.all({ row: transactionId, days, limit: mostCandidates }).map((row) => ({
      transactionId: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      bookedOn: row.booked_on,
      amount: { minor: row.minor, currency: row.currency },
      text: row.text,
    }))
  }
}
