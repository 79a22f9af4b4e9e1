import type { WriteDb } from './port.ts'

/** Lines of these tables make an entry one that wrote to the ledger. */
const ledgerTables = [
  'bank_transaction',
  'former_identity',
  'review',
  'withdrawn_transaction',
  'accepted_gap',
]

/** Of an account that stays, the next row after this one. */
interface RowAfter {
  readonly id: string
  readonly day: string
  readonly row: number
  readonly limit: number
}

/**
 * The statements that make an account of a bank one of files again. What its bank told is not to come back by the journal
 * either: whatever wrote to its ledger is no entry any more, and of payments that went nothing is kept that a person wrote.
 */
export function prepareGivingBack(db: WriteDb) {
  const rows = db.prepare<RowAfter, { id: number; day: string }>(`
    SELECT id, booked_on AS day FROM bank_transaction
    WHERE account_id = @id AND (booked_on, id) > (@day, @row) ORDER BY booked_on, id LIMIT @limit`)
  const removeUnnamed = db.prepareWrite<{ row: number }>(`
    DELETE FROM bank_transaction WHERE id = @row
      AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.transaction_id = bank_transaction.id)`)
  const leaveToFile = db.prepareWrite<{ row: number }>(`
    UPDATE bank_transaction SET is_from_bank = 0, policy = NULL, settles_on = NULL, missing_since = NULL,
      added_in = (SELECT e.id FROM import_row r JOIN entry e ON e.import_id = r.import_id
        WHERE r.transaction_id = bank_transaction.id ORDER BY e.id LIMIT 1)
    WHERE id = @row`)
  const lines = db.prepare<Pick<RowAfter, 'id' | 'row' | 'limit'>, { id: number }>(
    'SELECT id FROM entry_change WHERE account_id = @id AND id > @row ORDER BY id LIMIT @limit',
  )
  const takeEntry = db.prepareWrite<{ line: number; connectionId: string }>(`
    UPDATE entry SET connection_id = @connectionId WHERE connection_id IS NOT @connectionId AND id = (
      SELECT entry_id FROM entry_change WHERE id = @line
        AND table_name IN (${ledgerTables.map((name) => `'${name}'`).join(', ')}))`)
  const isOfRowThatWent = 'account_id = ? AND transaction_id NOT IN (SELECT id FROM bank_transaction)'
  const forget = [
    ...['balance_anchor', 'accepted_gap'].map((table) => `DELETE FROM ${table} WHERE account_id = ?`),
    ...['note', 'transaction_tag', 'split_part', 'attachment', 'entry_change'].map(
      (table) => `DELETE FROM ${table} WHERE ${isOfRowThatWent}`,
    ),
    'DELETE FROM transfer_link WHERE out_account_id = ? AND out_id NOT IN (SELECT id FROM bank_transaction)',
    'DELETE FROM transfer_link WHERE in_account_id = ? AND in_id NOT IN (SELECT id FROM bank_transaction)',
  ].map((sql) => db.prepareWrite<[string]>(sql))
  const become = db.prepareWrite<[string]>(`
    UPDATE account SET connection_id = NULL, bank_key = 'file:' || id, is_chosen = 1, is_closed = 0, cards = '[]',
      available_minor = NULL, credit_limit_minor = NULL, history_cursor = NULL, is_history_done = 0, read_through = NULL,
      read_from = NULL, raw = '{}'
    WHERE id = ?`)
  return { rows, removeUnnamed, leaveToFile, lines, takeEntry, forget, become }
}
