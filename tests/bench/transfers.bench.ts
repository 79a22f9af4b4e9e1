import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import type { AccountId } from '../../src/shared/ids.ts'
import { openStore } from '../../src/main/store/open.ts'
import { invent, silentLog } from '../../src/main/store/testing.ts'
import { addDays } from '../../src/main/sync/identity.ts'
import { markOwnTransfers } from '../../src/main/sync/transfers.ts'
import { watched } from './whole/stalls.ts'

const dayCount = 3650
const numbers = ['18130000017', '18130000025', '60050612344', '97130000010', '36240000012']

/** Ten years of five accounts, one of them in euros: 27 rows a day, two of which move money within the household. */
test('the first search for own transfers in 100,000 payments', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-bench-'))
  const key = randomBytes(32)
  const file = join(folder, 'profile', 'oversikt.db')
  const store = await openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  const accounts = numbers.map((number, index) =>
    invent.account(store, { number, name: `Konto ${index + 1}`, currency: index === 4 ? 'EUR' : 'NOK' }),
  )
  let rowCount = 0
  const add = (account: AccountId | undefined, day: string, minor: number, more: object = {}): void =>
    void store.transactions.insert(
      account ?? '',
      `id:${rowCount++}`,
      invent.row({ minor, bookedOn: day, text: `Shop ${rowCount % 997}`, ...more }),
      invent.at,
    )
  for (let from = 0; from < dayCount; from += 50)
    store.pageTransaction(() => {
      for (let n = from; n < from + 50; n++) {
        const day = addDays('2026-06-01', -n)
        for (let row = 0; row < 23; row++)
          add(accounts[row % 5], day, -100 - ((n * 31 + row * 7919) % 90_000))
        add(accounts[0], day, -50_000, { counterpartyAccount: numbers[2], text: 'Overføring' })
        add(accounts[2], addDays(day, n % 3), 50_000, { counterpartyAccount: numbers[0], text: 'Overføring' })
        add(accounts[1], day, -100 * (n % 40) - 10_000, { text: 'Overføring til Konto 4' })
        add(accounts[3], day, 100 * (n % 40) + 10_000, { text: 'Overføring fra Konto 2' })
        if (n % 10 > 0) continue
        const told = { original: { minor: -10_000, currency: 'EUR' }, text: 'Konto 5' }
        add(accounts[0], day, -115_000, told)
        add(accounts[4], day, 10_000, { text: 'Konto 1' })
      }
    })
  for (const what of ['first search', 'one new row']) {
    if (what === 'one new row') add(accounts[0], '2026-06-01', -4500)
    const { tookMs, cpuMs, computeMaxMs, stallMaxMs } = await watched(async () => {
      await markOwnTransfers(store)
      await sleep(20) // the watch looks once more
    })
    console.log(
      `${what.padEnd(22)} ${(tookMs / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(2)} s of it computing, of ${rowCount} rows; ` +
        `main held at most ${computeMaxMs.toFixed(0)} ms computing, ${stallMaxMs.toFixed(0)} ms by the clock (target 50)`,
    )
  }
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
