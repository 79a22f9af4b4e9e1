import type { AccountRef } from './accounts.ts'
import {
  bankDayFrom,
  dateOf,
  dayIn,
  lastSundayOf,
  monthNumber,
  weekdayOf,
  yearOf,
  type Day,
  type Month,
} from './calendar.ts'
import { nokOf, outside, type ForeignCurrency } from './bills.ts'
import { hostileTexts } from './merchants.ts'
import { booked, ownTransfer, purchase, type Draft } from './posting.ts'
import type { Random } from './random.ts'

/** A card used abroad: the hold is in another sum than what is booked, and the raw text tells the rate (fact sheet 8.6). */
function abroad(account: AccountRef, day: Day, month: Month, currency: ForeignCurrency, minor: number, shop: string): Draft {
  const { minor: nok, rate } = nokOf(minor, currency, month)
  const shown = currency === 'JPY' ? String(minor) : (minor / 100).toFixed(2)
  const date = `${dateOf(day).slice(8)}.${dateOf(day).slice(5, 7)}`
  return purchase(account, day, 2, -nok, { name: shop, place: '' }, {
    text: `*4821 ${date} ${currency} ${shown} ${shop.toUpperCase()} Kurs: ${rate}`,
    pendingMinor: -Math.round(nok * 1.02),
    original: { minor: -minor, currency, rate },
  })
} // prettier-ignore

/** Strömstad by car in March and September, ten days by the Mediterranean in July, a work trip to Japan in November. */
function trips(month: Month, random: Random): readonly Draft[] {
  const rows: Draft[] = []
  const number = monthNumber(month)
  if (number === 3 || number === 9) {
    const saturday = dayIn(month, 15) + ((6 - weekdayOf(dayIn(month, 15)) + 7) % 7)
    for (const shop of ['Gränshandeln Svinesund', 'Godisboden', 'Räkmackan']) {
      rows.push(abroad('joint', saturday, month, 'SEK', random.amount(12_000, 160_000), shop))
    }
  }
  if (number === 7) {
    for (let day = dayIn(month, 6); day <= dayIn(month, 15); day++) {
      rows.push(abroad('card', day, month, 'EUR', random.amount(1_200, 16_000), random.pick(['Trattoria Zoë', 'Lido Mare', 'Gelateria Più'])))
    }
    for (const day of [8, 12]) {
      rows.push(purchase('euro', dayIn(month, day), 1, -random.amount(9_000, 30_000), { name: 'Villa Ålegræs', place: 'Lucca' }))
    }
    const hold = purchase('card', dayIn(month, 6), 6, 0, { name: 'Hotell Havutsikt', place: '' }, { pendingMinor: -250_000 })
    rows.push({ ...hold, isReleased: true })
  }
  if (number === 11) {
    for (const [day, yen, shop] of [[9, 4_820, 'Ramen Ōkami'], [10, 980, 'Kissaten Mori'], [11, 32_000, 'Ryokan Tsuru']] as const) {
      rows.push(abroad('card', dayIn(month, day), month, 'JPY', yen, shop))
    }
  }
  return rows
} // prettier-ignore

/** A jacket bought and sent back, and a filling station that holds more than it charges. */
function refunds(month: Month, random: Random): readonly Draft[] {
  const price = 49_900 + random.below(12) * 10_000
  const shop = { name: 'Klær & Vær', place: 'Nett' }
  const bought = dayIn(month, 6 + random.below(8))
  const returned = month % 3 === 0 ? Math.round(price / 2) : price
  const back = { text: `RETUR ${shop.name.toUpperCase()}`, cleanText: `Retur ${shop.name}` }
  const hold = purchase('joint', dayIn(month, 25), 2, -61_240, { name: 'Bensin Nord', place: 'Støren' }, { pendingMinor: -120_000 })
  return [purchase('card', bought, 1, -price, shop), purchase('card', bought + 9, 2, returned, shop, back), hold]
} // prettier-ignore

/** Days on which a program that reads time wrongly slips by one. */
function isAwkward(day: Day, month: Month): boolean {
  const date = dateOf(day).slice(5)
  const isNearClockChange = [3, 10].includes(monthNumber(month)) && Math.abs(day - lastSundayOf(month)) <= 1
  return isNearClockChange || ['12-31', '01-01', '02-28', '02-29'].includes(date)
}

/** Interest once a year, dated on its last day. Not reckoned from the balance: a date has the same rows in every window. */
function interest(month: Month): readonly Draft[] {
  if (monthNumber(month) !== 12) return []
  const grown = (minor: number): number => minor + Math.max(0, yearOf(month) - 2020) * 21_317
  const paid: readonly [AccountRef, number][] = [
    ['savings', 412_055], ['buffer', 281_230], ['bsu', 388_140], ['mikkel-savings', 121_900], ['euro', 320],
  ] // prettier-ignore
  return paid.map(([account, minor]) =>
    booked(account, 'interest', dayIn(month, 31), account === 'euro' ? minor : grown(minor), 'Kreditrenter'),
  )
}

/** Everything that is worth a test of its own. */
export function occasionsOf(month: Month, random: Random): readonly Draft[] {
  const rows: Draft[] = [...trips(month, random), ...refunds(month, random), ...interest(month)]
  const coffee = purchase('ingrid-current', dayIn(month, 8), 1, -4_900, { name: 'Kaffekroken', place: 'Moholt' })
  rows.push(coffee, { ...coffee }) // two genuine purchases that nothing tells apart
  const hostile = hostileTexts[month % hostileTexts.length] ?? hostileTexts[0]
  rows.push(
    booked('nameless', 'payment', dayIn(month, 17), 15_000, hostile, { counterparty: hostile, message: hostile }),
    booked('nameless', 'payment', dayIn(month, 19), -14_500, `Vipps*til Loppemarked ${'🧸'.repeat((month % 3) + 1)}`),
    booked('mikkel-current', 'payment', bankDayFrom(dayIn(month, 26)), -60_000, 'Betaling Åse Bjørnstad', {
      seenOn: dayIn(month, 25),
      pendingText: 'Betaling',
      counterparty: 'Åse Bjørnstad',
      remote: outside(30),
      remoteShown: 'late',
      message: 'husleie bod 🗝️',
    }),
  )
  for (let day = dayIn(month, 1); day <= dayIn(month, 31); day++) {
    if (isAwkward(day, month)) {
      rows.push(booked('joint', 'payment', day, -2_900, `Nattkiosken ${dateOf(day).slice(8)}.${dateOf(day).slice(5, 7)}`))
    }
    if (weekdayOf(day) === 5) rows.push(...allowance(day))
  }
  return rows
} // prettier-ignore

/** Weekly pocket money, registered a week ahead: on any day there is a row dated in the future. */
function allowance(friday: Day): readonly Draft[] {
  const legs = { from: 'always', to: 'always' } as const
  return ownTransfer('joint', 'nameless', friday, 5_000, legs, { notice: 7, message: 'Ukepenger Sunniva' })
}
