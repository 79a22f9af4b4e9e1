import { accountOf, type AccountRef } from './accounts.ts'
import { bankDayFrom, dateOf, type Day } from './calendar.ts'

export type PostingKind =
  | 'purchase'
  | 'payment'
  | 'giro'
  | 'own-transfer'
  | 'income'
  | 'interest'
  | 'card-payment'
  /** Own money on its way between two countries, the sides in two currencies. */
  | 'transfer-abroad'
  /** A card purchase taken back by its shop as a row of its own. */
  | 'refund'
  /** Spare change of a purchase on its way to savings. */
  | 'round-up'

/** What a card's own network knows of a purchase, for the banks that pass it on. */
export interface CardUse {
  readonly merchant: string
  readonly city: string
  /** Merchant category code: four digits. */
  readonly mcc: string
  /** The category in the bank's language. */
  readonly category: string
  /** The card's last four digits. */
  readonly lastFour: string
}

/** One line of the true ledger, with everything a bank may show of it at one time or another. */
export interface Posting {
  /** Unique in the household, the same on every start. */
  readonly serial: number
  readonly account: AccountRef
  readonly kind: PostingKind
  /** The first day the bank shows it. */
  readonly seenOn: Day
  /** From this day it is booked, or, if `isReleased`, gone: a hold that never became money. */
  readonly settledOn: Day
  readonly isReleased: boolean
  /** The date it carries while it is pending; may lie in the future. */
  readonly pendingOn: Day
  /** Minor units in the account's currency; negative is money out. */
  readonly minor: number
  readonly pendingMinor: number
  /** The bank's raw text once booked, and before. */
  readonly text: string
  readonly pendingText: string
  /** The bank's cleaned text; null where it has none. */
  readonly cleanText: string | null
  readonly counterparty: string | null
  readonly remote: string | null
  /** `late`: the bank fills in the other account only when the row has aged (fact sheet 8.2). */
  readonly remoteShown: 'always' | 'late'
  readonly message: string | null
  /** What was paid abroad; `rate` is decimal text, kroner for one unit. */
  readonly original: { readonly minor: number; readonly currency: string; readonly rate: string } | null
  readonly card: CardUse | null
}

export type Draft = Omit<Posting, 'serial'>

type Rest = Partial<Draft>

/** Booked the day it happens. */
export function booked(
  account: AccountRef,
  kind: PostingKind,
  day: Day,
  minor: number,
  text: string,
  rest: Rest = {},
): Draft {
  return {
    account,
    kind,
    seenOn: day,
    settledOn: day,
    isReleased: false,
    pendingOn: day,
    minor,
    pendingMinor: minor,
    text,
    pendingText: text,
    cleanText: null,
    counterparty: null,
    remote: null,
    remoteShown: 'always',
    message: null,
    original: null,
    card: null,
    ...rest,
  }
}

const dayAndMonth = (day: Day): string => `${dateOf(day).slice(8)}.${dateOf(day).slice(5, 7)}`

/** Bought on a day, pending until the bank books it `lag` days later with the date and the place in the text. */
export function purchase(
  account: AccountRef,
  day: Day,
  lag: number,
  minor: number,
  shop: { readonly name: string; readonly place: string },
  rest: Rest = {},
): Draft {
  const upper = `${shop.name} ${shop.place}`.trim().toUpperCase()
  const isCard = accountOf(account).kind === 'credit-card'
  return booked(account, 'purchase', day, minor, isCard ? upper : `${dayAndMonth(day)} ${upper}`, {
    settledOn: bankDayFrom(day + lag),
    pendingText: shop.name.toUpperCase(),
    cleanText: `${shop.name} ${shop.place}`.trim(),
    ...rest,
  })
}

/** A bill by direct debit: known some days ahead, so that it stands there pending with a date in the future. */
export function giro(
  account: AccountRef,
  day: Day,
  minor: number,
  payee: string,
  remote: string,
  kid: string,
): Draft {
  const due = bankDayFrom(day)
  return booked(account, 'giro', due, minor, `Avtalegiro ${payee}`, {
    seenOn: due - 3,
    pendingOn: due,
    pendingText: `Til ${payee}`,
    cleanText: payee,
    counterparty: payee,
    remote,
    message: kid,
  })
}

/** How the two sides of an own transfer name each other. */
export interface Legs {
  readonly from: 'always' | 'late' | 'never'
  readonly to: 'always' | 'late' | 'never'
}

/** Both sides of a transfer between own accounts. `toMinor` differs where the currencies do. `notice`: days it stands pending. */
export function ownTransfer(
  from: AccountRef,
  to: AccountRef,
  day: Day,
  minor: number,
  legs: Legs,
  options: { readonly toMinor?: number; readonly notice?: number; readonly message?: string } = {},
): readonly Draft[] {
  const [source, target] = [accountOf(from), accountOf(to)]
  const side = (mode: Legs['from'], number: string): Rest =>
    mode === 'never' ? {} : { remote: number, remoteShown: mode }
  const message = options.message ?? null
  return [
    booked(from, 'own-transfer', day, -minor, `Til ${target.name || target.number}`, {
      seenOn: day - (options.notice ?? 0),
      pendingText: 'Overføring',
      message,
      ...side(legs.from, target.number),
    }),
    booked(to, 'own-transfer', day, options.toMinor ?? minor, `Fra ${source.name || source.number}`, {
      message,
      ...side(legs.to, source.number),
    }),
  ]
}
