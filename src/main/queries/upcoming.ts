import type { CalendarDate } from '../../shared/ids.ts'
import type { UpcomingPayment } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'
import { eachOnce } from './upcoming-once.ts'
import { ownTransfersAhead } from './upcoming-own.ts'
import type { UpcomingRow } from './upcoming-row.ts'

const account = 'account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.connection_id, a.currency'

/**
 * What is going to move on the accounts a person follows, by due day. One that is overdue stays until the bank says otherwise;
 * of a bank that is no longer asked nothing is known to be due. A row that is dated after today is due as well, booked or only
 * reserved: it has moved no money yet, and is in no balance, total or flow before its day.
 */
export function upcomingQuestion(db: ReadDb) {
  const told = db.prepare<[], UpcomingRow>(`
    SELECT u.id, u.${account}, u.kind, u.due_on, u.minor, u.text, u.counterparty, NULL AS counterparty_account, u.raw,
      0 AS is_own_transfer
    FROM upcoming_payment u JOIN account a ON a.id = u.account_id JOIN connection c ON c.id = a.connection_id
    WHERE a.is_chosen = 1 AND a.is_closed = 0 AND c.status <> 'disconnected'
    ORDER BY u.due_on, u.id`)
  const booked = db.prepare<{ today: string }, UpcomingRow>(`
    SELECT t.id, t.${account}, 'dated-ahead' AS kind, t.booked_on AS due_on, t.minor, t.text, t.counterparty,
      t.counterparty_account, NULL AS raw, t.is_own_transfer
    FROM bank_transaction t INDEXED BY bank_transaction_day JOIN account a ON a.id = t.account_id
    WHERE t.booked_on > @today AND a.is_chosen = 1 AND a.is_closed = 0 ORDER BY t.booked_on, t.id`)
  const reserved = db.prepare<{ today: string }, UpcomingRow>(`
    SELECT t.id, t.${account}, 'reserved-ahead' AS kind, t.booked_on AS due_on, t.minor, t.text, t.counterparty,
      t.counterparty_account, NULL AS raw, 0 AS is_own_transfer
    FROM pending_transaction t JOIN account a ON a.id = t.account_id JOIN connection c ON c.id = a.connection_id
    WHERE t.booked_on > @today AND a.is_chosen = 1 AND a.is_closed = 0 AND c.status <> 'disconnected'
    ORDER BY t.booked_on, t.id`)
  const ownTransfers = ownTransfersAhead(db)
  return ({ today }: { readonly today: CalendarDate }): readonly UpcomingPayment[] => {
    const isOwnTransfer = ownTransfers()
    return eachOnce([told.all([]), booked.all({ today }), reserved.all({ today })])
      .toSorted((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0))
      .map((row) => toPayment(row, isOwnTransfer(row)))
  }
}

function toPayment(row: UpcomingRow, isOwnTransfer: boolean): UpcomingPayment {
  return {
    key: `${row.kind} ${row.id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    kind: row.kind,
    dueOn: row.due_on,
    amount: { minor: row.minor, currency: row.currency },
    text: row.text,
    counterparty: row.counterparty,
    isOwnTransfer,
  }
}
