import { describe, expect, test } from 'vitest'
import { parseSource } from './source.ts'
import { composedSql } from './sql.ts'

const columns = parseSource('src/main/store/columns.ts', "export const columns = ['id', 'minor'] as const")

function finds(text: string): number {
  return composedSql([columns, parseSource('src/main/store/x.ts', text)]).length
}

describe('SQL', () => {
  test.each([
    'const f = (name) => db.prepare(`SELECT ${name} FROM t`)',
    'const f = (table) => db.prepareWrite(`DELETE FROM ${table}`)',
    "const f = (table) => db.prepare('SELECT * FROM ' + table)",
    'let table = "t"\ndb.prepare(`SELECT * FROM ${table}`)',
    'function f() { const table = input(); db.exec(`DROP TABLE ${table}`) }',
    'const part = where()\ndb.prepare(`SELECT 1 ${part}`)',
    "const f = (names) => db.prepare(`SELECT ${names.join(', ')} FROM t`)",
    "const names = ['a']\nconst f = (x) => db.prepare(`SELECT ${names.map((n) => n + x)} FROM t`)",
    "import { other } from './missing.ts'\ndb.prepare(`SELECT ${other} FROM t`)",
  ])('may not be %s', (text) => expect(finds(text)).toBe(1))

  test.each([
    "db.prepare('SELECT 1')",
    'db.prepare(`SELECT 1`)',
    "const part = ' WHERE id = ?'\ndb.prepare('SELECT 1 FROM t' + part)",
    "import { columns } from './columns.ts'\ndb.prepare(`SELECT ${columns.join(', ')} FROM t`)",
    "import { columns as all } from './columns.ts'\ndb.prepare(`VALUES (${all.map((name) => '@' + name).join()})`)",
    "const parts = { where: ' WHERE 1' }\ndb.prepare('SELECT 1' + parts.where)",
    'const f = (ms) => log.event(`took ${ms} ms`)',
  ])('may be %s', (text) => expect(finds(text)).toBe(0))
})
