import type { CalendarDate } from '../../shared/ids.ts'
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

/**
 * What is going to move on the accounts a person follows, by due day. One that is overdue stays until the bank says otherwise;
 * of a bank that is no longer asked nothing is known to be due. A booked row that is dated after today is due as well: it has
 * moved no money yet, and is in no balance, total or flow before its day.
 */
export function upcomingQuestion(db: ReadDb) {
  const told = db.prepare<[], Row>(`
    SELECT u.id, u.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, u.kind, u.due_on, u.minor,
      u.text, u.counterparty
    FROM upcoming_payment u JOIN account a ON a.id = u.account_id JOIN connection c ON c.id = a.connection_id
    WHERE a.is_chosen = 1 AND a.is_closed = 0 AND c.status <> 'disconnected'
    ORDER BY u.due_on, u.id`)
  const datedAhead = db.prepare<{ today: string }, Row>(`
    SELECT -t.id AS id, t.account_id, COALESCE(a.own_name, a.bank_name) AS account_name, a.currency, 'dated-ahead' AS kind,
      t.booked_on AS due_on, t.minor, t.text, t.counterparty
    FROM bank_transaction t INDEXED BY bank_transaction_day JOIN account a ON a.id = t.account_id
    WHERE t.booked_on > @today AND a.is_chosen = 1 AND a.is_closed = 0 ORDER BY t.booked_on, t.id`)
  return ({ today }: { readonly today: CalendarDate }): readonly UpcomingPayment[] => {
    const payments = told.all([])
    return [...payments, ...notTold(datedAhead.all({ today }), payments)]
      .sort((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0))
      .map(toPayment)
  }
}

/** A bank may tell one payment in both lists: as often as account, day and sum are in the other, it is that one. */
function notTold(ahead: readonly Row[], told: readonly Row[]): readonly Row[] {
  const keyOf = (row: Row): string => `${row.account_id} ${row.due_on} ${row.minor}`
  const left = new Map([...Map.groupBy(told, keyOf)].map(([key, rows]) => [key, rows.length]))
  return ahead.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0
    left.set(keyOf(row), count - 1)
    return count <= 0
  })
}

function toPayment(row: Row): UpcomingPayment {
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    kind: row.kind,
    dueOn: row.due_on,
    amount: { minor: row.minor, currency: row.currency },
    text: row.text,
    counterparty: row.counterparty,
  }
}
