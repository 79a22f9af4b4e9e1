import type { WriteDb } from './port.ts'

/** Calls a host has had of us: the shape `http` asks for, which the store may not import. Instants in ms since 1970. */
export interface BudgetRecord {
  readonly calls: readonly number[]
  readonly blockedUntil: number | null
}

export type BudgetStore = ReturnType<typeof budgetStore>

/** Kept in the file, so that a restart does not spend a bank's allowance twice. */
export function budgetStore(db: WriteDb) {
  const one = db.prepare<[string], { record: string }>('SELECT record FROM call_budget WHERE host = ?')
  const put = db.prepareWrite<[string, string]>(
    'INSERT INTO call_budget (host, record) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET record = excluded.record',
  )
  return {
    load: (host: string): BudgetRecord | null => {
      const row = one.get([host])
      return row === undefined ? null : (JSON.parse(row.record) as BudgetRecord)
    },
    save: (host: string, record: BudgetRecord): void => void put.run([host, JSON.stringify(record)]),
  }
}
