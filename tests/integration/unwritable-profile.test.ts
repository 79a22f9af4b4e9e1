import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const bank = {
  endpoints: { authorize: 'http://127.0.0.1:9', token: 'http://127.0.0.1:9', api: 'http://127.0.0.1:9' },
}

// A user who may do everything runs these too, so that rights cannot stand in the way: files do, where folders must be.
test.each([
  ['the profile folder', 'data', 'data'],
  ['a folder above it', 'data', join('data', 'profile')],
  ['its locks', join('data', 'oversikt.db.locks'), 'data'],
])('where %s cannot be written the app says so, and opens once it can', async (_, blocked, home) => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-unwritable-'))
  const obstacle = join(folder, blocked)
  mkdirSync(dirname(obstacle), { recursive: true })
  writeFileSync(obstacle, '')
  await using app = await startApp({ bank, clock, home: join(folder, home), besides: folder })
  const problem = async () => (await app.handlers['app:status'](undefined)).problem
  expect(await problem()).toMatchObject({ code: 'profile-unwritable' })
  rmSync(obstacle)
  await app.handlers['app:retry'](undefined)
  expect(await problem()).toBeNull()
  await app.close()
  rmSync(folder, { recursive: true })
})
