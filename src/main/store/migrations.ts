import { AppError } from '../../shared/errors.ts'
import type { OpenWriteDb } from './port.ts'

/** Bundled by Vite: the packaged app has no folder of SQL files to look into. */
const bundled = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export interface Migration {
  readonly version: number
  readonly sql: string
}

/** From file names like `0001-foundation.sql`; in order, without a gap. */
export function readMigrations(files: Readonly<Record<string, string>>): readonly Migration[] {
  const list = Object.entries(files)
    .map(([path, sql]) => ({
      version: Number(/(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1] ?? Number.NaN),
      sql,
    }))
    .sort((a, b) => a.version - b.version)
  if (list.some(({ version }, index) => version !== index + 1)) {
    throw new Error('migrations are not numbered 0001, 0002 and so on')
  }
  return list
}

export const migrations = readMigrations(bundled)

export function schemaVersion(db: OpenWriteDb): number {
  return db.prepare<[], { user_version: number }>('PRAGMA user_version').get([])?.user_version ?? 0
}

/** @throws AppError `store-newer` when a later version of the app wrote this file; nothing was touched. */
export function assertNotNewer(db: OpenWriteDb, list: readonly Migration[]): void {
  if (schemaVersion(db) > list.length) {
    throw new AppError('store-newer', 'the store was written by a later version of the app')
  }
}

/**
 * Brings the file to the newest schema in one transaction: a process that is killed on the way leaves the old file, never
 * one between two versions, of which no app could make anything and whose copy would not be the old file any more.
 */
export function migrate(db: OpenWriteDb, list: readonly Migration[]): void {
  db.transaction(() => {
    for (const { version, sql } of list) {
      if (schemaVersion(db) >= version) continue
      db.execute(sql)
      db.execute(`PRAGMA user_version = ${version}`)
    }
  })()
}
