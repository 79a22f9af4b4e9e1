import { expect, test } from 'vitest'
import { plainHttp, startBank } from '../../../../tests/fixtures/sparebank1/bank-server.ts'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import type { TransactionPage, TransactionQuery } from '../bank.ts'
import { sparebank1, sparebank1Session } from './adapter.ts'

const signal = new AbortController().signal
const one = { bankKey: 'legacyId_0001-abc', kind: 'current', currency: 'NOK' } as const
const other = { bankKey: 'legacy/2', kind: 'savings', currency: 'NOK' } as const

function sessionAt(api: string) {
  return sparebank1Session({
    http: plainHttp,
    settings: { ...sparebank1.defaultSettings, generation: 'legacy' },
    endpoints: { api },
    clock: { now: () => Date.parse('2019-06-10T12:00:00Z') },
  })
}
async function pagesOf(
  api: string,
  query: Partial<TransactionQuery> = {},
): Promise<readonly TransactionPage[]> {
  const pages: TransactionPage[] = []
  const whole = { accounts: [one], from: null, cursor: null, ...query }
  for await (const page of sessionAt(api).transactions(whole, signal)) pages.push(page)
  return pages
}

test('accounts of the legacy generation come from its own path and shape', async () => {
  await using bank = await startBank(() => ({ body: fixture('legacy-accounts') }))
  const { accounts } = await sessionAt(bank.url).accounts(signal)
  expect(bank.seen).toMatchObject([{ target: '/open/personal/banking/accounts/all' }])
  expect(accounts).toMatchObject([
    {
      bankKey: 'legacyId_0001-abc',
      kind: 'current',
      name: 'My account',
      number: '18130000017',
      iban: 'NO0418130000017',
      currency: 'NOK',
      booked: { minor: 1_523_450, currency: 'NOK' },
      available: { minor: 1_473_450, currency: 'NOK' },
    },
  ])
})

test('its rows have no identity, an ISO date, and their references', async () => {
  await using bank = await startBank(() => ({ body: fixture('legacy-transactions') }))
  const [page] = await pagesOf(`${bank.url}/open/personal/banking/accounts`)
  expect(bank.seen).toMatchObject([
    { target: '/open/personal/banking/accounts/legacyId_0001-abc/transactions' },
  ])
  expect(page?.rows[0]).toMatchObject({
    bankKey: 'legacyId_0001-abc',
    status: 'booked',
    identity: null,
    bookedOn: '2019-06-03',
    purchasedOn: '2019-06-02',
    amount: { minor: -10_300, currency: 'NOK' },
    text: 'REMA 1000',
    bankText: '*1234 02.06 NOK 103.00 REMA 1000',
    counterpartyAccount: '60050612344',
    typeCode: '714',
    typeText: 'Visa',
    bankRef: '70012345678',
  })
})

test('one page answers for the days that every account surely covers', async () => {
  const row = (day: string) => ({ accountingDate: day, amount: { amount: 1, currencyCode: 'NOK' } })
  await using bank = await startBank(({ path }) => ({
    body: JSON.stringify({
      transactions: path.includes('legacy%2F2') ? [row('2019-05-20')] : [row('2019-04-01')],
    }),
  }))
  expect(await pagesOf(bank.url, { accounts: [one, other] })).toMatchObject([
    {
      from: '2019-05-21',
      to: '2019-06-10',
      isLast: true,
      rows: [{ bookedOn: '2019-05-20' }, { bookedOn: '2019-04-01' }],
    },
  ])
  expect(await pagesOf(bank.url, { accounts: [one], from: '2019-05-01' })).toMatchObject([
    { from: '2019-05-01', rows: [] },
  ])
})

test('an account whose only row is of today covers today', async () => {
  await using bank = await startBank(() => ({
    body: '{"transactions":[{"accountingDate":"2019-06-10","amount":{"amount":-1,"currencyCode":"NOK"}}]}',
  }))
  expect(await pagesOf(bank.url)).toMatchObject([{ from: '2019-06-10', to: '2019-06-10', rows: [{}] }])
})

test('a connection is tested with the address the tutorial of that time used', async () => {
  await using bank = await startBank(({ path }) => ({
    status: path === '/open/personal/banking/accounts/default' ? 200 : 404,
    body: '{"id":"x"}',
  }))
  await sessionAt(bank.url).test(signal)
  expect(bank.seen).toHaveLength(1)
})

test('a refusal carries the legacy code', async () => {
  await using bank = await startBank(() => ({ status: 404, body: fixture('refusal-legacy') }))
  await expect(pagesOf(bank.url)).rejects.toMatchObject({
    code: 'bank-refused',
    message: 'GET /open/personal/banking/accounts/{id}/transactions: 404 ACCOUNT_NOT_FOUND',
  })
})
