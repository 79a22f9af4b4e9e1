import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { test } from 'vitest'
import { projectRoot } from '../../scripts/paths.mjs'
import { presentRuntime } from '../../scripts/runtime.mjs'
import { startOnce, type Start } from './cold/launch.ts'
import { nobodysEndpoints, preparedProfile } from './cold/prepared-profile.ts'
import { readEntries } from './whole/profile-folder.ts'
import { kilobytes, median, megabytes, ms, printTable } from './whole/table.ts'

// From asking for the process to the painted number, as a person waits for it: the built app, its keychain, its encrypted
// file. An empty profile in turn with the full one tells what the data costs. The process is cold, the disk's cache is not.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const rounds = Number(process.env['OVERSIKT_BENCH_ROUNDS'] ?? 5)

test(`cold start with about ${rowCount} transactions`, { timeout: 900_000 }, async () => {
  const prepared = await preparedProfile(rowCount)
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const endpoints = nobodysEndpoints(folder)
  const full = join(folder, 'full')
  const empty = join(folder, 'empty')
  cpSync(prepared, full, { recursive: true })
  mkdirSync(empty)
  // The throw-away keychain of this run learns what the profile's own keychain held.
  for (const [service, account, password] of readEntries(prepared))
    await keytar.setPassword(service, account, password)

  const starts: { full: Start[]; empty: Start[] } = { full: [], empty: [] }
  for (let round = 0; round <= rounds; round++) {
    const pair = {
      full: await startOnce(full, endpoints, 'amount'),
      empty: await startOnce(empty, endpoints, 'heading'),
    }
    if (round === 0) continue // Chromium makes its own profile at the first start of all
    starts.full.push(pair.full)
    starts.empty.push(pair.empty)
  }
  rmSync(folder, { recursive: true, force: true })

  const { kind } = presentRuntime(projectRoot, process.env)
  const runtime = kind === 'electron' ? 'Electron' : 'Chromium host, not Electron'
  const of = (list: readonly Start[], pick: (start: Start) => number) => median(list.map(pick))
  const both = (pick: (start: Start) => number): [string, string] => [
    ms(of(starts.full, pick)),
    `empty profile ${ms(of(starts.empty, pick))}`,
  ]
  const rss = (list: readonly Start[]) => megabytes(of(list, ({ mainRss }) => mainRss ?? Number.NaN))
  const [shown, emptyShown] = both((start) => start.shown)
  const each = starts.full.map((start) => Math.round(start.shown)).join(', ')
  printTable(`Cold start on ${runtime}, ${rowCount} transactions, medians of ${rounds}`, [
    ['asked for, to the painted number', shown, `target under 2 s; ${emptyShown}; each ${each}`],
    ['  process up, first line of main', ...both((start) => start.main)],
    ['  window begins to load the page', ...both((start) => start.navigated)],
    ['  first paint', ...both((start) => start.firstPaint)],
    ['  from loading the page to the number', ...both((start) => start.shown - start.navigated)],
    ['scripts read by then', kilobytes(of(starts.full, ({ scriptBytes }) => scriptBytes)), ''],
    ['memory of main then', rss(starts.full), `target under 300 MB; empty profile ${rss(starts.empty)}`],
  ])
})
