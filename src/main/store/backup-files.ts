import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupCopy } from '../../shared/backup.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import { onDisk } from './durable.ts'

// The folder of the copies: what lies in it, what the next one is called, and which are kept. Everything here throws AppError
// `disk-full` or `file-unwritable` where the disk does not do as it is told.

/** `oversikt-2026-11-21.db`, and `-2`, `-3` for further ones of a day. Anything else in the folder is not ours. */
const namePattern = /^oversikt-(\d{4}-\d{2}-\d{2})(?:-([1-9]\d*))?\.db$/
/** Under this a copy is written; it gets its name when it is whole. */
const draftEnd = '.part'

interface Named {
  readonly fileName: string
  readonly day: CalendarDate
  readonly number: number
}

function named(fileName: string): Named[] {
  const [, day, number] = namePattern.exec(fileName) ?? []
  return day === undefined ? [] : [{ fileName, day, number: Number(number ?? 1) }]
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? onDisk(() => readdirSync(folder)) : []
}

/** Newest first. */
function namesIn(folder: string): readonly Named[] {
  return filesIn(folder)
    .flatMap(named)
    .sort((a, b) => (a.day === b.day ? b.number - a.number : a.day < b.day ? 1 : -1))
}

/** Every whole copy, the newest first. */
export function listCopies(folder: string): readonly BackupCopy[] {
  return namesIn(folder).map(({ fileName }) => {
    const { mtime, size } = onDisk(() => statSync(join(folder, fileName)))
    return { fileName, madeAt: mtime.toISOString(), sizeBytes: size }
  })
}

export function hasCopyOf(folder: string, day: CalendarDate): boolean {
  return namesIn(folder).some((copy) => copy.day === day)
}

/** Where the next copy of this day is written, and where it goes when it is whole. Makes the folder. */
export function nextCopy(
  folder: string,
  day: CalendarDate,
): { readonly draft: string; readonly target: string } {
  onDisk(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  const last = Math.max(
    0,
    ...namesIn(folder)
      .filter((copy) => copy.day === day)
      .map((copy) => copy.number),
  )
  const target = join(folder, last === 0 ? `oversikt-${day}.db` : `oversikt-${day}-${last + 1}.db`)
  return { draft: target + draftEnd, target }
}

/** The path of a copy; null where this is not the name of one, or there is none. */
export function pathOfCopy(folder: string, fileName: string): string | null {
  return namePattern.test(fileName) && existsSync(join(folder, fileName)) ? join(folder, fileName) : null
}

/** Removes what a killed process wrote of a copy. Only for who holds the lock of the copies. */
export function removeDrafts(folder: string): void {
  for (const name of filesIn(folder))
    if (name.startsWith('oversikt-') && name.includes(`.db${draftEnd}`))
      onDisk(() => rmSync(join(folder, name), { force: true }))
}

const keptDays = 3
const keptWeeks = 4

/** Removes the copies nobody needs: see `keptOf`. */
export function removeOld(folder: string): void {
  const all = namesIn(folder)
  const kept = keptOf(all.map(({ fileName }) => fileName))
  for (const { fileName } of all)
    if (!kept.has(fileName)) onDisk(() => rmSync(join(folder, fileName), { force: true }))
}

/**
 * Which copies stay, of names sorted newest first: every one of the newest day, the last one of each of the three newest
 * days, and the last one of each of the four newest weeks that have one. A damage that is noticed late has not reached the
 * oldest of them.
 */
export function keptOf(fileNames: readonly string[]): ReadonlySet<string> {
  const all = fileNames.flatMap(named)
  const newestDay = all[0]?.day
  const kept = new Set(all.filter(({ day }) => day === newestDay).map(({ fileName }) => fileName))
  for (const [of, count] of [
    [(copy: Named) => copy.day, keptDays],
    [(copy: Named) => mondayOf(copy.day), keptWeeks],
  ] as const) {
    const newestOf = new Map<CalendarDate, string>()
    for (const copy of all) if (!newestOf.has(of(copy))) newestOf.set(of(copy), copy.fileName)
    for (const fileName of [...newestOf.values()].slice(0, count)) kept.add(fileName)
  }
  return kept
}

function mondayOf(day: CalendarDate): CalendarDate {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
