import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReadDb, openWriteDb } from '../store/database.ts'
import { openStore } from '../store/open.ts'
import { silentLog } from '../store/testing.ts'
import { bankRow } from './testing.ts'
import { coffee, salary, startBooks } from './testing/books.ts'

// Accounts that were read before anybody wrote down from which day on.

const saved = join(import.meta.dirname, '../../../tests/fixtures/store')

test('a store of the first version knows from which day on its accounts were read whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-test-'))
  try {
    const file = join(folder, 'oversikt.db')
    copyFileSync(join(saved, 'v1.db'), file)
    const key = Buffer.from(readFileSync(join(saved, 'v1.key'), 'utf8').trim(), 'hex')
    const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
    store.close()
    const db = openReadDb(file, key)
    const accounts = db
      .prepare<[], { readFrom: string | null; oldest: string | null }>(
        `
        SELECT a.read_from AS readFrom,
          (SELECT min(t.booked_on) FROM bank_transaction t WHERE t.account_id = a.id AND t.is_from_bank = 1) AS oldest
        FROM account a WHERE a.connection_id IS NOT NULL AND a.is_history_done = 1`,
      )
      .all([])
    db.close()
    expect(accounts.filter(({ oldest }) => oldest !== null)).not.toEqual([])
    for (const { readFrom, oldest } of accounts) expect(readFrom).toBe(oldest)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('where nobody knows that day, the recent days that are read tell it: a row dated back is no gap', async () => {
  using at = await startBooks()
  const books = [salary, coffee({ identity: 'a' })]
  await at.read(books)
  at.store.proofs.removeAnchor(at.accountId())
  const db = openWriteDb(at.file, at.key)
  db.execute('UPDATE account SET read_from = NULL')
  db.close()
  await at.read(books)
  const late = bankRow({ identity: 'late', bookedOn: '2026-05-31', minor: -700, text: 'Dated back' })
  await at.read([...books, late], { at: '2026-06-02T10:00:00Z' })
  expect(at.store.proofs.lastProof(at.accountId())).toMatchObject({ state: 'proven', ledgerMinor: 4_494_800 })
})
