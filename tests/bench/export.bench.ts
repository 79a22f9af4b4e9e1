import { execFileSync } from 'node:child_process'
import { createWriteStream, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import { stringify } from 'csv-stringify'
import { test } from 'vitest'
import { columns } from '../../src/main/files/export/columns.ts'
import { exportTransactions } from '../../src/main/files/export/export-transactions.ts'
import { fieldOf, profiles } from '../../src/main/files/export/profiles.ts'
import { openExport } from '../../src/main/queries/export-source.ts'
import { createReader } from '../../src/main/queries/reader-client.ts'
import { inventYears, timed } from './queries-ledger.ts'

// All rows to CSV, from the encrypted file to the renamed one, beside the sqlite3 command (where it is installed) or the
// driver writing the same columns of an unencrypted copy, and beside csv-stringify fed with our own fields.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const input = { filter: {}, sort: { by: 'bookedOn', descending: true } } as const

const sameColumns = `SELECT t.booked_on, t.value_on, t.purchased_on, a.own_name, a.number, t.minor / 100.0, a.currency,
  t.original_minor, t.original_currency, t.rate, t.counterparty, t.counterparty_account, t.text, t.bank_text, t.message,
  'booked', t.bank_ref, t.id, t.is_own_transfer
  FROM bank_transaction t JOIN account a ON a.id = t.account_id ORDER BY t.booked_on DESC, t.id DESC`

function hasSqlite3(): boolean {
  try {
    execFileSync('sqlite3', ['--version'])
    return true
  } catch {
    return false
  }
}

async function byDriver(plain: string, file: string) {
  const db = new Database(plain, { readonly: true })
  function* lines() {
    for (const row of db.prepare(sameColumns).raw().iterate() as IterableIterator<unknown[]>)
      yield `${row.join(',')}\n`
  }
  await pipeline(lines, createWriteStream(file))
  db.close()
}

test(`${rowCount} rows to CSV`, { timeout: 600_000 }, async () => {
  const { ledger } = inventYears(rowCount)
  const folder = dirname(ledger.file)
  const file = join(folder, 'out.csv')
  const plain = join(folder, 'copy.db')
  writeFileSync(plain, '')
  ledger.db.execute(`ATTACH DATABASE '${plain}' AS copy KEY ''`)
  for (const table of ['account', 'bank_transaction']) {
    ledger.db.execute(`CREATE TABLE copy.${table} AS SELECT * FROM main.${table}`)
  }
  ledger.db.execute(
    'CREATE INDEX copy.day ON bank_transaction (booked_on, id); CREATE UNIQUE INDEX copy.a ON account (id); DETACH copy',
  )
  const entry = new URL('../../src/main/queries/reader.ts', import.meta.url)
  const reader = createReader({ entry, file: ledger.file, key: ledger.key })
  await reader.ask('accounts:list', undefined)

  const print = (what: string, { medianMs }: { medianMs: number }) =>
    console.log(
      `${what.padEnd(44)} ${medianMs.toFixed(0).padStart(7)} ms  ${Math.round((rowCount / medianMs) * 1000)} rows/s`,
    )
  const before = process.memoryUsage().rss
  let peak = before
  const onProgress = () => (peak = Math.max(peak, process.memoryUsage().rss))
  for (const profile of ['rfc4180', 'excel-no'] as const) {
    print(`ours, ${profile}, thread and rename included`, await timed(async () => {
      await using source = await openExport(reader, input)
      await exportTransactions({ rows: source.batches, profile, file, onProgress })
    })) // prettier-ignore
  }
  console.log(`most memory above what the process had before: ${Math.round((peak - before) / 1e6)} MB`)
  const sqlite3 = () => execFileSync('sh', ['-c', `sqlite3 -csv "$0" "$1" > "$2"`, plain, sameColumns, file])
  if (hasSqlite3()) print('sqlite3 -csv, unencrypted copy', await timed(sqlite3))
  print('driver and joined strings, unencrypted copy', await timed(() => byDriver(plain, file)))
  print('csv-stringify fed with our fields', await timed(async () => {
    await using source = await openExport(reader, input)
    const fields = async function* () {
      for await (const batch of source.batches) {
        for (const row of batch) yield columns.map((column) => fieldOf(column, row, profiles.rfc4180))
      }
    }
    await pipeline(fields, stringify(), createWriteStream(file))
  })) // prettier-ignore
  await reader.close()
  ledger[Symbol.dispose]()
})
