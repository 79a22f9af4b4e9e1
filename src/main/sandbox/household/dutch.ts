import { bothSides } from './both-sides.ts'
import { dayIn, monthNumber, yearOf, type Day, type Month } from './calendar.ts'
import { debitsOf, outsideIban } from './dutch-bills.ts'
import { scaled, timesOn } from './everyday.ts'
import { shopFrom, type CardShop } from './merchants.ts'
import { booked, type Draft } from './posting.ts'
import { randomFor, type Random } from './random.ts'

const places: readonly [string, ...string[]] = ['Leiden', 'Leiden', 'Den Haag', 'Katwijk']

/** Amounts are minor units of EUR. */
const groceries: readonly CardShop[] = [
  { name: 'Marktkramer', low: 390, high: 8_900, weight: 6, places, mcc: '5411', category: 'Supermarkt' },
  { name: 'Groenteboer Tulp', low: 250, high: 3_200, weight: 4, places, mcc: '5499', category: 'Levensmiddelen' },
  { name: 'Bakkerij De Korenaar', low: 180, high: 1_950, weight: 5, places, mcc: '5462', category: 'Bakkerij' },
  { name: 'Kaasje & Zo', low: 420, high: 4_100, weight: 2, places, mcc: '5451', category: 'Zuivel' },
] // prettier-ignore

/** Bought with a hold first, which is settled a day or two later, now and then in another sum. */
const outings: readonly CardShop[] = [
  { name: 'Eetcafé De Otter', low: 1_450, high: 9_800, weight: 4, places, mcc: '5812', category: 'Restaurant' },
  { name: 'Boekhandel Zwaan', low: 990, high: 5_900, weight: 3, places, mcc: '5942', category: 'Boeken' },
  { name: 'Tankstation Polder', low: 3_500, high: 8_200, weight: 3, places, mcc: '5542', category: 'Brandstof' },
  { name: 'Fietsenmaker Ketting', low: 750, high: 6_500, weight: 2, places, mcc: '7699', category: 'Reparatie' },
] // prettier-ignore

const coffee: CardShop = { name: 'Koffiehoek', low: 340, high: 340, weight: 1, places, mcc: '5814', category: 'Koffie' } // prettier-ignore
const lodging: CardShop = { name: 'Hotel Duinzicht', low: 0, high: 0, weight: 1, places, mcc: '7011', category: 'Hotel' } // prettier-ignore

/** Paid with the joint account's card; bunq books on every day of the week. */
function purchase(day: Day, minor: number, shop: CardShop, city: string, rest: Partial<Draft> = {}): Draft {
  return booked('bunq-joint', 'purchase', day, -minor, `${shop.name} ${city}, NL`, {
    counterparty: shop.name,
    card: { merchant: shop.name, city, mcc: shop.mcc, category: shop.category, lastFour: '2290' },
    ...rest,
  })
}

/** The cents up to the next whole euro, put aside at once. */
function roundUp(day: Day, minor: number): readonly Draft[] {
  const cents = (100 - (minor % 100)) % 100
  if (cents === 0) return []
  const text = 'Afronding'
  return bothSides('round-up', { account: 'bunq-joint', day, minor: -cents, text }, { account: 'bunq-savings', day, minor: cents, text })
} // prettier-ignore

function everydayOf(month: Month, seed: number, scale: number): readonly Draft[] {
  const rows: Draft[] = []
  for (let day = dayIn(month, 1); day <= dayIn(month, 31); day++) {
    const random = randomFor(seed, 3, day)
    for (let left = timesOn(day, 350, scale, random); left > 0; left--) {
      const shop = shopFrom(groceries, random.below)
      const minor = scaled(random.amount(shop.low, shop.high), scale)
      rows.push(purchase(day, minor, shop, random.pick(shop.places)), ...roundUp(day, minor))
    }
    for (let left = timesOn(day, 160, scale, random); left > 0; left--) {
      const shop = shopFrom(outings, random.below)
      const minor = scaled(random.amount(shop.low, shop.high), scale)
      const settledOn = day + 1 + random.below(2)
      const pendingMinor = random.chance(150) ? -(minor + 500) : -minor
      rows.push(purchase(day, minor, shop, random.pick(shop.places), { settledOn, pendingMinor }))
    }
  }
  return rows
}

/** A sum that was wrong: the whole of it comes back as a row of its own, and the right one is charged (fact sheet bunq 9). */
function corrected(month: Month, random: Random): readonly Draft[] {
  const [day, shop] = [dayIn(month, 8 + random.below(12)), shopFrom(outings, random.below)]
  const minor = random.amount(2_000, 6_000)
  const wrong = purchase(day, minor, shop, 'Leiden')
  const back = { kind: 'refund', text: `Refund: ${wrong.text}`, pendingText: `Refund: ${wrong.text}` } as const
  return [wrong, purchase(day + 3, -minor, shop, 'Leiden', back), purchase(day + 3, minor - 350, shop, 'Leiden')]
} // prettier-ignore

/** Rent from the lodger, money between friends in both directions, and interest on the savings. */
function moneyIn(month: Month): readonly Draft[] {
  const from = (nth: number, counterparty: string) => ({ counterparty, remote: outsideIban(nth) })
  return [
    booked('bunq-joint', 'income', dayIn(month, 1), 78_000 + Math.max(0, yearOf(month) - 2024) * 2_500, 'Huur kamer', from(20, 'J. van Dijk')),
    booked('bunq-joint', 'payment', dayIn(month, 13), 1_850, 'Pannenkoeken 🥞\nbedankt!', from(21, 'Lotte Visser')),
    booked('bunq-joint', 'payment', dayIn(month, 26), -2_400, '', from(22, 'Webwinkel Wilg')),
    booked('bunq-savings', 'interest', dayIn(month, 1), 512 + Math.max(0, month - 2023 * 12) * 9, 'Rente', { counterparty: 'bunq' }),
  ]
} // prettier-ignore

/** What the household earns and spends in euro at bunq. Transfers to and from its other banks are not among it. */
export function dutchOf(month: Month, seed: number, scale: number): readonly Draft[] {
  const random = randomFor(seed, 4, month)
  const coffeeOn = dayIn(month, 11)
  const rows = [
    ...moneyIn(month),
    ...debitsOf(month, random),
    ...corrected(month, random),
    purchase(coffeeOn, 340, coffee, 'Leiden'),
    purchase(coffeeOn, 340, coffee, 'Leiden'), // two genuine purchases that nothing tells apart
    ...everydayOf(month, seed, scale),
  ]
  if (monthNumber(month) % 6 === 3) {
    const day = dayIn(month, 6)
    rows.push(purchase(day, 0, lodging, 'Katwijk', { settledOn: day + 6, isReleased: true, pendingMinor: -18_000 }))
  }
  return rows
} // prettier-ignore
