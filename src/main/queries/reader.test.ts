import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { isAppError, type ErrorCode } from '../../shared/errors.ts'
import { createReader, type Reader } from './reader-client.ts'
import { inventLedger, type InventedLedger } from './testing.ts'

const entry = new URL('./reader.ts', import.meta.url)
const everything = { filter: {}, sort: { by: 'bookedOn', descending: true } } as const
const firstPage = { ...everything, offset: 0, limit: 50 }

function readerOf(ledger: Pick<InventedLedger, 'file' | 'key'>, script: string | URL = entry): Reader {
  const reader = createReader({ entry: script, file: ledger.file, key: ledger.key })
  onTestFinished(() => reader.close())
  return reader
}

const failsWith = (code: ErrorCode) => expect.toSatisfy((error: unknown) => isAppError(error, code))

/** A thread's script: ours, with something of the test's before and after it is loaded. */
function readerWith({ before = '', after = '' }): URL {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-reader-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const script = join(folder, 'reader.mjs')
  const load = `await import(${JSON.stringify(entry.href)})`
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads'\n${before}\n${load}\n${after}`,
  )
  return pathToFileURL(script)
}

/** Dies of a stray exception when the overview is asked for: an uncaught one ends a thread. */
const fragileReader = () =>
  readerWith({
    before: `
      const on = parentPort.on.bind(parentPort)
      parentPort.on = (event, serve) => on(event, (request) => {
        if (request.question === 'overview:get') throw new Error('stray')
        serve(request)
      })`,
  })

test('the reader thread answers from the encrypted file, and sees what is written meanwhile', async () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  const reader = readerOf(ledger)
  expect(await reader.ask('transactions:page', firstPage)).toEqual([])
  const id = ledger.booked(account)
  expect(await reader.ask('transactions:page', firstPage)).toMatchObject([{ id }])
  expect(await reader.ask('transactions:summary', { filter: {}, today: '2026-06-01' })).toMatchObject({
    count: 1,
  })
})

test('a failed question says why and leaves the others answered', async () => {
  using ledger = inventLedger()
  const reader = readerOf(ledger)
  const missing = reader.ask('transaction:get', { transactionId: 1 })
  const accounts = reader.ask('accounts:list', undefined)
  await expect(missing).rejects.toEqual(failsWith('not-found'))
  expect(await accounts).toEqual([])
})

test('a crash fails what was being asked, and the next question starts the thread again', async () => {
  using ledger = inventLedger()
  ledger.account(ledger.connection())
  const reader = readerOf(ledger, fragileReader())
  const asked = [reader.ask('overview:get', undefined), reader.ask('accounts:list', undefined)]
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'internal' } })
  }
  expect(await reader.ask('accounts:list', undefined)).toHaveLength(1)
  expect(await reader.ask('export:begin', everything)).toBe(0)
  expect(await reader.ask('export:batch', { from: 0, limit: 1 })).toEqual([]) // by the same thread as its beginning
  await expect(reader.ask('overview:get', undefined)).rejects.toEqual(failsWith('internal'))
  expect(await reader.ask('accounts:list', undefined)).toHaveLength(1)
})

test('closing tells of a crash on the way', async () => {
  using ledger = inventLedger()
  const reader = createReader({ entry: fragileReader(), file: ledger.file, key: ledger.key })
  const asked = reader.ask('overview:get', undefined)
  const closed = reader.close()
  await expect(asked).rejects.toEqual(failsWith('internal'))
  await expect(closed).rejects.toEqual(failsWith('internal'))
})

test('the key is gone from the thread before the first question, and the caller’s own is left alone', async () => {
  using ledger = inventLedger()
  const before = Uint8Array.from(ledger.key)
  const after = `if (workerData.key.length !== 32 || workerData.key.some((byte) => byte !== 0)) throw new Error('kept')`
  const reader = readerOf(ledger, readerWith({ after }))
  expect(await reader.ask('accounts:list', undefined)).toEqual([])
  expect(Uint8Array.from(ledger.key)).toEqual(before)
})

test('with another key the file reads as damaged, never as empty', async () => {
  using ledger = inventLedger()
  const reader = readerOf({ file: ledger.file, key: randomBytes(32) })
  await expect(reader.ask('accounts:list', undefined)).rejects.toEqual(failsWith('store-damaged'))
})

test('a damaged page is told as such, and what lies elsewhere is still read', async () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection())
  ledger.db.transaction(() => {
    for (let n = 0; n < 2000; n++) ledger.booked(account)
  })()
  ledger.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get([])
  damageSecondHalf(ledger.file)
  const reader = readerOf(ledger)
  const filter = { text: 'rema' }
  await expect(reader.ask('transactions:summary', { filter, today: '2026-06-01' })).rejects.toEqual(
    failsWith('store-damaged'),
  )
  expect(await reader.ask('accounts:list', undefined)).toMatchObject([{ bookedCount: 2000 }])
})

/** The pages made first hold the schema, the accounts and the day sums; rows fill the rest. */
function damageSecondHalf(file: string): void {
  const handle = openSync(file, 'r+')
  const { size } = fstatSync(handle)
  writeSync(handle, randomBytes(size / 2), 0, size / 2, size / 2)
  closeSync(handle)
}

test('closing waits for the questions that were asked, then takes no more', async () => {
  using ledger = inventLedger()
  ledger.account(ledger.connection())
  const reader = readerOf(ledger)
  const asked = [1, 2, 3].map(() => reader.ask('accounts:list', undefined))
  await reader.close()
  for (const answer of await Promise.all(asked)) expect(answer).toHaveLength(1)
  await expect(reader.ask('accounts:list', undefined)).rejects.toEqual(failsWith('cancelled'))
})

test('a page that asks without end is stopped before its questions fill the memory', async () => {
  using ledger = inventLedger()
  const reader = readerOf(ledger)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 250 }, () => reader.ask('accounts:list', undefined)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(200)
  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'internal' } })
})

test('an export holds the file as it was when it began', async () => {
  using ledger = inventLedger()
  const account = ledger.account(ledger.connection(), { ownName: 'Mat' })
  const first = ledger.booked(account, { bookedOn: '2026-05-02', message: 'takk' })
  const pending = ledger.pending(account, { bookedOn: '2026-05-03' })
  const reader = readerOf(ledger)
  expect(await reader.ask('export:begin', everything)).toBe(2)
  const later = ledger.booked(account, { bookedOn: '2026-05-09' })
  ledger.db.execute(`DELETE FROM bank_transaction WHERE id = ${first}; DELETE FROM pending_transaction`)
  expect(await reader.ask('export:batch', { from: 0, limit: 1 })).toMatchObject([{ id: pending }])
  expect(await reader.ask('export:batch', { from: 1, limit: 10 })).toMatchObject([
    { id: first, accountName: 'Mat', accountNumber: '1813.00.00017', currency: 'NOK', message: 'takk' },
  ])
  expect(await reader.ask('export:batch', { from: 2, limit: 10 })).toEqual([])
  await reader.ask('export:end', undefined)
  expect(await reader.ask('transactions:page', firstPage)).toMatchObject([{ id: later }])
})

test('a batch without a beginning is refused', async () => {
  using ledger = inventLedger()
  const reader = readerOf(ledger)
  await expect(reader.ask('export:batch', { from: 0, limit: 1 })).rejects.toEqual(failsWith('internal'))
})
