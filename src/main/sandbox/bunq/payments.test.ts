import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startBunqSandbox, type BunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import { everything, signIn, type Client, type Fields, type Reply } from './test-client.ts'

const noon = '2026-07-08T10:00:00Z'
const start = (options: BunqSandboxOptions = {}) =>
  startBunqSandbox({
    clock: movableClock(noon),
    accounts: 'odd',
    ...options,
    switches: { rateLimits: 'off', sessionTimeoutS: 90 * 86_400 },
  })

function accountNamed(bank: BunqSandbox, name: string): number {
  const found = bank.books().accounts.find(({ account }) => account.name === name)
  if (found === undefined) throw new Error(`no account ${name}`)
  return found.account.id
}
const listOf = (bank: BunqSandbox, client: Client, name: string, what = 'payment'): string =>
  `/v1/user/${client.userId}/monetary-account/${accountNamed(bank, name)}/${what}`
const payment = (item: Fields | undefined): Fields =>
  (item?.['Payment'] ?? item?.['MasterCardAction'] ?? {}) as Fields
const idsIn = (reply: Reply): readonly number[] => reply.items.map((item) => Number(payment(item)['id']))
const amountOf = (fields: Fields): string => String((fields['amount'] as Fields)['value'])

test('pages go from the newest to the oldest, each with the addresses that the fact sheet says', async () => {
  await using bank = await start({ busyPayments: 450 })
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Busy')
  const first = await client.get(`${path}?count=200`)
  const newest = idsIn(first)[0]
  const oldestOfFirst = idsIn(first).at(-1)
  expect(idsIn(first)).toEqual(idsIn(first).toSorted((a, b) => b - a))
  expect(first.pagination).toEqual({
    future_url: `${path}?count=200&newer_id=${newest}`,
    newer_url: null,
    older_url: `${path}?count=200&older_id=${oldestOfFirst}`,
  })
  const second = await client.get(first.pagination.older_url ?? '')
  expect(idsIn(second)[0]).toBe((oldestOfFirst ?? 0) - 1)
  expect(second.pagination).toMatchObject({ future_url: null, newer_url: `${path}?count=200&newer_id=${idsIn(second)[0]}` })
  const last = await client.get(second.pagination.older_url ?? '')
  expect([idsIn(last).length, last.pagination.older_url, last.pagination.future_url]).toEqual([50, null, null])
}) // prettier-ignore

test('with newer_id the items closest above it come, still newest first, until there are none', async () => {
  await using bank = await start({ busyPayments: 450 })
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Busy')
  const top = idsIn(await client.get(`${path}?count=1`))[0] ?? 0
  const page = await client.get(`${path}?count=3&newer_id=${top - 10}`)
  expect(idsIn(page)).toEqual([top - 7, top - 8, top - 9])
  expect(page.pagination).toEqual({
    future_url: null,
    newer_url: `${path}?count=3&newer_id=${top - 7}`,
    older_url: `${path}?count=3&older_id=${top - 9}`,
  })
  const end = await client.get(`${path}?count=3&newer_id=${top - 2}`)
  expect([idsIn(end), end.pagination.newer_url]).toEqual([[top, top - 1], null])
  const nothing = await client.get(end.pagination.future_url ?? '')
  expect([nothing.items, nothing.pagination]).toEqual([
    [],
    { future_url: null, newer_url: null, older_url: null },
  ])
})

test('ten come unless asked for up to 200, and both directions at once are refused', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Busy')
  const usual = await client.get(path)
  expect([usual.items.length, usual.pagination.older_url?.includes('count=10&')]).toEqual([10, true])
  for (const query of ['count=201', 'count=0', 'count=x', 'older_id=1&newer_id=2', 'older_id=-1']) {
    expect((await client.get(`${path}?${query}`)).status).toBe(400)
  }
})

test('the busy account has as many payments as asked for', async () => {
  await using bank = await start({ busyPayments: 5_000 })
  const client = await signIn(bank)
  expect(await everything(client, listOf(bank, client, 'Busy'))).toHaveLength(5_000)
})

test('every pair of type and sub type occurs, and descriptions that are empty or have many lines', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const rows = (await everything(client, listOf(bank, client, 'Main'))).map(payment)
  const pairs = new Set(rows.map(({ type, sub_type }) => `${String(type)}/${String(sub_type)}`))
  const known = ['BUNQ/PAYMENT', 'BUNQ/REQUEST', 'EBA_SCT/SCT', 'EBA_SDD/SDD', 'IDEAL/PAYMENT', 'MASTERCARD/PAYMENT', 'MASTERCARD/REVERSAL', 'SAVINGS/PAYMENT', 'CHECKOUT_MERCHANT/PAYMENT']
  expect([...pairs]).toEqual(expect.arrayContaining([...known, 'SWIFT/PAYMENT', 'MAESTRO/PAYMENT', 'BUNQ/BILLING', 'BUNQ/NLO']))
  expect(rows.map(({ description }) => description)).toEqual(expect.arrayContaining(['', 'January\nfee', 'line one\r\nline two\n\n  line four']))
  const purchase = rows.find(({ type }) => type === 'MASTERCARD')
  expect(purchase?.['counterparty_alias']).toMatchObject({ iban: null, merchant_category_code: '5812', label_user: { uuid: null } })
}) // prettier-ignore

test('a card’s correction is three rows: what was paid, all of it back, and the right sum', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const rows = (await everything(client, listOf(bank, client, 'Main'))).map(payment)
  const shop = rows.filter(({ description }) => String(description).includes('Zoom Works')).reverse()
  expect(shop.map((row) => [row['sub_type'], amountOf(row), row['description']])).toEqual([
    ['PAYMENT', '-20.00', 'Zoom Works SAN JOSE, US'],
    ['REVERSAL', '20.00', 'Refund: Zoom Works SAN JOSE, US'],
    ['PAYMENT', '-18.73', 'Zoom Works SAN JOSE, US'],
  ])
})

test('a transfer between own accounts is two payments with ids of their own that name each other', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const sideOf = async (name: string) =>
    (await everything(client, listOf(bank, client, name))).map(payment).find(({ description }) => description === 'Opzij')
  const [from, to] = [await sideOf('Main'), await sideOf('Buffer')]
  expect([amountOf(from ?? {}), amountOf(to ?? {})]).toEqual(['-75.00', '75.00'])
  expect(from?.['id']).not.toBe(to?.['id'])
  const ibans = (side: Fields | undefined) => [side?.['alias'], side?.['counterparty_alias']].map((alias) => (alias as Fields)['iban'])
  expect(ibans(from)).toEqual(ibans(to).reverse())
}) // prettier-ignore

test('one payment is newer with every read, and a fresh card payment when it settles', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const client = await signIn(bank)
  const updates = async () => {
    const rows = (await everything(client, listOf(bank, client, 'Main'))).map(payment)
    return rows.slice(0, 3).map(({ updated }) => String(updated))
  }
  const [before, again] = [await updates(), await updates()]
  expect(again.map((updated, at) => updated === before[at])).toEqual([true, false, true])
  clock.advance(86_400_000)
  const settled = await updates()
  expect(settled[0]).toBe('2026-07-09 06:00:00.000000')
  expect(before[0]?.startsWith('2026-07-08 08:00:00.')).toBe(true)
})

test('a payment that gets a note is newer and has another text, here and in the books', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Main')
  const [oldest] = (await everything(client, path)).map(payment).slice(-1)
  clock.advance(5_000)
  bank.describePayment(Number(oldest?.['id']), 'Top up, with a note')
  const one = await client.get(`${path}/${String(oldest?.['id'])}`)
  expect(payment(one.items[0])).toMatchObject({ description: 'Top up, with a note', updated: '2026-07-08 10:00:05.000000' })
  const books = bank.books().accounts.find(({ account }) => account.name === 'Main')
  expect(books?.booked[0]?.text).toBe('Top up, with a note')
}) // prettier-ignore

test('authorisations: refused ones, one with a payment, and a hold without, which alone is pending', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Main', 'mastercard-action')
  const actions = (await everything(client, path)).map(payment)
  const outcomes = actions.map(({ decision, clearing_status, payment_status }) => [decision, clearing_status, payment_status])
  expect(outcomes).toEqual([
    ['ALLOWED', 'PENDING', 'PAYMENT_SUCCESSFUL'],
    ['ALLOWED', 'PENDING', null],
    ['COUNTRY_NOT_PERMITTED', null, null],
    ['INSUFFICIENT_BALANCE', null, null],
  ])
  const paymentsOf = async (at: number) => (await client.get(`${path}/${String(actions[at]?.['id'])}/payment`)).items.map(payment)
  expect((await paymentsOf(0)).map(amountOf)).toEqual(['-6.40'])
  expect(await paymentsOf(1)).toEqual([])
  const books = bank.books().accounts.find(({ account }) => account.name === 'Main')
  expect(books?.pending.map(({ minor }) => minor)).toEqual([-18_000])
}) // prettier-ignore

test('the household’s holds become payments when they settle, and never stand twice', async () => {
  const clock = movableClock('2026-09-01T10:00:00Z')
  await using bank = await start({ clock, household: { today: '2026-09-01' } })
  const client = await signIn(bank)
  const path = listOf(bank, client, 'Huishouden', 'mastercard-action')
  let [holds, paid] = [0, 0]
  for (let day = 0; day < 20; day++) {
    clock.advance(86_400_000)
    const actions = (await client.get(`${path}?count=20`)).items.map(payment)
    for (const { id, clearing_status, payment_status } of actions) {
      if (clearing_status !== 'PENDING') continue
      const { items } = await client.get(`${path}/${String(id)}/payment`)
      expect(items).toHaveLength(payment_status === null ? 0 : 1)
      if (payment_status === null) holds++
      else paid++
    }
    const [joint] = bank.books().accounts
    expect(joint?.pending.length).toBe(actions.filter((one) => one['clearing_status'] === 'PENDING' && one['payment_status'] === null).length)
  }
  expect(Math.min(holds, paid)).toBeGreaterThan(0)
}) // prettier-ignore
