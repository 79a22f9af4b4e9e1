import { z } from 'zod'
import type { AccountKind, BankCard } from '../../../shared/model.ts'
import type { BankAccount } from '../bank.ts'
import { currencyOrNull, firstMoney } from './amounts.ts'
import { dayIn, type DayOf } from './instants.ts'
import { amount, id, readItem, text, word, type WireItem } from './wire.ts'
import { firstWords } from './words.ts'

/** Everything but the id may be null on an account at another bank (fact sheet 8). */
export const wireAccount = z.object({
  id,
  alias: z
    .array(z.object({ type: word, value: word, name: text }).nullish().catch(null))
    .nullish()
    .catch(null),
  balance: amount,
  balance_real: amount,
  currency: word,
  description: text,
  display_name: text,
  overdraft_limit: amount,
  status: word,
  timezone: word,
  open_banking_account: z
    .object({ iban: word, balance_booked: amount, balance_available: amount })
    .nullish()
    .catch(null),
})
type WireAccount = z.infer<typeof wireAccount>

/** Fact sheet 8. Partner savings are the person's own; the travel wallet is spent from like an ordinary account. */
const kinds: Readonly<Record<string, AccountKind>> = {
  MonetaryAccountBank: 'current',
  MonetaryAccountJoint: 'joint',
  MonetaryAccountSavings: 'savings',
  MonetaryAccountLight: 'current',
  MonetaryAccountCard: 'credit-card',
  MonetaryAccountExternal: 'external',
  MonetaryAccountExternalSavings: 'savings',
  MonetaryAccountInvestment: 'investment',
}
const homeCurrency = 'EUR'

/** What reading an account's payments has to know of it. */
export interface AccountTraits {
  /** Days on its own wall. */
  readonly dayOf: DayOf
  /** bunq only shows it, or we only know its name: it may have no payments to tell of. */
  readonly mayLackPayments: boolean
}
export interface ReadAccount {
  readonly account: BankAccount
  readonly traits: AccountTraits
}
const withPayments: ReadonlySet<string> = new Set([
  'MonetaryAccountBank',
  'MonetaryAccountJoint',
  'MonetaryAccountSavings',
  'MonetaryAccountLight',
  'MonetaryAccountCard',
])

/**
 * One element of the account list. Pure. null for what is no account anybody could follow: moving in from another bank
 * (`MonetaryAccountSwitchService`), an account at another bank of which neither name nor currency is known, and an unknown
 * kind without a currency. An unknown kind that has one is an account like any other and shown as such, because bunq adds
 * kinds without notice.
 * @returns `unreadable` for a known kind that is not what the sheet says.
 */
export function toAccount(
  item: WireItem,
  cards?: ReadonlyMap<string, readonly BankCard[]>,
): ReadAccount | 'unreadable' | null {
  const isKnown = Object.hasOwn(kinds, item.wrapper)
  if (!isKnown && !isUnheardOf(item.wrapper)) return null
  const read = readItem(item, wireAccount)
  if (read === null) return isKnown ? 'unreadable' : null
  const { wire, raw } = read
  const stated = currencyOf(wire)
  const name = firstWords(wire.description, wire.display_name)
  if (stated === null && (!isKnown || name === null)) return null
  const currency = stated ?? homeCurrency
  const iban = ibanOf(wire)
  const outside = wire.open_banking_account
  const overdraft = firstMoney(currency, wire.overdraft_limit)
  return {
    account: {
      bankKey: wire.id,
      kind: kindOf(kinds[item.wrapper] ?? 'other', currency),
      name: name ?? iban ?? 'bunq',
      number: null,
      iban,
      currency,
      // A card has what is booked beside what can be spent; everywhere else bunq tells one figure.
      booked: firstMoney(currency, wire.balance_real, outside?.balance_booked, wire.balance),
      available: firstMoney(currency, outside?.balance_available, wire.balance),
      creditLimit: overdraft !== null && overdraft.minor > 0 ? overdraft : null,
      isClosed: wire.status?.toUpperCase() === 'CANCELLED', // still listed, with its history
      ...(cards === undefined ? {} : { cards: cards.get(wire.id) ?? [] }),
      raw,
    },
    traits: { dayOf: dayIn(wire.timezone), mayLackPayments: !withPayments.has(item.wrapper) },
  }
}

function isUnheardOf(wrapper: string): boolean {
  return wrapper.startsWith('MonetaryAccount') && wrapper !== 'MonetaryAccountSwitchService'
}

function kindOf(kind: AccountKind, currency: string): AccountKind {
  return kind === 'current' && currency !== homeCurrency ? 'currency' : kind
}

function currencyOf({ currency, balance, open_banking_account: outside }: WireAccount): string | null {
  return (
    currencyOrNull(currency) ??
    currencyOrNull(balance?.currency) ??
    currencyOrNull(outside?.balance_booked?.currency)
  )
}

/** Aliases come in any order, phone and mail among them (fact sheet 8). */
function ibanOf({ alias, open_banking_account: outside }: WireAccount): string | null {
  const named = alias?.find((each) => each?.type?.toUpperCase() === 'IBAN')?.value
  const bare = (named ?? outside?.iban)?.replace(/\s/g, '').toUpperCase() ?? ''
  return bare === '' ? null : bare
}
