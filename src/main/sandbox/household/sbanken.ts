import { nokOf, outside } from './bills.ts'
import { bothSides } from './both-sides.ts'
import { paidOn } from './between-banks.ts'
import {
  bankDayFrom,
  bankDayUntil,
  dateOf,
  dayIn,
  monthNumber,
  yearOf,
  type Day,
  type Month,
} from './calendar.ts'
import { scaled, timesOn } from './everyday.ts'
import { shopFrom, type CardShop } from './merchants.ts'
import { booked, type Draft } from './posting.ts'
import { randomFor } from './random.ts'

const places: readonly [string, ...string[]] = ['Oslo', 'Oslo', 'Bergen', 'Lillehammer']

/** Amounts are minor units of NOK. */
const shops: readonly CardShop[] = [
  { name: 'Kaffevognen', low: 3_900, high: 11_900, weight: 5, places, mcc: '5814', category: 'Kafé' },
  { name: 'Taxi Sentralen Øst', low: 14_900, high: 48_900, weight: 2, places, mcc: '4121', category: 'Drosje' },
  { name: 'Antikvariat Blekk', low: 8_900, high: 39_900, weight: 2, places, mcc: '5942', category: 'Bøker' },
  { name: 'Drivstoff Vest', low: 32_000, high: 94_000, weight: 1, places, mcc: '5542', category: 'Drivstoff' },
] // prettier-ignore
const bus: CardShop = { name: 'Bybussen', low: 4_500, high: 4_500, weight: 1, places, mcc: '4111', category: 'Reise' } // prettier-ignore

const dayAndMonth = (day: Day): string => `${dateOf(day).slice(8)}.${dateOf(day).slice(5, 7)}`

/**
 * A card purchase: a reservation under the shop's name, later booked under another date and text, and with `held` in
 * another sum (fact sheet sbanken 7.3, 9.2). `paid` is what it cost abroad.
 */
function purchase(day: Day, lag: number, minor: number, shop: CardShop, city: string, held = minor, paid: Draft['original'] = null): Draft {
  const { currency, rate } = paid ?? { currency: 'NOK', rate: '1.0000' }
  const shown = (Math.abs(paid?.minor ?? minor) / 100).toFixed(2)
  const upper = shop.name.toUpperCase()
  return booked('sbanken-current', 'purchase', day, -minor, `*6755 ${dayAndMonth(day)} ${currency} ${shown} ${upper} ${city.toUpperCase()} Kurs: ${rate}`, {
    settledOn: bankDayFrom(day + lag),
    pendingMinor: -held,
    pendingText: upper,
    cleanText: `${shop.name} ${city}`,
    original: paid,
    card: { merchant: shop.name, city, mcc: shop.mcc, category: shop.category, lastFour: '6755' },
  })
} // prettier-ignore

function everydayOf(month: Month, seed: number, scale: number): readonly Draft[] {
  const rows: Draft[] = []
  for (let day = dayIn(month, 1); day <= dayIn(month, 31); day++) {
    const random = randomFor(seed, 5, day)
    for (let left = timesOn(day, 220, scale, random); left > 0; left--) {
      const shop = shopFrom(shops, random.below)
      const minor = scaled(random.amount(shop.low, shop.high), scale)
      const held = random.chance(200) ? Math.round(minor * 1.03) : minor
      rows.push(purchase(day, 1 + random.below(2), minor, shop, random.pick(shop.places), held))
    }
  }
  return rows
}

/** Bought abroad every other month, and in April a sum that the bank takes back. */
function occasions(month: Month): readonly Draft[] {
  const rows: Draft[] = []
  const number = monthNumber(month)
  const ticket = dayIn(month, 11)
  rows.push(purchase(ticket, 1, 4_500, bus, 'Oslo'), purchase(ticket, 1, 4_500, bus, 'Oslo')) // nothing tells them apart
  if (number % 2 === 1) {
    const euro = 1_990 + number * 100
    const { minor, rate } = nokOf(euro, 'EUR', month)
    const shop: CardShop = { ...bus, name: 'Nettkurs Lingua', mcc: '8299', category: 'Kurs' }
    rows.push(purchase(dayIn(month, 6), 2, minor, shop, 'Dublin', Math.round(minor * 1.02), { minor: -euro, currency: 'EUR', rate }))
  }
  if (number === 4) {
    const [wrong, back] = [dayIn(month, 14), bankDayFrom(dayIn(month, 18))]
    rows.push(purchase(wrong, 1, 18_900, shops[2] ?? bus, 'Oslo'))
    rows.push(booked('sbanken-current', 'refund', back, 18_900, `KORREKSJON AV ${dayAndMonth(wrong)} ANTIKVARIAT BLEKK`))
  }
  if (number === 12) {
    const years = Math.max(0, yearOf(month) - 2020)
    rows.push(booked('sbanken-savings', 'interest', dayIn(month, 31), 98_140 + years * 7_310, 'KREDITRENTER'))
    rows.push(booked('sbanken-current', 'interest', dayIn(month, 31), 412 + years * 13, 'KREDITRENTER'))
  }
  return rows
} // prettier-ignore

/** Booked on the day it is due; `kid` is what tells the payee which bill it was. */
function debit(day: Day, minor: number, payee: string, nth: number, kid: string): Draft {
  const due = bankDayFrom(day)
  return booked('sbanken-current', 'giro', due, -minor, `Avtalegiro til: ${payee} ${paidOn(due)}`, {
    counterparty: payee,
    remote: outside(nth),
    message: kid,
  })
}

/** The rent of a garage, two bills and a standing order to savings. */
function regular(month: Month): readonly Draft[] {
  const [rentOn, aside] = [bankDayUntil(dayIn(month, 4)), bankDayFrom(dayIn(month, 20))]
  const kid = `60${String(month).padStart(8, '0')}`
  const between = { text: `Overføring ${paidOn(aside)}`, day: aside }
  return [
    booked('sbanken-current', 'payment', rentOn, 290_000, `Fra: Jørgen Lie ${paidOn(rentOn)}`, {
      counterparty: 'Jørgen Lie',
      remote: outside(50),
      message: 'leie garasje',
    }),
    debit(dayIn(month, 7), 34_900, 'Varsel Alarm', 51, kid),
    debit(dayIn(month, 23), 19_900, 'Lokalavisa', 52, kid),
    ...bothSides('own-transfer', { ...between, account: 'sbanken-current', minor: -50_000 }, { ...between, account: 'sbanken-savings', minor: 50_000 }),
  ]
} // prettier-ignore

/** What Ingrid's old account still does. Transfers to and from other banks are not among it. */
export function sbankenOf(month: Month, seed: number, scale: number): readonly Draft[] {
  return [...regular(month), ...occasions(month), ...everydayOf(month, seed, scale)]
}
