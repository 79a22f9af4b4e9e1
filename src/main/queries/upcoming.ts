import type { UpcomingKind, UpcomingPayment } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'

interface Row {
  readonly id: number
  readonly account_id: string
  readonly account_name: string
  readonly currency: string
  readonly kind: UpcomingKind
  readonly due_on: string
  readonly minor: number
  readonly text: string
  readonly counterparty: string | null
}

/** What is going to move on the accounts a person follows, by due day. One that is overdue stays until the bank says
 *  otherwise; of a bank that is no longer asked nothing is known to be due. */
export function upcomingQuestion(db: ReadDb): () => readonly UpcomingPayment[] {
  const all = db.prepare<[], Row>(`
    SELECT u.id, u.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, u.kind, u.due_on, u.minor,
      u.text, u.counterparty
    FROM upcoming_payment u JOIN account a ON a.id = u.account_id JOIN connection c ON c.id = a.connection_id
    WHERE a.is_chosen = 1 AND a.is_closed = 0 AND c.status <> 'disconnected'
    ORDER BY u.due_on, u.id`)
  return () =>
    all.all([]).map((row) => ({
      id: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      kind: row.kind,
      dueOn: row.due_on,
      amount: { minor: row.minor, currency: row.currency },
      text: row.text,
      counterparty: row.counterparty,
    }))
}
