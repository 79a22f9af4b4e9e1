import { availableParallelism, loadavg } from 'node:os'

/** One line of a report: what, how much, and beside what it is to be read. */
export type Line = readonly [what: string, measured: string, beside: string]

/** Prints a report as three columns under a title that names the machine's state: figures of a busy machine say little. */
export function printTable(title: string, lines: readonly Line[]): void {
  const busy = `${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`
  console.log(`\n${title} (${busy})`)
  const width = (column: 0 | 1) => Math.max(...lines.map((line) => line[column].length))
  const [first, second] = [width(0), width(1)]
  for (const [what, measured, beside] of lines) {
    console.log(`  ${what.padEnd(first)}  ${measured.padStart(second)}  ${beside}`.trimEnd())
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1e3)} kB`
export const perSecond = (rows: number, tookMs: number): string =>
  `${Math.round(rows / (tookMs / 1000)).toLocaleString('en')} rows/s`
