import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { openBackup } from './backup.ts'
import { openReadDb } from './database.ts'
import { openStore } from './open.ts'
import { prepareRestore } from './replace-store.ts'
import { invent, silentLog } from './testing.ts'

const entry = new URL('./copy-thread.ts', import.meta.url)
const key = randomBytes(32)
const rows = 500

let home: string
let file: string
let folder: string
let fileName: string

/** A closed store, and a copy of it. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'oversikt-replace-'))
  file = join(home, 'oversikt.db')
  folder = join(home, 'backups')
  const store = await reopen()
  const accountId = invent.account(store)
  store.transaction(() => {
    for (let row = 0; row < rows; row++)
      store.transactions.insert(accountId, `id:${row}`, invent.row(), invent.at)
  })
  const backup = openBackup({ file, key, folder, entry })
  fileName = (await backup.make(Date.parse('2026-11-21T11:00:00Z'), '2026-11-21')).fileName
  await backup.close()
  store.close()
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const reopen = () => openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
const restore = (name: string, by: Uint8Array = key) =>
  prepareRestore({ file, key: by, folder, fileName: name, entry })
const beside = (mark: string) =>
  readdirSync(home)
    .filter((name) => name.includes(mark))
    .sort()

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'no error',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  )
}
function rowsHeld(): number | undefined {
  const reader = openReadDb(file, key)
  try {
    expect(reader.prepare('PRAGMA integrity_check').all([])).toEqual([{ integrity_check: 'ok' }])
    return reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM bank_transaction').get([])?.n
  } finally {
    reader.close()
  }
}

test('a copy takes the place of a damaged store, whose every byte stays beside it', async () => {
  const store = await reopen()
  store.settings.set('after', 'the copy')
  const log = readFileSync(`${file}-wal`)
  store.close()
  const damaged = Buffer.from(readFileSync(file)).fill(7, 100, 8 * 4096)
  writeFileSync(file, damaged)
  expect(await codeOf(reopen())).toBe('store-damaged')
  writeFileSync(`${file}-wal`, log) // of a process that was killed: replayed into the copy it would spoil it
  await restore(fileName)
  const opened = await reopen()
  expect(opened.settings.get('after')).toBeNull()
  expect(rowsHeld()).toBe(rows)
  opened.settings.set('again', 1)
  expect(existsSync(`${file}-wal`)).toBe(true)
  opened.close()
  const kept = beside('.replaced-').map((name) => readFileSync(join(home, name)))
  expect(kept.map((bytes, index) => bytes.equals(index === 0 ? damaged : log))).toEqual([true, true])
  expect(readdirSync(folder)).toEqual([fileName])
})

/** What a process that was killed in the middle of a transaction leaves of a file that is not in WAL mode, as no copy is at first. */
function killedJournal(): Buffer {
  const other = join(home, 'other.db')
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const program = `
    const db = new (require(${JSON.stringify(driver)}))(${JSON.stringify(other)})
    db.exec('PRAGMA cache_size = 2; CREATE TABLE t (a); BEGIN; CREATE TABLE u (a)')
    for (let n = 0; n < 100; n++) db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(4000))
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--eval', program])
  return readFileSync(`${other}-journal`)
}

test('a transaction that a killed process left open in the file of before is not rolled back in the copy', async () => {
  const journal = killedJournal()
  writeFileSync(`${file}-journal`, journal)
  await restore(fileName)
  const opened = await reopen()
  expect(rowsHeld()).toBe(rows)
  opened.close()
  const [, kept] = beside('.replaced-')
  expect(readFileSync(join(home, kept ?? '')).equals(journal)).toBe(true)
})

test('a copy that is not there, not whole or of another key changes nothing', async () => {
  const before = readFileSync(file)
  expect(await codeOf(restore('../oversikt.db'))).toBe('not-found')
  expect(await codeOf(restore('oversikt-2026-11-22.db'))).toBe('not-found')
  expect(await codeOf(restore(fileName, Buffer.alloc(32, 9)))).toBe('store-damaged')
  const copy = join(folder, fileName)
  const bytes = readFileSync(copy)
  bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 0xff
  writeFileSync(copy, bytes)
  expect(await codeOf(restore(fileName))).toBe('store-damaged')
  ;(await reopen()).close()
  expect(readFileSync(file).equals(before)).toBe(true)
  expect([...beside('.restoring'), ...beside('.replaced-')]).toEqual([])
})
