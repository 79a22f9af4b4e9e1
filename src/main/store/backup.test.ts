import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { openBackup, type Backup } from './backup.ts'
import { openReadDb } from './database.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'
import { invent, silentLog } from './testing.ts'

const entry = new URL('./copy-thread.ts', import.meta.url)
const day = '2026-11-21'
const noon = Date.parse('2026-11-21T11:00:00Z')
const key = randomBytes(32)
const openAt = (file: string) =>
  openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })

let household: { readonly store: Store; readonly file: string; readonly key: Buffer }
let home: string
let folder: string
let backup: Backup
const options = () => ({ file: household.file, key: household.key, folder, entry })

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'oversikt-backup-'))
  household = { store: await openAt(join(home, 'oversikt.db')), file: join(home, 'oversikt.db'), key }
  folder = join(dirname(household.file), 'backups')
  const accountId = invent.account(household.store)
  household.store.transaction(() => {
    for (let row = 0; row < 3000; row++)
      household.store.transactions.insert(
        accountId,
        `id:${row}`,
        invent.row({ text: `Tannlege ${row}` }),
        invent.at,
      )
  })
  backup = openBackup(options())
})
afterEach(async () => {
  await backup.close()
  household.store.close()
  rmSync(home, { recursive: true, force: true })
})

const names = () => readdirSync(folder).sort()
async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'no error',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  )
}
function rowsIn(file: string, by = household.key): { rows: number; check: string } {
  const reader = openReadDb(file, by)
  try {
    const ask = <R>(sql: string) => reader.prepare<[], R>(sql).get([])
    return {
      rows: ask<{ n: number }>('SELECT count(*) AS n FROM bank_transaction')?.n ?? 0,
      check: ask<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check ?? '',
    }
  } finally {
    reader.close()
  }
}

test('a copy holds everything of its moment, is encrypted with the same key, and only its owner can read it', async () => {
  const copy = await backup.make(noon, day)
  expect(copy).toMatchObject({ fileName: 'oversikt-2026-11-21.db', madeAt: '2026-11-21T11:00:00.000Z' })
  const file = join(folder, copy.fileName)
  expect(copy.sizeBytes).toBe(statSync(file).size)
  expect(rowsIn(file)).toEqual({ rows: 3000, check: 'ok' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  const bytes = readFileSync(file)
  for (const secret of ['Tannlege', 'SQLite format', 'bank_transaction'])
    expect(bytes.includes(secret)).toBe(false)
  expect(() => rowsIn(file, Buffer.alloc(32, 1))).toThrow(expect.objectContaining({ code: 'store-damaged' }))
  expect(names()).toEqual([copy.fileName])
})

test('a copy is whole while the store is being written, and main goes on meanwhile', async () => {
  const { store } = household
  const accountId = store.accounts.list()[0]?.id ?? ''
  const progress = { isDone: false }
  const made = backup.make(noon, day).finally(() => (progress.isDone = true))
  let written = 0
  while (!progress.isDone) {
    store.transaction(() => store.transactions.insert(accountId, `new:${written++}`, invent.row(), invent.at))
    await new Promise(setImmediate)
  }
  const copy = rowsIn(join(folder, (await made).fileName))
  expect(copy.check).toBe('ok')
  expect(copy.rows).toBeGreaterThanOrEqual(3000)
  expect(copy.rows).toBeLessThanOrEqual(3000 + written)
  expect(written).toBeGreaterThan(3) // were the copy made in this thread, it would be one
})

test('further copies of a day get numbers; one at a time is made', async () => {
  const [first, second] = await Promise.allSettled([backup.make(noon, day), backup.make(noon, day)])
  expect(first.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'already-running' } })
  await backup.make(noon + 1000, day)
  await backup.make(noon + 2000, day)
  expect(backup.list().map(({ fileName }) => fileName)).toEqual([
    'oversikt-2026-11-21-3.db',
    'oversikt-2026-11-21-2.db',
    'oversikt-2026-11-21.db',
  ])
  expect(backup.hasCopyOf(day)).toBe(true)
  expect(backup.hasCopyOf('2026-11-22')).toBe(false)
})

test('what a killed process left half made is cleared at the next start and never counts as a copy', async () => {
  await backup.make(noon, day)
  for (const name of ['oversikt-2026-11-22.db.part', 'oversikt-2026-11-22.db.part-journal', 'letter.txt'])
    writeFileSync(join(folder, name), 'half')
  expect(backup.list()).toHaveLength(1)
  await backup.close()
  backup = openBackup(options())
  backup.clearDrafts()
  expect(names()).toEqual(['letter.txt', 'oversikt-2026-11-21.db'])
})

test('a store with a damaged page is told, and no copy of it counts or takes the place of a good one', async () => {
  await backup.make(noon, day)
  household.store.close()
  const bytes = readFileSync(household.file)
  const at = 4096 * Math.floor((bytes.length / 4096) * 0.6)
  bytes[at + 50] = (bytes[at + 50] ?? 0) ^ 0xff
  writeFileSync(household.file, bytes)
  expect(await codeOf(backup.make(noon, '2026-11-22'))).toBe('store-damaged')
  expect(names()).toEqual(['oversikt-2026-11-21.db'])
})

test('old copies go when a new one is made', async () => {
  const first = await backup.make(noon, '2026-09-01')
  for (const other of ['2026-09-02', '2026-09-03', '2026-09-04', '2026-09-05'])
    copyFileSync(join(folder, first.fileName), join(folder, `oversikt-${other}.db`))
  await backup.make(noon, '2026-09-06')
  // All of one week: the newest of it is among the three days.
  expect(names()).toEqual(['oversikt-2026-09-04.db', 'oversikt-2026-09-05.db', 'oversikt-2026-09-06.db'])
})
