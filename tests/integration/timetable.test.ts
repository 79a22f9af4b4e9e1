import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import { createMemoryKeychain } from '../../src/main/vault/memory-keychain.ts'
import { connect, startApp } from './app.ts'

const transactions = '/personal/banking/transactions'

test('numbers of this morning are read anew when the app is opened in the afternoon, and the page sees it run', async () => {
  const clock = movableClock('2026-11-21T07:00:00.000Z')
  const home = mkdtempSync(join(tmpdir(), 'oversikt-timetable-'))
  const keychain = createMemoryKeychain()
  await using bank = await startSparebank1Sandbox({ clock, household: { years: 1, today: '2026-11-21' } })
  {
    await using morning = await startApp({ bank, clock, home, keychain, hasTimetable: true })
    const { connectionId } = await connect(morning)
    await morning.handlers['sync:run']({ connectionId })
  }
  bank.calls.clear()
  clock.advance(60 * 60 * 1000)
  {
    await using soon = await startApp({ bank, clock, home, keychain, hasTimetable: true })
    const [connection] = await soon.handlers['connections:list'](undefined)
    expect(connection).toMatchObject({ nextSyncAt: '2026-11-21T11:00:00.000Z', isSyncing: false })
  }
  expect(bank.calls.count()).toBe(0)

  clock.advance(6 * 60 * 60 * 1000)
  bank.fail({ kind: 'slow', delayMs: 300, on: transactions })
  await using afternoon = await startApp({ bank, clock, home, keychain, hasTimetable: true })
  await expect.poll(() => bank.calls.count(transactions)).toBe(1)
  const [running] = await afternoon.handlers['connections:list'](undefined)
  expect(running?.isSyncing).toBe(true)
  await expect
    .poll(async () => (await afternoon.handlers['connections:list'](undefined))[0])
    .toMatchObject({ isSyncing: false, syncedAt: '2026-11-21T14:00:00.000Z' })
  await afternoon.close()
  rmSync(home, { recursive: true })
})
