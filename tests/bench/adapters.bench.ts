import { test } from 'vitest'
import type { BankSession, TransactionPage } from '../../src/main/banks/bank.ts'
import { bunqReading } from '../../src/main/banks/bunq/reading.ts'
import { sbankenSession } from '../../src/main/banks/sbanken/session.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { items } from '../fixtures/bunq/fixture.ts'

// 100,000 rows of bunq and of Sbanken through parse, check, normalise and the walk over their pages, beside the bare parser of
// the same texts in the same run. SpareBank 1 has its own file: it answers in other pages.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const clock = { now: () => Date.parse('2026-06-01T10:00:00Z') }
const signal = new AbortController().signal
/** Forty rows a day, newest first. */
const dayOf = (row: number): string => addDays('2026-06-01', -Math.floor(row / 40))

interface Bench {
  readonly name: string
  /** The same texts, for the parser alone. */
  readonly texts: readonly string[]
  readonly reading: Pick<BankSession, 'transactions'>
  readonly bankKey: string
}

function bunqBench(): Bench {
  const [payment] = items('payment')
  const sample = payment?.fields as Record<string, unknown>
  const perPage = 200
  const texts: string[] = []
  for (let first = 0; first < rowCount; first += perPage) {
    const rows = Array.from({ length: Math.min(perPage, rowCount - first) }, (_, at) => {
      const row = first + at
      const second = String(59 - (row % 40)).padStart(2, '0')
      const created = `${dayOf(row)} 12:00:${second}.000000`
      const amount = { currency: 'EUR', value: `-${(row % 900) + 1}.16` }
      return { Payment: { ...sample, id: 90_000_000 - row, created, updated: created, amount } }
    })
    const isLast = first + perPage >= rowCount
    const older = isLast
      ? null
      : `/v1/user/1/monetary-account/2/payment?count=200&older_id=${90_000_001 - first - perPage}`
    texts.push(
      JSON.stringify({ Response: rows, Pagination: { future_url: null, newer_url: null, older_url: older } }),
    )
  }
  const empty = JSON.stringify({
    Response: [],
    Pagination: { future_url: null, newer_url: null, older_url: null },
  })
  const get = (path: string) => {
    const older = /older_id=(\d+)/.exec(path)?.[1]
    const page = older === undefined ? 0 : (90_000_001 - Number(older)) / perPage
    const text = path.includes('/payment?') ? (texts[page] ?? empty) : empty
    return Promise.resolve({ status: 200, headers: {}, text })
  }
  const reading = bunqReading({ get, userId: () => Promise.resolve(1) }, { clock })
  return { name: 'bunq, pages of 200', texts, reading, bankKey: '2' }
}

function sbankenBench(): Bench {
  const all = Array.from({ length: rowCount }, (_, row) => ({
    transactionId: String(118_347_958_000_000_000n + BigInt(row)),
    accountingDate: `${dayOf(row)}T00:00:00`,
    interestDate: `${dayOf(row)}T00:00:00`,
    amount: -((row % 90_000) + 1) / 100,
    text: `*6755 ${dayOf(row).slice(8)}.${dayOf(row).slice(5, 7)} NOK 150.00 KAFFEBAREN ${row} OSLO Kurs: 1.0000`,
    transactionType: 'VISA VARE',
    transactionTypeCode: 714,
    transactionTypeText: 'VISA VARE',
    source: 1,
    cardDetailsSpecified: false,
  }))
  const texts: string[] = []
  const get = ({ url }: { readonly url: string }) => {
    const { pathname, searchParams } = new URL(url)
    const from = searchParams.get('startDate') ?? ''
    const to = searchParams.get('endDate') ?? '9999'
    const index = Number(searchParams.get('index'))
    const isArchive = pathname.includes('/archive/')
    const rows = isArchive
      ? all.filter(({ accountingDate: day }) => day.slice(0, 10) >= from && day.slice(0, 10) <= to)
      : []
    const text = JSON.stringify({ availableItems: rows.length, items: rows.slice(index, index + 1000) })
    texts.push(text)
    return Promise.resolve({ status: 200, headers: {}, text })
  }
  const made = new Map<string, ReturnType<typeof get>>()
  // Made once and kept: the stand-in's own work is not the adapter's.
  const http = { get: (request: { readonly url: string }) => made.get(request.url) ?? kept(request) }
  const kept = (request: { readonly url: string }) => {
    const reply = get(request)
    made.set(request.url, reply)
    return reply
  }
  const reading = sbankenSession({
    http,
    settings: { era: 'apibeta-v2' },
    endpoints: { api: 'http://127.0.0.1:9' },
    customerId: null,
    clock,
  })
  return { name: 'Sbanken, pages of 1000', texts, reading, bankKey: 'A1' }
}

async function read({ reading, bankKey }: Bench): Promise<number> {
  let count = 0
  const accounts = [{ bankKey, kind: 'current', currency: 'NOK' }] as const
  const pages: AsyncIterable<TransactionPage> = reading.transactions(
    { accounts, from: null, cursor: null },
    signal,
  )
  for await (const { rows } of pages) count += rows.length
  return count
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

test('rows of bunq and Sbanken through their adapters', async () => {
  for (const bench of [bunqBench(), sbankenBench()]) {
    await read(bench) // warm, and the texts are made
    const texts = [...bench.texts]
    const parseMs = await timed(() => texts.forEach((text) => JSON.parse(text)))
    let count = 0
    const readMs = await timed(async () => void (count = await read(bench)))
    if (count !== rowCount) throw new Error(`${bench.name}: ${count} rows of ${rowCount}`)
    const perSecond = Math.round(count / (readMs / 1000))
    process.stdout.write(
      `${bench.name.padEnd(26)} ${readMs.toFixed(0).padStart(6)} ms  ${String(perSecond).padStart(8)} rows/s  ` +
        `${(readMs / parseMs).toFixed(1)} times JSON.parse of the same texts (${parseMs.toFixed(0)} ms)\n`,
    )
  }
})
