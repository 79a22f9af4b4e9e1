import type { ImportFormat } from '../../shared/import-file.ts'
import type { ImportEntry } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'

interface Row {
  readonly id: number
  readonly file_name: string
  readonly format: ImportFormat
  readonly imported_at: string
  readonly first_day: string
  readonly last_day: string
  readonly account_id: string
  readonly account_name: string
  readonly added: number
  readonly known: number
  readonly entry_id: number | null
}

/** Every file that was taken in wholly, the newest first. One whose accounts were all deleted since is not told of. */
export function importsQuestion(db: ReadDb): () => readonly ImportEntry[] {
  // A statement without rows has no days: those of the import then.
  const all = db.prepare<[], Row>(`
    SELECT f.id, f.file_name, f.format, f.imported_at, i.account_id, COALESCE(a.own_name, a.bank_name) AS account_name,
      COALESCE(MIN(i.first_day) OVER (PARTITION BY f.id), i.stated_on, substr(f.imported_at, 1, 10)) AS first_day,
      COALESCE(MAX(i.last_day) OVER (PARTITION BY f.id), i.stated_on, substr(f.imported_at, 1, 10)) AS last_day,
      i.added, i.known, (SELECT max(e.id) FROM entry e WHERE e.import_id = f.id) AS entry_id
    FROM import_file f JOIN import_account i ON i.import_id = f.id JOIN account a ON a.id = i.account_id
    WHERE f.is_finished = 1 ORDER BY f.id DESC, a.rowid`)
  return () =>
    [...Map.groupBy(all.all([]), (row) => row.id).values()].flatMap((rows) => {
      const [first] = rows
      return first === undefined ? [] : [{ ...entryOf(first), accounts: rows.map(accountOf) }]
    })
}

function entryOf(row: Row): Omit<ImportEntry, 'accounts'> {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    importedAt: row.imported_at,
    from: row.first_day,
    to: row.last_day,
    entryId: row.entry_id,
  }
}

function accountOf(row: Row): ImportEntry['accounts'][number] {
  return { accountId: row.account_id, accountName: row.account_name, added: row.added, known: row.known }
}
