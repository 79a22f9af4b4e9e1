import { people, type AccountRef, type HouseholdAccount } from '../household/accounts.ts'
import type { AccountKind } from '../../../shared/model.ts'
import { booksOf, type OpenAccount, type World } from './world.ts'

/** USER, SAVING and CREDITCARD were seen live; the others are unknown, so these are invented (fact sheet 7.2). */
const types: Partial<Readonly<Record<AccountKind, string>>> = {
  current: 'USER',
  savings: 'SAVING',
  'credit-card': 'CREDITCARD',
  bsu: 'BSU',
  'share-savings': 'ASK',
  pension: 'PENSION',
  currency: 'CURRENCY',
}

function ownerOf(account: HouseholdAccount) {
  const person = people.find(({ ref }) => ref === account.owner) ?? people[0]
  return {
    name: `${person.firstName} ${person.lastName}`,
    firstName: person.firstName,
    lastName: person.lastName,
    age: person.age,
    customerKey: `ck-${person.ref}`,
    ssnKey: `sk-${person.ref}`,
    type: 'personal',
  }
}

const defaultAccounts: readonly AccountRef[] = ['ingrid-current', 'mikkel-current']

function propertiesOf(account: HouseholdAccount) {
  const isCurrent = account.kind === 'current'
  return {
    isTransferFromEnabled: account.kind !== 'bsu',
    isTransferToEnabled: true,
    isPaymentFromEnabled: isCurrent,
    isAllowedInAvtaleGiro: isCurrent,
    hasAccess: true,
    isBalancePreferred: isCurrent,
    isFlexiLoan: false,
    isCodebitorLoan: false,
    isSecurityBalance: false,
    isAksjesparekonto: account.kind === 'share-savings',
    isSavingsAccount: account.kind === 'savings',
    isBonusAccount: false,
    userHasRightOfDisposal: true,
    userHasRightOfAccess: true,
    isOwned: true,
    isWithdrawalsAllowed: account.kind !== 'bsu',
    isBlocked: false,
    isHidden: false,
    isBalanceUpdatedImmediatelyOnTransferTo: true,
    isDefaultPaymentAccount: isDefault(account),
  }
}

/** Each person's default payment account (fact sheet 7.4). */
export function isDefault(account: HouseholdAccount): boolean {
  return defaultAccounts.includes(account.ref)
}

/** An element of the accounts list (fact sheet 7.2). A card has fewer fields, and the nameless account hardly any. */
export function accountJson(world: World, { account, key }: OpenAccount): Readonly<Record<string, unknown>> {
  const { bookedMinor, availableMinor } = booksOf(world, account)
  const isCard = account.kind === 'credit-card'
  const required = {
    key,
    accountNumber: account.number,
    ...(account.iban === null ? {} : { iban: account.iban }),
    name: account.name,
    description: account.description,
    balance: bookedMinor / 100,
    availableBalance: availableMinor / 100,
    currencyCode: account.currency,
    type: types[account.kind] ?? 'OTHER',
    creditCardCreditLimit: account.creditLimitMinor === null ? null : account.creditLimitMinor / 100,
    creditCardAccountID: isCard ? '4821007' : null,
  }
  if (isCard || account.name === '') return required
  return {
    ...required,
    owner: ownerOf(account),
    productType: account.kind === 'current' ? 'CURRENT_ACCOUNT' : 'DEPOSIT_ACCOUNT',
    productId: 'P0001',
    descriptionCode: account.description,
    disposalRole: true,
    accountProperties: propertiesOf(account),
    obsCodes: [],
    _links: {},
  }
}

/** The same account as the legacy generation tells it (fact sheet 13). */
export function legacyAccountJson(world: World, { account, key }: OpenAccount, base: string): unknown {
  const { bookedMinor, availableMinor } = booksOf(world, account)
  const href = `${base}/${encodeURIComponent(key)}`
  const { name, firstName, lastName } = ownerOf(account)
  return {
    id: key,
    accountNumber: { value: account.number, formatted: `${account.number.slice(0, 4)} ${account.number.slice(4, 6)} ${account.number.slice(6)}` },
    name: account.name,
    description: account.description,
    balance: { amount: bookedMinor / 100, currencyCode: account.currency },
    availableBalance: { amount: availableMinor / 100, currencyCode: account.currency },
    owner: { name, firstName, lastName },
    product: 'LOCDEPOSIT',
    type: types[account.kind] ?? 'OTHER',
    iban: account.iban,
    interestRate: 0.1,
    freeWithdrawalsLeft: 12,
    _links: { self: { href, method: 'GET' }, transactions: { href: `${href}/transactions`, method: 'GET' } },
  }
} // prettier-ignore
