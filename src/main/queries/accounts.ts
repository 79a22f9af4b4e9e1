import type { Account, AccountKind, BankCard, ConnectionStatus } from '../../shared/model.ts'
import type { Money } from '../../shared/money.ts'
import type { SystemId } from '../../shared/systems.ts'
import type { ReadDb } from '../store/port.ts'
import { currentProofs } from './proofs.ts'

interface Row {
  readonly id: string
  readonly connection_id: string | null
  readonly system: SystemId | null
  readonly connection_name: string | null
  readonly connection_status: ConnectionStatus | null
  readonly kind: AccountKind
  readonly name: string
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly booked_minor: number | null
  readonly available_minor: number | null
  readonly credit_limit_minor: number | null
  readonly balance_at: string | null
  readonly is_chosen: number
  readonly is_counted: number
  readonly is_closed: number
  readonly cards: string
  readonly followed_in: string | null
  readonly booked_count: number
  readonly pending_count: number
  readonly oldest_on: string | null
}

/** Every known account, also those the person left out, in the order of the connections and then of the bank's list:
 *  renaming one moves nothing. Those known from files alone come last. */
export function accountsQuestion(db: ReadDb): () => readonly Account[] {
  const all = db.prepare<[], Row>(`
    SELECT a.id, a.connection_id, c.system, c.name AS connection_name, c.status AS connection_status, a.kind,
      COALESCE(a.own_name, a.bank_name) AS name, a.number, a.iban, a.currency, a.booked_minor, a.available_minor,
      a.credit_limit_minor, a.balance_at, a.is_chosen, a.is_counted, a.is_closed, a.cards,
      (SELECT oc.name FROM account o JOIN connection oc ON oc.id = o.connection_id
        WHERE o.is_chosen = 1 AND o.currency = a.currency AND o.connection_id IS NOT a.connection_id
          AND (o.iban = a.iban OR o.number = a.number) LIMIT 1) AS followed_in,
      (SELECT COALESCE(SUM(d.count), 0) FROM account_day d WHERE d.account_id = a.id) AS booked_count,
      (SELECT COUNT(*) FROM pending_transaction p WHERE p.account_id = a.id) AS pending_count,
      (SELECT MIN(d.day) FROM account_day d WHERE d.account_id = a.id AND d.count > 0) AS oldest_on
    FROM account a LEFT JOIN connection c ON c.id = a.connection_id WHERE c.is_going IS NOT 1
    ORDER BY c.id IS NULL, c.created_at, c.id, a.rowid`)
  const proofs = currentProofs(db)
  return () => {
    const proofOf = proofs()
    return all.all([]).map((row) => ({ ...fromRow(row), proof: proofOf.get(row.id) ?? null }))
  }
}

function fromRow(row: Row): Omit<Account, 'proof'> {
  const inOwnCurrency = (minor: number | null): Money | null =>
    minor === null ? null : { minor, currency: row.currency }
  return {
    id: row.id,
    connectionId: row.connection_id,
    system: row.system,
    connectionName: row.connection_name,
    connectionStatus: row.connection_status,
    kind: row.kind,
    name: row.name,
    number: row.number,
    iban: row.iban,
    currency: row.currency,
    booked: inOwnCurrency(row.booked_minor),
    available: inOwnCurrency(row.available_minor),
    creditLimit: inOwnCurrency(row.credit_limit_minor),
    balanceAt: row.balance_at,
    isChosen: row.is_chosen === 1,
    isCounted: row.is_counted === 1,
    isClosed: row.is_closed === 1,
    followedIn: row.followed_in,
    cards: JSON.parse(row.cards) as readonly BankCard[], // written by the store only
    bookedCount: row.booked_count,
    pendingCount: row.pending_count,
    oldestOn: row.oldest_on,
  }
}
