import type { ImportFormat } from '../../shared/import-file.ts'
import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'

/** What recognising a row needs of the rows that are there. */
export interface StoredRow {
  readonly id: number
  readonly identity: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
  /** 0: only files told of it so far. */
  readonly isFromBank: 0 | 1
  /** Of the file whose words these are; null: the bank's. */
  readonly fileFormat: ImportFormat | null
  /** Until this day its bank may still change it; null: of a file, or older than such days. */
  readonly settlesOn: CalendarDate | null
  /** The first whole answer for its day without it; null: it is told of. */
  readonly missingSince: Instant | null
}

export const storedColumns =
  'id, identity, booked_on AS bookedOn, minor, text, is_from_bank AS isFromBank, file_format AS fileFormat, settles_on AS settlesOn, missing_since AS missingSince'

/** The names a booked row has and had: finding a row by them, and giving it another. */
export function identityStore(db: WriteDb) {
  const current = db.prepare<[string, string], StoredRow>(
    `SELECT ${storedColumns} FROM bank_transaction WHERE account_id = ? AND identity = ?`,
  )
  const one = db.prepare<[number], StoredRow>(`SELECT ${storedColumns} FROM bank_transaction WHERE id = ?`)
  const former = db.prepare<[string, string], StoredRow>(`
    SELECT ${storedColumns} FROM bank_transaction WHERE id =
      (SELECT transaction_id FROM former_identity WHERE account_id = ? AND identity = ?)`)
  const anyFormer = db.prepare<[string], { one: number }>(
    'SELECT 1 AS one FROM former_identity WHERE account_id = ? LIMIT 1',
  )
  const setIdentity = db.prepareWrite<[string, number]>(
    'UPDATE bank_transaction SET identity = ? WHERE id = ?',
  )
  const forget = db.prepareWrite<[string, string]>(
    'DELETE FROM former_identity WHERE account_id = ? AND identity = ?',
  )
  const remember = db.prepareWrite<[string, string, number]>(`
    INSERT INTO former_identity (account_id, identity, transaction_id) VALUES (?, ?, ?)
    ON CONFLICT (account_id, identity) DO UPDATE SET transaction_id = excluded.transaction_id`)
  const identities = db.prepare<{ accountId: string; from: string; to: string }, { identity: string }>(`
    SELECT identity FROM bank_transaction WHERE account_id = @accountId AND identity >= @from AND identity < @to
    UNION ALL
    SELECT identity FROM former_identity WHERE account_id = @accountId AND identity >= @from AND identity < @to`)

  return {
    byId: (id: number): StoredRow | null => one.get([id]) ?? null,
    byIdentity: (accountId: AccountId, identity: string): StoredRow | null =>
      current.get([accountId, identity]) ?? null,
    /** The row that had this identity before the one it has now. */
    byFormerIdentity: (accountId: AccountId, identity: string): StoredRow | null =>
      former.get([accountId, identity]) ?? null,
    hasFormerIdentities: (accountId: AccountId): boolean => anyFormer.get([accountId]) !== undefined,
    /** Every identity, now or formerly, that begins so. */
    identitiesLike: (accountId: AccountId, prefix: string): readonly string[] =>
      identities.all({ accountId, from: prefix, to: `${prefix}\u{10ffff}` }).map((row) => row.identity),
    /** The row gets this identity and keeps the one it had: both find it from now on. */
    reidentify: (accountId: AccountId, row: StoredRow, identity: string): void => {
      forget.run([accountId, identity])
      setIdentity.run([identity, row.id])
      remember.run([accountId, row.identity, row.id])
    },
    /** Another name the row is found by from now on; the one it has stays. */
    alias: (accountId: AccountId, id: number, identity: string): void =>
      void remember.run([accountId, identity, id]),
    /** The identity belongs to a row of its own after all. */
    forgetFormer: (accountId: AccountId, identity: string): void => void forget.run([accountId, identity]),
  }
}
