import type BetterSqlite3 from 'better-sqlite3'

/**
 * A connection that can only read. Queries take this one.
 *
 * Every call may throw AppError `store-damaged` (a page failed its check), `disk-full`, `file-unwritable` or
 * `already-running` (another process of ours holds the file for too long).
 */
export interface ReadDb {
  prepare<P extends unknown[] | object, R>(sql: string): ReadStatement<P, R>
}
export interface ReadStatement<P extends unknown[] | object, R> {
  get(params: P): R | undefined
  all(params: P): R[]
  iterate(params: P): IterableIterator<R>
}

/** What the owner of a reading connection holds: the reader thread, which closes it when it ends. */
export interface OpenReadDb extends ReadDb {
  close(): void
}

/** The one writer. Statements are prepared once, when the store opens: SQL with a typo fails at start-up. */
export interface WriteDb extends ReadDb {
  prepareWrite<P extends unknown[] | object>(sql: string): { run(params: P): BetterSqlite3.RunResult }
  /** All or nothing. The write lock is taken at the start, so that a second process is met before work is done, not after. */
  transaction<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R
}

/** What `openStore` and the tests hold. */
export interface OpenWriteDb extends WriteDb {
  /** A transaction that outlives the death of the process but, until a later ordinary one, perhaps not a power cut: then it
   *  is gone as a whole, with all that came after it. For what can be fetched again. */
  unflushedTransaction<R>(work: () => R): R
  /** Runs a script of statements: migrations only. */
  execute(sql: string): void
  close(): void
}
