import { loadavg } from 'node:os'
import { test } from 'vitest'
import { identityPolicy } from '../../src/main/banks/sparebank1/identity-policy.ts'
import type { Store } from '../../src/main/store/store.ts'
import { invent, startStore } from '../../src/main/store/testing.ts'
import type { Answer, AnswerRow } from '../../src/main/sync/answer.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { loadAround } from '../../src/main/sync/known.ts'
import { match } from '../../src/main/sync/match.ts'
import { startPace } from '../../src/main/sync/pace.ts'

// Ten thousand arriving rows of three months meet what is stored: from ten thousand rows to a million. What is older than the
// three months must not matter, so the rate should stay.

const sizes = [10_000, 100_000, 1_000_000]
const arriving = 10_000
const rowsPerDay = 110
const today = '2026-06-01'
const rounds = 7
const shops = [
  'REMA 1000 MIDTBYEN',
  'KIWI 505 BARCODE',
  'Ruter AS',
  'SPOTIFY P2B3C4',
  'Vipps*Kaffebaren',
  'Tibber Norge AS',
]

/** The n-th newest row; `generation`: how often the bank has given its ids out anew. */
function rowOf(n: number, generation = 0): AnswerRow {
  const text = `${shops[n % shops.length] ?? ''} ${n % 311}`
  return {
    ...invent.row({ minor: -100 - ((n * 7919) % 90_000), text, bankText: text }),
    bookedOn: addDays(today, -Math.floor(n / rowsPerDay)),
    identity: `${generation}-${722_041_731_680_000 + n}`,
  }
}

function fill(store: Store, accountId: string, from: number, to: number): void {
  for (let start = from; start < to; start += 5000)
    store.pageTransaction(() => {
      for (let n = start; n < Math.min(start + 5000, to); n++) {
        const row = rowOf(n)
        store.transactions.insert(accountId, `id:${row.identity}`, row, invent.at)
      }
    })
}

/** Reading what is stored around the answer and deciding what each row of it is: rows in a second of computing time, which a
 *  busy machine does not stretch; the best of some rounds. */
async function rateOf(store: Store, accountId: string, rows: readonly AnswerRow[]): Promise<number> {
  const { movesDays, amountMayChange } = identityPolicy
  const from = rows.at(-1)?.bookedOn ?? today
  const answer: Answer = {
    source: 'bank', rows, from, to: today, isWhole: true, rules: { movesDays, amountMayChange, today },
  } // prettier-ignore
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    const pace = startPace()
    await match(answer, await loadAround(answer, accountId, store.transactions, pace), pace)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return rows.length / (best / 1000)
}

const kinds: Readonly<Record<string, (n: number) => AnswerRow>> = {
  'the same ids': (n) => rowOf(n),
  'other ids': (n) => rowOf(n, 1),
  'other ids and days': (n) => ({
    ...rowOf(n, 1),
    bookedOn: addDays(rowOf(n).bookedOn, n % 3 === 0 ? 1 : 0),
  }),
}

test('matching of 10,000 arriving rows against 10,000 to 1,000,000 stored', async () => {
  using at = await startStore()
  const accountId = invent.account(at.store)
  const rates = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]))
  let filled = sizes[0] ?? 0
  fill(at.store, accountId, 0, filled)
  for (const arrivingRow of Object.values(kinds))
    // warm, so that the first size is not measured slower than it is
    await rateOf(
      at.store,
      accountId,
      Array.from({ length: arriving }, (_, n) => arrivingRow(n)),
    )
  for (const size of sizes) {
    fill(at.store, accountId, filled, size)
    filled = size
    for (const [kind, arrivingRow] of Object.entries(kinds)) {
      const rows = Array.from({ length: arriving }, (_, n) => arrivingRow(n))
      const rate = await rateOf(at.store, accountId, rows)
      rates.get(kind)?.push(rate)
      console.log(
        `${size.toLocaleString('en')} stored, ${kind.padEnd(18)} ${Math.round(rate).toLocaleString('en')} rows/s`,
      )
    }
  }
  for (const [kind, [first = 0, , last = 0]] of rates)
    console.log(
      `time at 1,000,000 stored beside 10,000, ${kind.padEnd(18)} ${(first / last).toFixed(2)} times`,
    )
  console.log(`load ${loadavg()[0]?.toFixed(1) ?? ''}`)
})
