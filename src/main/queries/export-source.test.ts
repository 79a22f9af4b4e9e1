import { expect, onTestFinished, test } from 'vitest'
import { openExport } from './export-source.ts'
import { createReader } from './reader-client.ts'
import { inventLedger } from './testing.ts'

const entry = new URL('./reader.ts', import.meta.url)
const input = { filter: {}, sort: { by: 'bookedOn', descending: false } } as const

function startExportLedger(rows: number) {
  const ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const ids = ledger.db.transaction(() =>
    Array.from({ length: rows }, (_, n) =>
      ledger.booked(account, { bookedOn: `2026-05-${String(1 + (n % 28)).padStart(2, '0')}`, minor: n }),
    ),
  )()
  const reader = createReader({ entry, file: ledger.file, key: ledger.key })
  onTestFinished(async () => {
    await reader.close()
    ledger[Symbol.dispose]()
  })
  return { ledger, account, ids, reader }
}

test('an export brings every row once, in order, though a sync adds and removes rows meanwhile', async () => {
  const { ledger, account, ids, reader } = startExportLedger(2500)
  await using source = await openExport(reader, input)
  expect(source.total).toBe(2500)
  const rows = []
  for await (const batch of source.batches) {
    rows.push(...batch)
    ledger.booked(account, { bookedOn: '2026-05-01' })
    ledger.db.execute(`DELETE FROM bank_transaction WHERE booked_on = '2026-05-28'`) // read last of all
  }
  expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids)
  expect(rows.map(({ bookedOn }) => bookedOn)).toEqual(rows.map(({ bookedOn }) => bookedOn).toSorted())
})

test('an export left half-way ends its thread, and the pages still see what is new', async () => {
  const { ledger, account, reader } = startExportLedger(1500)
  {
    await using source = await openExport(reader, input)
    for await (const batch of source.batches) {
      expect(batch).toHaveLength(1000)
      break
    }
    ledger.booked(account)
    expect(await reader.ask('transactions:summary', { filter: {}, today: '2026-06-01' })).toMatchObject({
      count: 1501,
    })
  }
  const state = ledger.db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get([])
  expect(state?.busy).toBe(0) // nobody holds an older state any more
})

test('an export of nothing has no batch', async () => {
  const { reader } = startExportLedger(0)
  await using source = await openExport(reader, input)
  expect(source.total).toBe(0)
  expect(await source.batches[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined })
})

test('a closed reader starts no export', async () => {
  const { reader } = startExportLedger(0)
  await reader.close()
  await expect(openExport(reader, input)).rejects.toMatchObject({ code: 'cancelled' })
})

test('an export brings what a person added, and parts that come to the amount as it is now', async () => {
  const { ledger, account, reader } = startExportLedger(0)
  const id = ledger.booked(account, { minor: -50_000 })
  ledger.note(id, 'Bursdag')
  ledger.tag(id, 'Mat')
  ledger.tag(id, 'Ferie')
  ledger.split(id, [['Gave', -20_000], ['Pant', 500], ['Resten', null]]) // prettier-ignore
  ledger.booked(account, { bookedOn: '2026-05-31' })
  ledger.pending(account, { bookedOn: '2026-06-01' })
  ledger.db.execute(`UPDATE bank_transaction SET minor = -51000 WHERE id = ${id}`)
  await using source = await openExport(reader, input)
  const rows = []
  for await (const batch of source.batches) rows.push(...batch)
  expect(rows.map(({ note, tags, parts }) => ({ note, tags, parts }))).toEqual([
    {
      note: 'Bursdag',
      tags: ['Ferie', 'Mat'],
      parts: [
        { text: 'Gave', minor: -20_000 },
        { text: 'Pant', minor: 500 },
        { text: 'Resten', minor: -31_500 },
      ],
    },
    { note: null, tags: [], parts: [] },
    { note: null, tags: [], parts: [] },
  ])
})
