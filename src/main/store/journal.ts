import { AppError } from '../../shared/errors.ts'
import type { EntryKind, EntrySubject } from '../../shared/journal.ts'
import type { ConnectionId, EntryId, ImportId, Instant } from '../../shared/ids.ts'
import type { OpenWriteDb } from './port.ts'

/** What begins an entry: who does what, and when. */
export interface NewEntry {
  readonly kind: EntryKind
  readonly at: Instant
  readonly subject: EntrySubject
  /** Of a sync. Its accounts' read states are kept with the entry. */
  readonly run?: { readonly connectionId: ConnectionId; readonly runId: number }
  /** Of an import. Its rows name the entry, and nothing more is traced: an import has its own way back. */
  readonly importId?: ImportId
}

const ownKinds: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'note', 'tags', 'split', 'attach', 'detach', 'merge', 'separate', 'withdraw', 'keep', 'link', 'unlink', 'account',
]) // prettier-ignore

export type JournalStore = ReturnType<typeof journalStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: OpenWriteDb) {
  const insert = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO entry (kind, state, is_own, begun_at, connection_id, run_id, import_id, subject)
    VALUES (@kind, 'open', @isOwn, @at, @connectionId, @runId, @importId, @subject)`)
  const rememberStates = db.prepareWrite<{ entryId: number; connectionId: string }>(`
    INSERT INTO entry_account
      (entry_id, account_id, history_cursor, history_from, is_history_done, read_through, read_from)
    SELECT @entryId, a.id, a.history_cursor, c.history_from, a.is_history_done, a.read_through, a.read_from
    FROM account a JOIN connection c ON c.id = a.connection_id WHERE a.connection_id = @connectionId`)
  const set = db.prepareWrite<[number | null, number]>('UPDATE journal_now SET entry_id = ?, is_traced = ?')
  const isTraced = db.prepare<[number], { traced: 0 | 1 }>(
    "SELECT kind <> 'import' AS traced FROM entry WHERE id = ?",
  )
  // What a sync wrote beside the ledger, a question for the person say, did not change the payment. Which of these its rows were
  // before is no matter: a row it brought and removed again was neither.
  const end = db.prepareWrite<{ id: number; at: string }>(`
    UPDATE entry SET state = 'done', ended_at = @at,
      added = (SELECT count(*) FROM bank_transaction WHERE added_in = @id),
      changed = (SELECT count(DISTINCT c.transaction_id) FROM entry_change c
        JOIN bank_transaction t ON t.id = c.transaction_id
        WHERE c.entry_id = @id AND t.added_in IS NOT @id AND (entry.is_own = 1 OR c.table_name = 'bank_transaction')),
      removed = (SELECT count(*) FROM entry_change
        WHERE entry_id = @id AND table_name = 'bank_transaction' AND op = 'delete'
          AND json_extract(before, '$.added_in') IS NOT @id)
    WHERE id = @id AND state = 'open'`)
  const open = db.prepare<[string], { id: number }>(
    "SELECT id FROM entry WHERE state = 'open' AND connection_id = ?",
  )
  const undoing = db.prepare<[], { one: number }>(
    // In the very words of its index; an equality alone would read every entry there is.
    "SELECT 1 AS one FROM entry WHERE state IN ('open', 'undoing') AND state = 'undoing' LIMIT 1",
  )
  const forgetImport = db.prepareWrite<[number]>("DELETE FROM entry WHERE import_id = ? AND state = 'open'")
  const closeImport = db.prepareWrite<{ importId: number; at: string }>(`
    UPDATE entry SET state = 'undone', undone_at = @at WHERE import_id = @importId AND state IN ('done', 'undoing')`)
  return { insert, rememberStates, set, isTraced, end, open, undoing, forgetImport, closeImport }
}

/**
 * The journal: every write that belongs to an entry leaves a line of how it was before, by triggers, so that none can forget
 * to. Writes outside of `write`, `writePage` and `record` leave none.
 */
export function journalStore(db: OpenWriteDb) {
  const sql = prepareStatements(db)
  const writing = <R>(id: EntryId, work: () => R): R => {
    sql.set.run([id, sql.isTraced.get([id])?.traced ?? 1])
    const result = work()
    sql.set.run([null, 0])
    return result
  }
  const begin = ({ kind, at, subject, run, importId }: NewEntry): EntryId => {
    const { connectionId, runId } = run ?? { connectionId: null, runId: null }
    const isOwn = ownKinds.has(kind) ? 1 : 0
    const id = Number(
      sql.insert.run({
        kind, at, isOwn, connectionId, runId, importId: importId ?? null, subject: JSON.stringify(subject),
      }).lastInsertRowid,
    ) // prettier-ignore
    if (connectionId !== null) sql.rememberStates.run({ entryId: id, connectionId })
    return id
  }
  const end = (id: EntryId, at: Instant): void => void sql.end.run({ id, at })

  return {
    /** Inside a transaction of the caller's, with what it is about. */
    begin,
    /** Counts what it did. Ended once, it stays as it is. */
    end,
    /** A transaction whose writes belong to the entry. Not within another one of these. */
    write: <R>(id: EntryId, work: () => R): R => db.transaction(() => writing(id, work))(),
    /** The same without a flush: see `pageTransaction` of the store. */
    writePage: <R>(id: EntryId, work: () => R): R => db.unflushedTransaction(() => writing(id, work)),
    /** A person's edit as one entry and one transaction.
     *  @throws AppError `already-running` while something is taken back: the edit could stand on what is about to go. */
    record: <R>(entry: NewEntry, work: () => R): { readonly entryId: EntryId; readonly result: R } =>
      db.transaction(() => {
        if (sql.undoing.get([]) !== undefined)
          throw new AppError('already-running', 'something is just being taken back')
        const entryId = begin(entry)
        const result = writing(entryId, work)
        end(entryId, entry.at)
        return { entryId, result }
      })(),
    /** Ends what a killed sync left open. Only for who holds the connection's lock. */
    endOpen: (connectionId: ConnectionId, at: Instant): void => {
      for (const { id } of sql.open.all([connectionId])) end(id, at)
    },
    /** Nothing of the file is left: one that never was in wholly leaves no entry, one that was is taken back. */
    closeImport: (importId: ImportId, at: Instant): void => {
      sql.forgetImport.run([importId])
      sql.closeImport.run({ importId, at })
    },
  }
}
