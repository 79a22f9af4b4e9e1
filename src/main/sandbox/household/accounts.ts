import type { AccountKind } from '../../../shared/model.ts'
import { accountNumber, bunqNumber, ibanOf } from './numbers.ts'

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
  | 'bunq-joint'
  | 'bunq-savings'
  | 'sbanken-current'
  | 'sbanken-savings'

/** The three banks the household has accounts at. */
export type BankRef = 'sparebank1' | 'bunq' | 'sbanken'

/** An invented account. Amounts are minor units of its currency. */
export interface HouseholdAccount {
  readonly ref: AccountRef
  readonly bank: BankRef
  readonly kind: AccountKind
  /** What its owner calls it; empty for one account, and a masked number for the card (fact sheet 7.2). */
  readonly name: string
  /** The product's name. */
  readonly description: string
  /** Eleven digits with a right check digit; `K` and ten digits for the card; ten digits for a Dutch account. */
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

type Plan = Omit<HouseholdAccount, 'bank' | 'number' | 'iban' | 'currency' | 'owner' | 'creditLimitMinor'>
const both: readonly PersonRef[] = ['ingrid', 'mikkel']
const ingrid: readonly PersonRef[] = ['ingrid']
const mikkel: readonly PersonRef[] = ['mikkel']

const sparebank1Plans: readonly Plan[] = [
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

const bunqPlans: readonly Plan[] = [
  { ref: 'bunq-joint', kind: 'joint', name: 'Huishouden', description: 'Joint account', visibleTo: both, openingMinor: 184_236 },
  { ref: 'bunq-savings', kind: 'savings', name: 'Spaarpot 🐷', description: 'Savings account', visibleTo: ingrid, openingMinor: 310_000 },
] // prettier-ignore

const sbankenPlans: readonly Plan[] = [
  { ref: 'sbanken-current', kind: 'current', name: 'Gammel brukskonto', description: 'Standard account', visibleTo: ingrid, openingMinor: 1_204_318 },
  { ref: 'sbanken-savings', kind: 'savings', name: 'Gamle sparepenger', description: 'High interest account', visibleTo: ingrid, openingMinor: 4_150_000 },
] // prettier-ignore

const sparebank1Accounts = sparebank1Plans.map((plan, at): HouseholdAccount => {
  const isCard = plan.kind === 'credit-card'
  const number = isCard ? 'K1850004821' : accountNumber(1_813_004_000 + at * 17)
  return {
    ...plan,
    bank: 'sparebank1',
    number,
    iban: isCard ? null : ibanOf('NO', number),
    currency: plan.ref === 'euro' ? 'EUR' : 'NOK',
    owner: plan.visibleTo[0] ?? 'ingrid',
    creditLimitMinor: isCard ? 6_000_000 : null,
  }
})

const bunqAccounts = bunqPlans.map((plan, at): HouseholdAccount => {
  const number = bunqNumber(209_900_470 + at * 11)
  const iban = ibanOf('NL', `BUNQ${number}`)
  return { ...plan, bank: 'bunq', number, iban, currency: 'EUR', owner: 'ingrid', creditLimitMinor: null }
})

const sbankenAccounts = sbankenPlans.map((plan, at): HouseholdAccount => {
  const number = accountNumber(9_710_004_100 + at * 17)
  const iban = ibanOf('NO', number)
  return { ...plan, bank: 'sbanken', number, iban, currency: 'NOK', owner: 'ingrid', creditLimitMinor: null }
})

/** The household's accounts bank by bank, each bank's in the order it lists them. */
export const accounts: readonly HouseholdAccount[] = [
  ...sparebank1Accounts,
  ...bunqAccounts,
  ...sbankenAccounts,
]

const byRef = new Map(accounts.map((account) => [account.ref, account]))

export function accountOf(ref: AccountRef): HouseholdAccount {
  const account = byRef.get(ref)
  if (account === undefined) throw new RangeError(`no account ${ref} in the household`)
  return account
}
