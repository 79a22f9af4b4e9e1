import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import { factColumns } from './columns.ts'
import type { WriteDb } from './port.ts'

/** Why a row is no longer in the ledger. */
export type WithdrawnBecause = 'balance' | 'person'

/** What recognising one that returns needs. */
export interface WithdrawnRow {
  readonly id: number
  readonly identity: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
}

/** Of a row as it is kept: everything but what follows from the rest. */
const kept = [
  'id', 'account_id', 'identity', ...factColumns, 'is_from_bank', 'file_format', 'is_own_transfer', 'search_text',
  'first_seen_at', 'changed_at', 'raw', 'policy', 'settles_on',
] as const // prettier-ignore

const columns = 'id, identity, booked_on AS bookedOn, minor, text'

export type WithdrawnStore = ReturnType<typeof withdrawnStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const keep = db.prepareWrite<{ id: number; at: string; reason: string }>(`
    INSERT INTO withdrawn_transaction
      (id, account_id, identity, booked_on, minor, text, withdrawn_at, reason, identities, imports, row)
    SELECT t.id, t.account_id, t.identity, t.booked_on, t.minor, t.text, @at, @reason,
      (SELECT json_group_array(f.identity) FROM former_identity f WHERE f.transaction_id = t.id),
      (SELECT json_group_array(i.import_id) FROM import_row i WHERE i.transaction_id = t.id),
      json_object(${kept.map((column) => `'${column}', t.${column}`).join(', ')})
    FROM bank_transaction t WHERE t.id = @id`)
  // One after the other, not by their keys: taken back in the reverse order, the row is there before what names it.
  const dropNames = db.prepareWrite<[number]>('DELETE FROM former_identity WHERE transaction_id = ?')
  const dropFiles = db.prepareWrite<[number]>('DELETE FROM import_row WHERE transaction_id = ?')
  const drop = db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?')
  const named = db.prepare<{ accountId: string; identity: string }, WithdrawnRow>(`
    SELECT ${columns} FROM withdrawn_transaction WHERE account_id = @accountId AND (identity = @identity
      OR EXISTS (SELECT 1 FROM json_each(identities) WHERE value = @identity))
    ORDER BY identity = @identity DESC, id LIMIT 1`)
  const onDay = db.prepare<{ accountId: string; day: string; minor: number }, WithdrawnRow>(`
    SELECT ${columns} FROM withdrawn_transaction
    WHERE account_id = @accountId AND booked_on = @day AND minor = @minor ORDER BY id`)
  const any = db.prepare<[string], { one: number }>(
    'SELECT 1 AS one FROM withdrawn_transaction WHERE account_id = ? LIMIT 1',
  )
  const revive = db.prepareWrite<{ id: number; identity: string }>(`
    INSERT INTO bank_transaction (${kept.join(', ')}, added_in)
    SELECT ${kept.map((column) => (column === 'identity' ? '@identity' : `json_extract(row, '$.${column}')`)).join(', ')},
      (SELECT entry_id FROM journal_now)
    FROM withdrawn_transaction WHERE id = @id`)
  // Another row may have come to one of its names meanwhile: that one keeps it.
  const rename = db.prepareWrite<{ id: number; identity: string }>(`
    INSERT OR IGNORE INTO former_identity (account_id, identity, transaction_id)
    SELECT w.account_id, n.value, w.id FROM withdrawn_transaction w,
      json_each(json_insert(w.identities, '$[#]', w.identity)) n
    WHERE w.id = @id AND n.value <> @identity AND NOT EXISTS (
      SELECT 1 FROM bank_transaction t WHERE t.account_id = w.account_id AND t.identity = n.value)`)
  const refile = db.prepareWrite<[number]>(`
    INSERT OR IGNORE INTO import_row (import_id, transaction_id)
    SELECT i.value, w.id FROM withdrawn_transaction w, json_each(w.imports) i
    WHERE w.id = ? AND i.value IN (SELECT id FROM import_file)`)
  const forget = db.prepareWrite<[number]>('DELETE FROM withdrawn_transaction WHERE id = ?')
  return { keep, dropNames, dropFiles, drop, named, onDay, any, revive, rename, refile, forget }
}

/** Booked once and no longer told of: out of the ledger, not forgotten. */
export function withdrawnStore(db: WriteDb) {
  const sql = prepareStatements(db)
  return {
    /** Takes a row out of the ledger. Its notes, tags, parts and attachments stay: they hang on its number. */
    withdraw: (id: number, reason: WithdrawnBecause, at: Instant): void => {
      sql.keep.run({ id, reason, at })
      sql.dropNames.run([id])
      sql.dropFiles.run([id])
      sql.drop.run([id])
    },
    hasAny: (accountId: AccountId): boolean => sql.any.get([accountId]) !== undefined,
    /** One that has, or had, this name. */
    byIdentity: (accountId: AccountId, identity: string): WithdrawnRow | null =>
      sql.named.get({ accountId, identity }) ?? null,
    ofDay: (accountId: AccountId, day: CalendarDate, minor: number): readonly WithdrawnRow[] =>
      sql.onDay.all({ accountId, day, minor }),
    /** Its place was taken by another row that is the same payment. */
    forget: (id: number): void => void sql.forget.run([id]),
    /** It is itself again, under this name and every one it had. */
    restore: (id: number, identity: string): void => {
      sql.revive.run({ id, identity })
      sql.rename.run({ id, identity })
      sql.refile.run([id])
      sql.forget.run([id])
    },
  }
}
