import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { oldSetAside, removeOldSetAside } from './set-aside.ts'

const now = Date.parse('2026-11-21T10:00:00Z')
const aside = (instant: string): string => `oversikt.db.replaced-${instant.replaceAll(':', '-')}`

test('of files a copy took the place of the three newest stay, with their logs, and any of the last thirty days', () => {
  const old = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => aside(`${day}T10:00:00.000Z`))
  const today = ['08', '09'].map((hour) => aside(`2026-11-21T${hour}:00:00.000Z`))
  const names = [...old, `${old[0]}-wal`, `${old[0]}-shm`, `${old[1]}-journal`, `${old[2]}-wal`, ...today]
  expect(oldSetAside(names, 'oversikt.db', now)).toEqual([
    old[0], old[1], `${old[0]}-wal`, `${old[0]}-shm`, `${old[1]}-journal`,
  ]) // prettier-ignore
  const evening = ['04', '05', '06', '07', '08'].map((hour) => aside(`2026-11-20T${hour}:00:00.000Z`))
  expect(oldSetAside(evening, 'oversikt.db', now)).toEqual([])
})

test('of files from before an upgrade the two of the highest versions stay', () => {
  const names = [2, 10, 9, 8].map((version) => `oversikt.db.before-v${version}`)
  expect(oldSetAside(names, 'oversikt.db', now)).toEqual(['oversikt.db.before-v2', 'oversikt.db.before-v8'])
})

test('nothing else is touched, whatever it is called', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-aside-'))
  const others = [
    'oversikt.db', 'oversikt.db-wal', 'oversikt.db.key-check.json', 'oversikt.db.restoring', 'oversikt.db.before-v1.part',
    'oversikt.db.before-v01', 'oversikt.db.replaced-by-me', 'other.db.before-v1', 'lock.json',
  ] // prettier-ignore
  const ours = [1, 2, 3].map((version) => `oversikt.db.before-v${version}`)
  for (const name of [...others, ...ours]) writeFileSync(join(folder, name), '')
  removeOldSetAside(join(folder, 'oversikt.db'), now)
  expect(readdirSync(folder).sort()).toEqual([...others, ...ours.slice(1)].sort())
  rmSync(folder, { recursive: true })
})
