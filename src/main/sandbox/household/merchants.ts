/** An invented shop. Amounts are minor units of NOK. */
export interface Merchant {
  readonly name: string
  readonly low: number
  readonly high: number
  /** How often out of the sum of all weights. */
  readonly weight: number
  readonly places: readonly [string, ...string[]]
  /** A payment service's mark before the name, as banks show it raw. */
  readonly prefix?: 'Vipps*' | 'Zettle_*'
  /** Prices are whole kroner. */
  readonly isRound?: boolean
}

/** A shop whose card payments carry more than its name. */
export interface CardShop extends Merchant {
  /** Merchant category code: four digits. */
  readonly mcc: string
  /** In the bank's language. */
  readonly category: string
}

const town: readonly [string, ...string[]] = ['Trondheim', 'Bodø', 'Ålesund', 'Røros', 'Tønsberg']
const home: readonly [string, ...string[]] = ['Trondheim', 'Trondheim', 'Moholt', 'Lade']
const nowhere: readonly [string, ...string[]] = ['']

export const groceries: readonly Merchant[] = [
  { name: 'Dagmat', low: 6_490, high: 124_900, weight: 9, places: home },
  { name: 'Prislavt', low: 4_990, high: 99_900, weight: 8, places: home },
  { name: 'Nærkjøp', low: 2_990, high: 49_900, weight: 5, places: home },
  { name: 'Grønntorget', low: 3_900, high: 38_000, weight: 3, places: home },
  { name: 'Fjellmat & Sønn', low: 12_900, high: 149_900, weight: 2, places: town },
  { name: 'Apoteket Løven', low: 5_900, high: 64_900, weight: 2, places: home },
  { name: 'Lekehjørnet Småtroll', low: 7_900, high: 59_900, weight: 1, places: home },
]

export const personal: readonly Merchant[] = [
  { name: 'Kaffekroken', low: 3_900, high: 12_900, weight: 8, places: home, isRound: true },
  { name: 'Bakeriet Blåbær', low: 3_900, high: 18_900, weight: 6, places: home },
  { name: 'Bybussen', low: 4_500, high: 4_500, weight: 6, places: nowhere, isRound: true },
  { name: 'Nærkjøp', low: 1_990, high: 19_900, weight: 6, places: home },
  { name: 'Pølsebua', low: 4_500, high: 11_500, weight: 2, places: town, prefix: 'Vipps*', isRound: true },
  { name: 'Parkering Sentrum', low: 2_200, high: 18_000, weight: 3, places: nowhere },
  { name: 'Klatrehallen', low: 14_900, high: 24_900, weight: 1, places: home },
  { name: 'Frisør Ærlig', low: 39_900, high: 94_900, weight: 1, places: home, isRound: true },
]

export const onCard: readonly Merchant[] = [
  { name: 'Kaffebaren AS', low: 3_900, high: 14_900, weight: 5, places: ['Stavanger'], prefix: 'Zettle_*', isRound: true },
  { name: 'Bokhandelen Ørn', low: 9_900, high: 69_900, weight: 3, places: home },
  { name: 'Sushi Sjø', low: 18_900, high: 98_900, weight: 4, places: town },
  { name: 'Vinhandelen', low: 13_990, high: 89_990, weight: 3, places: home },
  { name: 'Ladestasjon Øst', low: 9_900, high: 44_900, weight: 5, places: town },
  { name: 'Klær & Vær', low: 19_900, high: 189_900, weight: 3, places: home },
  { name: 'Hus og Hage', low: 9_900, high: 249_900, weight: 2, places: home },
  { name: 'Nettbutikken Rask', low: 9_900, high: 179_900, weight: 3, places: nowhere },
  { name: 'Kino Nova', low: 15_500, high: 52_000, weight: 2, places: home, isRound: true },
] // prettier-ignore

export const friends: readonly [string, ...string[]] = [
  'Åse Bjørnstad',
  'Øyvind Sæther',
  'Jørgen Lie',
  'Märta Næss',
]
export const greetings: readonly [string, ...string[]] = ['pizza 🍕', 'takk for turen 🏔️', 'bursdag 🎂', 'kaffe ☕', 'halve regninga', 'gave til Åse'] // prettier-ignore

/** Texts a stranger may send along with a payment: none of them may ever do anything. */
export const hostileTexts: readonly [string, ...string[]] = [
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.invalid","Klikk her")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '-2+3; "sitat"; slutt',
  'linje en\nlinje to\tog tabulator',
  '+47 900 00 000 \u202Eetsat\u202C',
]

/** One invented shop, by weight. */
export function shopFrom<Shop extends Merchant>(list: readonly Shop[], below: (n: number) => number): Shop {
  let left = below(list.reduce((sum, merchant) => sum + merchant.weight, 0))
  for (const merchant of list) if ((left -= merchant.weight) < 0) return merchant
  throw new RangeError('a list of shops needs one')
}
