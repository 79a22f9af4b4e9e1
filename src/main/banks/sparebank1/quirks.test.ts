import { expect, test } from 'vitest'
import { plainHttp, startBank } from '../../../../tests/fixtures/sparebank1/bank-server.ts'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import type { BankTransaction } from '../bank.ts'
import { sparebank1, sparebank1Session } from './adapter.ts'
import { oauthServer } from './auth.ts'

// The quirk list of the fact sheet, section 12, in its own order: one sentence each, through the whole adapter.

const signal = new AbortController().signal
const settings = sparebank1.defaultSettings
const accounts = [
  { bankKey: 'kEy1brukskontoAAAAAA', kind: 'current', currency: 'NOK' },
  { bankKey: 'kEy2kredittkortBBBBB', kind: 'credit-card', currency: 'NOK' },
] as const

function sessionAt(api: string) {
  const clock = { now: () => Date.parse('2026-06-20T12:00:00Z') }
  return sparebank1Session({ http: plainHttp, settings, endpoints: { api }, clock })
}

/** The rows, problems and calls of a sync whose every answer is the named fixture. */
async function sync(name: string) {
  await using bank = await startBank(() => ({ body: fixture(name) }))
  const rows: BankTransaction[] = []
  const problems: string[] = []
  const query = { accounts, from: '2026-05-01', cursor: null }
  for await (const page of sessionAt(bank.url).transactions(query, signal)) {
    rows.push(...page.rows)
    problems.push(...page.problems)
  }
  return { rows, problems, calls: bank.seen }
}

test('1. nothing of the current generation is asked under /open', async () => {
  await using bank = await startBank(({ path }) => ({
    body: path.endsWith('accounts') ? fixture('accounts') : '{}',
  }))
  await sessionAt(`${bank.url}/open/personal/banking/accounts`).accounts(signal)
  await sessionAt(bank.url).test(signal)
  expect(bank.seen.map(({ path }) => path)).toEqual(['/personal/banking/accounts', '/common/helloworld'])
})

test('2. an access token that claims 180 days is used for eight minutes', () => {
  expect(oauthServer(settings, {}).accessLifetimeS(15_552_000)).toBe(480)
})

test('3. a consent lives 30 days without a sync and 365 days in all', () => {
  const { refreshIdleS, refreshAbsoluteS } = oauthServer(settings, {})
  expect([refreshIdleS, refreshAbsoluteS]).toEqual([30 * 86_400, 365 * 86_400])
})

test('4. the bank is left to be chosen at login unless the person names one', () => {
  expect(settings.finInst).toBeNull()
  expect(oauthServer(settings, {}).extraAuthorizeParams).toEqual({})
})

test('5. a row whose id was issued anew is the same row', async () => {
  const [before] = (await sync('row-purchase')).rows
  const [after] = (await sync('row-reissued-id')).rows
  expect(after?.identity).toBe(before?.identity)
  expect({ ...after, raw: '' }).toEqual({ ...before, raw: '' })
  expect(after?.raw).not.toBe(before?.raw)
})

test('6. pending transfers that share the all-zero number stay apart and have no identity', async () => {
  const { rows } = await sync('rows-pending-all-zero')
  expect(rows.map(({ identity, status, amount }) => [identity, status, amount.minor])).toEqual([
    [null, 'pending', -200_000],
    [null, 'pending', -50_000],
  ])
  expect((await sync('row-booked-all-zero')).rows[0]).toMatchObject({ status: 'booked', identity: null })
})

test('7. a card purchase keeps its identity when it ages from RECENT to HISTORIC', async () => {
  const forms = [
    'row-card-recent',
    'row-card-historic',
    'row-card-historic-bare',
    'row-card-prefixed-without-partition',
  ]
  for (const form of forms) expect((await sync(form)).rows[0]?.identity).toBe('700000001')
})

test('8. midnight in Oslo is that day, which UTC would call the day before', async () => {
  const [row] = (await sync('row-purchase')).rows
  expect(new Date(1780092000000).toISOString()).toBe('2026-05-29T22:00:00.000Z')
  expect([row?.bookedOn, row?.valueOn]).toEqual(['2026-05-30', '2026-05-30'])
})

test('9. a date is read as milliseconds and as ISO text', async () => {
  expect((await sync('row-iso-date')).rows[0]).toMatchObject({
    bookedOn: '2026-05-30',
    valueOn: '2026-05-31',
  })
})

test('10. an account number is read as a string and as an object', async () => {
  for (const name of ['accounts', 'account-number-as-object']) {
    await using bank = await startBank(() => ({ body: fixture(name) }))
    expect((await sessionAt(bank.url).accounts(signal)).accounts[0]?.number).toBe('18130000017')
  }
})

test('11. the remote account "-1" is nobody', async () => {
  expect((await sync('row-purchase')).rows[0]?.counterpartyAccount).toBeNull()
  expect((await sync('row-transfer')).rows[0]?.counterpartyAccount).toBe('60050612344')
})

test('12. a card is shown by its product and last digits', async () => {
  await using bank = await startBank(() => ({ body: fixture('accounts') }))
  const { accounts: found } = await sessionAt(bank.url).accounts(signal)
  expect(found[1]).toMatchObject({ name: 'Mastercard Ung *1234', number: '**** **** **** 1234' })
})

test('13. account keys are repeated, never joined by a comma', async () => {
  const [call] = (await sync('row-purchase')).calls
  expect(call?.search.getAll('accountKey')).toEqual(accounts.map(({ bankKey }) => bankKey))
  expect(call?.target).not.toContain('%2C')
})

test('14. a 200 with errors is partial and says so', async () => {
  const { rows, problems } = await sync('rows-partial')
  expect([rows.length, problems]).toEqual([1, ['CREDIT_ACCOUNTS_FAILED']])
})

test('15. both spellings of the confidential and currency-account flags pass', async () => {
  const usual = (await sync('row-purchase')).rows.map((row) => ({ ...row, raw: '' }))
  expect((await sync('row-spec-spelling')).rows.map((row) => ({ ...row, raw: '' }))).toEqual(usual)
})

test('16. the query holds wire names only, and no source parameter', async () => {
  const [call] = (await sync('row-purchase')).calls
  expect([...new Set(call?.search.keys())]).toEqual(['accountKey', 'fromDate', 'toDate', 'rowLimit'])
})

test('17. every call asks for version 1 JSON; the CSV address, which wants its own type, is not used', async () => {
  const { calls } = await sync('row-purchase')
  expect(calls.map(({ accept }) => accept)).toEqual(['application/vnd.sparebank1.v1+json; charset=utf-8'])
  expect(calls.every(({ path }) => !path.endsWith('/export'))).toBe(true)
})

test('18. a merchant with either spelling of its postcode passes', async () => {
  expect((await sync('row-merchant-spellings')).rows).toHaveLength(2)
})

test('19. a 401 in plain text asks for a new login', async () => {
  await using bank = await startBank(() => ({ status: 401, body: 'Unauthorized', contentType: 'text/plain' }))
  await expect(sessionAt(bank.url).accounts(signal)).rejects.toMatchObject({ code: 'needs-login' })
})

test('20. a pending amount is not final: the row carries no identity that a booked one could be matched by', async () => {
  const { rows } = await sync('rows-pending-all-zero')
  expect(rows.every((row) => row.status === 'pending' && row.identity === null)).toBe(true)
})
