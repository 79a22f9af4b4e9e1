import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'vitest'
import { openReadDb } from '../../src/main/store/database.ts'
import { openStore } from '../../src/main/store/open.ts'
import { invent, silentLog } from '../../src/main/store/testing.ts'
import { journalDetailsQuestion } from '../../src/main/queries/journal-details.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { undoEntry } from '../../src/main/sync/undo.ts'

const rowCount = 100_000
const at = '2026-06-02T08:00:00.000Z'

/** A first sync of many payments, of which a later one changed some and a person wrote about some. */
test('taking back a first sync of 100,000 payments', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const key = randomBytes(32)
  const file = join(folder, 'profile', 'oversikt.db')
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  const accountId = invent.account(store)
  const begin = () =>
    store.transaction(() => store.journal.begin({ kind: 'sync', at: invent.at, subject: { name: 'Bench' } }))
  const raw = JSON.stringify({ id: 'x'.repeat(60), more: 'y'.repeat(200) })
  const rowOf = (index: number, text: string) =>
    invent.row({ text, minor: -100 - index, bookedOn: addDays('2026-06-01', -Math.floor(index / 30)), raw })
  const write = (entryId: number, from: number, work: (index: number) => void) =>
    store.journal.writePage(entryId, () => {
      for (let index = from; index < from + 1000; index++) work(index)
    })
  const first = begin()
  for (let from = 0; from < rowCount; from += 1000)
    write(first, from, (index) =>
      store.transactions.insert(accountId, `id:${index}`, rowOf(index, `Shop ${index}`), invent.at),
    )
  store.transaction(() => store.journal.end(first, invent.at))
  const second = begin()
  for (let from = 0; from < 10_000; from += 1000)
    write(second, from, (index) =>
      store.transactions.merge(index + 1, rowOf(index, `Shop ${index} AS`), invent.at),
    )
  store.transaction(() => store.journal.end(second, invent.at))

  const reader = openReadDb(file, key)
  const details = journalDetailsQuestion(reader)
  const askedAt = performance.now()
  const { later, effects } = details({ entryId: first })
  console.log(
    `what it did            ${(performance.now() - askedAt).toFixed(0)} ms (${effects.length} shown, ${later.length} later)`,
  )
  const laterAt = performance.now()
  const laterIds = store.undo.later(first)
  console.log(`what stands on it      ${(performance.now() - laterAt).toFixed(0)} ms`)

  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const startedAt = performance.now()
  await undoEntry({ store, entryId: first, laterIds, at })
  const tookMs = performance.now() - startedAt
  delay.disable()
  console.log(
    `taken back             ${(tookMs / 1000).toFixed(1)} s for ${rowCount} payments and 10,000 lines`,
  )
  console.log(
    `event loop delay       p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, max ${(delay.max / 1e6).toFixed(1)} ms (target 50)`,
  )
  reader.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
