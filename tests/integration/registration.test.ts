import { expect, test } from 'vitest'
import { startBunqSandbox } from '../../src/main/sandbox/bunq/sandbox.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { defaultBunqSettings } from '../../src/shared/bunq.ts'
import type { BunqSettings } from '../../src/shared/model.ts'
import { startApp } from './app.ts'

async function start() {
  const clock = movableClock('2026-11-21T11:00:00Z')
  const bank = await startBunqSandbox({ clock, household: { years: 1 }, switches: { rateLimits: 'off' } })
  const app = await startApp({ endpoints: { bunq: bank.endpoints }, clock })
  const create = async (environment: BunqSettings['environment'], apiKey: string) =>
    await app.handlers['connection:create']({
      system: 'bunq',
      settings: { ...defaultBunqSettings, environment },
      credentials: { apiKey },
    })
  const enter = async () => {
    const { connectionId } = await create('sandbox', bank.apiKey)
    await app.handlers['connection:authorise']({ connectionId })
    await app.handlers['connection:read-accounts']({ connectionId })
    return connectionId
  }
  return {
    app,
    bank,
    create,
    enter,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await bank.close()
    },
  }
}

test('invented money of bunq’s sandbox never comes under the same connection as real money', async () => {
  await using started = await start()
  const { app, create, enter } = started
  const sandbox = await enter()
  await app.handlers['connection:disconnect']({ connectionId: sandbox, data: 'keep' })
  const real = await create('production', 'a key of production')
  expect(real.connectionId).not.toBe(sandbox)
  const again = await create('sandbox', 'sandbox_another')
  expect(again.connectionId).toBe(sandbox)
})

test('a connection that was disconnected stays so when its pinned account is asked about', async () => {
  await using started = await start()
  const { app, bank, enter } = started
  const connectionId = await enter()
  const [account] = await app.handlers['accounts:list'](undefined)
  await app.handlers['pocket:pin']({ accountId: account?.id ?? '' })
  await app.handlers['connection:disconnect']({ connectionId, data: 'keep' })
  bank.calls.clear()
  await app.handlers['pocket:refresh'](undefined)
  expect(await app.handlers['connections:list'](undefined)).toMatchObject([
    { status: 'disconnected', lastFailure: null },
  ])
  expect(bank.calls.count()).toBe(0)
})

test('what came of the account that was pinned before is not told of the one that is pinned now', async () => {
  await using started = await start()
  const { app, bank, enter } = started
  await enter()
  const [first, second] = await app.handlers['accounts:list'](undefined)
  await app.handlers['pocket:pin']({ accountId: first?.id ?? '' })
  bank.calls.clear()
  bank.fail({ on: '/v1/user/', kind: 'slow', delayMs: 300 })
  bank.fail({ on: '/v1/user/', kind: 'cut-off-json' })
  const before = app.handlers['pocket:refresh'](undefined)
  await expect.poll(() => bank.calls.count()).toBe(1)
  await app.handlers['pocket:pin']({ accountId: second?.id ?? '' })
  expect(await app.handlers['pocket:get'](undefined)).toMatchObject({ isRefreshing: false })
  expect(await app.handlers['pocket:refresh'](undefined)).toMatchObject({
    failure: { code: 'unexpected-response' },
  })
  await before
  expect(await app.handlers['pocket:get'](undefined)).toMatchObject({
    accountId: second?.id,
    failure: { code: 'unexpected-response' },
  })
})
