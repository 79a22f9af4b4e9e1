import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** One side of what may be a transfer. */
export interface TransferSide {
  readonly id: number
  readonly accountId: AccountId
  readonly bookedOn: CalendarDate
  readonly minor: number
  /** Without dots and spaces; null where the bank names nobody. */
  readonly counterpartyAccount: string | null
}

const side =
  'id, account_id AS accountId, booked_on AS bookedOn, minor, counterparty_account AS counterpartyAccount'

export type TransferStore = ReturnType<typeof transferStore>

/** Finding and marking transfers between the household's own accounts. */
export function transferStore(db: WriteDb) {
  const naming = db.prepare<[string, number, number], TransferSide>(`
    SELECT ${side} FROM bank_transaction WHERE counterparty_account = ? AND id > ? ORDER BY id LIMIT ?`)
  const opposite = db.prepare<[string, number, string, string], TransferSide>(`
    SELECT ${side} FROM bank_transaction WHERE account_id = ? AND minor = ? AND booked_on BETWEEN ? AND ? ORDER BY id`)
  const marked = db.prepare<[], { id: number }>('SELECT id FROM bank_transaction WHERE is_own_transfer = 1')
  const mark = db.prepareWrite<[number, number]>(
    'UPDATE bank_transaction SET is_own_transfer = ? WHERE id = ?',
  )
  return {
    /** Rows that name this account number as their other side, in the order of their ids, after a given one. */
    naming: (number: string, afterId: number, limit: number): readonly TransferSide[] =>
      naming.all([number, afterId, limit]),
    /** Rows of an account with exactly this amount, between two days inclusive. */
    withAmount: (
      accountId: AccountId,
      minor: number,
      from: CalendarDate,
      to: CalendarDate,
    ): readonly TransferSide[] => opposite.all([accountId, minor, from, to]),
    marked: (): ReadonlySet<number> => new Set(marked.all([]).map((row) => row.id)),
    mark: (id: number, isOwnTransfer: boolean): void => void mark.run([isOwnTransfer ? 1 : 0, id]),
  }
}
