import type { AccountRef } from './accounts.ts'
import { dayIn, monthNumber, monthOf, weekdayOf, type Day, type Month } from './calendar.ts'
import { friends, greetings, groceries, onCard, personal, shopFrom, type Merchant } from './merchants.ts'
import { booked, purchase, type Draft } from './posting.ts'
import { randomFor, type Random } from './random.ts'

/** How many purchases a day, in thousandths, and where. */
const habits: readonly { account: AccountRef; perDay: number; shops: readonly Merchant[] }[] = [
  { account: 'joint', perDay: 1_050, shops: groceries },
  { account: 'ingrid-current', perDay: 550, shops: personal },
  { account: 'card', perDay: 700, shops: onCard },
  { account: 'mikkel-current', perDay: 700, shops: personal },
]

/** Purchases a day that Ingrid's login shows, in thousandths: the year's mean, December being busier. */
export const ingridPurchasesPerDay = 2_348

/** Per cent of a mean day, from Sunday to Saturday: shops are shut on Sundays. */
const weekdayPercent = [45, 90, 95, 100, 105, 130, 135]

/** How often something happens on a day, of which there are `perDay` thousandths on a mean one; more often in December. */
export function timesOn(day: Day, perDay: number, scale: number, random: Random): number {
  const busy = monthNumber(monthOf(day)) === 12 ? 125 : 100
  const thousandths = Math.round((perDay * scale * (weekdayPercent[weekdayOf(day)] ?? 100) * busy) / 10_000)
  return Math.floor(thousandths / 1000) + (random.chance(thousandths % 1000) ? 1 : 0)
}

/** With `scale` times as many purchases each costs that much less, so that balances stay as they were. */
export function scaled(minor: number, scale: number): number {
  return scale <= 1 ? minor : Math.max(100, Math.round(minor / scale))
}

function buy(
  account: AccountRef,
  shops: readonly Merchant[],
  day: Day,
  scale: number,
  random: Random,
): Draft {
  const shop = shopFrom(shops, random.below)
  const price = scaled(random.amount(shop.low, shop.high), scale)
  const minor = shop.isRound === true ? Math.max(1, Math.round(price / 100)) * 100 : price
  const where = { name: shop.name, place: random.pick(shop.places) }
  const lag = 1 + random.below(2)
  const hasHold = random.chance(40) // the till reserved another sum than was charged in the end
  return purchase(account, day, lag, -minor, where, {
    ...(hasHold ? { pendingMinor: -(minor + 5_000) } : {}),
    ...(shop.prefix === undefined ? {} : prefixed(shop.prefix, where)),
  })
}

function prefixed(prefix: string, shop: { name: string; place: string }): Partial<Draft> {
  return { text: `${prefix}${shop.name}, ${shop.place}`, pendingText: `${prefix}${shop.name}` }
}

/** Money between friends: booked at once, also on a Sunday. */
function friendly(account: AccountRef, day: Day, scale: number, random: Random): Draft {
  const friend = random.pick(friends)
  const isReceived = random.chance(300)
  const minor = scaled(2_500 + random.below(60) * 500, scale)
  return booked(
    account,
    'payment',
    day,
    isReceived ? minor : -minor,
    `Vipps*${isReceived ? 'fra' : 'til'} ${friend}`,
    { counterparty: friend, message: random.pick(greetings) },
  )
}

/** What the household buys day by day. Every day has random numbers of its own. */
export function everydayOf(month: Month, seed: number, scale: number): readonly Draft[] {
  const rows: Draft[] = []
  for (let day = dayIn(month, 1); day <= dayIn(month, 31); day++) {
    const random = randomFor(seed, 1, day)
    for (const { account, perDay, shops } of habits) {
      const count = timesOn(day, perDay, scale, random)
      for (let nth = 0; nth < count; nth++) {
        const isFriendly = account.endsWith('current') && random.chance(120)
        rows.push(
          isFriendly ? friendly(account, day, scale, random) : buy(account, shops, day, scale, random),
        )
      }
    }
  }
  return rows
}
