import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { defaultSparebank1Settings } from '../../src/shared/sparebank1.ts'
import { connect, startApp, type TestApp } from './app.ts'
import { runCli } from './cli-run.ts'

// Scripts lean on these names. One may be added here; none goes, and none is called otherwise.

const money = ['currency', 'decimal', 'minor']
const forms: Readonly<Record<string, readonly string[]>> = {
  connections: [
    'accountCount', 'callsLeft', 'consentEndsAt', 'consentIdleEndsAt', 'createdAt', 'failureCount', 'historyFrom', 'id',
    'isPaused', 'isSyncing', 'lastFailure', 'name', 'nextCallAt', 'nextSyncAt', 'settings', 'status', 'syncedAt', 'system',
    'waitsFor',
  ],
  sync: ['added', 'changed', 'connectionId', 'isHistoryComplete', 'isPartial', 'ok', 'pending', 'runId'],
  accounts: [
    'available', 'balanceAt', 'booked', 'bookedCount', 'cards', 'connectionId', 'connectionName', 'connectionStatus',
    'creditLimit', 'currency', 'followedIn', 'iban', 'id', 'isChosen', 'isClosed', 'isCounted', 'kind', 'name', 'number',
    'oldestOn', 'pendingCount', 'proof', 'system',
  ],
  transactions: [
    'accountId', 'accountName', 'amount', 'bookedOn', 'counterparty', 'hasAttachment', 'hasNote', 'id', 'isOwnTransfer',
    'isSplit', 'status', 'tags', 'text',
  ],
  export: ['exportId', 'fileName', 'rows'],
  import: ['fileName', 'format', 'importId', 'statements'],
  imports: ['accounts', 'fileName', 'from', 'id', 'importedAt', 'to'],
  'undo-import': ['importId', 'removed'],
  copies: ['fileName', 'madeAt', 'sizeBytes'],
  'copies make': ['fileName', 'madeAt', 'sizeBytes'],
  disconnect: ['connectionId', 'data'],
} // prettier-ignore

/** Of the first of a list, which is never an empty one here. */
async function printed(app: TestApp, ...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, out } = await runCli(app, [...argv, '--json'])
  expect(exitCode, argv.join(' ')).toBe(0)
  const value: unknown = JSON.parse(out)
  const first: unknown = Array.isArray(value) ? value[0] : value
  expect(first, argv.join(' ')).toBeTypeOf('object')
  return first as Record<string, unknown>
}

test('what --json prints keeps its names', async () => {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  await using bank = await startSparebank1Sandbox({
    clock,
    household: { years: 1, today: '2026-11-21' },
    switches: { callsPerHour: null },
  })
  await using app = await startApp({ bank, clock })
  await connect(app)
  const seen: Record<string, Record<string, unknown>> = {}
  seen['sync'] = await printed(app, 'sync') // which is followed by a copy
  await expect.poll(async () => (await app.handlers['backup:list'](undefined)).isMaking).toBe(false)
  for (const command of ['connections', 'accounts', 'transactions', 'copies make', 'copies'])
    seen[command] = await printed(app, ...command.split(' '))
  const exported = join(app.home, 'out.csv')
  const account = ['--account', String(seen['accounts']?.['id'])]
  seen['export'] = await printed(app, 'export', exported, ...account)
  app.openFrom = exported
  seen['import'] = await printed(app, 'import', exported, ...account)
  seen['imports'] = await printed(app, 'imports')
  seen['undo-import'] = await printed(app, 'undo-import', '1')
  seen['disconnect'] = await printed(app, 'disconnect', 'SpareBank 1', '--keep-data')
  for (const [command, names] of Object.entries(forms))
    expect(Object.keys(seen[command] ?? {}), command).toEqual(expect.arrayContaining([...names]))
  for (const amount of [seen['accounts']?.['booked'], seen['transactions']?.['amount']])
    expect(Object.keys(amount ?? {}).sort()).toEqual(money)
})

test('an empty list is an empty list, and what fails before its first row prints nothing', async () => {
  await using app = await startApp({ clock: movableClock('2026-11-21T11:00:00.000Z') })
  for (const command of ['connections', 'accounts', 'transactions', 'imports', 'copies', 'sync'])
    expect(await runCli(app, [command, '--json']), command).toMatchObject({ exitCode: 0, out: '[]\n' })
  await app.close()
  expect(await runCli(app, ['transactions', '--json'])).toMatchObject({ code: 'cancelled', out: '' })
})

test('who stops a sync of several is told so once, and each has an outcome', async () => {
  await using app = await startApp({ clock: movableClock('2026-11-21T11:00:00.000Z') })
  await app.handlers['connection:create']({
    system: 'sbanken',
    settings: { era: 'apibeta-v2' },
    credentials: { clientId: 'a', clientSecret: 'x', customerId: null },
  })
  await app.handlers['connection:create']({
    system: 'sparebank1',
    settings: defaultSparebank1Settings,
    credentials: { clientId: 'b', clientSecret: 'x' },
  })
  const { exitCode, out, err } = await runCli(app, ['sync', '--json'], { isStopping: true })
  expect(exitCode).toBe(130)
  const cancelled = { ok: false, error: { code: 'cancelled' } }
  expect(JSON.parse(out)).toMatchObject([cancelled, cancelled])
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'cancelled' } })
})
