import type BetterSqlite3 from 'better-sqlite3'

/** A connection that can only read. Queries take this one. */
export interface ReadDb {
  prepare<P extends unknown[] | object, R>(sql: string): ReadStatement<P, R>
}
export interface ReadStatement<P extends unknown[] | object, R> {
  get(params: P): R | undefined
  all(params: P): R[]
  iterate(params: P): IterableIterator<R>
}

/** The one writer. Statements are prepared once, when the store opens: SQL with a typo fails at start-up. */
export interface WriteDb extends ReadDb {
  prepareWrite<P extends unknown[] | object>(sql: string): { run(params: P): BetterSqlite3.RunResult }
  transaction<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R
}
