import { describe, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../../src/main/sandbox/clock.ts'
import type { Account } from '../../src/shared/model.ts'
import { bankIds, type BankId } from '../../src/shared/systems.ts'
import { startApp, type TestApp } from './app.ts'
import type { BankStand } from './banks/stand.ts'
import { stands } from './banks/stands.ts'

const dayMs = 86_400_000

interface Started extends AsyncDisposable {
  readonly app: TestApp
  readonly clock: MovableClock
  readonly bank: BankStand
  sync(): Promise<void>
  accounts(): Promise<readonly Account[]>
}

async function startBank(system: BankId, isOdd = false): Promise<Started> {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const bank = await stands[system]({ clock, isOdd })
  const app = await startApp({
    clock,
    endpoints: { [system]: bank.endpoints },
    openBrowser: async (url) => await bank.openBrowser(url),
  })
  const { handlers } = app
  const { connectionId } = await handlers['connection:create'](bank.connection)
  await handlers['connection:prepare']({ connectionId })
  await handlers['connection:authorise']({ connectionId })
  const found = await handlers['connection:read-accounts']({ connectionId })
  await handlers['connection:choose-accounts']({ connectionId, accountIds: found.map(({ id }) => id) })
  return {
    app,
    clock,
    bank,
    sync: async () => void (await handlers['sync:run']({ connectionId })),
    accounts: async () => await handlers['accounts:list'](undefined),
    [Symbol.asyncDispose]: async () => {
      await app[Symbol.asyncDispose]()
      await bank[Symbol.asyncDispose]()
    },
  }
}

/** What is not proven, and why; what moves by itself aside. */
async function unevenIn({ accounts }: Started): Promise<readonly string[]> {
  return (await accounts())
    .filter(({ proof }) => proof?.state !== 'proven' && proof?.reason !== 'moves-by-itself')
    .map(({ name, proof }) => `${name}: ${proof?.state} ${proof?.reason} ${proof?.gap?.minor}`)
}

describe.each(bankIds)('balances at %s', (system) => {
  test('are proven after the first sync, after another, and on every day of a week', async () => {
    await using bank = await startBank(system)
    await bank.sync()
    expect(await unevenIn(bank)).toEqual([])
    for (let day = 0; day < 7; day++) {
      bank.clock.advance(dayMs)
      await bank.sync()
      expect(await unevenIn(bank)).toEqual([])
    }
    for (const { proof, balanceAt } of await bank.accounts()) {
      if (proof?.reason === 'moves-by-itself') continue
      expect(proof?.at).toBe(balanceAt)
      expect(proof?.bank).toEqual(proof?.ledger)
    }
  })

  test('that count a payment nobody tells of show exactly that as a gap, since the day it came, until it is told', async () => {
    await using bank = await startBank(system)
    await bank.sync()
    const before = new Map((await bank.accounts()).map((account) => [account.id, account]))
    const { account, minor, days } = nextPayment(bank, (amount) => system !== 'bunq' || amount > 0)
    bank.bank.hide(minor)
    bank.clock.advance(days * dayMs)
    await bank.sync()
    const since = new Date(bank.clock.now()).toISOString()
    const short = (await bank.accounts()).find(({ proof }) => proof?.state === 'gap')
    expect(keysOf(short)).toContain(account)
    expect(short?.proof).toMatchObject({
      gap: { minor },
      since,
      from: before.get(short?.id ?? '')?.proof?.from,
    })
    bank.clock.advance(60_000)
    await bank.sync()
    expect((await bank.accounts()).find(({ id }) => id === short?.id)?.proof).toMatchObject({
      state: 'gap',
      since,
    })
    bank.bank.hide(null)
    bank.clock.advance(60_000)
    await bank.sync()
    expect(await unevenIn(bank)).toEqual([])
    const { history } = await bank.app.handlers['proof:get']({ accountId: short?.id ?? '' })
    expect(history.map(({ state }) => state)).toEqual(['proven', 'gap', 'proven'])
    expect(history[1]).toMatchObject({ times: 2, firstAt: since, gap: { minor } })
  })
})

test.each(bankIds)(
  'a sync at %s that is taken back leaves its rows missing, and the next one brings them and the proof',
  async (system) => {
    await using bank = await startBank(system)
    const { handlers } = bank.app
    await bank.sync()
    const { account, days } = nextPayment(bank, () => true)
    bank.clock.advance(days * dayMs)
    await bank.sync()
    expect(await unevenIn(bank)).toEqual([])
    const [newest] = await handlers['journal:list']({ limit: 1, kinds: ['sync'], withoutIdle: true })
    expect(newest?.added).toBeGreaterThan(0)
    await handlers['journal:undo']({ entryId: newest?.id ?? 0, laterIds: [] })
    const short = (await bank.accounts()).find((one) => keysOf(one).includes(account))
    expect(short?.proof?.state).toBe('gap')
    const { history } = await handlers['proof:get']({ accountId: short?.id ?? '' })
    expect(history[0]).toMatchObject({ state: 'gap', gap: short?.proof?.gap })
    await bank.sync()
    expect(await unevenIn(bank)).toEqual([])
    const [first] = (await handlers['journal:list']({ limit: 50, kinds: ['sync'], withoutIdle: true })).slice(
      -1,
    )
    const { later } = await handlers['journal:get']({ entryId: first?.id ?? 0 })
    await handlers['journal:undo']({ entryId: first?.id ?? 0, laterIds: later.map(({ id }) => id) })
    await bank.sync()
    expect(await unevenIn(bank)).toEqual([])
  },
)

test('a card payment that bunq counts and lists only as a use of the card is told as what it is', async () => {
  await using bank = await startBank('bunq')
  await bank.sync()
  const { account, minor, days } = nextPayment(bank, (amount) => amount < 0)
  bank.bank.hide(minor)
  bank.clock.advance(days * dayMs)
  await bank.sync()
  const short = (await bank.accounts()).find(({ iban }) => iban === account)
  expect(short?.proof).toMatchObject({ state: 'proven', early: { kind: 'pending', amount: { minor } } })
})

function keysOf(account: Account | undefined): readonly (string | null)[] {
  return account === undefined
    ? []
    : [account.iban, account.number?.replaceAll('.', '') ?? null, account.name]
}

/** The next payment whose amount the account never saw before, and in how many days it is booked. */
function nextPayment(
  { bank, clock }: Started,
  isWanted: (minor: number) => boolean,
): {
  readonly account: string
  readonly minor: number
  readonly days: number
} {
  const now = clock.now()
  const before = bank.ledger()
  const seen = new Set(
    before.flatMap(({ booked, pending }) => [...booked, ...pending].map(({ minor }) => minor)),
  )
  try {
    for (let days = 1; days < 60; days++) {
      clock.advance(dayMs)
      const fresh = bank.ledger().flatMap(({ key, booked }) => {
        const known = before.find((account) => account.key === key)?.booked.length ?? 0
        return booked.slice(known).map(({ minor }) => ({ account: key, minor, days }))
      })
      const found = fresh.filter(
        ({ minor }) =>
          isWanted(minor) && !seen.has(minor) && fresh.filter((other) => other.minor === minor).length === 1,
      )
      if (found[0] !== undefined) return found[0]
    }
    throw new Error('two months without a payment of its own amount')
  } finally {
    clock.set(new Date(now).toISOString())
  }
}
