import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReadDb } from '../../src/main/store/database.ts'
import { books, rowCount } from './killed-sync-child.ts'

const root = join(import.meta.dirname, '../..')
// Inside node_modules, so that the bundle finds the database driver as the packaged app does.
const bundles = join(root, 'node_modules/.cache')
const folder = mkdtempSync(join(tmpdir(), 'oversikt-faults-'))
let bundle: string

beforeAll(async () => {
  mkdirSync(bundles, { recursive: true })
  bundle = mkdtempSync(join(bundles, 'killed-sync-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'killed-sync-entry.ts'), outDir: bundle, emptyOutDir: true },
  })
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(bundle, { recursive: true, force: true })
})

/** Syncs in a process of its own, which is killed once it has said it saved `killAfter` rows in this run.
 *  @returns whether it came to its end first. */
async function syncInProcess(file: string, key: Buffer, killAfter: number): Promise<'killed' | 'done'> {
  const child = spawn(process.execPath, [join(bundle, 'killed-sync-entry.js'), file, key.toString('hex')])
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let isDone = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') isDone = true
    else if (Number(line) >= killAfter) child.kill('SIGKILL')
  }
  await ended
  expect(complaint).toBe('')
  return isDone ? 'done' : 'killed'
}

test('a sync killed again and again ends with exactly the ledger', { timeout: 120_000 }, async () => {
  const file = join(folder, 'profile', 'oversikt.db')
  const key = randomBytes(32)
  const kills: number[] = []
  for (let attempt = 0; attempt < 8; attempt++) {
    const killAfter = randomInt(0, 2500)
    if ((await syncInProcess(file, key, killAfter)) === 'killed') kills.push(killAfter)
  }
  expect(kills.length).toBeGreaterThan(3)
  expect(await syncInProcess(file, key, Infinity)).toBe('done')

  const reader = openReadDb(file, key)
  const ask = <R>(sql: string): R[] => reader.prepare<[], R>(sql).all([])
  const sorted = (rows: readonly string[]) => [...rows].sort()
  const stored = ask<{ raw: string; day: string; minor: number; text: string }>(
    'SELECT raw, booked_on AS day, minor, text FROM bank_transaction',
  )
  const why = `killed after ${kills.join(', ')} rows`
  expect(stored, why).toHaveLength(rowCount)
  const content = (day: string, minor: number, text: string) => `${day} ${minor} ${text}`
  expect(sorted(stored.map(({ day, minor, text }) => content(day, minor, text))), why).toEqual(
    sorted(books().map(({ bookedOn, amount, text }) => content(bookedOn, amount.minor, text))),
  )
  expect(ask('SELECT count(*) AS runs, count(finished_at) AS ended FROM sync_run')).toEqual([
    { runs: 9, ended: 9 },
  ])
  expect(ask('SELECT is_history_done AS isDone, read_through AS readThrough FROM account')).toEqual([
    { isDone: 1, readThrough: '2026-06-01' },
  ])
  expect(ask('SELECT sum(minor) AS minor, sum(count) AS count FROM account_day')).toEqual(
    ask('SELECT sum(minor) AS minor, count(*) AS count FROM bank_transaction'),
  )
  expect(ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  reader.close()
})
