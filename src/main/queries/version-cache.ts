import type { ReadDb } from '../store/port.ts'

/** Keeps what was worked out from the file for as long as nobody wrote to it. */
export interface VersionCache<T> {
  has(key: string): boolean
  /** The kept value, or what `compute` gives. */
  get(key: string, compute: () => T): T
}

/**
 * SQLite tells whether the file changed: `data_version` moves when another connection commits, `total_changes()` when
 * this one writes. So a kept value is never older than the file, whoever wrote. The `capacity` last used are kept.
 */
export function versionCache<T>(db: ReadDb, capacity: number): VersionCache<T> {
  const readVersion = db.prepare<[], { data_version: number; own: number }>(
    'SELECT data_version, total_changes() AS own FROM pragma_data_version',
  )
  const kept = new Map<string, T>()
  let keptVersion = ''

  function forgetIfChanged() {
    const now = readVersion.get([])
    const version = `${now?.data_version}/${now?.own}`
    if (version !== keptVersion) kept.clear()
    keptVersion = version
  }

  return {
    has(key) {
      forgetIfChanged()
      return kept.has(key)
    },
    get(key, compute) {
      forgetIfChanged()
      const found = kept.get(key)
      const value = found === undefined ? compute() : found
      kept.delete(key)
      kept.set(key, value) // last in the map: used last
      for (const oldest of kept.keys()) {
        if (kept.size <= capacity) break
        kept.delete(oldest)
      }
      return value
    },
  }
}
