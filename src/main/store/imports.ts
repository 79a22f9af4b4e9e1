import type { AccountId, CalendarDate, ImportId, Instant } from '../../shared/ids.ts'
import type { ImportFormat } from '../../shared/import-file.ts'
import type { WriteDb } from './port.ts'

export interface ImportedFile {
  readonly fileName: string
  readonly format: ImportFormat
  readonly importedAt: Instant
  /** Of its bytes, hexadecimal. */
  readonly sha256: string
}

/** What one file brought to one account. */
export interface ImportedAccount {
  readonly accountId: AccountId
  /** The days of its rows; null: it had none. */
  readonly firstDay: CalendarDate | null
  readonly lastDay: CalendarDate | null
  readonly added: number
  readonly known: number
  /** The balance at the end of a day, in the account's minor units; null: nobody says. */
  readonly stated: { readonly on: CalendarDate; readonly minor: number } | null
}

/** A row a file named. */
export interface ImportedRow {
  readonly id: number
  /** 1: neither the bank nor another file tells of it. */
  readonly isItsAlone: 0 | 1
}

export type ImportStore = ReturnType<typeof importStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const begin = db.prepareWrite<[string, string, string, string]>(
    'INSERT INTO import_file (file_name, format, imported_at, sha256) VALUES (?, ?, ?, ?)',
  )
  const setFinished = db.prepareWrite<[number, number]>('UPDATE import_file SET is_finished = ? WHERE id = ?')
  const unfinished = db.prepare<[], { id: number }>(
    'SELECT id FROM import_file WHERE is_finished = 0 ORDER BY id',
  )
  const finished = db.prepare<[number], { id: number }>(
    'SELECT id FROM import_file WHERE id = ? AND is_finished = 1',
  )
  const addRow = db.prepareWrite<[number, number]>(
    'INSERT INTO import_row (import_id, transaction_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const addAccount = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO import_account (import_id, account_id, first_day, last_day, added, known, stated_minor, stated_on)
    VALUES (@importId, @accountId, @firstDay, @lastDay, @added, @known, @statedMinor, @statedOn)
    ON CONFLICT (import_id, account_id) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day,
      added = excluded.added, known = excluded.known, stated_minor = excluded.stated_minor,
      stated_on = excluded.stated_on`)
  const accountIds = db.prepare<[number], { accountId: string }>(
    'SELECT account_id AS accountId FROM import_account WHERE import_id = ?',
  )
  const rows = db.prepare<{ importId: number; limit: number }, ImportedRow>(`
    SELECT r.transaction_id AS id, t.is_from_bank = 0 AND NOT EXISTS (
      SELECT 1 FROM import_row o WHERE o.transaction_id = r.transaction_id AND o.import_id <> @importId) AS isItsAlone
    FROM import_row r JOIN bank_transaction t ON t.id = r.transaction_id
    WHERE r.import_id = @importId ORDER BY r.transaction_id LIMIT @limit`)
  const removeTransaction = db.prepareWrite<[number]>('DELETE FROM bank_transaction WHERE id = ?')
  const removeRow = db.prepareWrite<[number, number]>(
    'DELETE FROM import_row WHERE import_id = ? AND transaction_id = ?',
  )
  // A name a file gave a row of the bank's goes with the last file that names the row.
  const removeAliases = db.prepareWrite<{ id: number }>(`
    DELETE FROM former_identity WHERE transaction_id = @id AND identity LIKE 'file:%'
      AND NOT EXISTS (SELECT 1 FROM import_row WHERE transaction_id = @id)`)
  const removeAccounts = db.prepareWrite<[number]>('DELETE FROM import_account WHERE import_id = ?')
  const remove = db.prepareWrite<[number]>('DELETE FROM import_file WHERE id = ?')
  return {
    begin, setFinished, unfinished, finished, addRow, addAccount, accountIds, rows, removeTransaction, removeRow,
    removeAliases, removeAccounts, remove,
  } // prettier-ignore
}

/** The files that were taken in, and what each said: enough to take any of them back. */
export function importStore(db: WriteDb) {
  const sql = prepareStatements(db)

  return {
    /** Until `finish` the import is one that broke off. */
    begin: ({ fileName, format, importedAt, sha256 }: ImportedFile): ImportId =>
      Number(sql.begin.run([fileName, format, importedAt, sha256]).lastInsertRowid),
    finish: (id: ImportId): void => void sql.setFinished.run([1, id]),
    /** From here on it is being taken back, whoever ends that. */
    reopen: (id: ImportId): void => void sql.setFinished.run([0, id]),
    isFinished: (id: ImportId): boolean => sql.finished.get([id]) !== undefined,
    unfinished: (): readonly ImportId[] => sql.unfinished.all([]).map((row) => row.id),
    addRow: (id: ImportId, transactionId: number): void => void sql.addRow.run([id, transactionId]),
    /** What it brought to this account; told again, the later word counts. */
    setAccount: (id: ImportId, { stated, ...facts }: ImportedAccount): void =>
      void sql.addAccount.run({
        ...facts,
        importId: id,
        statedMinor: stated?.minor ?? null,
        statedOn: stated?.on ?? null,
      }),
    accountIds: (id: ImportId): readonly AccountId[] => sql.accountIds.all([id]).map((row) => row.accountId),
    /** The next rows it named; each is to be released. */
    rows: (id: ImportId, limit: number): readonly ImportedRow[] => sql.rows.all({ importId: id, limit }),
    /** The file no longer names this row; one that nobody else tells of goes. */
    release: (id: ImportId, row: ImportedRow): void => {
      if (row.isItsAlone === 1) {
        sql.removeTransaction.run([row.id]) // and with it, by its keys, whatever names it
        return
      }
      sql.removeRow.run([id, row.id])
      sql.removeAliases.run({ id: row.id })
    },
    removeAccounts: (id: ImportId): void => void sql.removeAccounts.run([id]),
    remove: (id: ImportId): void => void sql.remove.run([id]),
  }
}
