import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newAuthority } from '../../../src/main/http/testing/authority.ts'
import { pkcs12 } from '../../../src/main/http/testing/pkcs12.ts'
import { movableClock } from '../../../src/main/sandbox/clock.ts'
import { keytarKeychain } from '../../../src/main/vault/keytar.ts'
import { startApp } from '../app.ts'
import { buildCli, type CliProgram, type Ended } from '../cli-process.ts'

vi.setConfig({ testTimeout: 120_000 })

const password = 'the password of this household'
let cli: CliProgram
let home: string

beforeAll(async () => {
  cli = await buildCli()
  home = mkdtempSync(join(tmpdir(), 'oversikt-cli-'))
  const app = await start()
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.close()
}, 60_000)
afterAll(() => {
  cli[Symbol.dispose]()
  rmSync(home, { recursive: true, force: true })
})

const start = () =>
  startApp({ clock: movableClock('2026-11-21T11:00:00.000Z'), home, keychain: keytarKeychain() })
const run = (args: readonly string[], pieces: readonly string[] = []): Promise<Ended> =>
  cli.run(args, home, pieces)
const errorIn = ({ err }: Ended): unknown => (JSON.parse(err) as { error: unknown }).error

test('without a password a locked profile does nothing and says so', async () => {
  const ended = await run(['accounts', '--json'], [])
  expect(ended).toMatchObject({ exitCode: 8, out: '' })
  expect(errorIn(ended)).toMatchObject({ code: 'app-locked' })
})

/** What reads, what asks banks, and what writes a file or a copy; `file` is where an export would go. */
const commands = (file: string): readonly (readonly string[])[] => [
  ['accounts'],
  ['transactions', '--limit', '3'],
  ['export', file],
  ['sync'],
  ['connections'],
  ['copies'],
  ['copies', 'make'],
  ['copies', 'restore', 'oversikt-2026-11-21.db', '--yes'],
]

test('every command says the same of a lock and of a wrong password, in words and by its exit code', async () => {
  const file = join(home, 'out.csv')
  const wrong = ['--password-stdin']
  for (const [at, command] of commands(file).entries()) {
    const locked = await run(command)
    expect(locked, command.join(' ')).toMatchObject({ exitCode: 8, out: '' })
    expect(locked.err).toMatch(
      /^The profile is locked\. Give its password at a terminal, or as the first line of standard input with --password-stdin\. \(app-locked, log reference \w{8}\)\n$/,
    )
    if (at > 2) continue // the fifth wrong one in a row begins a wait
    const refused = await run([...command, ...wrong], ['w4ong\n'])
    expect(refused, command.join(' ')).toMatchObject({ exitCode: 8, out: '' })
    expect(refused.err).toMatch(/^This is not the password\. \(wrong-password, log reference \w{8}\)\n$/)
  }
  const empty = await run(['accounts', ...wrong], ['\n'])
  expect(empty).toMatchObject({ exitCode: 8, err: expect.stringContaining('(wrong-password,') })
  expect(existsSync(file)).toBe(false)
})

test('with the password every command does what it does without a lock', async () => {
  const file = join(home, 'out.csv')
  const unlocked = (command: readonly string[]) =>
    run([...command, '--json', '--password-stdin'], [`${password}\n`])
  for (const command of commands(file).slice(0, -1)) {
    const ended = await unlocked(command)
    expect(ended, command.join(' ')).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(ended.out), command.join(' ')).toBeTruthy()
  }
  expect(existsSync(file)).toBe(true)
  const [copy] = JSON.parse((await unlocked(['copies'])).out) as { readonly fileName: string }[]
  const restored = await unlocked(['copies', 'restore', copy?.fileName ?? '', '--yes'])
  expect(restored).toMatchObject({ exitCode: 0, err: '' })
  expect(JSON.parse(restored.out)).toEqual({ restored: copy })
  expect((await run(['accounts'])).exitCode).toBe(8)
})

test.each([[`${password}\n`], [password], [`${password}\r\nand more`]])(
  'the first line of standard input unlocks it for this run',
  async (input) => {
    expect(await run(['accounts', '--json', '--password-stdin'], [input])).toEqual({
      exitCode: 0,
      out: '[]\n',
      err: '',
    })
    expect((await run(['accounts', '--json'], [])).exitCode).toBe(8)
  },
)

test.each([[[`${password}\n{"clientId":`, '1}']], [[`${password}\n`, '{"clientId":1}']]])(
  'what follows the password is the command’s own',
  async (pieces) => {
    const ended = await run(['connect', 'sparebank1', '--json', '--password-stdin'], pieces)
    expect(ended.exitCode).toBe(2)
    expect(errorIn(ended)).toMatchObject({ code: 'invalid-input' })
    expect(ended.err).toContain('clientId')
    expect(ended.err).not.toContain(password)
  },
)

test.each([['{"actAs":{"kind":"entity"}}'], ['']])(
  'behind the password stands what connect wants to know, and nothing where it wants nothing: %s',
  async (rest) => {
    const made = await run(['connect', 'fis', '--json', '--password-stdin'], [`${password}\n${rest}`])
    expect(made).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({
      status: 'new',
      publicKey: expect.stringContaining('PUBLIC'),
    })
  },
)

test('the passphrase of a .p12 is the line after the password’s, and a wrong one is kept apart from a wrong password', async () => {
  const { cert, key } = newAuthority('RP root').issue('rp')
  const file = join(home, 'rp.p12')
  writeFileSync(file, pkcs12({ key, certs: [cert] }, 'qwerty123'))
  const connect = ['connect', 'bankid', '--p12', file, '--json', '--password-stdin']
  const refused = await run(connect, [`${password}\n{"passphrase":"w4ong"}`])
  expect(refused).toMatchObject({ exitCode: 3, out: '' })
  expect(errorIn(refused)).toMatchObject({ code: 'certificate-passphrase' })
  expect(refused.err).not.toContain('w4ong')
  const closed = await run(connect.slice(0, -1), ['{"passphrase":"qwerty123"}'])
  expect(closed.exitCode).toBe(8)
  expect((await run(['connections', '--json', '--password-stdin'], [`${password}\n`])).out).not.toContain(
    'bankid',
  )
})

test('a copy takes the place of the data under a locked window, and never under one that has it open', async () => {
  const window = await start()
  const made = await run(['copies', 'make', '--json', '--password-stdin'], [`${password}\n`])
  const { fileName } = JSON.parse(made.out) as { readonly fileName: string }
  const restore = ['copies', 'restore', fileName, '--yes', '--password-stdin']
  await window.handlers['lock:unlock']({ password })
  await window.handlers['settings:set']({ theme: 'dark' })
  const refused = await run(restore, [`${password}\n`])
  expect(refused).toMatchObject({ exitCode: 4, out: '' })
  expect(refused.err).toMatch(
    /^Another process has the data open: close the window, .+\n.+ \(already-running, /,
  )
  expect(await window.handlers['settings:get'](undefined)).toMatchObject({ theme: 'dark' })
  await window.handlers['lock:now'](undefined)
  expect(await run(restore, [`${password}\n`])).toMatchObject({ exitCode: 0, err: '' })
  await window.handlers['lock:unlock']({ password })
  expect(await window.handlers['settings:get'](undefined)).toMatchObject({ theme: 'system' })
  await window.close()
})

test('a wrong password counts together with those of the window, and what was typed is said nowhere', async () => {
  const app = await start()
  for (let time = 0; time < 3; time++)
    await expect(app.handlers['lock:unlock']({ password: 'w4ong' })).rejects.toMatchObject({
      code: 'wrong-password',
    })
  for (let time = 0; time < 2; time++) {
    const ended = await run(['accounts', '--json', '--password-stdin'], ['w4ong\n'])
    expect(ended).toMatchObject({ exitCode: 8, out: '' })
    expect(errorIn(ended)).toMatchObject({ code: 'wrong-password' })
    expect(ended.err).not.toContain('w4ong')
  }
  const barred = await run(['accounts', '--json', '--password-stdin'], [`${password}\n`])
  expect(barred.exitCode).toBe(8)
  expect(errorIn(barred)).toMatchObject({ code: 'unlock-wait', retryAt: expect.any(String) })
  for (const command of commands(join(home, 'wait.csv'))) {
    const waiting = await run([...command, '--password-stdin'], [`${password}\n`])
    expect(waiting, command.join(' ')).toMatchObject({ exitCode: 8, out: '' })
    expect(waiting.err).toMatch(
      /^Too many wrong tries: wait\. Not before \d{4}-\d\d-\d\dT[\d:.]+Z\. \(unlock-wait, log reference \w{8}\)\n$/,
    )
  }
  expect(existsSync(join(home, 'wait.csv'))).toBe(false)
  await expect(app.handlers['lock:unlock']({ password })).rejects.toMatchObject({ code: 'unlock-wait' })
  await app.close()
})
