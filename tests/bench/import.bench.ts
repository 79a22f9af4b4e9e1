import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { startFileThread, type FileThread } from '../../src/main/files/import-thread/client.ts'
import { bankLayouts, bunqLayouts } from '../../src/main/files/import/testing/bank-layouts.ts'
import { ownNumber, writeCsv, type CsvStyle } from '../../src/main/files/import/testing/csv-writers.ts'
import { utf8 } from '../../src/main/files/import/testing/encode.ts'
import type { InventedRow } from '../../src/main/files/import/testing/invented.ts'
import { writeCamt, writeOfx } from '../../src/main/files/import/testing/xml-writers.ts'
import { toStatementFacts, type StatementFacts } from '../../src/main/files/statement-rows.ts'
import { openStore } from '../../src/main/store/open.ts'
import type { Store } from '../../src/main/store/store.ts'
import { importStatements } from '../../src/main/sync/import-save.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { undoImport } from '../../src/main/sync/import-undo.ts'
import { watched } from './whole/stalls.ts'

// Each kind of file from its bytes to the stored rows: parsing in its thread, and the whole import with the rows' way to main
// and the encrypted store, beside the least that any of it could be, a walk over the decoded text that looks at each of its characters.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const entry = new URL('../../src/main/files/import-thread/import-thread.ts', import.meta.url)
const at = '2026-06-01T10:00:00.000Z'
const shops = ['REMA 1000 MIDTBYEN', 'KIWI 505 BARCODE', 'Ruter AS', 'Vipps Kaffebaren', 'Tibber Norge AS']

/** Newest first, 40 a day. */
const rows: readonly InventedRow[] = Array.from({ length: rowCount }, (_, index) => {
  const bookedOn = addDays('2026-06-01', -Math.floor(index / 40))
  return {
    bookedOn, valueOn: bookedOn, minor: (index % 9 === 0 ? 1 : -1) * (100 + ((index * 7919) % 90_000)),
    text: `${shops[index % shops.length] ?? ''} ${index % 311}`, counterparty: shops[index % shops.length] ?? '',
    other: '60050612344', message: `Faktura ${index}`, reference: `ref-${index}`,
  } // prettier-ignore
})

const norwegian: CsvStyle = {
  delimiter: ';', quotes: 'always', lineEnd: '\n', decimalMark: ',', grouping: '', minus: '-', date: 'dd.mm.yyyy',
  isOutNegative: true, hasTrailingDelimiter: true,
} // prettier-ignore
const dutch: CsvStyle = {
  ...norwegian,
  delimiter: ',',
  decimalMark: '.',
  date: 'yyyy-mm-dd',
  hasTrailingDelimiter: false,
}

/** As many rows of CAMT.053 as fit into the largest file we read: it spends hundreds of bytes on each. */
const camtRows = rows.slice(0, Math.min(rowCount, 40_000))

function filesOf(): readonly (readonly [name: string, bytes: Uint8Array, count: number])[] {
  const layouts = ['sparebank1-csv', 'dnb-csv', 'sbanken-csv'].flatMap((format) => {
    const layout = bankLayouts.find((each) => each.format === format)
    return layout === undefined
      ? []
      : [[layout.name, utf8(writeCsv(layout, rows, norwegian)), rowCount] as const]
  })
  const bunq = bunqLayouts(() => ownNumber).slice(0, 1)
  const named = rows.map(({ bookedOn, minor, text }) => `${bookedOn};${text};${(minor / 100).toFixed(2)}\n`)
  return [
    ...layouts,
    ...bunq.map((layout) => [layout.name, utf8(writeCsv(layout, rows, dutch)), rowCount] as const),
    ['any CSV, columns guessed', utf8(`When;What;How much\n${named.join('')}`), rowCount],
    ['CAMT.053', utf8(writeCamt(camtRows, { version: '08', prefix: '', isPretty: false, isDateTime: false, text: 'escaped' })), camtRows.length],
    ['OFX 1', utf8(writeOfx(rows, { form: 'sgml', kind: 'bank', lineEnd: '\r\n', decimalMark: '.', time: '' })), rowCount],
  ] // prettier-ignore
}

/** What every parser does at the least: decode, and look at every character once. */
function bareWalk(bytes: Uint8Array): number {
  const startedAt = performance.now()
  const text = new TextDecoder('windows-1252').decode(bytes)
  let signs = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 32) signs++
  const tookMs = performance.now() - startedAt
  if (signs < bytes.length / 2) throw new Error('the file was not walked through')
  return tookMs
}

interface Timed<R> {
  readonly value: R
  readonly tookMs: number
  /** Of main, by the clock, and as far as it computed: the second is the same on a busy machine as on a calm one. */
  readonly stallMs: number
  readonly computeMs: number
}

async function timed<R>(work: () => Promise<R>): Promise<Timed<R>> {
  const result: R[] = []
  let tookMs = 0
  const { stallMaxMs, computeMaxMs } = await watched(async () => {
    const startedAt = performance.now()
    result.push(await work())
    tookMs = performance.now() - startedAt
    await sleep(10) // the watch looks once more
  })
  const [value] = result
  if (value === undefined) throw new Error('nothing was measured')
  return { value, tookMs, stallMs: stallMaxMs, computeMs: computeMaxMs }
}

async function fetchRows(
  thread: FileThread,
  format: Parameters<typeof toStatementFacts>[1],
): Promise<StatementFacts[]> {
  const facts: StatementFacts[] = []
  for await (const piece of thread.rows(0))
    for (const row of piece) facts.push(toStatementFacts(row, format, 'NOK'))
  return facts
}

function take(store: Store, facts: readonly StatementFacts[], accountId: string | null) {
  const account = { kind: 'current', name: 'Bench', number: null, iban: null, currency: 'NOK' } as const
  return importStatements({
    store,
    file: { fileName: 'bench', format: 'ofx', importedAt: at, sha256: '' },
    statements: [{ into: accountId ?? account, rows: facts, format: 'ofx', stated: null }],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
}

const speed = (count: number, tookMs: number): string =>
  `${Math.round(count / (tookMs / 1000)).toLocaleString('en')} rows/s`

async function measure(name: string, bytes: Uint8Array, count: number, store: Store): Promise<void> {
  const walkMs = bareWalk(bytes)
  const thread = startFileThread({ entry })
  try {
    await thread.read({ name, bytes: utf8('When;What;How much\n2026-01-01;x;1.00\n') }, new Map()) // the thread is up
    const parsed = await timed(() => thread.read({ name, bytes }, new Map()))
    const { format } = parsed.value
    if (format === null) throw new Error(`${name} was not understood`)
    const fetched = await timed(() => fetchRows(thread, format))
    if (fetched.value.length !== count) throw new Error(`${name} lost rows`)
    const saved = await timed(() => take(store, fetched.value, null))
    const again = await timed(() => take(store, fetched.value, saved.value.accountIds[0] ?? null))
    const wholeMs = parsed.tookMs + fetched.tookMs + saved.tookMs
    const undone = await timed(async () => {
      for (const each of [again, saved]) await undoImport(store, each.value.importId, at)
      return null
    })
    const phases = { parse: parsed, fetch: fetched, save: saved, again, undo: undone }
    console.log(
      `${name.padEnd(26)} ${(bytes.length / 1e6).toFixed(0).padStart(3)} MB  parse ${speed(count, parsed.tookMs).padStart(16)} ` +
        `(${(parsed.tookMs / walkMs).toFixed(1)} bare walks)  whole ${speed(count, wholeMs).padStart(15)}  ` +
        `again ${speed(count, again.tookMs).padStart(15)}  taken back ${speed(count, undone.tookMs).padStart(15)}  ` +
        `main held at most, computing (by the clock), target 50 ms: ` +
        Object.entries(phases)
          .map(
            ([phase, { stallMs, computeMs }]) => `${phase} ${computeMs.toFixed(0)} (${stallMs.toFixed(0)})`,
          )
          .join(', '),
    )
  } finally {
    await thread.close()
  }
}

test(`files of ${rowCount} rows`, { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const key = randomBytes(32)
  const store = await openStore({
    file: join(folder, 'profile', 'oversikt.db'), key, createKey: () => Promise.resolve(key),
    log: { event: () => undefined, error: () => '' },
  }) // prettier-ignore
  for (const [name, bytes, count] of filesOf())
    if (name.includes(process.env['OVERSIKT_BENCH_FILE'] ?? '')) await measure(name, bytes, count, store)
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
