import { expect, test } from 'vitest'
import { startStore } from './testing.ts'
import { tracedTables } from './traced-tables.ts'

/** What follows from the rest, or is the bank's: no line of the journal keeps it. */
const derived: Readonly<Record<string, RegExp>> = {
  bank_transaction: /^is_own_transfer$/,
  account: /^(?!own_name$|is_counted$)/,
}

interface Trigger {
  readonly tbl_name: string
  readonly sql: string
}

test('every table whose writes leave a line is one that can be put back, with every column it has', async () => {
  using household = await startStore()
  const triggers = household.ask<Trigger>(
    "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_traced\\_%' ESCAPE '\\'",
  )
  expect(new Set(triggers.map(({ tbl_name }) => tbl_name))).toEqual(
    new Set(tracedTables.map(({ name }) => name)),
  )
  for (const { name, columns, key } of tracedTables) {
    const there = household
      .ask<{ name: string; pk: number }>(`SELECT name, pk FROM pragma_table_info('${name}')`)
      .filter((column) => derived[name]?.test(column.name) !== true)
    expect([...columns].sort(), name).toEqual(there.map((column) => column.name).sort())
    const keys = household.ask<{ name: string }>(
      `SELECT name FROM pragma_table_info('${name}') WHERE pk > 0 ORDER BY pk`,
    )
    expect(key, name).toEqual(keys.map((column) => column.name))
  }
})

test('a line keeps the whole row as it was', async () => {
  using household = await startStore()
  for (const { name, columns } of tracedTables) {
    const triggers = household.ask<Trigger>(
      `SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '${name}'
        AND name LIKE '%\\_traced\\_%' ESCAPE '\\' AND sql LIKE '%old.%'`,
    )
    expect(triggers.length, name).toBeGreaterThan(0)
    for (const { sql } of triggers) {
      const kept = [...sql.matchAll(/'(\w+)', old\.(\w+)/g)].filter(([, word, column]) => word === column)
      const names = new Set(kept.map(([, word]) => word))
      expect(
        [...columns].filter((column) => !names.has(column)),
        `${name}: ${sql.slice(0, 60)}`,
      ).toEqual([])
    }
  }
})
