import { bankDayFrom, dateOf, dayIn, type Day, type Month } from '../household/calendar.ts'
import type { CardUse } from '../household/posting.ts'
import { randomFor } from '../household/random.ts'
import type { Entry } from './account.ts'

/** An account's entries of a month; `first` is the month its history begins in. */
export type MonthOfEntries = (month: Month, first: Month, seed: number) => readonly Entry[]

type Draft = Pick<Entry, 'kind' | 'seenOn' | 'minor' | 'text'> & Partial<Entry>

/** Far above the household's own serials, which begin with the month. */
const serialOf = (month: Month, account: number, nth: number): number =>
  (40_000 + month) * 1_000_000 + account * 1_000 + nth

function numbered(drafts: readonly Draft[], month: Month, account: number): readonly Entry[] {
  return drafts.map((draft, nth) => ({
    serial: serialOf(month, account, nth),
    settledOn: draft.seenOn,
    pendingOn: draft.seenOn,
    isReleased: false,
    pendingMinor: draft.minor,
    pendingText: draft.text,
    cleanText: null,
    counterparty: null,
    remote: null,
    remoteShown: 'always',
    message: null,
    original: null,
    card: null,
    ...draft,
  }))
} // prettier-ignore

const lastFour = '8807'
const coffee: CardUse = { merchant: 'Kaffevognen', city: 'Oslo', mcc: '5814', category: 'Kafé', lastFour }
const hotel: CardUse = {
  merchant: 'Hotell Strandro',
  city: 'Stockholm',
  mcc: '7011',
  category: 'Hotell',
  lastFour,
}
const shop: CardUse = {
  merchant: 'Møbelhuset Eik',
  city: 'Drammen',
  mcc: '5712',
  category: 'Møbler',
  lastFour,
}

const ddmm = (day: Day): string => `${dateOf(day).slice(8)}.${dateOf(day).slice(5, 7)}`

function bought(day: Day, minor: number, card: CardUse, rest: Partial<Entry> = {}): Draft {
  const upper = card.merchant.toUpperCase()
  const kroner = (minor / 100).toFixed(2)
  return {
    kind: 'purchase',
    seenOn: day,
    settledOn: bankDayFrom(day + 1),
    minor: -minor,
    pendingMinor: -minor,
    text: `*${lastFour} ${ddmm(day)} NOK ${kroner} ${upper} Kurs: 1.0000`,
    pendingText: upper,
    card,
    ...rest,
  }
}

/** A card's purchases: an equal pair on one day, and one in another currency that is held in a rounder sum. */
function cardPurchases(month: Month, seed: number): readonly Draft[] {
  const random = randomFor(seed, 7, month)
  const away = dayIn(month, 23)
  const sek = 40_000 + random.below(300) * 100
  const minor = Math.round(sek * 1.0445)
  return [
    bought(dayIn(month, 3), 19_900 + random.below(90_000), shop),
    bought(dayIn(month, 9), 5_900, coffee),
    bought(dayIn(month, 9), 5_900, coffee),
    bought(away, minor, hotel, {
      settledOn: bankDayFrom(away + 3),
      pendingMinor: -Math.round(minor * 1.02),
      text: `*${lastFour} ${ddmm(away)} SEK ${(sek / 100).toFixed(2)} HOTELL STRANDRO Kurs: 1.0445`,
      original: { minor: -sek, currency: 'SEK', rate: '1.0445' },
    }),
  ]
}

/** A credit card that owes money and is paid in full on the fifteenth of the next month. */
export const cardMonth: MonthOfEntries = (month, first, seed) => {
  const rows = [...cardPurchases(month, seed)]
  if (month > first) {
    const owed = cardPurchases(month - 1, seed).reduce((sum, { minor }) => sum - minor, 0)
    rows.push({
      kind: 'card-payment',
      seenOn: bankDayFrom(dayIn(month, 15)),
      minor: owed,
      text: 'INNBETALING',
    })
  }
  return numbered(rows, month, 1)
}

/** An account that belongs to somebody else and is shared. */
export const familyMonth: MonthOfEntries = (month) =>
  numbered(
    [
      { kind: 'payment', seenOn: dayIn(month, 2), minor: 250_000, text: 'Fra: Mikkel Solvang', counterparty: 'Mikkel Solvang' },
      { kind: 'giro', seenOn: bankDayFrom(dayIn(month, 16)), minor: -190_000, text: 'Nettgiro til: Matkassa', counterparty: 'Matkassa' },
    ],
    month,
    2,
  ) // prettier-ignore
