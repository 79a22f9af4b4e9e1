import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { openReadDb, openWriteDb } from './database.ts'
import { keyCheckFile } from './key-check.ts'
import { migrations, readMigrations } from './migrations.ts'
import { openStore } from './open.ts'
import { invent, silentLog } from './testing.ts'

let folder: string
let file: string
const key = randomBytes(32)
const options = (more: Partial<Parameters<typeof openStore>[0]> = {}) => ({
  file,
  key,
  createKey: () => Promise.reject(new Error('no key is asked for here')),
  log: silentLog,
  ...more,
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-store-'))
  file = join(folder, 'profile', 'oversikt.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A closed store with 300 rows in it: enough for damage to fall on a page in the middle. */
async function filled(): Promise<Buffer> {
  const store = await openStore(options())
  const accountId = invent.account(store)
  for (let day = 0; day < 900; day++)
    store.transactions.insert(accountId, `id:${day}`, invent.row({ text: `Row ${day}` }), invent.at)
  store.close()
  return readFileSync(file)
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
  return 'no error'
}

test('the first start makes a key and a file only its owner can read, and the second start finds the data', async () => {
  const first = await openStore(options({ key: null, createKey: () => Promise.resolve(key) }))
  first.settings.set('theme', { dark: true })
  const modes = ['', '-wal', '-shm', '.key-check.json', '.lock'].map(
    (suffix) => statSync(file + suffix).mode & 0o777,
  )
  expect(modes).toEqual([0o600, 0o600, 0o600, 0o600, 0o600])
  expect(statSync(join(folder, 'profile')).mode & 0o777).toBe(0o700)
  first.close()
  const second = await openStore(options())
  expect(second.settings.get('theme')).toEqual({ dark: true })
  second.close()
})

test('a folder that was there before keeps its rights: it may be one that others use', async () => {
  mkdirSync(join(folder, 'profile'))
  chmodSync(join(folder, 'profile'), 0o755)
  const store = await openStore(options())
  store.close()
  expect(statSync(join(folder, 'profile')).mode & 0o777).toBe(0o755)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('nothing of the data or the key can be read in the files', async () => {
  const store = await openStore(options())
  const accountId = invent.account(store)
  store.transactions.insert(accountId, 'id:1', invent.row({ text: 'Tannlege Hansen' }), invent.at)
  const bytes = ['', '-wal', '.key-check.json'].map((suffix) => readFileSync(file + suffix))
  store.close()
  for (const content of [...bytes, readFileSync(file)]) {
    for (const secret of ['Tannlege', 'bank_transaction', 'SQLite format', key.toString('hex')]) {
      expect(content.includes(secret)).toBe(false)
    }
    expect(content.includes(key)).toBe(false)
  }
})

test('a wrong key is told as such, and the right one still opens everything', async () => {
  const before = await filled()
  expect(await codeOf(openStore(options({ key: randomBytes(32) })))).toBe('store-wrong-key')
  expect(readFileSync(file).equals(before)).toBe(true)
  ;(await openStore(options())).close()
})

test('without the companion file a wrong key is still refused, and the right key makes the companion anew', async () => {
  await filled()
  rmSync(keyCheckFile(file))
  expect(await codeOf(openStore(options({ key: randomBytes(32) })))).toBe('store-wrong-key')
  expect(existsSync(keyCheckFile(file))).toBe(false)
  writeFileSync(keyCheckFile(file), '{"cipher":')
  ;(await openStore(options())).close()
  expect(await codeOf(openStore(options({ key: randomBytes(32) })))).toBe('store-wrong-key')
})

test('a file whose key is gone is left alone, and no new key is made over it', async () => {
  const before = await filled()
  expect(await codeOf(openStore(options({ key: null })))).toBe('store-key-missing')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file of a later version of the app is left alone', async () => {
  const later = [
    ...migrations,
    { version: migrations.length + 1, sql: 'CREATE TABLE later (id INTEGER) STRICT' },
  ]
  ;(await openStore(options({ migrations: later }))).close()
  const before = readFileSync(file)
  expect(await codeOf(openStore(options()))).toBe('store-newer')
  expect(readFileSync(file).equals(before)).toBe(true)
  writeFileSync(keyCheckFile(file), JSON.stringify({ cipher: 'of-tomorrow', check: '00' }))
  expect(await codeOf(openStore(options({ migrations: later })))).toBe('store-newer')
})

test('a damaged first page is damage and not a wrong key, and the file stays as it is', async () => {
  const bytes = await filled()
  bytes[200] = (bytes[200] ?? 0) ^ 1
  writeFileSync(file, bytes)
  expect(await codeOf(openStore(options()))).toBe('store-damaged')
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test.each([0, 4096, 20_480])(
  'a file cut off after %i bytes is damaged, never an empty store',
  async (length) => {
    await filled()
    truncateSync(file, length)
    expect(await codeOf(openStore(options()))).toBe('store-damaged')
    expect(statSync(file).size).toBe(length)
  },
)

test.each(['-wal', '-journal'])(
  'a log (%s) whose file is gone is damage, not a first start',
  async (suffix) => {
    const store = await openStore(options())
    invent.account(store)
    const log = readFileSync(`${file}-wal`)
    store.close()
    rmSync(file)
    writeFileSync(file + suffix, log)
    expect(await codeOf(openStore(options()))).toBe('store-damaged')
  },
)

test('a page damaged in the middle is found by whoever reads it, the reader thread included', async () => {
  const bytes = await filled()
  // Behind the schema, where the rows are.
  for (let at = 4096 * Math.floor((bytes.length / 4096) * 0.9); at < bytes.length; at += 4096)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(file, bytes)
  const reader = openReadDb(file, key)
  const all = reader.prepare<[], { text: string }>('SELECT text FROM bank_transaction')
  const damage = expect.objectContaining({ code: 'store-damaged' })
  expect(() => all.all([])).toThrow(damage)
  expect(() => [...all.iterate([])]).toThrow(damage)
  reader.close()
})

test('only the pages of a sync are committed without a flush, and only while they are', async () => {
  ;(await openStore(options())).close()
  const db = openWriteDb(file, key)
  const level = () => db.prepare<[], { synchronous: number }>('PRAGMA synchronous').get([])?.synchronous
  const [normal, full] = [1, 2]
  expect(level()).toBe(full)
  expect(db.unflushedTransaction(level)).toBe(normal)
  expect(() => db.unflushedTransaction(() => expect.fail('stop'))).toThrow('stop')
  expect(level()).toBe(full)
  db.close()
})

test('the reader can not write', async () => {
  const store = await openStore(options())
  const reader = openReadDb(file, key)
  const write = reader.prepare<[], never>("INSERT INTO setting (key, value) VALUES ('a', '1') RETURNING key")
  expect(() => write.get([])).toThrow(expect.objectContaining({ code: 'file-unwritable' }))
  reader.close()
  store.close()
})

test('an upgrade keeps a copy of the file as it was, which still opens', async () => {
  ;(await openStore(options())).close()
  const before = readFileSync(file)
  const later = [
    ...migrations,
    { version: migrations.length + 1, sql: 'CREATE TABLE later (id INTEGER) STRICT' },
  ]
  ;(await openStore(options({ migrations: later }))).close()
  const copy = `${file}.before-v${later.length}`
  expect(readFileSync(copy).equals(before)).toBe(true)
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  ;(await openStore(options({ file: copy }))).close()
})

test('a step of an upgrade that fails leaves the schema of before', async () => {
  ;(await openStore(options())).close()
  const broken = [
    ...migrations,
    { version: migrations.length + 1, sql: 'CREATE TABLE half (id INTEGER) STRICT; nonsense' },
  ]
  await expect(openStore(options({ migrations: broken }))).rejects.toThrow('nonsense')
  ;(await openStore(options())).close() // would be store-newer
  const reader = openReadDb(file, key)
  expect(
    reader.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get([])
      ?.n,
  ).toBe(0)
  reader.close()
})

test('migrations with a gap in their numbers are refused', () => {
  expect(() => readMigrations({ './0001-a.sql': '', './0003-b.sql': '' })).toThrow('not numbered')
})

test('two processes of ours share the file: what one saves the other reads', async () => {
  const one = await openStore(options())
  const two = await openStore(options())
  one.settings.set('language', 'nb')
  expect(two.settings.get('language')).toBe('nb')
  const release = one.lockConnection('c1')
  expect(() => two.lockConnection('c1')).toThrow(expect.objectContaining({ code: 'already-running' }))
  two.lockConnection('c2')()
  release()
  two.lockConnection('c1')()
  one.close()
  two.close()
})
