import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { keytarKeychain } from '../../src/main/vault/keytar.ts'
import { connect, startApp } from './app.ts'
import { buildCli, endOf, type CliProgram } from './cli-process.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let cli: CliProgram
let home: string
let bank: Sparebank1Sandbox
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  cli = await buildCli()
  home = mkdtempSync(join(tmpdir(), 'oversikt-signals-'))
  const clock = movableClock(new Date().toISOString()) // the command's own clock is the machine's
  bank = await startSparebank1Sandbox({ clock, household: { years: 1 }, switches: { callsPerHour: null } })
  const app = await startApp({ clock, home, bank, keychain: keytarKeychain() })
  const { connectionId } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  await app.close()
  env = { OVERSIKT_ENDPOINTS: join(home, 'endpoints.json') }
})
afterAll(async () => {
  cli[Symbol.dispose]()
  await bank.close()
  rmSync(home, { recursive: true, force: true })
})

const cancelled = /^Cancelled\. What was saved is kept\. \(cancelled, log reference \w{8}\)\n$/

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a sync that gets %s stops, says so, and is the same as ever at the next one',
  async (signal) => {
    bank.fail({ kind: 'time-out', on: '/personal/banking/transactions' })
    bank.calls.clear()
    const child = cli.start(['sync', '--json'], home, env)
    const ended = endOf(child)
    await expect.poll(() => bank.calls.count('/personal/banking/transactions'), { timeout: 30_000 }).toBe(1)
    child.kill(signal)
    const { exitCode, out, err } = await ended
    expect(exitCode).toBe(130)
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'cancelled' } })
    expect(JSON.parse(out)).toMatchObject([{ ok: false, error: { code: 'cancelled' } }])
    bank.clearFaults()
    const again = await cli.run(['sync', '--json'], home, [], env)
    expect(again).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(again.out)).toMatchObject([{ ok: true, isHistoryComplete: true }])
  },
)

test('an export that is interrupted leaves neither a file nor a part of one', async () => {
  const child = cli.start(['export', join(home, 'out.csv')], home, env)
  const ended = endOf(child)
  child.stderr.once('data', () => child.kill('SIGINT')) // it has begun to write
  const { exitCode, err } = await ended
  expect(exitCode).toBe(130)
  expect(err.split('\n').slice(-2).join('\n')).toMatch(cancelled)
  expect(readdirSync(home).filter((name) => name.endsWith('.csv') || name.includes('.part'))).toEqual([])
})

test('what is closed under a listing that is interrupted is no fault of ours', async () => {
  const child = cli.start(['transactions'], home, env)
  const ended = endOf(child)
  child.stdout.once('data', () => child.kill('SIGINT'))
  const { exitCode, err } = await ended
  // Where the last row was written already, there is nothing left to stop, and the signal ends the process.
  expect([130, null]).toContain(exitCode)
  if (exitCode === 130) expect(err).toMatch(cancelled)
})

test('whoever stops reading in the middle gets no error, and neither does who reads nothing', async () => {
  const head = cli.start(['transactions'], home, env)
  let said = ''
  head.stderr.on('data', (text: Buffer) => (said += text.toString()))
  head.stdout.once('data', () => head.stdout.destroy())
  expect(await new Promise((resolve) => head.once('exit', resolve))).toBe(0)
  expect(said).toBe('')
  const deaf = cli.start(['accounts', '--json'], home, env)
  deaf.stdout.destroy()
  deaf.stderr.destroy()
  expect(await new Promise((resolve) => deaf.once('exit', resolve))).toBe(0)
})
