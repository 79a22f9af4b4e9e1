import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { isAppError } from '../../src/shared/errors.ts'
import { connect, freePort, startApp } from './app.ts'

const smallBank = { household: { years: 1, today: '2026-11-21' } } as const
const tenMinutesMs = 10 * 60 * 1000
let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'oversikt-closing-'))
})
afterEach(() => rmSync(home, { recursive: true }))

/** The bank's token address, but what it answers arrives late: by then the old refresh token is dead at the bank. */
async function slowTokens(token: string, delayMs: number) {
  let answered = 0
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const parts: Uint8Array[] = []
      for await (const part of request) parts.push(part as Uint8Array)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const reply = await fetch(token, { method: 'POST', headers, body: Buffer.concat(parts) })
      const text = await reply.text()
      answered += 1
      setTimeout(() => response.writeHead(reply.status).end(text), delayMs)
    }
    void pass()
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { token: `http://127.0.0.1:${port}/oauth/token`, answered: () => answered, [Symbol.dispose]: close }
}

test('the consent outlives an app that is closed in the middle of a refresh', async () => {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const keychain = createMemoryKeychain()
  await using bank = await startSparebank1Sandbox({ clock, ...smallBank })
  using slow = await slowTokens(bank.endpoints.token, 300)
  const endpoints = { ...bank.endpoints, token: slow.token }
  await using app = await startApp({ bank: { endpoints }, clock, home, keychain })
  const { connectionId } = await connect(app)
  clock.advance(tenMinutesMs)

  const sync = app.handlers['sync:run']({ connectionId })
  const outcome = Promise.resolve(sync).catch((error: unknown) => error)
  await expect.poll(() => slow.answered()).toBe(2) // the code's exchange, and this refresh
  await app.close()
  expect(isAppError(await outcome, 'cancelled')).toBe(true)

  clock.advance(tenMinutesMs) // the access token that was on its way is too old by now: its refresh token is what counts
  await using again = await startApp({ bank: { endpoints }, clock, home, keychain })
  await again.handlers['sync:run']({ connectionId })
  const [connection] = await again.handlers['connections:list'](undefined)
  expect(connection).toMatchObject({ status: 'ready', lastFailure: null })
  await again.close()
})

test('a question to the bank that is still open when the app closes is stopped, and is nobody’s failure', async () => {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const keychain = createMemoryKeychain()
  await using bank = await startSparebank1Sandbox({ clock, ...smallBank })
  await using app = await startApp({ bank, clock, home, keychain })
  const { connectionId } = await connect(app)
  bank.fail({ kind: 'time-out', on: '/personal/banking/accounts' })
  bank.calls.clear()

  const asked = Promise.resolve(app.handlers['connection:read-accounts']({ connectionId }))
  const outcome = asked.catch((error: unknown) => error)
  await expect.poll(() => bank.calls.count('/personal/banking/accounts')).toBe(1)
  await app.close()
  expect(isAppError(await outcome, 'cancelled')).toBe(true)

  await using again = await startApp({ bank, clock, home, keychain })
  const [connection] = await again.handlers['connections:list'](undefined)
  expect(connection?.lastFailure).toBeNull()
  await again.close()
})
