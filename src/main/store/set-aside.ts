import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { onDisk } from './durable.ts'

// Files beside the store that were it once: `.replaced-<instant>` by going on from a copy, `.before-v<version>` by an upgrade.
// Each is as large as the store, and nobody else ever removes one.

/** Who tries one copy after another wants the very first file back in the end: it is among the last few, or of these weeks. */
const keptReplaced = 3
const keptReplacedMs = 30 * 86_400_000
/** The one the last upgrade began with, and the one before, for whoever skips back over a version that was no better. */
const keptUpgrades = 2

/** Its log, or its journal, may lie beside it. */
const replaced = /^\.replaced-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z)(?:-wal|-shm|-journal)?$/
const upgraded = /^\.before-v([1-9]\d*)$/

/**
 * Removes those that nobody needs any more. Only once the store has been opened: as long as it cannot be, one of them may be all
 * there is.
 * @param now ms since 1970. @throws AppError `file-unwritable`
 */
export function removeOldSetAside(file: string, now: number): void {
  const folder = dirname(file)
  if (!existsSync(folder)) return
  for (const name of oldSetAside(
    onDisk(() => readdirSync(folder)),
    basename(file),
    now,
  ))
    onDisk(() => rmSync(join(folder, name), { force: true }))
}

/** Of the files of a folder, those set aside from the store of this name that may go. */
export function oldSetAside(fileNames: readonly string[], store: string, now: number): readonly string[] {
  const ends = fileNames.filter((name) => name.startsWith(store)).map((name) => name.slice(store.length))
  const instants = found(ends, replaced).sort().toReversed()
  const oldInstants = new Set(
    instants.slice(keptReplaced).filter((instant) => now - msOf(instant) > keptReplacedMs),
  )
  const versions = found(ends, upgraded).sort((a, b) => Number(b) - Number(a))
  const oldVersions = new Set(versions.slice(keptUpgrades))
  return ends
    .filter(
      (end) =>
        oldInstants.has(replaced.exec(end)?.[1] ?? '') || oldVersions.has(upgraded.exec(end)?.[1] ?? ''),
    )
    .map((end) => store + end)
}

/** Each once. */
function found(ends: readonly string[], pattern: RegExp): string[] {
  return [...new Set(ends.flatMap((end) => pattern.exec(end)?.[1] ?? []))]
}

/** Colons are no part of a file's name everywhere. */
function msOf(instant: string): number {
  return Date.parse(instant.replace(/T(\d{2})-(\d{2})-/, 'T$1:$2:'))
}
