import type { AccountId, EntryId, Instant } from '../../shared/ids.ts'
import { storedColumns, type StoredRow } from './identities.ts'
import type { WriteDb } from './port.ts'

/** Which booked rows their bank tells of, stopped telling of, and began to tell of in one sync. */
export function toldStore(db: WriteDb) {
  const setMissing = db.prepareWrite<[string | null, number]>(
    'UPDATE bank_transaction SET missing_since = ? WHERE id = ?',
  )
  const missingOf = db.prepare<[string], StoredRow>(`
    SELECT ${storedColumns} FROM bank_transaction
    WHERE account_id = ? AND missing_since IS NOT NULL ORDER BY booked_on, id`)
  const addedIn = db.prepare<{ entryId: number; accountId: string; amounts: string }, StoredRow>(`
    SELECT ${storedColumns} FROM bank_transaction WHERE added_in = @entryId AND account_id = @accountId
      AND is_from_bank = 1 AND minor IN (SELECT value FROM json_each(@amounts)) ORDER BY booked_on, id`)
  const isAddedIn = db.prepare<[number, number], { one: number }>(
    'SELECT 1 AS one FROM bank_transaction WHERE id = ? AND added_in = ?',
  )
  const firstProven = db.prepare<[string], { at: string | null }>(
    "SELECT min(first_at) AS at FROM balance_proof WHERE account_id = ? AND state = 'proven'",
  )
  return {
    /** When the account's balance first came out even; null: it never did. */
    firstProvenAt: (accountId: AccountId): Instant | null => firstProven.get([accountId])?.at ?? null,
    /** Since when whole answers for its day have been without it; null: it is told of. */
    setMissing: (id: number, since: Instant | null): void => void setMissing.run([since, id]),
    /** The account's rows that its bank no longer tells of; oldest first. */
    missingOf: (accountId: AccountId): readonly StoredRow[] => missingOf.all([accountId]),
    /** Its bank's rows of these amounts that an entry brought to the account. */
    addedIn: (entryId: EntryId, accountId: AccountId, amounts: readonly number[]): readonly StoredRow[] =>
      addedIn.all({ entryId, accountId, amounts: JSON.stringify(amounts) }),
    isAddedIn: (id: number, entryId: EntryId): boolean => isAddedIn.get([id, entryId]) !== undefined,
  }
}
