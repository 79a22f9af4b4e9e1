import type { AccountKind } from '../../../shared/model.ts'
import { accountNumber, ibanOf } from './numbers.ts'

export type PersonRef = 'ingrid' | 'mikkel'

/** An invented person with a login of their own. */
export interface Person {
  readonly ref: PersonRef
  readonly firstName: string
  readonly lastName: string
  readonly age: number
}

export const people: readonly [Person, Person] = [
  { ref: 'ingrid', firstName: 'Ingrid', lastName: 'Solvang', age: 33 },
  { ref: 'mikkel', firstName: 'Mikkel', lastName: 'Solvang', age: 36 },
]

export type AccountRef =
  | 'ingrid-current'
  | 'joint'
  | 'savings'
  | 'buffer'
  | 'bsu'
  | 'card'
  | 'euro'
  | 'shares'
  | 'nameless'
  | 'mikkel-current'
  | 'mikkel-savings'
  | 'pension'

/** An invented account. Amounts are minor units of its currency. */
export interface HouseholdAccount {
  readonly ref: AccountRef
  readonly kind: AccountKind
  /** What its owner calls it; empty for one account, and a masked number for the card (fact sheet 7.2). */
  readonly name: string
  /** The product's name. */
  readonly description: string
  /** Eleven digits with a right check digit; `K` and ten digits for the card. */
  readonly number: string
  readonly iban: string | null
  readonly currency: 'NOK' | 'EUR'
  readonly owner: PersonRef
  /** Whose login shows it, the owner first. */
  readonly visibleTo: readonly PersonRef[]
  /** Booked balance at the first of the month the window begins in; the card's follows from what was bought. */
  readonly openingMinor: number
  readonly creditLimitMinor: number | null
}

type Plan = Omit<HouseholdAccount, 'number' | 'iban' | 'currency' | 'owner' | 'creditLimitMinor'>
const both: readonly PersonRef[] = ['ingrid', 'mikkel']
const ingrid: readonly PersonRef[] = ['ingrid']
const mikkel: readonly PersonRef[] = ['mikkel']

const plans: readonly Plan[] = [
  { ref: 'ingrid-current', kind: 'current', name: 'Lønnskonto', description: 'BRUKSKONTO', visibleTo: ingrid, openingMinor: 2_431_055 },
  { ref: 'joint', kind: 'current', name: 'Felleskonto 🏡', description: 'BRUKSKONTO', visibleTo: both, openingMinor: 2_820_410 },
  { ref: 'savings', kind: 'savings', name: 'Hytte på fjellet', description: 'SPAREKONTO', visibleTo: ingrid, openingMinor: 14_200_000 },
  { ref: 'buffer', kind: 'savings', name: 'Buffer', description: 'HØYRENTEKONTO', visibleTo: both, openingMinor: 9_500_000 },
  { ref: 'bsu', kind: 'bsu', name: 'BSU', description: 'BOLIGSPARING FOR UNGDOM', visibleTo: ingrid, openingMinor: 9_640_000 },
  { ref: 'card', kind: 'credit-card', name: '**** **** **** 4821', description: 'Mastercard Reise', visibleTo: ingrid, openingMinor: 0 },
  { ref: 'euro', kind: 'currency', name: 'Feriekonto euro', description: 'VALUTAKONTO', visibleTo: ingrid, openingMinor: 64_000 },
  { ref: 'shares', kind: 'share-savings', name: 'Aksjer og fond', description: 'AKSJESPAREKONTO', visibleTo: ingrid, openingMinor: 5_830_000 },
  { ref: 'nameless', kind: 'current', name: '', description: 'BRUKSKONTO', visibleTo: ingrid, openingMinor: 120_400 },
  { ref: 'mikkel-current', kind: 'current', name: 'Brukskonto Mikkel', description: 'BRUKSKONTO', visibleTo: mikkel, openingMinor: 2_187_035 },
  { ref: 'mikkel-savings', kind: 'savings', name: 'Båt', description: 'SPAREKONTO', visibleTo: mikkel, openingMinor: 4_000_000 },
  { ref: 'pension', kind: 'pension', name: 'Pensjonssparing', description: 'INDIVIDUELL PENSJONSSPARING', visibleTo: mikkel, openingMinor: 3_100_000 },
] // prettier-ignore

/** The household's accounts, in the order the bank lists them. */
export const accounts: readonly HouseholdAccount[] = plans.map((plan, at) => {
  const isCard = plan.kind === 'credit-card'
  const number = isCard ? 'K1850004821' : accountNumber(1_813_004_000 + at * 17)
  return {
    ...plan,
    number,
    iban: isCard ? null : ibanOf(number),
    currency: plan.ref === 'euro' ? 'EUR' : 'NOK',
    owner: plan.visibleTo[0] ?? 'ingrid',
    creditLimitMinor: isCard ? 6_000_000 : null,
  }
})

const byRef = new Map(accounts.map((account) => [account.ref, account]))

export function accountOf(ref: AccountRef): HouseholdAccount {
  const account = byRef.get(ref)
  if (account === undefined) throw new RangeError(`no account ${ref} in the household`)
  return account
}
