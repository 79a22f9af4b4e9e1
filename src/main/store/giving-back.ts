import type { WriteDb } from './port.ts'

/**
 * The statements that make an account of a bank one of files again. What its bank told is not to come back by the journal
 * either: whatever wrote to its ledger is no entry any more, and of payments that went nothing is kept that a person wrote.
 */
export function prepareGivingBack(db: WriteDb) {
  const accounts = db.prepare<[string], { id: string }>(`
    SELECT id FROM account WHERE connection_id = ? AND id IN (SELECT account_id FROM import_account)`)
  const isOfRowThatWent = 'account_id = ? AND transaction_id NOT IN (SELECT id FROM bank_transaction)'
  const forget = [
    `DELETE FROM bank_transaction WHERE account_id = ?
      AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.transaction_id = bank_transaction.id)`,
    `UPDATE bank_transaction SET is_from_bank = 0, policy = NULL, settles_on = NULL, missing_since = NULL,
      added_in = (SELECT e.id FROM import_row r JOIN entry e ON e.import_id = r.import_id
        WHERE r.transaction_id = bank_transaction.id ORDER BY e.id LIMIT 1)
      WHERE account_id = ?`,
    `DELETE FROM entry WHERE id IN (SELECT entry_id FROM entry_change WHERE account_id = ?
      AND table_name IN ('bank_transaction', 'former_identity', 'review', 'withdrawn_transaction', 'accepted_gap'))`,
    ...[
      'pending_transaction', 'pending_trace', 'upcoming_payment', 'balance_reading', 'balance_anchor', 'balance_proof',
      'accepted_gap', 'review', 'withdrawn_transaction',
    ].map((table) => `DELETE FROM ${table} WHERE account_id = ?`), // prettier-ignore
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
  return { accounts, forget, become }
}
