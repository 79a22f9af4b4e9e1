import type { Counterparty, Entry } from './ledger.ts'
import { ibanOf } from '../household/numbers.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

const outside = (name: string): Counterparty => ({
  name,
  iban: ibanOf('NL', 'TEST4170009001'),
  kind: 'outside',
})
const merchant = (name: string, mcc = '5411'): Counterparty => ({ name, iban: null, kind: 'merchant', mcc })
const friend: Counterparty = { name: 'Sugar Daddy', iban: ibanOf('NL', 'BUNQ2099001839'), kind: 'bunq' }

type Plan = readonly [type: string, subType: string, minor: number, description: string, other: Counterparty]

/** Every pair of type and sub type the sheet knows, documented and observed, and the corners of descriptions (fact sheet 9). */
const pairs: readonly Plan[] = [
  ['BUNQ', 'REQUEST', 50_000, 'Top up', friend],
  ['BUNQ', 'PAYMENT', -1_250, '', friend],
  ['EBA_SCT', 'SCT', 56_013, 'January\nfee', outside('Werkgever BV')],
  ['EBA_SCT', 'SCT', -9_900, 'line one\r\nline two\n\n  line four', outside('Drie Regels')],
  ['EBA_SDD', 'SDD', -1_999, 'Gym', outside('Gym BV')],
  ['IDEAL', 'PAYMENT', -4_250, 'Order 77/1 "vliegers"', outside('Webwinkel')],
  ['SWIFT', 'PAYMENT', -12_000, 'Invoice', { name: 'Overseas Ltd', iban: null, kind: 'outside' }],
  ['FIS', 'PAYMENT', -320, 'Koffie', merchant('Koffiehoek', '5814')],
  ['MASTERCARD', 'PAYMENT', -1_696, 'Groen Winkel AMSTERDAM, NL', merchant('Groen Winkel')],
  ['MASTERCARD', 'WITHDRAWAL', -5_000, 'Geldautomaat LEIDEN, NL', merchant('Geldautomaat', '6011')],
  ['MAESTRO', 'PAYMENT', -780, 'Bakkerij LEIDEN, NL', merchant('Bakkerij', '5462')],
  ['SAVINGS', 'PAYMENT', -4, 'Auto save', friend],
  ['CHECKOUT_MERCHANT', 'PAYMENT', 2_500, 'Top-up', { name: 'Checkout', iban: null, kind: 'outside' }],
  ['BUNQ', 'BILLING', -899, 'bunq Core', { name: 'bunq', iban: null, kind: 'bunq' }],
  ['BUNQ', 'NLO', -100, '=HYPERLINK("x")', friend],
  ['NEXT_YEARS_TYPE', 'UNHEARD_OF', -111, 'A type nobody has written down 🧭', outside('Onbekend')],
] // prettier-ignore

/** A sum that was wrong: three rows, none of them changed afterwards (fact sheet 9). */
const correction: readonly Plan[] = [
  ['MASTERCARD', 'PAYMENT', -2_000, 'Zoom Works SAN JOSE, US', merchant('Zoom Works', '5734')],
  ['MASTERCARD', 'REVERSAL', 2_000, 'Refund: Zoom Works SAN JOSE, US', merchant('Zoom Works', '5734')],
  ['MASTERCARD', 'PAYMENT', -1_873, 'Zoom Works SAN JOSE, US', merchant('Zoom Works', '5734')],
]

function entry(id: number, at: number, [type, subType, minor, description, other]: Plan): Entry {
  return { id, at, type, subType, minor, description, other, settlesAt: null }
}

export interface Own {
  readonly name: string
  readonly iban: string
}

/** Every oddity on one account. `other` is the person's own account the transfer goes to. */
export function oddEntries(firstId: number, startMs: number, other: Own): readonly Entry[] {
  const plans: readonly Plan[] = [
    ...pairs,
    ...correction,
    ['BUNQ', 'PAYMENT', -7_500, 'Opzij', { ...other, kind: 'bunq' }],
  ]
  const entries = plans.map((plan, nth) =>
    entry(firstId + nth, startMs - (60 - nth) * dayMs - (nth % 24) * hourMs, plan),
  )
  const now: Plan = [
    'MASTERCARD',
    'PAYMENT',
    -640,
    'Broodjeszaak LEIDEN, NL',
    merchant('Broodjeszaak', '5812'),
  ]
  const restless = { ...entry(firstId + plans.length, startMs - 30 * hourMs, now), isRestless: true }
  const fresh = {
    ...entry(firstId + plans.length + 1, startMs - 2 * hourMs, now),
    settlesAt: startMs + 20 * hourMs,
  }
  return [...entries, restless, fresh]
}

/** The other side of the own transfer, with an id of its own. */
export function pairedEntry(id: number, startMs: number, other: Own): Entry {
  const at = startMs - (60 - pairs.length - correction.length) * dayMs - ((pairs.length + correction.length) % 24) * hourMs
  return entry(id, at + 1, ['BUNQ', 'PAYMENT', 7_500, 'Opzij', { ...other, kind: 'bunq' }])
} // prettier-ignore

/** An account with so many payments that it takes several pages of the largest size. */
export function busyEntries(firstId: number, startMs: number, count: number): readonly Entry[] {
  const stepMs = 5 * hourMs
  return Array.from({ length: count }, (_, nth) => {
    const minor = nth % 25 === 0 ? 20_000 : -(100 + ((nth * 37) % 900))
    const other = nth % 2 === 0 ? outside(`Klant ${nth % 40}`) : merchant(`Winkel ${nth % 60}`)
    const type = nth % 2 === 0 ? 'EBA_SCT' : 'MASTERCARD'
    const at = startMs - (count - nth) * stepMs
    return entry(firstId + nth, at, [type, nth % 2 === 0 ? 'SCT' : 'PAYMENT', minor, `Regel ${nth + 1}`, other])
  })
} // prettier-ignore

/** A few rows for an account that is not about its rows. */
export function fewEntries(firstId: number, startMs: number, minors: readonly number[]): readonly Entry[] {
  return minors.map((minor, nth) =>
    entry(firstId + nth, startMs - (90 - nth * 7) * dayMs, ['EBA_SCT', 'SCT', minor, `Rij ${nth + 1}`, outside('Iemand')]),
  )
} // prettier-ignore
