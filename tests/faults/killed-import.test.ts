import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReadDb } from '../../src/main/store/database.ts'
import { rowCount } from './killed-import-child.ts'

const root = join(import.meta.dirname, '../..')
// Inside node_modules, so that the bundle finds the database driver as the packaged app does.
const bundles = join(root, 'node_modules/.cache')
const folder = mkdtempSync(join(tmpdir(), 'oversikt-faults-'))
const file = join(folder, 'profile', 'oversikt.db')
const key = randomBytes(32)
let bundle: string

beforeAll(async () => {
  mkdirSync(bundles, { recursive: true })
  bundle = mkdtempSync(join(bundles, 'killed-import-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'killed-import-entry.ts'), outDir: bundle, emptyOutDir: true },
  })
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(bundle, { recursive: true, force: true })
})

/** A process of its own, killed at the first line that says it should be. @returns whether it came to its end first. */
async function inProcess(
  what: 'open' | 'import' | 'undo',
  isTime: (line: string) => boolean = () => false,
): Promise<'killed' | 'done'> {
  const child = spawn(process.execPath, [
    join(bundle, 'killed-import-entry.js'),
    what,
    file,
    key.toString('hex'),
  ])
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let isDone = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') isDone = true
    else if (isTime(line)) child.kill('SIGKILL')
  }
  await ended
  expect(complaint).toBe('')
  return isDone ? 'done' : 'killed'
}

function ask<R>(sql: string): R[] {
  const reader = openReadDb(file, key)
  try {
    return reader.prepare<[], R>(sql).all([])
  } finally {
    reader.close()
  }
}

const tables = [
  'account',
  'bank_transaction',
  'former_identity',
  'import_file',
  'import_row',
  'import_account',
]
const counts = () => tables.map((table) => ask<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n)

test(
  'an import that is killed leaves nothing once the store is opened again',
  { timeout: 120_000 },
  async () => {
    let kills = 0
    for (let attempt = 0; attempt < 5; attempt++) {
      const rows = randomInt(1, rowCount - 2500)
      const how = await inProcess('import', (line) => Number(line.split(' ')[1]) >= rows)
      if (how === 'done') continue
      kills++
      expect(ask<{ n: number }>('SELECT count(*) AS n FROM import_file WHERE is_finished = 0')).toEqual([
        { n: 1 },
      ])
      await inProcess('open')
      expect(ask('SELECT id FROM import_file WHERE is_finished = 0')).toEqual([])
    }
    expect(kills).toBeGreaterThan(2)
    // Whatever came through, came through whole.
    const [accounts = 0, rows] = counts()
    expect(rows).toBe(accounts * rowCount)
    expect(ask('SELECT sum(count) AS count FROM account_day')).toEqual([
      { count: accounts === 0 ? null : rows },
    ])
  },
)

test(
  'taking a file back, killed half-way, is ended by whoever opens the store next',
  { timeout: 120_000 },
  async () => {
    await inProcess('open')
    const before = counts()
    expect(await inProcess('undo', (line) => line === 'undo')).toBe('killed')
    await inProcess('open')
    const after = counts()
    // Killed before it had begun, the import is still there as a whole; after that it is gone as a whole.
    const whole = before.map((count, index) => (count ?? 0) + ([1, rowCount, 0, 1, rowCount, 1][index] ?? 0))
    expect([before, whole]).toContainEqual(after)
    expect(ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  },
)
