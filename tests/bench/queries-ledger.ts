import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { inventLedger } from '../../src/main/queries/testing.ts'

/** Ten years of an invented household, the same on every run, beside the same rows in a plain table. */

export const firstDay = '2016-06-02'
export const today = '2026-06-01'
const dayCount = 3652
const shops = [
  'REMA 1000',
  'KIWI',
  'COOP EXTRA',
  'MENY',
  'Ruter',
  'Vinmonopolet',
  'Café Ærlig',
  'Apotek 1',
  'IKEA',
  'SAS',
]
const places = ['Torshov', 'Grünerløkka', 'Ås', 'Bodø', 'Ålesund', 'Ski', 'Bergen Sentrum', 'Trondheim Torg']
const currencies = ['NOK', 'NOK', 'NOK', 'NOK', 'NOK', 'NOK', 'NOK', 'NOK', 'EUR', 'EUR', 'EUR', 'EUR']

export interface PlainRow {
  readonly id: number
  readonly account: string
  readonly day: string
  readonly minor: number
  readonly text: string
}

/** Integers below 2^32 from a seed (mulberry32): no clock, no Math.random. */
function randomSource(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Rows lie in the file as a sync writes them: the newest first. `rareWord` occurs ten times. */
export function inventYears(rowCount: number) {
  const ledger = inventLedger()
  const bank = ledger.connection()
  const accounts = currencies.map((currency, n) => ledger.account(bank, { currency, ownName: `Konto ${n}` }))
  const random = randomSource(1)
  const rows: PlainRow[] = []
  const raw = JSON.stringify({ id: 'x'.repeat(60), key: 'k'.repeat(22), more: 'y'.repeat(300) })
  const lastDay = Date.parse(`${today}T00:00:00Z`)
  const add = (n: number) => {
    const account = accounts[random(accounts.length)] ?? ''
    const day = new Date(lastDay - Math.floor((n / rowCount) * dayCount) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    const isRare = n % (rowCount / 10) === rowCount / 20
    const shop = isRare
      ? 'Hardanger Bunadsøm'
      : `${shops[random(shops.length)]} ${places[random(places.length)]}`
    const text = `Varekjøp ${shop} Dato ${day.slice(8)}.${day.slice(5, 7)} kl. ${7 + random(15)}.${10 + random(50)}`
    const minor = random(20) === 0 ? 100_000 + random(3_000_000) : -100 - random(200_000)
    const isOwnTransfer = random(25) === 0
    const id = ledger.booked(account, { bookedOn: day, minor, text, counterparty: shop, isOwnTransfer, raw })
    rows.push({ id, account, day, minor, text })
  }
  const addRange = ledger.db.transaction((from: number, to: number) => {
    for (let n = from; n < to; n++) add(n)
  })
  for (let from = 0; from < rowCount; from += 10_000) addRange(from, Math.min(from + 10_000, rowCount))
  return { ledger, accounts, rows }
}

/** What one would write first: one table, one index, no encryption. */
export function plainTable(beside: string, rows: readonly PlainRow[]): Database.Database {
  const db = new Database(join(dirname(beside), 'plain.db'))
  db.pragma('journal_mode = WAL')
  db.exec(`CREATE TABLE plain (id INTEGER PRIMARY KEY, account TEXT, day TEXT, minor INTEGER, text TEXT);
    CREATE INDEX plain_account_day ON plain (account, day)`)
  const insert = db.prepare('INSERT INTO plain VALUES (@id, @account, @day, @minor, @text)')
  db.transaction(() => {
    for (const row of rows) insert.run(row)
  })()
  return db
}

/** Median and first of several runs, in ms. */
export async function timed(work: () => unknown): Promise<{ medianMs: number; firstMs: number }> {
  const took: number[] = []
  for (let run = 0; run < 9; run++) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  const [firstMs = 0] = took
  return { firstMs, medianMs: took.toSorted((a, b) => a - b)[4] ?? 0 }
}
