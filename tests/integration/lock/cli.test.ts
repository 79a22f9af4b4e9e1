import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from 'vite'
import { movableClock } from '../../../src/main/sandbox/clock.ts'
import { keytarKeychain } from '../../../src/main/vault/keytar.ts'
import { startApp } from '../app.ts'

// The command line as a process of its own, on the system's own keychain: it meets the window only in what both find there.

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../../..')
const password = 'the password of this household'
let folder: string
let home: string

beforeAll(async () => {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'oversikt-cli-'))
  const source = (file: string): string => join(root, 'src/main', file)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        input: {
          cli: source('cli.ts'),
          reader: source('queries/reader.ts'),
          stretcher: source('lock/stretch-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
  })
  home = mkdtempSync(join(tmpdir(), 'oversikt-cli-'))
  const app = await start()
  await app.handlers['lock:set-password']({ password, proof: null })
  await app.close()
}, 60_000)
afterAll(() => {
  for (const path of [folder, home]) rmSync(path, { recursive: true, force: true })
})

const start = () =>
  startApp({ clock: movableClock('2026-11-21T11:00:00.000Z'), home, keychain: keytarKeychain() })

interface Ended {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

/** Each piece is written once the one before was taken. */
async function run(args: readonly string[], pieces: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(folder, 'cli.js'), ...args], {
    env: { ...process.env, OVERSIKT_HOME: home },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  for (const piece of pieces) await new Promise<void>((resolve) => child.stdin.write(piece, () => resolve()))
  child.stdin.end()
  return { exitCode: await ended, out, err }
}
const errorIn = ({ err }: Ended): unknown => (JSON.parse(err) as { error: unknown }).error

test('without a password a locked profile does nothing and says so', async () => {
  const ended = await run(['accounts', '--json'], [])
  expect(ended).toMatchObject({ exitCode: 8, out: '' })
  expect(errorIn(ended)).toMatchObject({ code: 'app-locked' })
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
  await expect(app.handlers['lock:unlock']({ password })).rejects.toMatchObject({ code: 'unlock-wait' })
  await app.close()
})
