import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { openStore } from '../../src/main/store/open.ts'
import { invent, silentLog } from '../../src/main/store/testing.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { removeConnection } from '../../src/main/sync/remove-connection.ts'
import { watched } from './whole/stalls.ts'

const rowCount = 100_000
const at = '2026-06-02T08:00:00.000Z'

/** Two accounts, one of which a file told of too: it stays, with every tenth row. A second sync changed some of both. */
test('deleting a connection with 100,000 payments', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const key = randomBytes(32)
  const file = join(folder, 'profile', 'oversikt.db')
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  const connectionId = invent.connection(store)
  const whole = invent.account(store, { bankKey: 'a', number: '18130000017' }, connectionId)
  const shared = invent.account(store, { bankKey: 'b', number: '18130000025' }, connectionId)
  const accountOf = (index: number) => (index % 2 === 0 ? whole : shared)
  const raw = JSON.stringify({ id: 'x'.repeat(60), more: 'y'.repeat(200) })
  const rowOf = (index: number, text: string) =>
    invent.row({ text, minor: -100 - index, bookedOn: addDays('2026-06-01', -Math.floor(index / 30)), raw })
  const entries = [0, 1].map(() =>
    store.transaction(() => {
      const run = { connectionId, runId: store.runs.start(connectionId, invent.at) }
      return store.journal.begin({ kind: 'sync', at: invent.at, subject: { name: 'Bench' }, run })
    }),
  )
  const [first = 0, second = 0] = entries
  for (let from = 0; from < rowCount; from += 1000)
    store.journal.writePage(first, () => {
      for (let index = from; index < from + 1000; index++)
        store.transactions.insert(accountOf(index), `id:${index}`, rowOf(index, `Shop ${index}`), invent.at)
    })
  for (let from = 0; from < 40_000; from += 1000)
    store.journal.writePage(second, () => {
      for (let index = from; index < from + 1000; index++)
        store.transactions.merge(index + 1, rowOf(index, `Shop ${index} AS`), invent.at)
    })
  for (const entryId of entries) store.transaction(() => store.journal.end(entryId, invent.at))
  const facts = { fileName: 'bench', format: 'ofx', importedAt: invent.at, sha256: '' } as const
  const importId = store.imports.begin(facts)
  store.transaction(() => {
    store.imports.setAccount(importId, {
      accountId: shared, firstDay: null, lastDay: null, added: 0, known: rowCount / 20, stated: null,
    }) // prettier-ignore
    for (let id = 2; id <= rowCount; id += 20) store.imports.addRow(importId, id)
    store.imports.finish(importId)
  })

  const { tookMs, cpuMs, computeMaxMs, stallMaxMs } = await watched(async () => {
    await removeConnection({ store, connectionId, at })
    await sleep(20) // the watch looks once more
  })
  console.log(
    `deleted                ${(tookMs / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(1)} s of it computing, ` +
      `for ${rowCount} payments and 40,000 lines`,
  )
  console.log(
    `longest hold of main   ${computeMaxMs.toFixed(0)} ms of computing, ${stallMaxMs.toFixed(0)} ms by the clock (target 50)`,
  )
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
