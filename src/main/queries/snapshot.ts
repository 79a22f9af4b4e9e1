import type { ReadDb } from '../store/port.ts'

/** Ends the snapshot. */
export type Release = () => void

/**
 * Holds the file as it is now for everything read on this connection until released, while others go on writing. A
 * statement that has begun and not ended keeps SQLite's read transaction open; reading needs no BEGIN for that.
 */
export function snapshot(db: ReadDb): () => Release {
  const unfinished = db.prepare<[], unknown>('SELECT 1 FROM setting UNION ALL SELECT 1 UNION ALL SELECT 1')
  return () => {
    const rows = unfinished.iterate([])
    rows.next()
    return () => void rows.return?.()
  }
}
