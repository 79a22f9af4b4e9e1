import { describe, expect, test } from 'vitest'
import { movableClock } from '../../sandbox/clock.ts'
import { startSbankenSandbox, type SbankenSandbox } from '../../sandbox/sbanken/sandbox.ts'
import { dataUrl } from './addresses.ts'
import { sbanken } from './adapter.ts'
import { linked, pagesOf, rowsOf } from './testing.ts'

const signal = new AbortController().signal
const eras = ['bank', 'exec.bank', 'apibeta-v1', 'apibeta-v2'] as const
type Era = (typeof eras)[number]
type CustomerCredentials = Parameters<typeof linked>[0]['credentials']

async function start(more: Parameters<typeof startSbankenSandbox>[0] = {}) {
  const clock = movableClock('2026-11-20T10:00:00Z')
  const bank = await startSbankenSandbox({
    clock,
    ...more,
    switches: { callsPerMinute: null, ...more.switches },
  })
  const link = (era: Era = 'apibeta-v2', credentials: CustomerCredentials = bank.client) =>
    linked({ endpoints: bank.endpoints, credentials, era, clock })
  return { bank, clock, link, [Symbol.asyncDispose]: () => bank.close() }
}

/** The sandbox's own ledger as day, øre and status, in one order. */
function booksOf(bank: SbankenSandbox) {
  return bank.books().accounts.map(({ account, booked, pending }) => ({
    number: account.number,
    booked: booked.map(({ date, minor }) => `${date} ${minor}`).sort(),
    pending: pending.map(({ date, minor }) => `${date} ${minor}`).sort(),
  }))
}

describe('reading the invented Sbanken', () => {
  test.each(eras)('as in era %s gives its books, to the øre', async (era) => {
    await using started = await start()
    using one = started.link(era)
    const { accounts, problems } = await one.link.accounts(signal)
    expect(problems).toEqual([])
    const read = []
    for (const { bankKey, number } of accounts) {
      const rows = rowsOf(await pagesOf(one.link, bankKey))
      const of = (status: string) =>
        rows.filter((row) => row.status === status).map(({ bookedOn, amount }) => `${bookedOn} ${amount.minor}`).sort() // prettier-ignore
      read.push({ number, booked: of('booked'), pending: of('pending') })
    }
    expect(read).toEqual(booksOf(started.bank))
    expect(read.flatMap(({ booked }) => booked).length).toBeGreaterThan(100)
    expect(started.bank.writesSeen()).toBe(0)
  })

  test('counts one token call and one account call for one balance, and one call while the token lives', async () => {
    await using started = await start()
    using one = started.link()
    const [account] = (await one.link.accounts(signal)).accounts
    await using fresh = await start()
    using other = fresh.link()
    await other.link.account(account?.bankKey ?? '', signal)
    expect(fresh.bank.calls.count()).toBe(2)
    await other.link.account(account?.bankKey ?? '', signal)
    await other.again().account(account?.bankKey ?? '', signal) // the app was started again
    expect(fresh.bank.calls.count()).toBe(4)
  })

  test('a token is renewed once when two calls find it dead', async () => {
    await using started = await start()
    using one = started.link()
    await one.link.accounts(signal)
    started.clock.advance(3_600_000)
    const before = tokenCalls(started.bank)
    await Promise.all([one.link.test(signal), one.link.test(signal), one.link.accounts(signal)])
    expect(tokenCalls(started.bank) - before).toBe(1)
  })

  test('every booked row of the archive has an identity that stays; a reservation has none', async () => {
    await using started = await start()
    using one = started.link()
    const [account] = (await one.link.accounts(signal)).accounts
    const key = account?.bankKey ?? ''
    const first = rowsOf(await pagesOf(one.link, key))
    const again = rowsOf(await pagesOf(one.link, key))
    const ids = (rows: typeof first) => rows.flatMap(({ identity }) => identity ?? [])
    expect(ids(again)).toEqual(ids(first))
    expect(new Set(ids(first)).size).toBe(ids(first).length)
    expect(first.filter((row) => row.status === 'pending').every(({ identity }) => identity === null)).toBe(
      true,
    )
  })

  test('the newest window asks without an end, because asking until today fails and hides reservations', async () => {
    await using started = await start()
    using one = started.link('bank')
    const [account] = (await one.link.accounts(signal)).accounts
    await pagesOf(one.link, account?.bankKey ?? '', '2026-10-01')
    const asked = started.bank.calls.all.filter(({ path }) => path.includes('/transactions/'))
    expect(asked.map(({ queryKeys }) => queryKeys.includes('endDate'))).toEqual([false])
  })

  test('a walk that was stopped goes on where it was', async () => {
    await using started = await start()
    using one = started.link()
    const [account] = (await one.link.accounts(signal)).accounts
    const key = account?.bankKey ?? ''
    const whole = await pagesOf(one.link, key)
    const rest = await pagesOf(one.link, key, null, whole[0]?.cursor ?? null)
    expect(rest.map(({ from, to }) => [from, to])).toEqual(whole.slice(1).map(({ from, to }) => [from, to]))
    expect(rowsOf(rest).length + (whole[0]?.rows.length ?? 0)).toBe(rowsOf(whole).length)
  })

  test('no national identity number is in anything that is kept', async () => {
    await using started = await start({ accounts: 'odd' })
    using one = started.link('bank')
    const { accounts } = await one.link.accounts(signal)
    expect(accounts.length).toBeGreaterThan(2)
    expect(JSON.stringify(accounts)).not.toContain(started.bank.client.customerId)
    expect(JSON.stringify(accounts)).not.toContain('ownerCustomerId')
  })

  test('what waits to move: payments, standing orders and invoices, as money out', async () => {
    await using started = await start()
    for (const era of ['bank', 'apibeta-v2'] as const) {
      using one = started.link(era)
      const { accounts } = await one.link.accounts(signal)
      const upcoming = await one.link.upcoming?.(accounts, signal)
      expect(upcoming?.problems).toEqual([])
      expect(new Set(upcoming?.payments.map(({ kind }) => kind))).toEqual(
        new Set(['payment', 'standing-order', 'invoice']),
      )
      expect(upcoming?.payments.every(({ amount }) => amount.minor < 0)).toBe(true)
    }
  })
})

describe('refusals', () => {
  test('a wrong or worn-out secret, and a scope that was not ticked, are the client’s to mend', async () => {
    await using started = await start()
    using wrong = started.link('apibeta-v2', { ...started.bank.client, clientSecret: 'no' })
    await expect(wrong.link.test(signal)).rejects.toMatchObject({ code: 'client-rejected' })
    started.bank.switches.refusesScope = true
    using unticked = started.link()
    await expect(unticked.link.test(signal)).rejects.toMatchObject({ code: 'client-rejected' })
  })

  test('a secret that was typed wrongly is refused also while the token of the right one lives', async () => {
    await using started = await start()
    using one = started.link()
    await one.link.test(signal)
    const mistyped = one.again({ ...started.bank.client, clientSecret: 'no' })
    await expect(mistyped.test(signal)).rejects.toMatchObject({ code: 'client-rejected' })
  })

  test.each(['404', '401'] as const)(
    'a bank that answers %s everywhere has closed its API',
    async (closed) => {
      await using started = await start({ switches: { closed } })
      using one = started.link()
      await expect(one.link.test(signal)).rejects.toMatchObject({ code: 'service-closed' })
    },
  )

  test('an answer that says isError is none, whatever its status, and its trace can be quoted', async () => {
    await using started = await start({ switches: { errorStatus: '200' } })
    using one = started.link('bank')
    await one.link.test(signal)
    started.bank.fail({ kind: 'error-with-200', on: '/bank/api/v1/accounts' })
    const error: unknown = await one.link.test(signal).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'bank-refused', bankTrace: expect.any(String) })
  })

  test('the years before May 2021 want the customer number, and nothing is asked without', async () => {
    await using started = await start()
    using one = started.link('bank', { ...started.bank.client, customerId: null })
    await expect(one.link.test(signal)).rejects.toMatchObject({ code: 'client-rejected' })
    using later = started.link('apibeta-v2', { ...started.bank.client, customerId: null })
    await expect(later.link.test(signal)).resolves.toBeUndefined()
  })

  test('the latest list may fail: what the archive gave is kept and the page says that it is not whole', async () => {
    await using started = await start()
    using one = started.link()
    const [account] = (await one.link.accounts(signal)).accounts
    started.bank.fail({
      kind: 'server-error',
      on: `/apibeta/api/v2/transactions/${account?.bankKey}`,
      times: 3,
    })
    const [page] = await pagesOf(one.link, account?.bankKey ?? '', '2026-09-01')
    expect(page?.problems).toEqual(['LATEST_FAILED'])
    expect(page?.rows.length).toBeGreaterThan(0)
  })
})

describe('addresses', () => {
  test('each era has its own, and a stand-in may name its host or its whole base', () => {
    const at = (era: Era, api?: string) => dataUrl({ era }, api === undefined ? {} : { api }, '/Accounts')
    expect(at('bank')).toBe('https://api.sbanken.no/bank/api/v1/Accounts')
    expect(at('apibeta-v2')).toBe('https://publicapi.sbanken.no/apibeta/api/v2/Accounts')
    expect(at('exec.bank', 'http://127.0.0.1:9')).toBe('http://127.0.0.1:9/exec.bank/api/v1/Accounts')
    expect(at('exec.bank', 'http://127.0.0.1:9/own/api/v1/')).toBe('http://127.0.0.1:9/own/api/v1/Accounts')
  })

  test('the real hosts are both counted', () => {
    expect([...sbanken.budgets({}).keys()]).toEqual(['api.sbanken.no', 'publicapi.sbanken.no'])
  })
})

function tokenCalls(bank: SbankenSandbox): number {
  return bank.calls.count('/identityserver/connect/token')
}
