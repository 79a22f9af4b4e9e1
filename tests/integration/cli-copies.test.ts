import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { BackupCopy } from '../../src/shared/backup.ts'
import { startApp, type TestApp } from './app.ts'
import { runCli } from './cli-run.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const tagOf = async ({ handlers }: TestApp) => (await handlers['settings:get'](undefined)).theme

test('copies are made, listed, and gone on from once the person has said yes', async () => {
  await using app = await startApp({ clock })
  expect(await runCli(app, ['copies'])).toMatchObject({ exitCode: 0, out: '' })
  const made = JSON.parse((await runCli(app, ['copies', 'make', '--json'])).out) as BackupCopy
  expect(made).toMatchObject({ fileName: 'oversikt-2026-11-21.db', madeAt: '2026-11-21T11:00:00.000Z' })
  expect((await runCli(app, ['copies', 'make'])).out).toBe('oversikt-2026-11-21-2.db\n')
  expect((await runCli(app, ['copies'])).out).toMatch(
    /^oversikt-2026-11-21-2\.db {4}2026-11-21T11:00:00\.000Z +\d+ bytes\noversikt-2026-11-21\.db .+\n$/,
  )
  await app.handlers['settings:set']({ theme: 'dark' })

  const restore = ['copies', 'restore', made.fileName]
  expect(await runCli(app, restore)).toMatchObject({ code: 'invalid-input', exitCode: 2, out: '' })
  for (const answer of ['no', 'y', ''])
    expect(await runCli(app, restore, { answers: [answer] })).toMatchObject({
      code: 'cancelled',
      exitCode: 130,
    })
  expect(await tagOf(app)).toBe('dark')
  const agreed = await runCli(app, restore, { answers: ['yes'] })
  expect(agreed).toMatchObject({ exitCode: 0, code: null })
  expect(agreed.err).toContain('2026-11-21T11:00:00.000Z')
  expect(await tagOf(app)).toBe('system')
  expect(readdirSync(app.home).some((name) => name.startsWith('oversikt.db.replaced-'))).toBe(true)
  const unasked = await runCli(app, [...restore, '--yes', '--json'])
  expect(JSON.parse(unasked.out)).toEqual({ restored: made })
})

test('a name that is no copy is refused before anybody is asked', async () => {
  await using app = await startApp({ clock })
  for (const name of ['oversikt-2026-11-20.db', '../oversikt.db', ''])
    expect(await runCli(app, ['copies', 'restore', name], { answers: [] })).toMatchObject({
      code: 'not-found',
      exitCode: 2,
    })
})

test('a damaged data file gives its place to a copy from the command line too', async () => {
  const keychain = createMemoryKeychain()
  const first = await startApp({ clock, keychain })
  await runCli(first, ['copies', 'make'])
  await first.close()
  const file = join(first.home, 'oversikt.db')
  writeFileSync(file, readFileSync(file).fill(7, 100, 8 * 4096))
  const again = await startApp({ clock, keychain, home: first.home })
  expect(await runCli(again, ['accounts'])).toMatchObject({ code: 'store-damaged', exitCode: 6 })
  expect((await runCli(again, ['copies'])).out).toContain('oversikt-2026-11-21.db')
  expect(await runCli(again, ['copies', 'restore', 'oversikt-2026-11-21.db', '--yes'])).toMatchObject({
    exitCode: 0,
  })
  expect(await runCli(again, ['accounts', '--json'])).toMatchObject({ exitCode: 0, out: '[]\n' })
  await again.close()
  rmSync(first.home, { recursive: true, force: true })
})

test('while the window has the data open no copy takes its place: what is written there would be lost', async () => {
  const keychain = createMemoryKeychain()
  await using window = await startApp({ clock, keychain })
  await using app = await startApp({ clock, keychain, home: window.home })
  await runCli(app, ['copies', 'make'])
  await app.handlers['settings:set']({ theme: 'dark' })
  const restore = ['copies', 'restore', 'oversikt-2026-11-21.db', '--yes']
  const refused = await runCli(app, restore)
  expect(refused).toMatchObject({ code: 'already-running', exitCode: 4, out: '' })
  expect(refused.err).toContain('close the window')
  // Neither now nor at the next start.
  expect(await tagOf(app)).toBe('dark')
  await window.handlers['settings:set']({ theme: 'light' })
  await window.close()
  expect(await tagOf(app)).toBe('light')
  expect(await runCli(app, restore)).toMatchObject({ exitCode: 0 })
  expect(await tagOf(app)).toBe('system')
})
