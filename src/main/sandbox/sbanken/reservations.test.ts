import { describe, expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../clock.ts'
import { startSbankenSandbox } from './sandbox.ts'
import { dateOf, openAccount, rowsOf, signIn, type TestClient, type WireRow } from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const dayMs = 86_400_000
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({
    clock: movableClock(noon),
    ...options,
    switches: { callsPerMinute: null, ...options.switches },
  })

describe('reservations', () => {
  /** Walks from day to day until some are there. */
  async function untilReserved(clock: MovableClock, client: () => Promise<TestClient>, id: string) {
    for (let day = 0; day < 30; day++) {
      const rows = await rowsOf(await client(), id)
      const reserved = rows.filter(({ isReservation }) => isReservation === true)
      if (reserved.length > 0) return reserved
      clock.advance(dayMs)
    }
    throw new Error('no reservation in a month')
  }

  test('are in the latest list without an endDate, and with one only by a switch', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { id } = await openAccount(bank)
    const reserved = await untilReserved(clock, () => signIn(bank), id)
    const client = await signIn(bank)
    const tomorrow = new Date(clock.now() + dayMs).toISOString().slice(0, 10)
    const ended = `${id}?endDate=${tomorrow}`
    expect((await rowsOf(client, ended)).some(({ isReservation }) => isReservation)).toBe(false)
    bank.switches.endDateHidesReservations = false
    expect((await rowsOf(client, ended)).filter(({ isReservation }) => isReservation)).toEqual(reserved)
    expect((await rowsOf(client, `archive/${id}`)).some(({ transactionTypeCode }) => transactionTypeCode === 946)).toBe(false)
  }) // prettier-ignore

  test('have no id, no card details and an empty type text, and say what kind they are', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { id } = await openAccount(bank)
    for (const row of await untilReserved(clock, () => signIn(bank), id)) {
      expect(row).not.toHaveProperty('transactionId')
      expect(row.cardDetails ?? null).toBeNull()
      expect(row).toMatchObject({
        transactionTypeCode: 946,
        transactionTypeText: '',
        source: 'AccountStatement',
      })
      expect(row['reservationType']).toMatch(/^(Visa|Purchase)Reservation$/)
    }
    const [old] = (await rowsOf(await signIn(bank), id, 'bank')).filter(({ isReservation }) => isReservation)
    expect(old?.['reservationType']).toMatch(/^(visa|purchase)Reservation$/)
  })

  test('are booked with another date, text and code, and some in another sum', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { id } = await openAccount(bank)
    const key = (row: WireRow) => `${dateOf(row)} ${row.text}`
    const seen = new Map<string, WireRow>()
    for (let day = 0; day < 60; day++) {
      for (const row of await rowsOf(await signIn(bank), id)) if (row.isReservation === true) seen.set(key(row), row)
      clock.advance(dayMs)
    }
    expect(seen.size).toBeGreaterThan(5)
    const booked = (await rowsOf(await signIn(bank), `${id}?startDate=2026-06-01&length=1000`)).filter(({ isReservation }) => isReservation === false)
    let changedSums = 0
    for (const reserved of seen.values()) {
      const ddmm = `${dateOf(reserved).slice(8)}.${dateOf(reserved).slice(5, 7)}`
      const found = booked.filter(({ text }) => text.includes(`*6755 ${ddmm} `) && text.includes(reserved.text))
      expect(found.length).toBeGreaterThan(0)
      for (const row of found) {
        expect(row.transactionTypeCode).toBe(714)
        expect(row.text).not.toBe(reserved.text)
        expect(dateOf(row) > dateOf(reserved)).toBe(true)
      }
      if (!found.some(({ amount }) => amount === reserved.amount)) changedSums++
    }
    expect(changedSums).toBeGreaterThan(0)
    expect(changedSums).toBeLessThan(seen.size)
  }) // prettier-ignore
})

describe('the archive', () => {
  test('lags a day behind the latest list, which says by its source what is in it', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { id } = await openAccount(bank)
    let lagging = 0
    for (let day = 0; day < 14; day++) {
      const client = await signIn(bank)
      const latest = (await rowsOf(client, id)).filter(({ isReservation }) => isReservation === false)
      const archived = await rowsOf(client, `archive/${id}`)
      const fresh = latest.filter(({ source }) => source === 'AccountStatement')
      expect(archived.map(({ text }) => text)).toEqual(latest.filter(({ source }) => source === 'Archive').map(({ text }) => text))
      expect(fresh.every((row) => dateOf(row) === new Date(clock.now()).toISOString().slice(0, 10))).toBe(true)
      lagging += fresh.length
      clock.advance(dayMs)
    }
    expect(lagging).toBeGreaterThan(3)
  }) // prettier-ignore

  test('gives every row a lasting id of its own, an equal pair two', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const { client, id } = await openAccount(bank)
    const path = `archive/${id}?startDate=2025-07-01&endDate=2026-06-14&length=1000`
    const rows = await rowsOf(client, path)
    expect(new Set(rows.map(({ transactionId }) => transactionId)).size).toBe(rows.length)
    const pairs = rows.filter((row) => rows.some((other) => other !== row && dateOf(other) === dateOf(row) && other.text === row.text))
    expect(pairs.length).toBeGreaterThanOrEqual(22)
    clock.advance(40 * dayMs)
    const later = await rowsOf(await signIn(bank), path.replace('2025-07-01', '2025-08-01'))
    const known = new Map(rows.map((row) => [row.transactionId, row.text]))
    for (const row of later) expect(known.get(row.transactionId)).toBe(row.text)
  }) // prettier-ignore

  test('knows nothing of reservations, the other account or details of a transfer', async () => {
    await using bank = await start()
    const { client, id } = await openAccount(bank)
    for (const row of await rowsOf(client, `archive/${id}`)) {
      for (const name of [
        'isReservation',
        'reservationType',
        'otherAccountNumberSpecified',
        'transactionDetail',
      ]) {
        expect(row).not.toHaveProperty(name)
      }
    }
  })
})
