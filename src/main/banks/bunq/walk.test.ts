import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BankTransaction, TransactionPage } from '../bank.ts'
import { readCursor } from './cursor.ts'
import { addDays, dayIn } from './instants.ts'
import type { Entry } from './payments.ts'
import { walkPayments, type Ask, type Walk } from './walk.ts'

const dayOf = dayIn('europe/amsterdam')
const now = Date.parse('2026-11-21T11:00:00Z')
const today = '2026-11-21'
const minuteMs = 60_000

/** Only what the walk looks at. */
function entryOf(id: number, at: number): Entry {
  return { id: String(id), at, row: { identity: String(id), bookedOn: dayOf(at) } as BankTransaction }
}

/** A bank's list with so many payments on a page, newest first; remembers what it was asked. */
function bankOf(payments: readonly Entry[], size: number) {
  const asked: (string | null)[] = []
  const ask: Ask = async (olderId) => {
    asked.push(olderId)
    const rest = payments.filter(({ id }) => olderId === null || BigInt(id ?? 0) < BigInt(olderId))
    const entries = rest.slice(0, size)
    const isMore = rest.length > size
    return { entries, unreadable: [], olderId: isMore ? (entries.at(-1)?.id ?? null) : null }
  }
  return { ask, asked }
}

const nothing: Walk['newest'] = { since: null, unreadable: [], rows: () => [] }
async function pagesOf(ask: Ask, walk: Partial<Walk> = {}): Promise<readonly TransactionPage[]> {
  const pages: TransactionPage[] = []
  const whole: Walk = { from: null, place: null, today, dayOf, newest: nothing, ...walk }
  for await (const page of walkPayments(whole, ask)) pages.push(page)
  return pages
}
const idsIn = (pages: readonly TransactionPage[]) =>
  pages.flatMap(({ rows }) => rows.map(({ identity }) => identity))

/** Up to two hundred payments back from now, some of them minutes apart and some weeks. */
const anyPayments = fc
  .array(fc.oneof(fc.nat(30), fc.nat(600), fc.nat(40_000)), { maxLength: 200, size: 'max' })
  .map((gapsMinutes) => {
    let at = now
    return gapsMinutes.map((gap, n) => entryOf(1_000_000 - n, (at -= gap * minuteMs)))
  })
const anySize = fc.integer({ min: 1, max: 40 })
/** A ledger and a day from which on it is wanted: often one with payments, so that the day itself can be cut. */
const anyWanted = fc.tuple(anyPayments, fc.nat(400), fc.nat(2)).map(([payments, n, choice]) => {
  const dayOfOne = payments[n % Math.max(1, payments.length)]?.row.bookedOn ?? today
  return { payments, from: [null, dayOfOne, addDays(today, -n)][choice] ?? null }
})

function expectWholeDays(pages: readonly TransactionPage[], from: string | null): void {
  let next = today
  const seen = new Set<string>()
  for (const page of pages) {
    expect(page.to).toBe(next)
    const days = new Set(page.rows.map(({ bookedOn }) => bookedOn))
    for (const day of days) {
      expect(seen.has(day)).toBe(false)
      expect(day >= page.from && day <= page.to).toBe(true)
      seen.add(day)
    }
    next = addDays(page.from, -1)
  }
  expect(pages.map(({ isLast }) => isLast)).toEqual(pages.map((_, n) => n === pages.length - 1))
  if (from !== null) expect(pages.at(-1)?.from).toBe(from)
}

describe('any list of payments, however few fit on a page', () => {
  test('comes out whole, in order and each payment once, and no day is divided', async () => {
    await fc.assert(
      fc.asyncProperty(anyWanted, anySize, async ({ payments, from }, size) => {
        const pages = await pagesOf(bankOf(payments, size).ask, { from })
        const wanted = payments.filter(({ row }) => from === null || row.bookedOn >= from)
        expect(idsIn(pages)).toEqual(wanted.map(({ id }) => id))
        expectWholeDays(pages, from)
      }),
      { numRuns: 300 },
    )
  })

  test('is read on after any page exactly where that page stopped', async () => {
    await fc.assert(
      fc.asyncProperty(anyPayments, anySize, fc.nat(30), async (payments, size, after) => {
        const { ask } = bankOf(payments, size)
        const pages = await pagesOf(ask)
        const stop = Math.min(after, pages.length - 2)
        if (stop < 0) return
        const rest = await pagesOf(ask, { place: readCursor(pages[stop]?.cursor ?? null) })
        expect(idsIn(rest)).toEqual(idsIn(pages.slice(stop + 1)))
        expectWholeDays([...pages.slice(0, stop + 1), ...rest], null)
      }),
      { numRuns: 200 },
    )
  })

  test('is read on from a day that was once enough, back to an older one, without missing a payment', async () => {
    await fc.assert(
      fc.asyncProperty(anyPayments, anySize, fc.nat(60), async (payments, size, days) => {
        const { ask } = bankOf(payments, size)
        const from = addDays(today, -days)
        const recent = await pagesOf(ask, { from })
        const place = readCursor(recent.at(-1)?.cursor ?? null)
        const older = await pagesOf(ask, { place })
        const seen = new Set(idsIn([...recent, ...older]))
        expect(seen.size).toBe(payments.length)
        if (place !== null) expect(idsIn([...recent, ...older])).toHaveLength(payments.length)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps its days whole though two payments in ten minutes were written the other way round', async () => {
    // Around midnight of some days, in the order of their moments but for nine minutes.
    const anyMoment = fc.tuple(fc.nat(6), fc.integer({ min: -20, max: 20 }), fc.nat(9 * 60))
    const midnight = Date.parse('2026-11-20T23:00:00Z')
    const disordered = fc.array(anyMoment, { maxLength: 120, size: 'max' }).map((moments) =>
      moments
        .map(([days, minutes, late]) => ({
          at: midnight - days * 1440 * minuteMs + minutes * minuteMs,
          late,
        }))
        .sort((a, b) => b.at - a.at)
        .map(({ at, late }, n) => entryOf(1_000_000 - n, at - late * 1000)),
    )
    await fc.assert(
      fc.asyncProperty(disordered, anySize, async (payments, size) => {
        const pages = await pagesOf(bankOf(payments, size).ask)
        expect(idsIn(pages)).toEqual(payments.map(({ id }) => id))
        expectWholeDays(pages, null)
      }),
      { numRuns: 300 },
    )
  })

  test('tells whoever counts what is pending of every payment since the moment they need', async () => {
    const anySince = fc.nat(60 * 24 * 60).map((minutes) => now - minutes * minuteMs)
    await fc.assert(
      fc.asyncProperty(anyWanted, anySize, anySince, async ({ payments, from }, size, since) => {
        const told: (readonly Entry[])[] = []
        const rows = (read: readonly Entry[]) => {
          told.push(read)
          return [{ identity: 'pending', bookedOn: today } as BankTransaction]
        }
        const newest = { since, unreadable: ['ODD'], rows }
        const pages = await pagesOf(bankOf(payments, size).ask, { from, newest })
        expect(told).toHaveLength(1)
        const needed = payments.filter(({ at }) => at >= since)
        expect(told[0]?.slice(0, needed.length)).toEqual(needed)
        expect(idsIn(pages).filter((id) => id === 'pending')).toHaveLength(1)
        expect(pages[0]?.rows[0]?.identity).toBe('pending')
        expect(pages.map(({ unreadable }) => unreadable)).toEqual(
          pages.map((_, n) => (n === 0 ? ['ODD'] : [])),
        )
        const wanted = payments.filter(({ row }) => from === null || row.bookedOn >= from)
        expect(idsIn(pages).filter((id) => id !== 'pending')).toEqual(wanted.map(({ id }) => id))
      }),
      { numRuns: 200 },
    )
  })
})

const daily = (count: number) =>
  Array.from({ length: count }, (_, n) => entryOf(5000 - n, now - n * 1440 * minuteMs))

describe('the walk', () => {
  test('asks no further than the day wanted', async () => {
    const { ask, asked } = bankOf(daily(300), 20)
    const pages = await pagesOf(ask, { from: addDays(today, -25) })
    expect(idsIn(pages)).toHaveLength(26)
    expect(asked).toEqual([null, '4981'])
  })
  test('of an account without a payment is one empty page, and there was nothing for a month either', async () => {
    expect(await pagesOf(bankOf([], 20).ask)).toEqual([
      {
        rows: [],
        from: addDays(today, -31),
        to: today,
        problems: [],
        unreadable: [],
        cursor: '',
        isLast: true,
      },
    ])
    expect(await pagesOf(bankOf([], 20).ask, { from: '2026-01-01' })).toMatchObject([
      { from: '2026-01-01', to: today, isLast: true },
    ])
  })
  test('holds a day of three hundred payments together', async () => {
    const busy = Array.from({ length: 300 }, (_, n) => entryOf(9000 - n, now - n * 1000))
    const pages = await pagesOf(bankOf([...busy, ...daily(40).slice(2)], 20).ask)
    expect(pages[0]?.rows.filter(({ bookedOn }) => bookedOn === today)).toHaveLength(300)
    expect(idsIn(pages)).toHaveLength(338)
  })
  test('behind its last page finds nothing, and where a day was wanted asks for nothing', async () => {
    const { ask, asked } = bankOf(daily(30), 10)
    const last = (await pagesOf(ask)).at(-1)
    asked.length = 0
    const place = readCursor(last?.cursor ?? null)
    const rest = await pagesOf(ask, { place })
    expect(rest).toMatchObject([{ rows: [], to: addDays(last?.from ?? '', -1), isLast: true }])
    expect(readCursor(rest[0]?.cursor ?? null)?.olderId).toBe(place?.olderId)
    expect(asked).toHaveLength(1)
    expect(await pagesOf(ask, { place, from: last?.from ?? null })).toEqual([
      { rows: [], from: last?.from, to: last?.from, problems: [], cursor: last?.cursor, isLast: true },
    ])
    expect(asked).toHaveLength(1)
  })
  test('wanted from a day ahead is today', async () => {
    const pages = await pagesOf(bankOf(daily(3), 20).ask, { from: '2027-01-01' })
    expect(pages).toMatchObject([{ rows: [{}], from: today, to: today, isLast: true }])
  })
  test('of a damaged cursor starts anew', () => {
    expect(readCursor('{"v":1,"olderId":"77","before":"2026-01-31"}')).toEqual({
      olderId: '77',
      before: '2026-01-31',
    })
    for (const cursor of ['', '{"v":1,"olderId"', '{"v":2,"olderId":"77","before":"2026-01-31"}'])
      expect(readCursor(cursor)).toBeNull()
    expect(readCursor('{"v":1,"olderId":"77&x","before":"2026-01-31"}')).toBeNull()
    expect(readCursor('{"v":1,"olderId":"77","before":"2026-02-31"}')).toBeNull()
  })
})
