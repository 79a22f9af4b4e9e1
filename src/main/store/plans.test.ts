import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { cipherName } from './database.ts'
import { startStore } from './testing.ts'

/** Tables that grow with the years. */
const large = [
  'bank_transaction',
  'entry_change',
  'import_row',
  'former_identity',
  'balance_reading',
  'entry',
]

test('nothing that the store asks reads a table from end to end that grows with the years', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  using at = await startStore()
  const asked = prepare.mock.calls.map(([sql]) => sql.trim()).filter((sql) => /^(SELECT|INSERT|UPDATE|DELETE|WITH)/.test(sql)) // prettier-ignore
  prepare.mockRestore()
  expect(asked.length).toBeGreaterThan(200)
  const driver = new Database(at.file)
  driver.pragma(`cipher = '${cipherName}'`)
  driver.pragma(`key = 'raw:${Buffer.from(at.key).toString('hex')}'`)
  const scans = asked.filter((sql) => {
    const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])
    const places = [...sql.matchAll(/\?/g)].map(() => null)
    const plan = driver.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    const steps = plan.all(...(names.length > 0 ? [Object.fromEntries(names)] : places))
    return steps.some(({ detail }) => large.some((table) => detail === `SCAN ${table}`))
  })
  driver.close()
  // Once, where somebody leaves a bank.
  expect(scans.map((sql) => sql.slice(0, 38))).toEqual(["DELETE FROM entry WHERE kind = 'undo' "])
})
