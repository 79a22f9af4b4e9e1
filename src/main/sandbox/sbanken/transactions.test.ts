import { describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import {
  accountsOf,
  bookedRowsOf,
  dateOf,
  era,
  jsonOf,
  openAccount,
  rowsOf,
  signIn,
  type WireRow,
} from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({
    clock: movableClock(noon),
    ...options,
    switches: { callsPerMinute: null, ...options.switches },
  })
const v2 = `${era('apibeta-v2').base}/Transactions`
const minorOf = (amount: number) => Math.round(amount * 100)

describe('what the lists hold', () => {
  test('three years of rows equal the books to the øre, and so do the balances', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    for (const { accountId, accountNumber, balance, available } of await accountsOf(client)) {
      const truth = bank.books().accounts.find(({ account }) => account.number === accountNumber)
      const rows = await bookedRowsOf(client, accountId)
      const told = rows.map((row) => `${dateOf(row)} ${minorOf(row.amount)} ${row.text}`)
      expect(told.sort()).toEqual(truth?.booked.map(({ date, minor, bankText }) => `${date} ${minor} ${bankText}`).sort())
      expect([minorOf(balance), minorOf(available)]).toEqual([truth?.bookedMinor, truth?.availableMinor])
      expect(minorOf(balance)).toBe(rows.reduce((sum, { amount }) => sum + minorOf(amount), truth?.openingMinor ?? 0))
    }
  }) // prettier-ignore

  test('newest come first, or last by a switch', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const newestFirst = await rowsOf(client, id)
    const dates = newestFirst.map(dateOf)
    expect(dates).toEqual([...dates].sort().reverse())
    bank.switches.order = 'oldest-first'
    expect(await rowsOf(client, id)).toEqual(newestFirst.toReversed())
  })

  test('without any parameter it is thirty days and at most a hundred rows', async () => {
    await using bank = await start({
      clock: movableClock('2026-06-12T10:00:00Z'),
      household: { rows: 100_000 },
    })
    const { client, id } = await openAccount(bank)
    expect(await rowsOf(client, id)).toHaveLength(100)
    const all = await rowsOf(client, `${id}?length=1000`)
    expect(all.length).toBeGreaterThan(100)
    expect(all.map(dateOf).sort()[0]).toBe('2026-05-13')
  })

  test('pages by index and length join to the whole, and availableItems counts the page or all of it', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const query = 'startDate=2025-07-01&endDate=2026-06-01'
    const whole = await rowsOf(client, `${id}?${query}&length=1000`)
    expect(whole.length).toBeGreaterThan(150)
    const pages: WireRow[] = []
    for (let index = 0; index < whole.length; index += 70) {
      pages.push(...(await rowsOf(client, `${id}?${query}&length=70&index=${index}`)))
    }
    expect(pages).toEqual(whole)
    expect(await rowsOf(client, `${id}?${query}&index=${whole.length}`)).toEqual([])
    const available = async () =>
      (await jsonOf(client.get(`${v2}/${id}?${query}&length=70`)))['availableItems']
    expect(await available()).toBe(70)
    bank.switches.availableItems = 'query'
    expect(await available()).toBe(whole.length)
  })
})

describe('a span of days', () => {
  test.each([
    ['startDate=2025-06-14', 200],
    ['startDate=2025-06-13', 400], // 367 days until today
    ['startDate=2025-01-01&endDate=2026-01-02', 200],
    ['startDate=2025-01-01&endDate=2026-01-03', 400],
    ['startDate=1999-12-31&endDate=2000-06-01', 400],
    ['startDate=2026-06-10&endDate=2026-06-09', 400],
    ['startDate=2026-06-16', 400], // after today, where endDate is today
    ['startDate=2026-06-10&endDate=2026-06-16', 200],
    ['startDate=2026-06-10&endDate=2026-06-17', 400],
    ['startDate=2026-02-30', 400],
    ['startDate=yesterday', 400],
    ['startDate=2026-06-10T14:30:00%2B02:00&endDate=2026-06-12T00:00:00Z', 200],
    ['STARTDATE=2026-06-10', 200],
    ['length=1000', 200],
    ['LENGTH=1001', 400],
    ['length=1001', 400],
    ['length=0', 400],
    ['index=-1', 400],
  ])('%s is %i', async (query, status) => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    for (const path of [`${v2}/${id}`, `${v2}/archive/${id}`, `${era('bank').base}/Transactions/${id}`]) {
      expect((await client.get(`${path}?${query}`)).status).toBe(path.includes('archive') && status === 200 ? 200 : status)
    }
  }) // prettier-ignore

  test('that ends today is 500 on the public host as a problem document, unless switched off', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const status = async (which: Parameters<typeof era>[0]) => {
      const reply = await client.get(`${era(which).base}/Transactions/${id}?startDate=2026-06-10&endDate=2026-06-15`)
      if (reply.status === 500) expect(await reply.json()).toMatchObject({ Status: 500, Extensions: { traceId: expect.any(String) as string } })
      return reply.status
    }
    expect([await status('bank'), await status('exec.bank')]).toEqual([200, 200])
    expect([await status('apibeta-v1'), await status('apibeta-v2')]).toEqual([500, 500])
    bank.switches.failsOnEndDateToday = false
    expect([await status('apibeta-v1'), await status('apibeta-v2')]).toEqual([200, 200])
  }) // prettier-ignore

  test('of an unknown account is refused', async () => {
    await using bank = await start()
    const { client } = await openAccount(bank)
    expect((await client.get(`${v2}/0F1E2D3C`)).status).toBe(404)
    expect((await client.get(`${era('bank').base}/Transactions/0F1E2D3C`)).status).toBe(400)
  })
})
