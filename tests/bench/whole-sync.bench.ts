import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { bundle, insertBarely, syncInto, type Bundle, type SyncReport } from './whole/processes.ts'
import { readEntries } from './whole/profile-folder.ts'
import { median, megabytes, ms, perSecond, printTable } from './whole/table.ts'

// A first sync as a person has it: the bank in another process, HTTP on loopback, parsed, checked, matched, saved page by page
// in the encrypted store, with the log, the call budget and the tokens of the real app. Beside it the bare insert of the rows
// that came out, taken right after each sync, because both are slower on a busy machine.

// The rows are ten years of a household, 27 a day. OVERSIKT_BENCH_YEARS=3 puts as many into the sandbox's usual three years, 91 a
// day, which takes more than twice the calls: SpareBank 1 is asked in windows with margins, and the margins then weigh more.

const rowCount = Number(process.env['OVERSIKT_BENCH_ROWS'] ?? 100_000)
const years = Number(process.env['OVERSIKT_BENCH_YEARS'] ?? 10)
const rounds = Number(process.env['OVERSIKT_BENCH_ROUNDS'] ?? 3)

interface Round extends SyncReport {
  readonly bareMs: number
  readonly bareCpuMs: number
}

async function once(folder: string, built: Bundle): Promise<Round> {
  const home = mkdtempSync(join(folder, 'profile-'))
  const report = await syncInto(home, { rows: rowCount, years }, built)
  const key = readEntries(home).find(([, account]) => account === 'store-key')?.[2] ?? ''
  const bare = []
  for (let run = 0; run < 3; run++)
    bare.push(await insertBarely(join(home, 'oversikt.db'), key, join(folder, 'bare.db')))
  rmSync(home, { recursive: true, force: true })
  const bareMs = median(bare.map(({ tookMs }) => tookMs))
  return { ...report, bareMs, bareCpuMs: median(bare.map(({ cpuMs }) => cpuMs)) }
}

test(`a first sync of about ${rowCount} rows, and their export`, { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  using built = await bundle()
  const all: Round[] = []
  for (let round = 0; round < rounds; round++) all.push(await once(folder, built))
  rmSync(folder, { recursive: true, force: true })

  const of = (pick: (round: Round) => number) => median(all.map(pick))
  const worst = (pick: (round: Round) => number) => Math.max(...all.map(pick))
  const rows = of((round) => round.rows)
  const cpuRatio = of(({ bareCpuMs, first }) => bareCpuMs / first.cpuMs)
  const ratios = all.map(({ bareMs, first }) => bareMs / first.tookMs)
  const idleStalls = `idle p99 ${ms(of(({ idle }) => idle.stallP99Ms))}, longest ${ms(worst(({ idle }) => idle.stallMaxMs))}`
  printTable(`Whole sync of ${rows} rows in ${of(({ calls }) => calls)} calls, ${rounds} rounds, medians`, [
    ['bare insert, key and index, one transaction', perSecond(rows, of(({ bareMs }) => bareMs)), 'WAL, synchronous FULL'],
    ['first sync, HTTP to encrypted file', perSecond(rows, of(({ first }) => first.tookMs)), ''],
    ['  of the bare insert', median(ratios).toFixed(2), `target at least 0.25; each ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`],
    ['  the same in computing time of main', cpuRatio.toFixed(2), 'says more on a busy machine'],
    ['second sync, nothing new', ms(of(({ again }) => again.tookMs)), ''],
    ['stall during the first sync, p99', ms(of(({ first }) => first.stallP99Ms)), idleStalls],
    ['  longest of a round', ms(of(({ first }) => first.stallMaxMs)), `target at most 50 ms; worst round ${ms(worst(({ first }) => first.stallMaxMs))}`],
    ['  longest, computing alone', ms(of(({ first }) => first.computeMaxMs)), `worst round ${ms(worst(({ first }) => first.computeMaxMs))}`],
    ['memory of main before', megabytes(of(({ first }) => first.rssBefore)), ''],
    ['  most during the first sync', megabytes(of(({ first }) => first.rssPeak)), 'target under 300 MB'],
    ['  after it', megabytes(of(({ first }) => first.rssAfter)), ''],
    ['  most during the export', megabytes(of(({ csv }) => csv.rssPeak)), 'target under 300 MB'],
    ['CSV of every row, handler to renamed file', perSecond(rows, of(({ csv }) => csv.tookMs)), `stall at most ${ms(worst(({ csv }) => csv.stallMaxMs))}`],
  ]) // prettier-ignore
})
