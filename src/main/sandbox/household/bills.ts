import type { AccountRef } from './accounts.ts'
import { bankDayUntil, dayIn, monthNumber, yearOf, type Month } from './calendar.ts'
import { accountNumber } from './numbers.ts'
import { booked, giro, ownTransfer, purchase, type Draft } from './posting.ts'
import type { Random } from './random.ts'

/** Grown by so many per mille a year from 2024's level. */
function grown(minor: number, perMilleAYear: number, month: Month): number {
  return Math.round((minor * (1000 + perMilleAYear * (yearOf(month) - 2024))) / 1000)
}

/** An outsider's account, one for every name on the household's bills. */
export const outside = (nth: number): string => accountNumber(9_980_002_000 + nth * 31)

/** Electricity by month, per cent of a mean month. */
const powerPercent = [178, 162, 134, 96, 72, 54, 48, 55, 74, 102, 134, 171]

interface Bill {
  readonly day: number
  readonly account: AccountRef
  readonly payee: string
  /** Minor units in 2024. */
  readonly minor: number
  /** Per mille a year. */
  readonly growth: number
}

const monthlyBills: readonly Bill[] = [
  { day: 3, account: 'joint', payee: 'Sameiet Fjordgløtt', minor: 389_000, growth: 30 },
  { day: 5, account: 'joint', payee: 'Trygg & Trofast Forsikring', minor: 178_900, growth: 60 },
  { day: 9, account: 'joint', payee: 'Fjordnett Bredbånd', minor: 64_900, growth: 20 },
  { day: 16, account: 'ingrid-current', payee: 'Bølge Mobil', minor: 34_900, growth: 20 },
  { day: 18, account: 'mikkel-current', payee: 'Bølge Mobil', minor: 29_900, growth: 20 },
  { day: 22, account: 'joint', payee: 'Boliglån Solvang', minor: 1_845_000, growth: 15 },
  { day: 24, account: 'mikkel-current', payee: 'Billån Solvang', minor: 318_500, growth: 0 },
]

/** Subscriptions charged to a card; each price goes up in March of every odd year. */
const subscriptions: readonly Bill[] = [
  { day: 4, account: 'card', payee: 'Fjordflix', minor: 10_900, growth: 2_000 },
  { day: 8, account: 'card', payee: 'Tonefall Musikk', minor: 11_900, growth: 1_000 },
  { day: 11, account: 'mikkel-current', payee: 'Treningssenter Puls', minor: 54_900, growth: 3_000 },
  { day: 19, account: 'ingrid-current', payee: 'Adressebladet', minor: 29_900, growth: 2_000 },
  { day: 27, account: 'card', payee: 'Skylager', minor: 2_900, growth: 1_000 },
]

function priceOf(subscription: Bill, month: Month): number {
  const rises = Math.floor((month - (2023 * 12 + 2)) / 24)
  return subscription.minor + rises * subscription.growth
}

/** Direct debits and subscriptions. */
export function billsOf(month: Month, random: Random): readonly Draft[] {
  const season = powerPercent[month % 12] ?? 100
  const power = Math.round((grown(118_000, 20, month) * season) / 100) + random.below(9_000)
  const kid = (nth: number): string => `${4_711_000 + nth}${String(month).padStart(6, '0')}`
  const rows = monthlyBills.map((bill, nth) =>
    giro(bill.account, dayIn(month, bill.day), -grown(bill.minor, bill.growth, month), bill.payee, outside(nth), kid(nth)),
  ) // prettier-ignore
  rows.push(giro('joint', dayIn(month, 14), -power, 'Vestlys Kraft', outside(11), kid(11)))
  rows.push(giro('joint', dayIn(month, 17), -grown(46_700, 30, month), 'Elvenett', outside(12), kid(12)))
  if (monthNumber(month) !== 7) {
    rows.push(giro('joint', dayIn(month, 20), -200_000, 'Blåklokka barnehage', outside(13), kid(13))) // July is free
  }
  for (const one of subscriptions) {
    rows.push(
      purchase(one.account, dayIn(month, one.day), 1, -priceOf(one, month), { name: one.payee, place: '' }),
    )
  }
  return rows
}

/** Salaries with a yearly rise, holiday pay in June, less tax in December, child benefit, a tax refund. Net amounts. */
export function incomeOf(month: Month): readonly Draft[] {
  const number = monthNumber(month)
  const salary = (
    account: AccountRef,
    day: number,
    minor: number,
    growth: number,
    employer: string,
    nth: number,
  ) => {
    const holidayPay = Math.round(minor * 1.58)
    const net = number === 6 ? holidayPay : number === 12 ? Math.round(minor * 1.14) : minor
    return booked(account, 'income', bankDayUntil(dayIn(month, day)), grown(net, growth, month), number === 6 ? 'Feriepenger' : 'Lønn', {
      cleanText: `${number === 6 ? 'Feriepenger' : 'Lønn'} ${employer}`,
      counterparty: employer,
      remote: outside(nth),
    }) // prettier-ignore
  }
  const rows = [
    salary('ingrid-current', 12, 3_842_055, 41, 'Nordlys Helse AS', 20),
    salary('mikkel-current', 20, 3_094_010, 35, 'Båt & Brygge AS', 21),
    booked('joint', 'income', bankDayUntil(dayIn(month, 28)), 196_800, 'Barnetrygd', {
      counterparty: 'Familiekassen',
      remote: outside(22),
    }),
  ]
  if (number === 6) {
    rows.push(
      booked('ingrid-current', 'income', bankDayUntil(dayIn(month, 24)), 721_400, 'Skatteoppgjør', {
        counterparty: 'Skattekassen',
        remote: outside(23),
      }),
    )
  }
  return rows
}

/** Standing orders between own accounts: the bank names the other side now at once, now late, now on one side only. */
export function standingOrdersOf(month: Month): readonly Draft[] {
  const on = (day: number): number => bankDayUntil(dayIn(month, day))
  const late = { from: 'late', to: 'always' } as const
  const oneSided = { from: 'always', to: 'never' } as const
  const mutual = { from: 'always', to: 'always' } as const
  const notice = { notice: 2 }
  const euroMinor = 8_000 + (month % 5) * 500
  return [
    ...ownTransfer('ingrid-current', 'joint', on(13), grown(2_090_000, 32, month), late, notice),
    ...ownTransfer('mikkel-current', 'joint', on(21), grown(2_010_000, 32, month), oneSided, notice),
    ...ownTransfer('ingrid-current', 'bsu', on(15), 220_000, mutual, notice),
    ...ownTransfer('ingrid-current', 'shares', on(15), 150_000, late, notice),
    ...ownTransfer('ingrid-current', 'buffer', on(14), 150_000, oneSided),
    ...ownTransfer('mikkel-current', 'buffer', on(23), 150_000, mutual),
    ...ownTransfer('mikkel-current', 'pension', on(23), 80_000, late, notice),
    ...ownTransfer('ingrid-current', 'euro', on(16), nokOf(euroMinor, 'EUR', month).minor, mutual, { toMinor: euroMinor }),
  ] // prettier-ignore
}

/** Kroner for one unit, in ten-thousandths; a little different every month. */
const rates = { EUR: 116_500, SEK: 10_445, JPY: 742 } as const
export type ForeignCurrency = keyof typeof rates

/** Foreign minor units in kroner at that month's invented rate, and the rate as decimal text. */
export function nokOf(
  minor: number,
  currency: ForeignCurrency,
  month: Month,
): { minor: number; rate: string } {
  const rate = rates[currency] + Math.round((rates[currency] * ((month * 7) % 41)) / 1000)
  const oreForOneMinor = currency === 'JPY' ? rate / 100 : rate / 10_000
  return { minor: Math.round(minor * oreForOneMinor), rate: (rate / 10_000).toFixed(4) }
}
