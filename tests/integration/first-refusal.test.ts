import { expect, test } from 'vitest'
import { startBunqSandbox } from '../../src/main/sandbox/bunq/sandbox.ts'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { defaultBunqSettings } from '../../src/shared/bunq.ts'
import { startApp, type TestApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const wrongKey = '0'.repeat(64)

async function start() {
  const bunq = await startBunqSandbox({ clock, switches: { rateLimits: 'off' } })
  const app = await startApp({ endpoints: { bunq: bunq.endpoints }, clock })
  const create = (apiKey: string, door: 'key' | 'oauth' = 'key') =>
    app.handlers['connection:create']({
      system: 'bunq',
      settings: { ...defaultBunqSettings, environment: 'sandbox', door },
      credentials: door === 'key' ? { apiKey } : { clientId: apiKey, clientSecret: 'x' },
    })
  const close = async () => {
    await app.close()
    await bunq.close()
  }
  return { bunq, app, create, [Symbol.asyncDispose]: close }
}

const listed = ({ handlers }: TestApp) => handlers['connections:list'](undefined)

test('a key that the bank refuses at first is told of by who comes back, until another one is given', async () => {
  await using at = await start()
  const { connectionId } = await at.create(wrongKey)
  await expect(at.app.handlers['connection:authorise']({ connectionId })).rejects.toMatchObject({
    code: 'client-rejected',
  })
  expect(await listed(at.app)).toMatchObject([{ status: 'new', lastFailure: { code: 'client-rejected' } }])

  const again = await at.create(at.bunq.apiKey)
  expect(again).toEqual({ connectionId })
  expect(await listed(at.app)).toMatchObject([{ name: 'bunq', status: 'new', lastFailure: null }])
  await at.app.handlers['connection:authorise']({ connectionId })
  expect(await listed(at.app)).toMatchObject([{ name: 'bunq', status: 'ready', lastFailure: null }])
})

test('one that works, or that goes in by another door, is not gone on with', async () => {
  await using at = await start()
  const byKey = await at.create(wrongKey)
  expect(await at.create('an-oauth-client', 'oauth')).not.toEqual(byKey)
  expect(await at.create(at.bunq.apiKey)).toEqual(byKey)
  await at.app.handlers['connection:authorise'](byKey)
  expect(await at.create('1'.repeat(64))).not.toEqual(byKey)
  expect(await listed(at.app)).toHaveLength(3)
})

test('what passes by itself is no refusal of the key', async () => {
  await using at = await start()
  const { connectionId } = await at.create(at.bunq.apiKey)
  await at.bunq.close()
  await expect(at.app.handlers['connection:authorise']({ connectionId })).rejects.toBeDefined()
  expect(await listed(at.app)).toMatchObject([{ status: 'new', lastFailure: null }])
})
