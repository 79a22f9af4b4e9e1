import type { WriteDb } from './port.ts'

export type SettingStore = ReturnType<typeof settingStore>

/** Small JSON values by name. What a value means, and whether it still has the right shape, is the reader's business. */
export function settingStore(db: WriteDb) {
  const one = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?')
  const put = db.prepareWrite<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return {
    /** null when it was never set. */
    get: (key: string): unknown => {
      const row = one.get([key])
      return row === undefined ? null : (JSON.parse(row.value) as unknown)
    },
    set: (key: string, value: unknown): void => void put.run([key, JSON.stringify(value)]),
  }
}
