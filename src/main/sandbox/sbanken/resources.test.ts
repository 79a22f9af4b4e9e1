import { describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import {
  accountsOf,
  bookedRowsOf,
  era,
  idOf,
  itemsOf,
  jsonOf,
  rowsOf,
  signIn,
  type Json,
} from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const dayMs = 86_400_000
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({ clock: movableClock(noon), switches: { callsPerMinute: null }, ...options })
const v2 = era('apibeta-v2').base
const fields = (row: Json | undefined): Record<string, unknown> => row ?? {}

describe('the odd accounts', () => {
  test('are added to the household’s by an option, and keep their ids', async () => {
    await using plain = await start()
    await using odd = await start({ accounts: 'odd' })
    const [two, many] = [await accountsOf(await signIn(plain)), await accountsOf(await signIn(odd))]
    expect(two).toHaveLength(2)
    expect(many.slice(0, 2)).toEqual(two)
    await using again = await start({ accounts: 'odd' })
    expect(await accountsOf(await signIn(again))).toEqual(many)
  })

  test('have a credit card that owes what its rows say, with a limit and value dates weeks ahead', async () => {
    await using bank = await start({ accounts: 'odd', clock: movableClock('2026-06-24T10:00:00Z') })
    const client = await signIn(bank)
    const card = (await accountsOf(client)).find(({ name }) => name === 'Kredittkort')
    expect(card).toMatchObject({ accountType: 'Creditcard account', creditLimit: 20_000, accountNumber: expect.stringMatching(/^9722\d{7}$/) as string })
    const id = card?.accountId ?? ''
    const booked = await bookedRowsOf(client, id)
    const minor = booked.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0)
    expect([Math.round((card?.balance ?? 0) * 100), minor < 0]).toEqual([minor, true])
    const reserved = (await rowsOf(client, id)).filter(({ isReservation }) => isReservation === true)
    expect(reserved.length).toBeGreaterThan(0)
    const held = reserved.reduce((sum, { amount }) => sum + amount, 0)
    expect(card?.available).toBeCloseTo(20_000 + (card?.balance ?? 0) + held, 2)
    const bought = booked.filter(({ transactionTypeCode, interestDate }) => transactionTypeCode === 714 && interestDate !== null)
    expect(bought.length).toBeGreaterThan(20)
    for (const { interestDate, accountingDate } of bought) {
      expect((Date.parse(interestDate ?? '') - Date.parse(accountingDate)) / dayMs).toBeGreaterThan(21)
    }
  }) // prettier-ignore

  test('have somebody else’s account, an emoji, a name twice, a kind nobody knows, and one of nothing but nulls', async () => {
    await using bank = await start({ accounts: 'odd' })
    const accounts = await accountsOf(await signIn(bank))
    const other = accounts.filter((account) => account['ownerCustomerId'] !== bank.client.customerId)
    expect(other.map(({ name }) => name)).toEqual([expect.stringMatching(/\p{Extended_Pictographic}/u)])
    expect(accounts.filter(({ name }) => name === 'Gammel brukskonto')).toHaveLength(2)
    expect(accounts.some((account) => account['accountType'] === 'BSU account 2.0')).toBe(true)
    expect(accounts.find(({ name }) => name === null)).toMatchObject({ accountNumber: null, accountType: null, creditLimit: null, balance: 0 })
  }) // prettier-ignore
})

test('payments are the bills that will be booked, and one can be asked for', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const client = await signIn(bank)
  const id = await idOf(client)
  const payments = (await itemsOf<Json>(client.get(`${v2}/Payments/${id}`))).map(fields)
  expect(payments.map(({ beneficiaryName, dueDate }) => [beneficiaryName, dueDate])).toEqual([
    ['Lokalavisa', '2026-06-23T00:00:00'],
    ['Varsel Alarm', '2026-07-07T00:00:00'],
  ])
  const [first] = payments
  expect(first).toMatchObject({ amount: 199, isActive: true, status: 'Active', allowedNewStatusTypes: ['Stopped'] })
  const one = `${v2}/Payments/${id}/${String(first?.['paymentId'])}`
  expect(await jsonOf(client.get(one))).toEqual(first)
  expect((await client.get(`${v2}/Payments/${id}/PAY1`)).status).toBe(404)
  expect(await itemsOf(client.get(`${v2}/Payments/${id}?index=1&length=5`))).toEqual(payments.slice(1))
  clock.advance(9 * dayMs)
  const booked = await rowsOf(await signIn(bank), id)
  expect(booked.find(({ text }) => text.includes('Lokalavisa'))).toMatchObject({ amount: -199, accountingDate: '2026-06-23T00:00:00' })
}) // prettier-ignore

test('the standing order is known by its next and its last day, and only on its own account', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const orders = await itemsOf<Json>(client.get(`${v2}/StandingOrders/${await idOf(client)}`))
  expect(orders).toMatchObject([
    { frequency: 'Monthly', standingOrderType: 'Transfer', amount: 500, nextDueDate: '2026-06-22T00:00:00', lastPaymentDate: '2026-05-20T00:00:00' },
  ])
  expect(await itemsOf(client.get(`${v2}/StandingOrders/${await idOf(client, 'Gamle sparepenger')}`))).toEqual([])
}) // prettier-ignore

test('eFakturas are listed by due date until today, the new ones apart and with fewer fields', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const list = async (query = '', path = `${v2}/Efaktura`) =>
    (await itemsOf<Json>(client.get(`${path}${query}`))).map(fields)
  const due = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ originalDueDate }) => String(originalDueDate).slice(0, 10))
  expect(due(await list())).toEqual(['2026-05-27', '2026-06-15'])
  expect(due(await list('?startDate=2026-04-01&endDate=2026-04-30'))).toEqual(['2026-04-15', '2026-04-27'])
  expect(await list('?status=NEW')).toEqual([])
  const unpaid = await list('', `${v2}/Efaktura/new`)
  expect(due(unpaid)).toEqual(['2026-06-27'])
  expect(unpaid[0]).toMatchObject({ status: 'NEW', issuerName: 'Bomstasjon Dalen' })
  const whole = fields(await jsonOf(client.get(`${v2}/Efaktura/${String(unpaid[0]?.['eFakturaId'])}`)))
  expect(whole).toMatchObject({ ...unpaid[0], creditAccountNumber: expect.any(String) as string })
  for (const name of ['updatedDueDate', 'updatedAmount', 'creditAccountNumber']) {
    expect(unpaid[0]).not.toHaveProperty(name)
  }
  expect((await client.get(`${v2}/Efaktura/EF0`)).status).toBe(404)
  expect(await list('', `${era('exec.bank').base}/EFakturas`)).toEqual(await list())
})

test('cards are the household’s one, and beside the odd accounts a blocked one and one of no known kind', async () => {
  await using bank = await start()
  expect(await itemsOf(((client) => client.get(`${v2}/Cards`))(await signIn(bank)))).toMatchObject([
    { cardNumber: '*6755', status: 'Active', productCode: 'DebitCard', customerId: bank.client.customerId },
  ])
  await using odd = await start({ accounts: 'odd' })
  const client = await signIn(odd)
  const cards = await itemsOf<Json>(client.get(`${v2}/Cards`))
  expect(cards.map((card) => fields(card)['status'])).toEqual(['Active', 'Blocked', 'Unknown'])
})
