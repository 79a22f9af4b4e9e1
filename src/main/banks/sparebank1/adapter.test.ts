import { describe, expect, test } from 'vitest'
import { plainHttp, startBank } from '../../../../tests/fixtures/sparebank1/bank-server.ts'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import type { TransactionPage } from '../bank.ts'
import { banks } from '../index.ts'
import { sparebank1, sparebank1Session } from './adapter.ts'
import type { Reading } from './session.ts'

const clock = { now: () => Date.parse('2026-06-20T22:30:00Z') } // half past midnight on the 21st in Oslo
const signal = new AbortController().signal
const current = { bankKey: 'kEy1brukskontoAAAAAA', kind: 'current', currency: 'NOK' } as const
const card = { bankKey: 'kEy2/+=&,', kind: 'credit-card', currency: 'NOK' } as const
const empty = '{"transactions":[],"errors":[]}'

function sessionAt(api: string) {
  return sparebank1Session({
    http: plainHttp,
    settings: sparebank1.defaultSettings,
    endpoints: { api },
    clock,
  })
}

async function pagesOf(session: Reading, query: Partial<Parameters<Reading['transactions']>[0]> = {}) {
  const pages: TransactionPage[] = []
  const whole = { accounts: [current], from: '2026-05-01', cursor: null, ...query }
  for await (const page of session.transactions(whole, signal)) pages.push(page)
  return pages
}

test('the registry knows the bank by its id', () => expect(banks.sparebank1).toBe(sparebank1))

test('testing a connection asks the hello address and nothing else', async () => {
  await using bank = await startBank(() => ({ body: '{"message":"Hello, World!"}' }))
  await sessionAt(bank.url).test(signal)
  expect(bank.seen).toMatchObject([
    { target: '/common/helloworld', accept: 'application/vnd.sparebank1.v1+json; charset=utf-8' },
  ])
})

test('a web page in place of the greeting is not taken for a working consent', async () => {
  await using bank = await startBank(() => ({ body: '<html>', contentType: 'text/html' }))
  await expect(sessionAt(bank.url).test(signal)).rejects.toMatchObject({ code: 'unexpected-response' })
})

test('the account list is asked with all six kinds named', async () => {
  await using bank = await startBank(() => ({ body: fixture('accounts') }))
  const { accounts, problems } = await sessionAt(`${bank.url}/personal/banking/`).accounts(signal)
  expect(accounts.map((account) => account.kind)).toEqual(['current', 'credit-card'])
  expect(problems).toEqual([])
  expect(bank.seen).toMatchObject([
    {
      target:
        '/personal/banking/accounts?includeNokAccounts=true&includeCurrencyAccounts=true&includeBsuAccounts=true' +
        '&includeCreditCardAccounts=true&includeAskAccounts=true&includePensionAccounts=true',
      accept: 'application/vnd.sparebank1.v1+json; charset=utf-8',
    },
  ])
})

test('all accounts go into one call, each under its own encoded parameter', async () => {
  await using bank = await startBank(() => ({ body: empty }))
  await pagesOf(sessionAt(bank.url), { accounts: [current, card] })
  expect(bank.seen).toMatchObject([
    {
      target:
        '/personal/banking/transactions?accountKey=kEy1brukskontoAAAAAA&accountKey=kEy2%2F%2B%3D%26%2C' +
        '&fromDate=2026-04-24&toDate=2026-06-28&rowLimit=2000',
      accept: 'application/vnd.sparebank1.v1+json; charset=utf-8',
    },
  ])
})

test('today is the day in Oslo', async () => {
  await using bank = await startBank(() => ({ body: empty }))
  expect(await pagesOf(sessionAt(bank.url))).toMatchObject([
    { from: '2026-05-01', to: '2026-06-21', isLast: true },
  ])
})

test('more accounts than an address can name are asked in groups and answered in one page', async () => {
  await using bank = await startBank(({ search }) => {
    const [first] = search.getAll('accountKey')
    const row = { accountKey: first, date: '2026-06-01', amount: 1, nonUniqueId: '1' }
    const errors = search.getAll('accountKey').length === 50 ? [] : ['CREDIT_ACCOUNTS_FAILED']
    return { body: JSON.stringify({ transactions: [row], errors }) }
  })
  const accounts = Array.from({ length: 60 }, (_, n) => ({ ...current, bankKey: `k${n}` }))
  const pages = await pagesOf(sessionAt(bank.url), { accounts })
  expect(bank.seen.map(({ search }) => search.getAll('accountKey').length)).toEqual([50, 10])
  expect(pages).toMatchObject([
    { rows: [{ bankKey: 'k0' }, { bankKey: 'k50' }], problems: ['CREDIT_ACCOUNTS_FAILED'], isLast: true },
  ])
})

test('a row that names only its number finds the account the list named', async () => {
  await using bank = await startBank(({ path }) =>
    path.endsWith('/accounts')
      ? { body: fixture('accounts') }
      : { body: '{"transactions":[{"accountNumber":"18130000017","date":"2026-06-01","amount":1}]}' },
  )
  const session = sessionAt(bank.url)
  await session.accounts(signal)
  const pages = await pagesOf(session, { accounts: [current, card] })
  expect(pages).toMatchObject([{ rows: [{ bankKey: current.bankKey }], problems: [] }])
})

test('a cursor goes on where the page before it ended', async () => {
  await using bank = await startBank(() => ({ body: fixture('row-purchase') }))
  const session = sessionAt(bank.url)
  const [first, ...rest] = await pagesOf(session, { from: '2025-06-01' })
  expect(first).toMatchObject({ rows: [{ bookedOn: '2026-05-30' }], isLast: false })
  expect(await pagesOf(session, { from: '2025-06-01', cursor: first?.cursor ?? null })).toEqual(rest)
})

describe('when the bank refuses', () => {
  test.each([
    [400, 'bank-refused'],
    [403, 'bank-refused'],
    [404, 'bank-refused'],
    [406, 'bank-refused'],
    [401, 'needs-login'],
  ])('%d is %s, for every call', async (status, code) => {
    await using bank = await startBank(() => ({ status, body: fixture('refusal-400') }))
    const session = sessionAt(bank.url)
    await expect(session.test(signal)).rejects.toMatchObject({ code })
    await expect(session.accounts(signal)).rejects.toMatchObject({ code })
    await expect(pagesOf(session)).rejects.toMatchObject({ code })
  })

  test('the person gets its trace id, and the log neither number nor key', async () => {
    await using bank = await startBank(() => ({ status: 400, body: fixture('refusal-400') }))
    await expect(pagesOf(sessionAt(bank.url))).rejects.toMatchObject({
      bankTrace: '0f2b6a1c9d3e4f50',
      message: 'GET /personal/banking/transactions: 400 account.key.invalid',
    })
  })
})

describe('an answer that is no answer', () => {
  test.each([
    ['a web page', '<!doctype html><title>Vedlikehold</title>'],
    ['cut-off JSON', '{"transactions":[{"id":"9hJ2'],
    ['a wrong type', '{"transactions":[{"amount":true,"date":"2026-06-01"}]}'],
    ['nothing', ''],
  ])('such as %s stops the sync and yields no page', async (_, body) => {
    await using bank = await startBank(() => ({ body }))
    await expect(pagesOf(sessionAt(bank.url))).rejects.toMatchObject({ code: 'unexpected-response' })
  })
})

test('rows that do not name their account are asked for account by account, and none is lost or put elsewhere', async () => {
  const row = (key: string | null, n: number): string =>
    `{"nonUniqueId":"${key}${n}","date":"2026-06-0${n}","amount":-${n},"bookingStatus":"BOOKED"}`
  await using bank = await startBank(({ search }) => {
    const rows = search.getAll('accountKey').flatMap((key) => [row(key, 1), row(key, 2)])
    return { body: `{"transactions":[${rows.join(',')}]}` }
  })
  const session = sessionAt(bank.url)
  const [page] = await pagesOf(session, { accounts: [current, card] })
  expect(page?.problems).toEqual([])
  const owned = page?.rows.map(({ bankKey, amount }) => `${bankKey} ${amount.minor}`).sort()
  expect(owned).toEqual(
    [current, card].flatMap(({ bankKey }) => [`${bankKey} -100`, `${bankKey} -200`]).sort(),
  )
  expect(bank.seen).toHaveLength(3) // together once, then each alone

  await pagesOf(session, { accounts: [current, card] })
  expect(bank.seen).toHaveLength(5) // remembered: together is not tried again
})

test('a server that pays no attention to days and has a round number of rows is read in a few calls', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => {
    const date = new Date(Date.parse('2026-06-20T00:00:00Z') - n * 86_400_000).toISOString().slice(0, 10)
    return `{"nonUniqueId":"9${n}","date":"${date}","amount":-${n + 1}}`
  })
  await using bank = await startBank(() => ({ body: `{"transactions":[${rows.join(',')}]}` }))
  const pages = await pagesOf(sessionAt(bank.url), { from: null })
  const read = pages.flatMap((page) => page.rows.map(({ amount }) => amount.minor))
  expect(read.sort((a, b) => b - a)).toEqual(rows.map((_, n) => -100 * (n + 1)))
  expect(pages.at(-1)?.isLast).toBe(true)
  expect(bank.seen.length).toBeLessThan(12)
})
