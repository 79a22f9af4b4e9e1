import { describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import { dateOf, era, openAccount, rowsOf } from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const dayMs = 86_400_000
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({
    clock: movableClock(noon),
    ...options,
    switches: { callsPerMinute: null, ...options.switches },
  })
const v2 = `${era('apibeta-v2').base}/Transactions`

describe('a row', () => {
  const lastYear = 'startDate=2025-07-01&endDate=2026-06-14&length=1000'

  test('never says whose the other account is, but a detail of it may', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const rows = await rowsOf(client, `${id}?${lastYear}`)
    expect(rows.every((row) => row['otherAccountNumberSpecified'] === false && (row['otherAccountNumber'] ?? null) === null)).toBe(true)
    const bill = rows.find(({ transactionTypeCode }) => transactionTypeCode === 156)
    expect(bill?.transactionDetail).toMatchObject({ formattedAccountNumber: expect.stringMatching(/^\d{4} \d{2} \d{5}$/) as string, cid: expect.any(String) as string, payerName: null })
  }) // prettier-ignore

  test('has null here and nothing there for the same absent field', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const rows = await rowsOf(client, `${id}?${lastYear}`)
    for (const name of ['cardDetails', 'transactionDetail', 'otherAccountNumber']) {
      const empty = rows.filter((row) => (row[name] ?? null) === null)
      expect(empty.some((row) => name in row)).toBe(true)
      expect(empty.some((row) => !(name in row))).toBe(true)
    }
    expect(rows.some(({ interestDate }) => interestDate === null)).toBe(true)
  })

  test('writes amounts with two decimals and ids that no JavaScript number holds', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const text = await (await client.get(`${v2}/${id}?${lastYear}`)).text()
    expect(text).toMatch(/"amount":-\d+\.\d0,/)
    const ids = [...text.matchAll(/"transactionId":(\d+)[,}]/g)].map(([, digits = '']) => digits)
    expect(ids.length).toBeGreaterThan(20)
    expect(ids.every((digits) => BigInt(digits) > 2n ** 53n && BigInt(digits) < 2n ** 63n)).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids.map(Number)).size).toBeLessThan(ids.length)
  })

  test('has a purchase date that is sometimes a year ahead', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const bought = (await rowsOf(client, `${id}?${lastYear}`)).filter(({ cardDetails }) => (cardDetails ?? null) !== null)
    const ahead = bought.map((row) => Date.parse(String(row.cardDetails?.['purchaseDate']).slice(0, 10)) - Date.parse(dateOf(row)))
    expect(ahead.filter((ms) => ms <= 0).length).toBeGreaterThan(20)
    const wrong = ahead.filter((ms) => ms > 0)
    expect(wrong.length).toBeGreaterThan(2)
    expect(wrong.every((ms) => ms > 300 * dayMs)).toBe(true)
  }) // prettier-ignore

  test('bought abroad tells the other currency, its sum and its rate', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    const rows = await rowsOf(client, `${id}?${lastYear}`)
    const abroad = rows.filter(({ cardDetails }) => cardDetails?.['originalCurrencyCode'] === 'EUR')
    expect(abroad.length).toBeGreaterThan(2)
    for (const { amount, cardDetails } of abroad) {
      const kroner = Number(cardDetails?.['currencyAmount']) * Number(cardDetails?.['currencyRate'])
      expect(Math.abs(kroner + amount)).toBeLessThan(0.011)
    }
  })

  test('has no id in the old lists, or by a switch one that is lost when the query is cached', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { client, id } = await openAccount(bank)
    expect((await rowsOf(client, id, 'bank')).some((row) => 'transactionId' in row)).toBe(false)
    bank.switches.rowIds = 'uncached'
    const ids = async () => (await rowsOf(client, id, 'bank')).map(({ transactionId }) => transactionId)
    const first = await ids()
    expect(first.filter((one) => one !== undefined && one.length > 10).length).toBeGreaterThan(5)
    expect((await ids()).every((one) => one === undefined)).toBe(true)
    clock.advance(5 * 60_000)
    expect(await ids()).toEqual(first)
    expect((await rowsOf(client, id)).some((row) => 'transactionId' in row)).toBe(false)
  })
})
