import { describe, expect, test } from 'vitest'
import { accountOf } from './accounts.ts'
import { dateOf, dayOf, osloDay, osloMidnight } from './calendar.ts'
import { createHousehold, type Books } from './household.ts'
import { hostileTexts } from './merchants.ts'

const today = '2026-11-21'
const booksOn = (date: string, options: { seed?: number; rows?: number } = {}): Books =>
  createHousehold({ today: date, ...options }).books(dayOf(date))
const books = booksOn(today)
const allBooked = books.accounts.flatMap(({ booked, account }) =>
  booked.map((row) => ({ ...row, ref: account.ref })),
)
const allPending = books.accounts.flatMap(({ pending }) => pending)
const standings = (() => {
  const household = createHousehold({ today })
  return household.standings(dayOf(today), household.firstDay, dayOf('2027-01-31'))
})()

describe('the invented household', () => {
  test('is the same bytes on every start', () => {
    expect(JSON.stringify(booksOn(today))).toBe(JSON.stringify(books))
    expect(JSON.stringify(booksOn(today, { seed: 2 }))).not.toBe(JSON.stringify(books))
  })

  test('has the same rows on the same date, whatever today is', () => {
    const later = booksOn('2027-04-02')
    const between = (from: Books) =>
      from.accounts.map(({ booked }) =>
        booked.filter((row) => row.date >= '2024-05-01' && row.date <= '2026-11-21'),
      )
    expect(between(later)).toEqual(between(books))
    expect(between(books).flat().length).toBeGreaterThan(4_000)
  })

  test('goes back three years to the day, and has a realistic number of rows', () => {
    const dates = allBooked.map((row) => row.date).sort()
    expect(dates[0]).toBe('2023-11-21')
    expect(dates.every((date) => date <= today)).toBe(true)
    const ingrid = books.accounts.filter(
      ({ account }) => account.bank === 'sparebank1' && account.visibleTo.includes('ingrid'),
    )
    const count = ingrid.reduce((sum, { booked }) => sum + booked.length, 0)
    expect(count).toBeGreaterThan(3_000)
    expect(count).toBeLessThan(5_000)
  })

  test('counts back from a leap day', () => {
    expect(dateOf(createHousehold({ today: '2028-02-29' }).firstDay)).toBe('2025-02-28')
  })

  test.each([
    [today, 1],
    ['2026-01-01', 1],
    ['2025-07-12', 7],
    ['2028-02-29', 3],
    ['2031-12-31', 99],
    ['2026-02-15', 5],
    ['2027-07-03', 6],
  ])('never has an absurd balance (%s, seed %i)', (date, seed) => {
    for (const { account, openingMinor, booked, bookedMinor } of booksOn(date, { seed }).accounts) {
      let minor = openingMinor
      for (const row of booked) {
        minor += row.minor
        if (account.kind === 'credit-card') expect(minor).toBeLessThanOrEqual(0)
        else expect(minor, `${account.ref} on ${row.date}`).toBeGreaterThan(0)
        expect(Math.abs(minor)).toBeLessThan(60_000_000)
      }
      expect(minor).toBe(bookedMinor)
      if (['savings', 'bsu', 'share-savings', 'pension'].includes(account.kind)) {
        expect(bookedMinor).toBeGreaterThan(openingMinor)
      }
    }
  })

  test('has available what is booked and the credit, less what is held until today', () => {
    for (const { account, bookedMinor, availableMinor, pending } of books.accounts) {
      const held = pending.filter((row) => row.date <= today).reduce((sum, row) => sum + row.minor, 0)
      expect(availableMinor).toBe(bookedMinor + held + (account.creditLimitMinor ?? 0))
    }
    expect(allPending.some((row) => row.date > today)).toBe(true)
    expect(allPending.some((row) => row.date <= today)).toBe(true)
  })

  test('pays the card in full every month', () => {
    const payments = allBooked.filter((row) => row.ref === 'card' && row.bankText === 'Innbetaling')
    expect(payments).toHaveLength(36)
    expect(new Set(payments.map((row) => row.date.slice(0, 7))).size).toBe(36)
    for (const { minor } of payments) {
      expect(
        allBooked.filter((row) => row.ref === 'ingrid-current' && row.minor === -minor),
      ).not.toHaveLength(0)
    }
  })

  test('has right check digits in every account number and IBAN', () => {
    for (const { account } of books.accounts) {
      if (account.iban === null) {
        expect(account.number).toMatch(/^K\d{10}$/)
        continue
      }
      const digits = [...account.number].map(Number)
      const weights =
        account.bank === 'bunq' ? [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] : [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
      expect(digits).toHaveLength(weights.length)
      expect(digits.reduce((total, digit, at) => total + (weights[at] ?? 0) * digit, 0) % 11).toBe(0)
      expect(account.iban).toMatch(account.bank === 'bunq' ? /^NL\d\dBUNQ\d{10}$/ : /^NO\d{13}$/)
      const turned = `${account.iban.slice(4)}${account.iban.slice(0, 4)}`
      const asDigits = [...turned].map((letter) => Number.parseInt(letter, 36)).join('')
      expect(BigInt(asDigits) % 97n).toBe(1n)
    }
    expect(accountOf('sbanken-current').number).toMatch(/^9710/)
    expect(new Set(books.accounts.map(({ account }) => account.number)).size).toBe(books.accounts.length)
  })

  test('knows an account of every kind, one of them without a name', () => {
    const kinds = new Set(books.accounts.map(({ account }) => account.kind))
    expect([...kinds].sort()).toEqual([
      'bsu',
      'credit-card',
      'currency',
      'current',
      'joint',
      'pension',
      'savings',
      'share-savings',
    ])
    expect(accountOf('nameless').name).toBe('')
    expect(accountOf('euro').currency).toBe('EUR')
  })

  test('gives salaries that rise every year, and holiday pay in June', () => {
    const salaries = allBooked.filter(
      (row) => row.text === 'Lønn Nordlys Helse AS' && !row.date.includes('-12-'),
    )
    const yearly = ['2024', '2025', '2026'].map(
      (year) => salaries.find((row) => row.date.startsWith(year))?.minor ?? 0,
    )
    expect(yearly).toEqual([...yearly].sort((a, b) => a - b))
    expect(new Set(yearly).size).toBe(3)
    expect(
      allBooked
        .filter((row) => row.text === 'Feriepenger Nordlys Helse AS')
        .map((row) => row.date.slice(5, 7)),
    ).toEqual(['06', '06', '06'])
  })

  test('raises the price of a subscription', () => {
    const prices = allBooked.filter((row) => row.text === 'Fjordflix').map((row) => -row.minor)
    expect([...new Set(prices)]).toEqual([10_900, 12_900])
  })

  test('buys the same thing twice on one day, and sends things back', () => {
    const perDay = new Map<string, number>()
    for (const { date, minor, bankText, ref } of allBooked) {
      const key = `${ref} ${date} ${minor} ${bankText}`
      perDay.set(key, (perDay.get(key) ?? 0) + 1)
    }
    expect(
      [...perDay].filter(([key, count]) => count === 2 && key.includes('KAFFEKROKEN MOHOLT')).length,
    ).toBeGreaterThanOrEqual(35)
    expect(allBooked.some((row) => row.text.startsWith('Retur') && row.minor > 0)).toBe(true)
  })

  test('pays abroad in three currencies, with the rate in the text', () => {
    const abroad = standings.filter(({ posting }) => posting.original !== null)
    expect(new Set(abroad.map(({ posting }) => posting.original?.currency))).toEqual(
      new Set(['EUR', 'SEK', 'JPY']),
    )
    for (const { posting } of abroad) {
      const { minor, currency, rate } = posting.original ?? { minor: 0, currency: '', rate: '' }
      const units = currency === 'JPY' ? minor : minor / 100
      expect(Math.abs(units * Number(rate) * 100 - posting.minor)).toBeLessThanOrEqual(1)
      expect(posting.text).toContain(`Kurs: ${rate}`)
    }
  })

  test('receives every hostile text, and emoji, and Norwegian letters', () => {
    const texts = new Set(allBooked.map((row) => row.bankText))
    for (const text of hostileTexts) expect(texts).toContain(text)
    expect(allBooked.some((row) => /🧸/u.test(row.text))).toBe(true)
    expect(allBooked.some((row) => /[æøå]/.test(row.text))).toBe(true)
    expect(allBooked.some((row) => row.bankText.startsWith('Vipps*'))).toBe(true)
    expect(allBooked.some((row) => row.bankText.startsWith('Zettle_*'))).toBe(true)
  })

  test('books rows on both sides of each change of the clock and of the year', () => {
    const dates = new Set(allBooked.map((row) => row.date))
    for (const date of [
      '2025-03-29',
      '2025-03-30',
      '2025-03-31',
      '2025-10-25',
      '2025-10-26',
      '2025-10-27',
      '2025-12-31',
      '2026-01-01',
    ]) {
      expect(dates).toContain(date)
    }
  })

  test.each([today, '2026-01-01', '2026-05-15', '2026-11-20'])(
    'has pending rows and one dated in the future on %s',
    (date) => {
      const pending = booksOn(date).accounts.flatMap((account) => account.pending)
      expect(pending.length).toBeGreaterThan(1)
      expect(pending.some((row) => row.date > date)).toBe(true)
    },
  )

  test('books a pending row with another sum and text, and lets a hold vanish', () => {
    const household = createHousehold({ today })
    const on = (date: string) => household.standings(dayOf(date), dayOf('2026-07-01'), dayOf('2026-08-31'))
    const before = on('2026-07-07').filter(({ status }) => status === 'pending')
    const after = new Map(on('2026-08-01').map((standing) => [standing.posting.serial, standing]))
    const changed = before.filter(
      ({ posting }) => after.has(posting.serial) && posting.minor !== posting.pendingMinor,
    )
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every(({ posting }) => posting.text !== posting.pendingText)).toBe(true)
    expect(
      before.filter(({ posting }) => !after.has(posting.serial)).map(({ posting }) => posting.pendingText),
    ).toEqual(['HOTELL HAVUTSIKT'])
    expect(allPending.length).toBeGreaterThan(3)
  })

  test('gives every posting a number of its own', () => {
    expect(new Set(standings.map(({ posting }) => posting.serial)).size).toBe(standings.length)
  })

  test('grows to a hundred thousand rows for one login, with the same balances in reach', () => {
    const large = booksOn(today, { rows: 100_000 }).accounts.filter(
      ({ account }) => account.bank === 'sparebank1' && account.visibleTo.includes('ingrid'),
    )
    const count = large.reduce((sum, { booked }) => sum + booked.length, 0)
    expect(Math.abs(count - 100_000)).toBeLessThan(3_000)
    for (const { booked, openingMinor, account } of large) {
      if (account.kind !== 'credit-card')
        expect(booked.reduce((sum, row) => sum + row.minor, openingMinor)).toBeGreaterThan(0)
    }
  })
})

describe('a date as the bank writes it', () => {
  // The intended dates and instants of fact sheet 8.4.
  test.each([
    ['2026-01-15', 1768431600000],
    ['2026-03-25', 1774393200000],
    ['2026-03-30', 1774821600000],
    ['2026-07-01', 1782856800000],
    ['2025-10-26', 1761429600000],
  ])('%s is %i', (date, instant) => {
    expect(osloMidnight(dayOf(date))).toBe(instant)
  })

  test('is midnight in Oslo on every day of ten years', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Oslo',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    for (let day = dayOf('2022-01-01'); day < dayOf('2032-01-01'); day++) {
      expect(clock.format(new Date(osloMidnight(day)))).toBe(`${dateOf(day)} 00:00:00`)
      expect(osloDay(osloMidnight(day))).toBe(day)
    }
  })
})
