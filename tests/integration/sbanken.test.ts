import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSbankenSandbox } from '../../src/main/sandbox/sbanken/sandbox.ts'
import { defaultSbankenSettings } from '../../src/shared/sbanken.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { startApp, type TestApp } from './app.ts'

async function start() {
  const clock = movableClock('2026-11-20T10:00:00Z')
  const bank = await startSbankenSandbox({ clock, switches: { callsPerMinute: null } })
  const keychain = createMemoryKeychain()
  const app = await startApp({ endpoints: { sbanken: bank.endpoints }, clock, keychain })
  return {
    bank,
    app,
    clock,
    keychain,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await bank.close()
    },
  }
}

async function connect({ handlers }: TestApp, client: Awaited<ReturnType<typeof start>>['bank']['client']) {
  const { clientId, clientSecret, customerId } = client
  const { connectionId } = await handlers['connection:create']({
    system: 'sbanken',
    settings: defaultSbankenSettings,
    credentials: { clientId, clientSecret, customerId },
  })
  await handlers['connection:authorise']({ connectionId })
  const accounts = await handlers['connection:read-accounts']({ connectionId })
  await handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
  return { connectionId, accounts }
}

test('a stand-in of Sbanken is connected without a browser and read to the øre', async () => {
  await using started = await start()
  const { app, bank } = started
  const { connectionId } = await connect(app, bank.client)
  expect(app.opened).toEqual([])
  const summary = await app.handlers['sync:run']({ connectionId })
  const books = bank.books().accounts
  const booked = books.reduce((sum, account) => sum + account.booked.length, 0)
  expect(summary).toMatchObject({ added: booked, isPartial: false, isHistoryComplete: true })
  const accounts = await app.handlers['accounts:list'](undefined)
  expect(accounts.map(({ number, booked: balance }) => [number, balance?.minor]).sort()).toEqual(
    books.map(({ account, bookedMinor }) => [account.number, bookedMinor]).sort(),
  )
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0, changed: 0 })
  expect((await app.handlers['upcoming:list'](undefined)).length).toBeGreaterThan(0)
  const [connection] = await app.handlers['connections:list'](undefined)
  expect(connection).toMatchObject({ status: 'ready', consentIdleEndsAt: null, consentEndsAt: null })
})

test('days later the reservations are booked and the archive has caught up: nothing is doubled, nothing lost', async () => {
  await using started = await start()
  const { app, bank, clock } = started
  const { connectionId } = await connect(app, bank.client)
  for (let day = 0; day < 12; day++) {
    await app.handlers['sync:run']({ connectionId })
    clock.advance(86_400_000)
  }
  await app.handlers['sync:run']({ connectionId })
  const books = bank.books().accounts
  const { totals, count } = await app.handlers['transactions:summary']({ filter: { status: 'booked' } })
  const rows = books.flatMap(({ booked }) => booked)
  expect(count).toBe(rows.length)
  const sum = (rowsOf: typeof rows) => rowsOf.reduce((all, { minor }) => all + minor, 0)
  expect((totals[0]?.inMinor ?? 0) + (totals[0]?.outMinor ?? 0)).toBe(sum(rows))
})

test('the pinned account is refreshed with one token call and one account call, then with one call each', async () => {
  await using started = await start()
  const { app, bank, clock } = started
  const { accounts } = await connect(app, bank.client)
  const [account] = accounts
  await app.handlers['pocket:pin']({ accountId: account?.id ?? '' })
  expect(await app.handlers['pocket:get'](undefined)).toMatchObject({ name: account?.name, canRefresh: true })

  clock.advance(3_600_000)
  bank.calls.clear()
  const fresh = await app.handlers['pocket:refresh'](undefined)
  expect(fresh).toMatchObject({ failure: null, isRefreshing: false })
  expect(fresh?.balanceAt).toBe(new Date(clock.now()).toISOString())
  expect(bank.calls.all.map(({ path }) => path.split('/').at(-2))).toEqual(['connect', 'accounts'])

  bank.calls.clear()
  await app.handlers['pocket:refresh'](undefined)
  expect(bank.calls.count()).toBe(1)
  expect(app.events.filter(({ channel }) => channel === 'stale').length).toBeGreaterThan(0)
})

test('a refresh that fails says why in the small window and keeps the number it had', async () => {
  await using started = await start()
  const { app, bank } = started
  const { accounts } = await connect(app, bank.client)
  await app.handlers['pocket:pin']({ accountId: accounts[0]?.id ?? '' })
  const before = await app.handlers['pocket:refresh'](undefined)
  bank.switches.closed = '404'
  const after = await app.handlers['pocket:refresh'](undefined)
  expect(after).toMatchObject({ failure: { code: 'service-closed' }, balance: before?.balance })
  await app.handlers['pocket:unpin'](undefined)
  expect(await app.handlers['pocket:get'](undefined)).toBeNull()
})

test('the key typed for a stand-in is never shown to the bank itself', async () => {
  await using started = await start()
  const { app, bank, clock, keychain } = started
  const { connectionId } = await connect(app, bank.client)
  await app.close()
  await using real = await startApp({ clock, keychain, home: app.home })
  for (const channel of ['connection:authorise', 'sync:run', 'connection:test'] as const)
    await expect(real.handlers[channel]({ connectionId })).rejects.toMatchObject({ code: 'needs-login' })
})
