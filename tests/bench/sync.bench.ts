import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { test } from 'vitest'
import type { BankSession, BankTransaction } from '../../src/main/banks/bank.ts'
import { identityPolicy } from '../../src/main/banks/sparebank1/identity-policy.ts'
import { systemClock } from '../../src/main/clock.ts'
import { factColumns, toFactRow } from '../../src/main/store/columns.ts'
import { openStore } from '../../src/main/store/open.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { runSync } from '../../src/main/sync/run.ts'

const rowCount = 100_000
const accountCount = 5
const pageRows = 1000
const today = '2026-06-01'
const shops = [
  'REMA 1000 MIDTBYEN',
  'KIWI 505 BARCODE',
  'Ruter AS',
  'SPOTIFY P2B3C4',
  'Vipps*Kaffebaren',
  'Tibber Norge AS',
  'Apotek 1 Storgata',
]

/** Rows as a bank sends them, newest first: 90 a day over five accounts. */
function inventRows(): BankTransaction[] {
  return Array.from({ length: rowCount }, (_, index) => {
    const text = `${shops[index % shops.length] ?? ''} ${index % 311}`
    return {
      bankKey: `key-${index % accountCount}`, status: 'booked', identity: String(722_041_731_680_000n + BigInt(index)),
      bookedOn: addDays(today, -Math.floor(index / 90)), valueOn: null, purchasedOn: null,
      amount: { minor: -100 - ((index * 7919) % 90_000), currency: 'NOK' }, original: null, rate: null,
      text, bankText: `28.05 ${text}`, counterparty: null, counterpartyAccount: index % 9 === 0 ? '60050612344' : null,
      message: index % 13 === 0 ? `Faktura ${index}` : null, typeCode: 'R_714', typeText: 'Visa', bankRef: null,
      raw: JSON.stringify({ id: 'x'.repeat(60), nonUniqueId: String(index), description: text, date: 1_780_092_000_000, accountKey: 'k'.repeat(22), more: 'y'.repeat(200) }),
    } // prettier-ignore
  })
}

function inventSession(rows: readonly BankTransaction[]): BankSession {
  const accounts = Array.from({ length: accountCount }, (_, index) => ({
    bankKey: `key-${index}`, kind: 'current' as const, name: `Account ${index}`, number: `1813000000${index}`, iban: null,
    currency: 'NOK', booked: null, available: null, creditLimit: null, raw: '{}',
  })) // prettier-ignore
  return {
    test: () => Promise.resolve(),
    account: () => Promise.reject(new Error('nobody asks for one account here')),
    accounts: () => Promise.resolve({ accounts, problems: [] }),
    async *transactions() {
      for (let start = 0; start < rows.length; start += pageRows) {
        const page = rows.slice(start, start + pageRows)
        await Promise.resolve()
        const isLast = start + pageRows >= rows.length
        yield {
          rows: page,
          from: page.at(-1)?.bookedOn ?? today,
          to: page[0]?.bookedOn ?? today,
          problems: [],
          cursor: String(start),
          isLast,
        }
      }
    },
  }
}

/** The same columns into a plain, unencrypted table without an index, in one transaction: as fast as the driver goes. */
function bareInsert(folder: string, rows: readonly BankTransaction[]): number {
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.exec(`CREATE TABLE bare (identity TEXT, ${factColumns.join(', ')}, raw TEXT)`)
  const insert = db.prepare(
    `INSERT INTO bare VALUES (${Array.from({ length: factColumns.length + 2 }, () => '?').join(', ')})`,
  )
  const startedAt = performance.now()
  db.transaction(() => {
    for (const row of rows) {
      const columns = toFactRow(row)
      insert.run(row.identity, ...factColumns.map((column) => columns[column]), row.raw)
    }
  })()
  const tookMs = performance.now() - startedAt
  db.close()
  return tookMs
}

async function timed(
  work: () => Promise<unknown>,
): Promise<{ tookMs: number; p99Ms: number; maxMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedAt = performance.now()
  await work()
  const tookMs = performance.now() - startedAt
  delay.disable()
  return { tookMs, p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 }
}

const perSecond = (tookMs: number): string =>
  `${Math.round(rowCount / (tookMs / 1000)).toLocaleString('en')} rows/s`

test('sync of 100,000 rows beside a bare insert of the same rows', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const rows = inventRows()
  const bareMs = bareInsert(folder, rows)
  const key = randomBytes(32)
  const store = await openStore({
    file: join(folder, 'profile', 'oversikt.db'), key, createKey: () => Promise.resolve(key),
    log: { event: () => undefined, error: () => '' },
  }) // prettier-ignore
  const id = 'bench'
  const settings = {
    generation: 'current',
    authHost: 'api',
    clientAuth: 'body',
    finInst: null,
    redirectPort: 8765,
  } as const
  store.connections.create({
    id,
    system: 'sparebank1',
    name: 'Bench',
    settings,
    createdAt: new Date().toISOString(),
  })
  const session = inventSession(rows)
  const { accounts } = await session.accounts(new AbortController().signal)
  store.accounts.setChosen(id, store.accounts.upsertFromBank(id, accounts, new Date().toISOString()))
  const sync = () => {
    const connection = store.connections.get(id)
    if (connection === null) throw new Error('no connection')
    return runSync({
      connection, session, store, clock: systemClock, signal: new AbortController().signal,
      onProgress: () => undefined, overlapDays: () => 14, identity: identityPolicy,
    }) // prettier-ignore
  }
  const first = await timed(sync)
  const again = await timed(sync)
  console.log(`bare insert            ${perSecond(bareMs)}`)
  console.log(
    `sync, first            ${perSecond(first.tookMs)}  (${(bareMs / first.tookMs).toFixed(2)} of bare; target 0.25)`,
  )
  console.log(`sync, all known        ${perSecond(again.tookMs)}`)
  console.log(
    `event loop delay       first: p99 ${first.p99Ms.toFixed(1)} ms, max ${first.maxMs.toFixed(1)} ms; known: p99 ${again.p99Ms.toFixed(1)} ms, max ${again.maxMs.toFixed(1)} ms (target 50)`,
  )
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
