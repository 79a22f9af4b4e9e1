import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../../../src/main/sandbox/clock.ts'
import type { RefusalFault, TransportFault } from '../../../src/main/sandbox/faults/faults.ts'
import { keytarKeychain } from '../../../src/main/vault/keytar.ts'
import type { ErrorCode } from '../../../src/shared/errors.ts'
import type { Transaction } from '../../../src/shared/model.ts'
import { bankIds } from '../../../src/shared/systems.ts'
import { filesBelow, formsOf } from '../../secret-forms.ts'
import { startApp, type TestApp } from '../app.ts'
import type { BankStand, LedgerRow, StandOptions } from './stand.ts'
import { stands } from './stands.ts'

// What every bank must stand, whatever it is like inside: run over the registry, so a new bank is in it or does not compile.

const noon = '2026-11-21T11:00:00.000Z'
const dayMs = 86_400_000
const broken: readonly (readonly [string, TransportFault | RefusalFault, ErrorCode])[] = [
  ['a refusal', { kind: 'forbidden' }, 'bank-refused'],
  ['too many calls', { kind: 'too-many-requests', retryAfterS: 600 }, 'bank-busy'],
  ['a web page instead of JSON', { kind: 'html' }, 'unexpected-response'],
  ['JSON that is cut off', { kind: 'cut-off-json' }, 'unexpected-response'],
  ['words where numbers belong', { kind: 'wrong-types' }, 'unexpected-response'],
  ['a body beyond any reason', { kind: 'huge-body' }, 'unexpected-response'],
]

describe.each(bankIds)('%s', (system) => {
  interface Started extends AsyncDisposable {
    readonly bank: BankStand
    readonly app: TestApp
    readonly clock: MovableClock
    readonly connectionId: string
  }
  async function start(
    more: Partial<StandOptions> & Partial<Parameters<typeof startApp>[0]> = {},
  ): Promise<Started> {
    const clock = movableClock(noon)
    const bank = await stands[system]({ clock, ...more })
    const app = await startApp({
      clock,
      endpoints: { [system]: bank.endpoints },
      openBrowser: bank.openBrowser,
      ...more,
    })
    const connectionId = await connect(app, bank)
    return {
      bank,
      app,
      clock,
      connectionId,
      async [Symbol.asyncDispose]() {
        await app[Symbol.asyncDispose]()
        await bank[Symbol.asyncDispose]()
      },
    }
  }

  test('everything is read, to the smallest coin, and nothing is written at the bank', async () => {
    await using started = await start()
    const { app, bank, connectionId } = started
    const summary = await app.handlers['sync:run']({ connectionId })
    expect(summary).toMatchObject({ isPartial: false, isHistoryComplete: true })
    await expectLedger(app, bank)
    expect(bank.writes()).toBe(0)
  })

  test('read again it brings nothing new', async () => {
    await using started = await start()
    const { app, bank, connectionId } = started
    await app.handlers['sync:run']({ connectionId })
    expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0, changed: 0 })
    await expectLedger(app, bank)
  })

  test('day after day what was pending is booked, with other words and sums, and nothing is doubled or lost', async () => {
    await using started = await start()
    const { app, bank, clock, connectionId } = started
    for (let day = 0; day < 14; day++) {
      await app.handlers['sync:run']({ connectionId })
      clock.advance(dayMs)
    }
    await app.handlers['sync:run']({ connectionId })
    await expectLedger(app, bank)
  })

  test('after a month away the gap is closed', async () => {
    await using started = await start()
    const { app, bank, clock, connectionId } = started
    await app.handlers['sync:run']({ connectionId })
    clock.advance(25 * dayMs) // a consent that nobody uses ends after thirty
    await app.handlers['sync:run']({ connectionId })
    await expectLedger(app, bank)
  })

  test('a session that died is renewed without anybody noticing', async () => {
    await using started = await start()
    const { app, bank, clock, connectionId } = started
    await app.handlers['sync:run']({ connectionId })
    bank.endSessions(clock)
    await app.handlers['sync:run']({ connectionId })
    await expectLedger(app, bank)
  })

  test('a consent that was taken away is told as such, and what was read stays', async () => {
    await using started = await start()
    const { app, bank, clock, connectionId } = started
    await app.handlers['sync:run']({ connectionId })
    const before = await rowsOf(app)
    bank.revoke()
    bank.endSessions(clock)
    await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({ code: bank.revokedCode })
    expect((await app.handlers['connections:list'](undefined))[0]).toMatchObject({
      status: bank.revokedStatus,
      lastFailure: { code: bank.revokedCode },
    })
    expect(await rowsOf(app)).toEqual(before)
  })

  test('signed in anew, with whatever ids the bank gives out anew, nothing has a second copy', async () => {
    await using started = await start()
    const { app, bank, connectionId } = started
    await app.handlers['sync:run']({ connectionId })
    const before = (await app.handlers['accounts:list'](undefined)).map(({ id }) => id)
    bank.reissueIds()
    await app.handlers['connection:authorise']({ connectionId })
    await app.handlers['connection:read-accounts']({ connectionId })
    for (let times = 0; times < 2; times++)
      expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0 })
    expect((await app.handlers['accounts:list'](undefined)).map(({ id }) => id)).toEqual(before)
    await expectLedger(app, bank)
  })

  test.each(broken)(
    '%s in the middle has its own name, loses nothing, and the next sync completes it',
    async (_, fault, code) => {
      await using started = await start()
      const { app, bank, clock, connectionId } = started
      await app.handlers['connection:test']({ connectionId })
      bank.failTransactions(fault, { after: 1 })
      const outcome: unknown = await Promise.resolve(app.handlers['sync:run']({ connectionId })).catch(
        (error: unknown) => error,
      )
      // Some parts a bank may leave out and say so; whatever else goes wrong has its name.
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code })
      else expect(outcome).toMatchObject({ isPartial: true })
      clock.advance(3_600_000)
      await app.handlers['sync:run']({ connectionId })
      await expectLedger(app, bank)
    },
  )

  test('one stumble of the server is asked again and nobody notices', async () => {
    await using started = await start()
    const { app, bank, connectionId } = started
    bank.failTransactions({ kind: 'server-error' }, { after: 1 })
    await app.handlers['sync:run']({ connectionId })
    await expectLedger(app, bank)
  })

  test('a sync that is stopped again and again still reads everything once', async () => {
    await using started = await start()
    const { app, bank, connectionId } = started
    for (let times = 0; times < 6; times++) {
      const running = Promise.resolve(app.handlers['sync:run']({ connectionId }))
      const before = bank.calls()
      await expect.poll(() => bank.calls(), { interval: 1 }).toBeGreaterThan(before)
      await app.handlers['sync:cancel']({ connectionId })
      await running.catch(() => undefined)
    }
    await app.handlers['sync:run']({ connectionId })
    await expectLedger(app, bank)
  })

  test('every oddity its fact sheet knows is read without an error, and no row is dropped in silence', async () => {
    await using started = await start({ isOdd: true })
    const { app, bank, connectionId } = started
    const summary = await app.handlers['sync:run']({ connectionId })
    expect(summary.isHistoryComplete).toBe(true)
    const again = await app.handlers['sync:run']({ connectionId })
    expect(again.added).toBe(0)
    await expectLedger(app, bank)
  })

  test('no secret of a whole run is in any answer, event, log or file', async () => {
    await using started = await start({ keychain: keytarKeychain() })
    const { app, bank, clock, connectionId } = started
    const heard: unknown[] = [await app.handlers['sync:run']({ connectionId })]
    bank.endSessions(clock)
    heard.push(await app.handlers['sync:run']({ connectionId }))
    bank.revoke()
    bank.endSessions(clock)
    heard.push(
      await Promise.resolve(app.handlers['sync:run']({ connectionId })).catch((error: unknown) =>
        told(error),
      ),
    )
    for (const channel of ['connections:list', 'accounts:list', 'app:log', 'upcoming:list'] as const)
      heard.push(await app.handlers[channel](undefined))
    heard.push(await rowsOf(app))
    const secrets = bank.secrets()
    expect(secrets.length).toBeGreaterThan(2)
    await app.close()
    const crossed = JSON.stringify([heard, app.events])
    const contents = filesBelow(app.home).map((file) => [file, readFileSync(file, 'latin1')] as const)
    expect(contents.length).toBeGreaterThan(1)
    for (const form of secrets.flatMap(formsOf)) {
      expect(crossed.includes(form)).toBe(false)
      for (const [file, content] of contents) expect([file, content.includes(form)]).toEqual([file, false])
    }
  })
})

function told(error: unknown): unknown {
  return error instanceof Error ? [error.message, error.stack, String(error.cause)] : error
}

/** What a person does in the wizard, up to following every account there is. */
async function connect(app: TestApp, bank: BankStand): Promise<string> {
  const { connectionId } = await app.handlers['connection:create'](bank.connection)
  await app.handlers['connection:prepare']({ connectionId })
  await app.handlers['connection:authorise']({ connectionId })
  const accounts = await app.handlers['connection:read-accounts']({ connectionId })
  await app.handlers['connection:choose-accounts']({ connectionId, accountIds: accounts.map(({ id }) => id) })
  return connectionId
}

async function rowsOf(
  app: TestApp,
  filter: { status?: 'booked' | 'pending' } = {},
): Promise<readonly Transaction[]> {
  const sort = { by: 'bookedOn', descending: true } as const
  const rows: Transaction[] = []
  for (;;) {
    const page = await app.handlers['transactions:page']({ filter, sort, offset: rows.length, limit: 500 })
    rows.push(...page)
    if (page.length < 500) return rows
  }
}

/** Every account's balance and rows, booked and pending, are the bank's own. */
async function expectLedger(app: TestApp, bank: BankStand): Promise<void> {
  const accounts = await app.handlers['accounts:list'](undefined)
  const booked = Map.groupBy(await rowsOf(app, { status: 'booked' }), ({ accountId }) => accountId)
  const pending = Map.groupBy(await rowsOf(app, { status: 'pending' }), ({ accountId }) => accountId)
  const shown = accounts.map((account) => ({
    currency: account.currency,
    bookedMinor: account.booked?.minor ?? null,
    booked: (booked.get(account.id) ?? [])
      .map(({ bookedOn, amount }) => `${bookedOn} ${amount.minor}`)
      .sort(),
    pending: (pending.get(account.id) ?? [])
      .map(({ bookedOn, amount }) => `${bookedOn} ${amount.minor}`)
      .sort(),
  }))
  const lines = (rows: readonly LedgerRow[]) => rows.map(({ date, minor }) => `${date} ${minor}`).sort()
  for (const account of bank.ledger()) {
    const { currency, bookedMinor } = account
    const wanted = { currency, bookedMinor, booked: lines(account.booked), pending: lines(account.pending) }
    const same = shown.filter((one) => one.currency === currency && one.bookedMinor === bookedMinor)
    expect(
      same,
      JSON.stringify([account.key, currency, bookedMinor, account.booked.length]),
    ).not.toHaveLength(0)
    if (same.length === 1) expect(same[0]).toEqual(wanted)
    else expect(same).toContainEqual(wanted)
  }
}
