import { describe, expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import type { FaultKind } from '../../src/main/sandbox/sparebank1/switches.ts'
import type { ErrorCode } from '../../src/shared/errors.ts'
import { connect, startApp, type TestApp } from './app.ts'

const noon = '2026-11-21T11:00:00.000Z'
const hourMs = 60 * 60 * 1000
const transactions = '/personal/banking/transactions'
const household = { years: 1, today: '2026-11-21' }

/** As many booked rows as Ingrid's login has at the bank today. */
function trueCount(bank: Sparebank1Sandbox): number {
  return bank
    .books()
    .accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
    .reduce((sum, { booked }) => sum + booked.length, 0)
}

async function count(app: TestApp): Promise<number> {
  return (await app.handlers['transactions:summary']({ filter: { status: 'booked' } })).count
}

const passing: readonly (readonly [string, FaultKind, ErrorCode])[] = [
  ['403', { kind: 'forbidden' }, 'bank-refused'],
  ['429 with Retry-After', { kind: 'too-many-requests', retryAfterS: 600 }, 'bank-busy'],
  ['429 without a word how long', { kind: 'too-many-requests' }, 'bank-busy'],
  ['a web page instead of JSON', { kind: 'html' }, 'unexpected-response'],
  ['JSON that is cut off', { kind: 'cut-off-json' }, 'unexpected-response'],
  ['words where numbers belong', { kind: 'wrong-types' }, 'unexpected-response'],
  ['a body beyond any reason', { kind: 'huge-body' }, 'unexpected-response'],
]

describe('when the bank breaks in the middle of the first sync', () => {
  test.each(passing)(
    '%s has its own name, keeps what was read, and the next sync completes it',
    async (_name, fault, code) => {
      const clock = movableClock(noon)
      await using bank = await startSparebank1Sandbox({ clock, household })
      await using app = await startApp({ bank, clock })
      const { connectionId } = await connect(app)
      bank.fail({ ...fault, on: transactions, after: 2 })
      await expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({ code })
      const [shown] = await app.handlers['connections:list'](undefined)
      expect(shown).toMatchObject({ status: 'ready', lastFailure: { code } })
      const kept = await count(app)
      expect(kept).toBeGreaterThan(0)
      expect(kept).toBeLessThan(trueCount(bank))

      clock.advance(hourMs)
      await app.handlers['sync:run']({ connectionId })
      expect(await count(app)).toBe(trueCount(bank))
      expect((await app.handlers['connections:list'](undefined))[0]?.lastFailure).toBeNull()
    },
  )

  test('a stumble of the server is asked again and nobody notices', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, household })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    bank.fail({ kind: 'server-error', on: transactions, after: 1 })
    bank.fail({ kind: 'dropped-connection', on: transactions, after: 1 })
    await app.handlers['sync:run']({ connectionId })
    expect(await count(app)).toBe(trueCount(bank))
  })

  test('a 401 in plain text is answered with a new token, once', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, household })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    bank.fail({ kind: 'unauthorized', as: 'text', on: transactions })
    await app.handlers['sync:run']({ connectionId })
    expect(bank.calls.count('/oauth/token')).toBe(2)
    expect(await count(app)).toBe(trueCount(bank))
  })

  test('half an answer is shown as half an answer, and nothing that is missing from it is taken away', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, household })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    const before = await count(app)
    const pending = (await app.handlers['transactions:summary']({ filter: {} })).pendingCount
    bank.fail({ kind: 'partial', codes: ['RECENT_TRANSACTIONS_FAILED'], on: transactions, times: 9 })
    clock.advance(hourMs)
    expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ isPartial: true })
    expect(await count(app)).toBe(before)
    expect((await app.handlers['transactions:summary']({ filter: {} })).pendingCount).toBe(pending)
  })

  test('the 61st call of an hour is never made, and the person is told from when on', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock, household })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    const testing = async (): Promise<void> => {
      for (let call = 0; call < 61; call += 1) await app.handlers['connection:test']({ connectionId })
    }
    await expect(testing()).rejects.toMatchObject({ code: 'bank-busy', retryAt: '2026-11-21T12:00:00.000Z' })
    expect(bank.calls.all.filter(({ status }) => status === 429)).toEqual([])
    const [shown] = await app.handlers['connections:list'](undefined)
    expect(shown).toMatchObject({ callsLeft: 0, nextCallAt: '2026-11-21T12:00:00.000Z' })
  })
})

test('what was pending books later under another text and amount, and is in the ledger once', async () => {
  const clock = movableClock(noon)
  await using bank = await startSparebank1Sandbox({ clock, household })
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  for (let day = 0; day < 12; day += 1) {
    await app.handlers['sync:run']({ connectionId })
    expect(await count(app)).toBe(trueCount(bank))
    clock.advance(24 * hourMs)
  }
})

test('a sync that is stopped keeps its rows and goes on where it was', async () => {
  const clock = movableClock(noon)
  await using bank = await startSparebank1Sandbox({ clock })
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app)
  bank.fail({ kind: 'slow', delayMs: 60_000, on: transactions, after: 3 })
  const stopped = expect(app.handlers['sync:run']({ connectionId })).rejects.toMatchObject({
    code: 'cancelled',
  })
  await expect.poll(() => bank.calls.count(transactions)).toBe(4)
  await app.handlers['sync:cancel']({ connectionId })
  await stopped
  const kept = await count(app)
  expect(kept).toBeGreaterThan(0)
  bank.calls.clear()
  await app.handlers['sync:run']({ connectionId })
  expect(await count(app)).toBe(trueCount(bank))
})

test('the legacy generation, which the tutorial of old describes, still reads', async () => {
  const clock = movableClock(noon)
  await using bank = await startSparebank1Sandbox({ clock, household, switches: { generation: 'legacy' } })
  await using app = await startApp({ bank, clock })
  const { connectionId } = await connect(app, { generation: 'legacy' })
  await app.handlers['sync:run']({ connectionId })
  const first = await count(app)
  expect(first).toBeGreaterThan(0)
  clock.advance(hourMs)
  expect(await app.handlers['sync:run']({ connectionId })).toMatchObject({ added: 0 })
  expect(await count(app)).toBe(first)
})
