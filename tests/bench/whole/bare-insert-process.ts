import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openReadDb } from '../../../src/main/store/database.ts'

// What the database alone can do with the very rows the sync stored: a plain file, a primary key, the index of account and
// day, one prepared insert, one transaction, WAL with synchronous = FULL (one flush at its end).

const [, , storeFile = '', keyHex = '', bareFile = ''] = process.argv

const columns = [
  'account_id', 'identity', 'booked_on', 'value_on', 'purchased_on', 'minor', 'original_minor', 'original_currency', 'rate',
  'text', 'bank_text', 'counterparty', 'counterparty_account', 'message', 'type_code', 'type_text', 'bank_ref',
  'is_own_transfer', 'search_text', 'first_seen_at', 'changed_at', 'raw',
] as const // prettier-ignore

const store = openReadDb(storeFile, Buffer.from(keyHex, 'hex'))
const rows = store
  .prepare<[], Record<string, string | number | null>>(
    `SELECT ${columns.join(', ')} FROM bank_transaction ORDER BY id`,
  )
  .all([])
  .map((row) => columns.map((column) => row[column] ?? null))
store.close()

const db = new Database(bareFile)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(`CREATE TABLE bare (${columns.join(', ')}, PRIMARY KEY (account_id, identity));
  CREATE INDEX bare_account_day ON bare (account_id, booked_on)`)
const insert = db.prepare(`INSERT INTO bare VALUES (${columns.map(() => '?').join(', ')})`)
const cpuBefore = process.cpuUsage()
const startedAt = performance.now()
db.transaction(() => {
  for (const row of rows) insert.run(row)
})()
const tookMs = performance.now() - startedAt
const { user, system } = process.cpuUsage(cpuBefore)
db.close()
for (const suffix of ['', '-wal', '-shm']) rmSync(`${bareFile}${suffix}`, { force: true })
process.send?.({ tookMs, cpuMs: (user + system) / 1000 })
