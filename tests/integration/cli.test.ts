import { readMachineInput } from '../../src/main/cli/machine-input.ts'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { defaultSparebank1Settings } from '../../src/shared/sparebank1.ts'
import { parseInvocation } from '../../src/main/cli/arguments.ts'
import { runCommand } from '../../src/main/cli/commands.ts'
import { needsProfile } from '../../src/main/cli/needs-keychain.ts'
import { exitCodes } from '../../src/main/cli/exit-codes.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { sandboxClient, startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { isAppError } from '../../src/shared/errors.ts'
import { startBunqSandbox } from '../../src/main/sandbox/bunq/sandbox.ts'
import { startSbankenSandbox } from '../../src/main/sandbox/sbanken/sandbox.ts'
import { freePort, startApp, type TestApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const household = { years: 1, today: '2026-11-21' }
const startBank = () =>
  startSparebank1Sandbox({
    clock,
    household,
    switches: { callsPerHour: null },
  })

/** One command as it is typed, in the form for machines; what it printed on standard output, and how it ended. */
async function run(
  app: TestApp,
  argv: readonly string[],
  machine?: object,
): Promise<{ exitCode: number; printed: unknown }> {
  const { command } = parseInvocation(argv)
  if (!needsProfile(command)) throw new Error('not a command to run')
  const out = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 24 })
  const err = new PassThrough({ encoding: 'utf8' })
  const redirectPort = await freePort()
  const { clientId, clientSecret } = sandboxClient
  const exitCode = await runCommand(
    {
      handlers: app.handlers,
      streams: { out, err },
      json: true,
      readInput: async (system) =>
        readMachineInput(system, machine ?? { clientId, clientSecret, redirectPort }),
      person: null,
      isStopped: () => false,
      readObject: async () => ({}),
      listenForAddresses: () => () => undefined,
      logError: (error) => app.log.error('cli', error),
    },
    command,
  )
  return { exitCode, printed: JSON.parse(String(out.read())) }
}

test('connect, sync, transactions and disconnect do for a machine what the window does for a person', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  const connected = await run(app, ['connect', 'sparebank1', '--history-from', '2026-10-01'])
  expect(connected.exitCode).toBe(exitCodes.ok)
  const synced = await run(app, ['sync'])
  expect(synced.printed).toMatchObject([{ ok: true, isHistoryComplete: true }])
  const { printed } = await run(app, ['transactions', '--max', '-1', '--limit', '700', '--status', 'booked'])
  const rows = printed as { bookedOn: string; amount: { minor: number; decimal: string } }[]
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.every(({ bookedOn, amount }) => bookedOn >= '2026-10-01' && amount.minor <= -100)).toBe(true)
  expect(rows[0]?.amount.decimal).toMatch(/^-\d+\.\d\d$/)

  const [connection] = await app.handlers['connections:list'](undefined)
  const gone = await run(app, ['disconnect', connection?.name ?? '', '--delete-data'])
  expect(gone.exitCode).toBe(exitCodes.ok)
  expect((await run(app, ['connections'])).printed).toEqual([])
})

test('connecting again keeps how far back the history goes, and what was left out', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  await run(app, ['connect', 'sparebank1', '--history-from', '2026-10-01'])
  const [first, ...others] = await app.handlers['accounts:list'](undefined)
  await app.handlers['connection:choose-accounts']({
    connectionId: first?.connectionId ?? '',
    accountIds: others.map(({ id }) => id),
    historyFrom: '2026-10-01',
  })
  await run(app, ['connect', 'sparebank1'])
  const [connection, another] = await app.handlers['connections:list'](undefined)
  expect(connection).toMatchObject({ historyFrom: '2026-10-01', accountCount: others.length })
  expect(another).toBeUndefined()
})

test('a connect that broke off after the sign-in is finished by the next sync, not called done with nothing read', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  bank.fail({ kind: 'forbidden', on: '/personal/banking/accounts' })
  const outcome = await run(app, ['connect', 'sparebank1']).catch((error: unknown) => error)
  expect(isAppError(outcome, 'bank-refused')).toBe(true)

  const { exitCode, printed } = await run(app, ['sync'])
  expect(exitCode).toBe(exitCodes.ok)
  const [summary] = printed as { added: number }[]
  expect(summary?.added).toBeGreaterThan(100)
})

test('one connection that cannot sync decides the exit code and keeps no other from syncing', async () => {
  await using bank = await startBank()
  await using app = await startApp({ bank, clock })
  clock.advance(1000)
  await run(app, ['connect', 'sparebank1', '--history-from', '2026-11-01'])
  clock.advance(-1000) // it is asked first; begun before, it would be the one that is gone on with
  await app.handlers['connection:create']({
    system: 'sparebank1',
    settings: defaultSparebank1Settings,
    credentials: { clientId: 'never-signed-in', clientSecret: 'x' },
  })
  clock.advance(1000)
  const { exitCode, printed } = await run(app, ['sync'])
  expect(exitCode).toBe(exitCodes.signIn)
  expect(printed).toMatchObject([{ ok: false, error: { code: 'needs-login' } }, { ok: true }])
})

test('bunq and a stand-in of Sbanken are connected and read the same way, each by fields of its own', async () => {
  await using bunq = await startBunqSandbox({ clock, household, switches: { rateLimits: 'off' } })
  await using sbanken = await startSbankenSandbox({ clock, household, switches: { callsPerMinute: null } })
  const endpoints = { bunq: bunq.endpoints, sbanken: sbanken.endpoints }
  await using app = await startApp({ endpoints, clock })
  const machine = { bunq: { apiKey: bunq.apiKey, environment: 'sandbox' }, sbanken: sbanken.client }
  for (const system of ['bunq', 'sbanken'] as const) {
    const connected = await run(app, ['connect', system], machine[system])
    expect(connected.exitCode).toBe(exitCodes.ok)
  }
  const { printed } = await run(app, ['sync'])
  expect(printed).toMatchObject([
    { ok: true, isHistoryComplete: true },
    { ok: true, isHistoryComplete: true },
  ])
  const accounts = await app.handlers['accounts:list'](undefined)
  expect(accounts.map(({ system }) => system)).toEqual(expect.arrayContaining(['bunq', 'sbanken']))
})
