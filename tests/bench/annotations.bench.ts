import { randomBytes } from 'node:crypto'
import { test } from 'vitest'
import { startEdits } from '../../src/main/handlers/testing/annotation.ts'
import { createReader } from '../../src/main/queries/reader-client.ts'
import { largestAttachment } from '../../src/shared/annotation.ts'
import type { TransactionFilter } from '../../src/shared/contract.ts'
import { inventYears, timed } from './queries-ledger.ts'

// What notes and tags add to the questions of the list, and what the largest attachment does to the thread of the window.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const noteCount = 5000
const ms = (value: number) => `${value.toFixed(2).padStart(9)} ms`

test(`search and tags over ${rowCount} rows with ${noteCount} notes`, { timeout: 600_000 }, async () => {
  const { ledger, rows } = inventYears(rowCount)
  const each = Math.floor(rowCount / noteCount)
  ledger.db.transaction(() => {
    for (const [n, { id }] of rows.entries()) {
      if (n % each === 0) ledger.note(id, `Delt med naboen, Vipps ${n}; husk kvittering til forsikringen`)
      if (n % 10 === 0) ledger.tag(id, 'Mat')
      if (n % 1000 === 0) ledger.tag(id, 'Ferie')
    }
  })()
  const entry = new URL('../../src/main/queries/reader.ts', import.meta.url)
  const reader = createReader({ entry, file: ledger.file, key: ledger.key })
  let fresh = 0
  // A limit on the amount that nothing reaches makes each run a new question, which no kept list answers.
  const ask = async (what: string, filter: TransactionFilter) => {
    const sort = { by: 'bookedOn', descending: true } as const
    const anew = () => ({ ...filter, minMinor: -1e14 - fresh++ })
    const page = await timed(() =>
      reader.ask('transactions:page', { filter: anew(), sort, offset: 0, limit: 50 }),
    )
    const totals = await timed(() =>
      reader.ask('transactions:summary', { filter: anew(), today: '9999-12-31' }),
    )
    console.log(`${what.padEnd(44)} page ${ms(page.medianMs)}  totals ${ms(totals.medianMs)}`)
  }
  await ask('a common word of the rows', { text: 'rema' })
  await ask('a rare word of the rows', { text: 'bunadsøm' })
  await ask('a word of every note', { text: 'forsikringen' })
  await ask('a word of a note and one of the row', { text: 'naboen rema' })
  await ask('a word of nothing', { text: 'qqqq' })
  await ask('a tag of every tenth row', { tag: 'mat' })
  await ask('a tag of every thousandth row', { tag: 'ferie' })
  await ask('a tag and a word', { tag: 'mat', text: 'rema' })
  const tags = await timed(() => reader.ask('tags:list', undefined))
  console.log(`${'the tags there are'.padEnd(44)}      ${ms(tags.medianMs)}`)
  await reader.close()
  ledger[Symbol.dispose]()
})

test('the largest attachment, on its way in and out', { timeout: 600_000 }, async () => {
  using edits = await startEdits()
  const transactionId = edits.payment()
  const content = randomBytes(largestAttachment).toString('base64')
  const watched = async (what: string, work: () => Promise<unknown>) => {
    let longest = 0
    let last = performance.now()
    let isOver = false
    const look = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      if (!isOver) setImmediate(look)
    }
    setImmediate(look)
    const began = performance.now()
    await work()
    isOver = true
    console.log(`${what.padEnd(44)} ${ms(performance.now() - began)}, longest without a turn ${ms(longest)}`)
  }
  let added = { attachmentId: 0 }
  await watched('25 MB in', async () => {
    added = await edits.handlers['attachment:drop']({ transactionId, name: 'scan.pdf', content })
  })
  edits.dialogs.saveTo = `${edits.folder}/copy.pdf`
  await watched('25 MB out', () => Promise.resolve(edits.handlers['attachment:save'](added)))
})
