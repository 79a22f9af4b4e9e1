import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayBeCut, type Ask } from './ask-window.ts'
import { addDays, daysBetween } from './dates.ts'
import { accounts, bankOf, booked, daily, numbersIn, pagesOf, rowOf, today, type Entry } from './testing.ts'

describe('any ledger', () => {
  const entry = fc.record({
    account: fc.constantFrom('a', 'b', 'c'),
    daysAgo: fc.integer({ min: 0, max: 400 }),
    // -1: performed the day after, as between two time zones.
    lateDays: fc.integer({ min: -1, max: 1 }),
  })
  const anyLedger = fc.array(entry, { maxLength: 160 }).map((list): Entry[] =>
    list.map(({ account, daysAgo, lateDays }) => {
      const bookedOn = addDays(today, -daysAgo)
      return { account, bookedOn, performedOn: addDays(bookedOn, -lateDays) }
    }),
  )
  const anyRules = fc.record({
    ceiling: fc.constantFrom(50, 100, 1000),
    excludesStart: fc.boolean(),
    excludesEnd: fc.boolean(),
    oldestFirst: fc.boolean(),
  })

  test('comes out whole and each row once, however few rows an answer holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLedger,
        anyRules,
        fc.integer({ min: 6, max: 120 }),
        async (ledger, rules, rowLimit) => {
          // A bank that leaves out its first or last day cannot also book on another: together they are more than a day.
          const entries =
            rules.excludesStart || rules.excludesEnd
              ? ledger.map((e) => ({ ...e, performedOn: e.bookedOn }))
              : ledger
          const pages = await pagesOf(bankOf(entries, rules).ask, { rowLimit })
          expect(numbersIn(pages)).toEqual(ledger.map((_, n) => n))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is answered by pages that join without a gap, newest first, and hold only rows of their days', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, fc.integer({ min: 6, max: 120 }), async (ledger, rowLimit) => {
        const pages = await pagesOf(bankOf(ledger).ask, { rowLimit })
        let next = today
        for (const page of pages) {
          expect(page.to).toBe(next)
          const days = page.rows.map((row) => row.bookedOn)
          expect(days).toEqual(days.toSorted().reverse())
          expect(days.every((day) => day >= page.from && day <= page.to)).toBe(true)
          next = addDays(page.from, -1)
        }
        expect(pages.map((page) => page.isLast)).toEqual(pages.map((_, n) => n === pages.length - 1))
      }),
      { numRuns: 100 },
    )
  })

  test('read again after any page gives exactly the pages that were left', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, fc.nat({ max: 30 }), async (ledger, after) => {
        const { ask } = bankOf(ledger)
        const pages = await pagesOf(ask, { rowLimit: 20 })
        const stop = Math.min(after, pages.length - 2)
        if (stop < 0) return
        const rest = await pagesOf(ask, { rowLimit: 20, cursor: pages[stop]?.cursor ?? null })
        expect(rest).toEqual(pages.slice(stop + 1))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a window', () => {
  test('is 90 days, asked a week wider before and two days after, back to the day wanted', async () => {
    const { ask, calls } = bankOf(daily(200))
    const pages = await pagesOf(ask, { from: '2026-01-01' })
    expect(pages.map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-23', '2026-06-20'],
      ['2026-01-01', '2026-03-22'],
    ])
    expect(calls.map(({ fromDate, toDate }) => [fromDate, toDate])).toEqual([
      ['2026-03-16', '2026-06-27'],
      ['2025-12-25', '2026-03-24'],
    ])
    expect(numbersIn(pages)).toHaveLength(daysBetween('2026-01-01', today) + 1)
  })

  test('finds a purchase of the Wednesday before Easter that was booked the Tuesday after', async () => {
    const easter = { account: 'a', bookedOn: '2026-04-07', performedOn: '2026-04-01' }
    const edge = addDays(today, -74) // makes the window begin on the booking day
    const pages = await pagesOf(bankOf([easter, booked('2026-03-01')]).ask, { from: edge })
    expect(edge).toBe('2026-04-07')
    expect(numbersIn(pages)).toEqual([0])
  })

  test('finds what is performed the day after it was booked, though the bank leaves out its last day', async () => {
    const early = { account: 'a', bookedOn: '2026-03-22', performedOn: '2026-03-23' } // booked at the end of the second window
    const pages = await pagesOf(bankOf([early, booked('2026-05-01')], { excludesEnd: true }).ask, {
      from: '2026-01-01',
    })
    expect(pages[1]?.to).toBe('2026-03-22')
    expect(numbersIn(pages)).toEqual([0, 1])
  })

  test('is as wide as the rows of the last one promise to fit, so that hardly an answer is thrown away', async () => {
    const ledger = daily(360).flatMap((entry) => Array.from({ length: 13 }, () => entry))
    const { ask, calls } = bankOf(ledger)
    const pages = await pagesOf(ask, { from: addDays(today, -359), rowLimit: 400 })
    expect(numbersIn(pages)).toHaveLength(360 * 13)
    // 360 of 400 rows are 27 days of 13: 18 and the nine of the margins.
    expect(pages.map(({ from, to }) => daysBetween(from, to) + 1).slice(1, -1)).toEqual(
      pages.slice(1, -1).map(() => 18),
    )
    expect(calls.length - pages.length).toBe(1)
  })

  test('is asked of all accounts in one call', async () => {
    const { ask, calls } = bankOf(daily(10))
    await pagesOf(ask, { from: addDays(today, -14) })
    expect(calls).toEqual([{ keys: 'a,b,c', fromDate: '2026-05-30', toDate: '2026-06-27', rowLimit: 1000 }])
  })

  test('of today holds the rows dated ahead of it', async () => {
    const pages = await pagesOf(bankOf([booked(addDays(today, 3)), booked(today)]).ask, {
      from: addDays(today, -30),
    })
    expect(numbersIn(pages)).toEqual([0, 1])
    expect(pages[0]?.to).toBe(today)
  })

  test('grows again after a dense time', async () => {
    const dense = Array.from({ length: 400 }, (_, n) => booked(addDays(today, -(n % 20))))
    const old = daily(200).slice(20)
    const pages = await pagesOf(bankOf([...dense, ...old]).ask, { rowLimit: 300 })
    const widths = pages.map(({ from, to }) => daysBetween(from, to) + 1)
    expect(widths[0]).toBeLessThan(20)
    expect(widths.slice(1)).toContain(90)
    expect(pages.every((page) => page.rows.length > 0 || page.to < addDays(today, -200))).toBe(true)
  })
})

describe('the end', () => {
  test('is two empty windows, the second a year wide', async () => {
    const { ask, calls } = bankOf([booked('2026-06-01')])
    const pages = await pagesOf(ask)
    expect(pages.map(({ rows }) => rows.length)).toEqual([1, 0, 0])
    expect(pages.at(-1)).toMatchObject({ isLast: true, from: addDays(today, -90 - 90 - 366 + 1) })
    expect(calls).toHaveLength(3)
  })
  test('is not a savings account that only moves at new year', async () => {
    const years = [2022, 2023, 2024, 2025].map((year) => booked(`${year}-12-31`))
    expect(numbersIn(await pagesOf(bankOf(years).ask))).toEqual([0, 1, 2, 3])
  })
  test('is not a year whose rows all lie in its older half', async () => {
    const old = Array.from({ length: 30 }, (_, n) => booked(addDays(today, -400 - n)))
    expect(numbersIn(await pagesOf(bankOf(old).ask, { rowLimit: 12 }))).toHaveLength(30)
  })
  test('is not proved by partial answers', async () => {
    const { ask } = bankOf([booked('2025-01-01')])
    let broken = 2
    const failing: Ask = async (...asked) => {
      if (broken-- > 0) return { rows: [], wireCount: 0, problems: ['RECENT_TRANSACTIONS_FAILED'] }
      return ask(...asked)
    }
    const pages = await pagesOf(failing)
    expect(pages[0]?.problems).toEqual(['RECENT_TRANSACTIONS_FAILED'])
    expect(pages.length).toBeGreaterThan(3)
  })
  test('comes for a bank that has rows for every window ever asked', async () => {
    const endless: Ask = async (_, fromDate, toDate) => {
      const day = addDays(fromDate, Math.floor(daysBetween(fromDate, toDate) / 2))
      return { rows: [rowOf(booked(day), 1)], wireCount: 1, problems: [] }
    }
    expect((await pagesOf(endless)).at(-1)).toMatchObject({ from: '1970-01-01', isLast: true })
  })
  test('is at once when a cursor has nothing behind it, or no account was asked', async () => {
    const { ask, calls } = bankOf(daily(20))
    const options = { from: addDays(today, -19) }
    const [only] = await pagesOf(ask, options)
    const before = calls.length
    expect(await pagesOf(ask, { ...options, cursor: only?.cursor ?? null })).toEqual([
      { rows: [], from: '2026-06-01', to: '2026-06-01', problems: [], cursor: only?.cursor, isLast: true },
    ])
    expect(await pagesOf(ask, { accounts: [] })).toMatchObject([{ rows: [], to: today, isLast: true }])
    expect(calls).toHaveLength(before)
  })
  test('is today when the day wanted lies ahead', async () => {
    expect(await pagesOf(bankOf(daily(3)).ask, { from: '2027-01-01' })).toMatchObject([
      { from: today, to: today, rows: [{}], isLast: true },
    ])
  })
})

test('a damaged cursor starts anew and loses nothing', async () => {
  const { ask } = bankOf(daily(200))
  expect(await pagesOf(ask, { cursor: '{"v":1,"next":"20' })).toEqual(await pagesOf(ask))
})

describe('an answer that may be cut off', () => {
  const answer = (count: number, of = () => 'a') => ({
    rows: Array.from({ length: count }, (_, n) => rowOf(booked(today, of()), n)),
    wireCount: count,
    problems: [],
  })
  test.each([
    [999, 1000, false],
    [1000, 1000, true],
    [1234, 1000, true], // a bank that counts per account
    [0, 1000, false],
    [500, 1000, true], // a ceiling of the bank's own
    [50, 1000, true],
    [49, 1000, false],
  ])('%d rows of at most %d: %s', (count, limit, cut) =>
    expect(mayBeCut(answer(count), accounts, limit)).toBe(cut),
  )

  test('is one with a round number of rows in all, though of no account', () => {
    const rows = [...answer(30).rows, ...answer(20, () => 'b').rows]
    expect(mayBeCut({ rows, wireCount: 50, problems: [] }, accounts, 1000)).toBe(true)
  })

  test('is also one with a round number of rows of the fullest account', () => {
    const rows = [...answer(100).rows, ...answer(17, () => 'b').rows]
    expect(mayBeCut({ rows, wireCount: 117, problems: [] }, accounts, 1000)).toBe(true)
  })

  test('is not one where another account has more rows than the round number', () => {
    const rows = [...answer(101).rows, ...answer(50, () => 'b').rows]
    expect(mayBeCut({ rows, wireCount: 151, problems: [] }, accounts, 1000)).toBe(false)
  })

  test('is one where the card alone has a round number, because its rows come from another system', () => {
    const withCard = accounts.map((each) => (each.bankKey === 'b' ? { ...each, kind: 'credit-card' } : each))
    const rows = [...answer(101).rows, ...answer(50, () => 'b').rows]
    expect(mayBeCut({ rows, wireCount: 151, problems: [] }, withCard, 1000)).toBe(true)
  })

  test('for a single day is asked account by account', async () => {
    const day = Array.from({ length: 24 }, (_, n) => booked(today, ['a', 'b', 'c'][n % 3]))
    const { ask, calls } = bankOf(day)
    const pages = await pagesOf(ask, { rowLimit: 20, from: today })
    expect(numbersIn(pages)).toHaveLength(24)
    expect(calls.map(({ keys }) => keys)).toEqual(['a,b,c', 'a', 'b', 'c'])
  })

  test('for a single day of a single account is asked with five times the limit', async () => {
    const day = Array.from({ length: 70 }, () => booked(today))
    const { ask, calls } = bankOf(day)
    const pages = await pagesOf(ask, { rowLimit: 20, from: today, accounts: accounts.slice(0, 1) })
    expect(numbersIn(pages)).toHaveLength(70)
    expect(calls.at(-1)?.rowLimit).toBe(100)
    expect(pages[0]?.problems).toEqual([])
  })

  test('is never asked with more than an answer can hold', async () => {
    const day = Array.from({ length: 2400 }, () => booked(today))
    const { ask, calls } = bankOf(day)
    const pages = await pagesOf(ask, { rowLimit: 2000, from: today, accounts: accounts.slice(0, 1) })
    expect(numbersIn(pages)).toHaveLength(2400)
    expect(calls.at(-1)?.rowLimit).toBe(5000)
  })

  test('and stays full says that rows are missing', async () => {
    const day = Array.from({ length: 70 }, () => booked(today))
    const pages = await pagesOf(bankOf(day, { ceiling: 20 }).ask, { rowLimit: 20, from: today })
    expect(pages[0]?.problems).toEqual(['ROWS_CUT_OFF'])
    expect(pages[0]?.rows).toHaveLength(20)
  })
})
