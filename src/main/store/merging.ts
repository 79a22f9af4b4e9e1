import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import { factColumns, searchTextOf, type FactRow } from './columns.ts'
import type { WriteDb } from './port.ts'
import { filledIn } from './transactions.ts'

/** A row as far as comparing and merging it goes. */
export interface WholeRow extends FactRow {
  readonly id: number
  readonly account_id: AccountId
  readonly identity: string
  readonly is_from_bank: 0 | 1
  readonly file_format: string | null
  readonly policy: number | null
  readonly settles_on: CalendarDate | null
  readonly raw: string
}

type SqlValue = string | number | null

interface Move {
  readonly from: number
  readonly to: number
}

/** Everything that names a transaction goes over to the one that stays. Where that one has its own already, the other's is kept
 *  by the journal alone; two notes become one. Of transfers only what a person said: the rest is found again. */
function prepareMoves(db: WriteDb) {
  const hasParts = db.prepare<[number], { one: number }>(
    'SELECT 1 AS one FROM split_part WHERE transaction_id = ? LIMIT 1',
  )
  const moveParts = db.prepareWrite<Move>(
    'UPDATE split_part SET transaction_id = @to WHERE transaction_id = @from',
  )
  const others = [
    'UPDATE former_identity SET transaction_id = @to WHERE transaction_id = @from',
    'UPDATE OR IGNORE import_row SET transaction_id = @to WHERE transaction_id = @from',
    'DELETE FROM import_row WHERE transaction_id = @from',
    `UPDATE note SET text = note.text || char(10) || char(10) || o.text, search_text = note.search_text || ' ' || o.search_text
      FROM note o WHERE o.transaction_id = @from AND note.transaction_id = @to AND o.text <> note.text`,
    'UPDATE OR IGNORE note SET transaction_id = @to WHERE transaction_id = @from',
    'DELETE FROM note WHERE transaction_id = @from',
    'UPDATE OR IGNORE transaction_tag SET transaction_id = @to WHERE transaction_id = @from',
    'DELETE FROM transaction_tag WHERE transaction_id = @from',
    'DELETE FROM split_part WHERE transaction_id = @from',
    'UPDATE attachment SET transaction_id = @to WHERE transaction_id = @from',
    // Found anew for the row that stays; left there, they would be in the way of what a person said.
    'DELETE FROM transfer_link WHERE is_by_person = 0 AND (out_id IN (@from, @to) OR in_id IN (@from, @to))',
    `UPDATE OR IGNORE transfer_link SET out_id = @to WHERE out_id = @from AND is_by_person = 1 AND (state = 'rejected'
      OR NOT EXISTS (SELECT 1 FROM transfer_link o WHERE o.out_id = @to AND o.is_by_person = 1 AND o.state = 'linked'))`,
    `UPDATE OR IGNORE transfer_link SET in_id = @to WHERE in_id = @from AND is_by_person = 1 AND (state = 'rejected'
      OR NOT EXISTS (SELECT 1 FROM transfer_link o WHERE o.in_id = @to AND o.is_by_person = 1 AND o.state = 'linked'))`,
    'DELETE FROM transfer_link WHERE is_by_person = 1 AND (out_id = @from OR in_id = @from)',
    'UPDATE pending_trace SET transaction_id = @to WHERE transaction_id = @from',
  ].map((sql) => db.prepareWrite<Move>(sql))
  return (move: Move): void => {
    if (hasParts.get([move.to]) === undefined) moveParts.run(move)
    for (const statement of others) statement.run(move)
  }
}

/** Two rows that are one payment. */
export function mergingStore(db: WriteDb) {
  const moveAll = prepareMoves(db)
  const whole = db.prepare<[number], WholeRow>(`
    SELECT id, account_id, identity, ${factColumns.join(', ')}, is_from_bank, file_format, policy, settles_on, raw
    FROM bank_transaction WHERE id = ?`)
  const remove = db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?')
  const update = db.prepareWrite<SqlValue[]>(`
    UPDATE bank_transaction SET identity = ?, ${factColumns.map((column) => `${column} = ?`).join(', ')}, search_text = ?,
      changed_at = ?, raw = ?, is_from_bank = ?, file_format = ?, policy = ?, settles_on = ?, missing_since = NULL
    WHERE id = ?`)
  const remember = db.prepareWrite<[string, string, number]>(`
    INSERT INTO former_identity (account_id, identity, transaction_id) VALUES (?, ?, ?)
    ON CONFLICT (account_id, identity) DO UPDATE SET transaction_id = excluded.transaction_id`)

  return {
    /** null: there is no such row (any more). */
    wholeRow: (id: number): WholeRow | null => whole.get([id]) ?? null,
    /** What a person wrote about one payment, and said of its transfers, is about the other from now on. */
    handOver: (move: Move): void => moveAll(move),
    /** The older row stays, with what both were called and what a person wrote about either, and says what the newer said; what
     *  only a file says does not replace what the bank says. The other goes. */
    absorb: (keep: WholeRow, other: WholeRow, at: Instant): void => {
      moveAll({ from: other.id, to: keep.id })
      remove.run([other.id])
      const isNewer = other.is_from_bank >= keep.is_from_bank
      const said = isNewer ? other : keep
      const facts = isNewer ? filledIn(keep, other) : filledIn(other, keep)
      update.run([
        said.identity,
        ...factColumns.map((column) => facts[column]),
        searchTextOf(facts),
        at,
        said.raw,
        said.is_from_bank,
        said.file_format,
        said.policy,
        said.settles_on,
        keep.id,
      ])
      const formerName = isNewer ? keep.identity : other.identity
      remember.run([keep.account_id, formerName, keep.id])
    },
  }
}
