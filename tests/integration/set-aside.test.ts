import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const upgrades = [2, 3, 4].map((version) => `oversikt.db.before-v${version}`)

test('what upgrades left goes once the data is open, and not while it cannot be', async () => {
  const home = mkdtempSync(join(tmpdir(), 'oversikt-aside-'))
  for (const name of upgrades) writeFileSync(join(home, name), '')
  const left = () => readdirSync(home).filter((name) => upgrades.includes(name))
  // A log without its store: somebody's data, of which nobody knows yet where it is.
  writeFileSync(join(home, 'oversikt.db-wal'), 'x')
  await using app = await startApp({ clock, home })
  const problem = async () => (await app.handlers['app:status'](undefined)).problem
  expect(await problem()).toMatchObject({ code: 'store-damaged' })
  expect(left()).toEqual(upgrades)
  rmSync(join(home, 'oversikt.db-wal'))
  await app.handlers['app:retry'](undefined)
  expect(await problem()).toBeNull()
  expect(left()).toEqual(upgrades.slice(1))
  await app.close()
  rmSync(home, { recursive: true })
})
