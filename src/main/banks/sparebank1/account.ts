import { formatAccountNumber } from '../../../shared/account-number.ts'
import type { BankAccount } from '../bank.ts'
import { accountKind } from './account-kind.ts'
import { currencyOr, wireMoneyOrNull } from './amounts.ts'
import { tidy } from './text.ts'
import { bareNumber, type WireAccount } from './wire.ts'

/** Pure, so every oddity of the list is one fixture and one line in a test. Source: fact sheet 7.2. */
export function toAccount(wire: WireAccount, raw: string): BankAccount {
  const currency = currencyOr(wire.currencyCode, 'NOK')
  const number = bareNumber(wire.accountNumber)
  const properties = wire.accountProperties
  const kind = accountKind({
    number,
    currency,
    isCard: tidy(wire.creditCardAccountID) !== null,
    isShareSavings: properties?.isAksjesparekonto === true,
    isLoan: properties?.isFlexiLoan === true || properties?.isCodebitorLoan === true,
    isSavings: properties?.isSavingsAccount === true,
    words: [wire.type, wire.productType, wire.descriptionCode, wire.description],
  })
  const names = { name: tidy(wire.name), description: tidy(wire.description), number }
  return {
    bankKey: wire.key,
    kind,
    ...(kind === 'credit-card' ? cardNames(names) : accountNames(names)),
    iban: wire.iban?.replace(/\s/g, '') || null,
    currency,
    booked: wireMoneyOrNull(wire.balance, currency),
    available: wireMoneyOrNull(wire.availableBalance, currency),
    creditLimit: wireMoneyOrNull(wire.creditCardCreditLimit, currency),
    raw,
  }
}

interface Names {
  readonly name: string | null
  readonly description: string | null
  readonly number: string | null
}

/** The person's nickname, else the product, else the number: an account without a name cannot be chosen. */
export function accountNames({ name, description, number }: Names): Pick<BankAccount, 'name' | 'number'> {
  const printed = number === null ? null : formatAccountNumber(number)
  return { name: name ?? description ?? printed ?? 'SpareBank 1', number }
}

const fullCardNumber = /(?<!\d)(?:\d[ -]?){9,15}(\d{4})(?!\d)/g

/**
 * A card's `name` is its masked number and its `accountNumber` (`K` and ten digits) no number anybody can pay to (quirk 12).
 * So people see the product and the last digits, and the masked number stands where an account has its number. Should a full
 * card number ever come, it leaves here masked.
 */
function cardNames({ name, description, number }: Names): Pick<BankAccount, 'name' | 'number'> {
  const isCardNumber = name !== null && /^[\d*xX•.\s-]{8,}$/.test(name)
  if (!isCardNumber) {
    return accountNames({ name: name?.replace(fullCardNumber, '*$1') ?? null, description, number })
  }
  const last = /\d{4}$/.exec(name)?.[0]
  const masked = `**** **** **** ${last ?? '****'}`
  const product = description ?? 'SpareBank 1'
  return { name: last === undefined ? product : `${product} *${last}`, number: masked }
}
