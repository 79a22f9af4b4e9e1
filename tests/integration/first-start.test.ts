import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import type { Keychain } from '../../src/main/vault/port.ts'
import { startApp } from './app.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')
const bank = {
  endpoints: { authorize: 'http://127.0.0.1:9', token: 'http://127.0.0.1:9', api: 'http://127.0.0.1:9' },
}

/** A keychain that takes a while to write, as a real one does: long enough for another process to look meanwhile. */
function slowKeychain(): Keychain {
  const quick = createMemoryKeychain()
  return {
    ...quick,
    setPassword: async (service, account, password) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      await quick.setPassword(service, account, password)
    },
  }
}

test('a window and a command line that are both started for the first time at once lock nobody out of the data', async () => {
  const home = mkdtempSync(join(tmpdir(), 'oversikt-first-'))
  const keychain = slowKeychain()
  const both = await Promise.all([
    startApp({ bank, clock, home, keychain }),
    startApp({ bank, clock, home, keychain }),
  ])
  const problems = await Promise.all(both.map((app) => app.handlers['app:status'](undefined)))
  const codes = problems.map(({ problem }) => problem?.code ?? null)
  expect(codes).toContain(null)
  for (const code of codes) expect([null, 'already-running']).toContain(code)
  for (const app of both) await app.close()

  await using later = await startApp({ bank, clock, home, keychain })
  expect((await later.handlers['app:status'](undefined)).problem).toBeNull()
  await later.close()
  rmSync(home, { recursive: true })
})
