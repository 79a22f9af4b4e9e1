import type { EntryId } from '../../shared/ids.ts'
import type { WriteDb } from './port.ts'
import { tracedTables, waysBack } from './traced-tables.ts'

/** A line of the journal: one write, and the row as it was before it. */
export interface Line {
  readonly id: number
  readonly table_name: string
  readonly op: 'insert' | 'update' | 'delete'
  /** JSON of the primary key after the write. */
  readonly key: string
  /** JSON of the whole row before it; null for an insert. */
  readonly before: string | null
  /** Of a removed transaction: the entry that had brought it. */
  readonly added_in: EntryId | null
}

/** Takes single writes back. The statements are prepared once, so that a name that is no column fails when the store opens. */
export function restorer(db: WriteDb) {
  const ways = new Map(
    tracedTables.map((table) => {
      const sql = waysBack(table)
      const insert = db.prepareWrite<{ before: string }>(sql.insert)
      const update = db.prepareWrite<{ before: string; key: string }>(sql.update)
      const remove = db.prepareWrite<{ key: string }>(sql.remove)
      const clear = table.clear === undefined ? null : db.prepareWrite<{ before: string }>(table.clear)
      return [table.name, { insert, update, remove, clear, returns: table.returns }]
    }),
  )

  /**
   * One write backwards. Lines are taken back the latest first, so that each meets the rows as it left them, but for those
   * that are gone for good.
   * @param isGoing whether what an entry brought goes as well: then it does not come back first.
   */
  return (line: Line, isGoing: (entryId: EntryId) => boolean): void => {
    const { table_name: name, op, key, before, added_in: addedIn } = line
    const way = ways.get(name)
    if (way === undefined) throw new Error('the journal names a table that no entry writes to')
    if (op === 'insert' || before === null) {
      way.remove.run({ key })
      return
    }
    way.clear?.run({ before })
    if (op === 'delete') {
      if (addedIn === null || !isGoing(addedIn)) way.insert.run({ before })
      return
    }
    if (way.update.run({ before, key }).changes > 0 || !way.returns) return
    // What it hung on before is gone, or it went with something that is gone: its keys say which of the two.
    way.remove.run({ key })
    way.insert.run({ before })
  }
}
