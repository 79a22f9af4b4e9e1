import { formatAccountNumber } from '../../../shared/account-number.ts'
import type { AccountKind, BankCard } from '../../../shared/model.ts'
import type { BankAccount } from '../bank.ts'
import { wireMoneyOrNull } from './amounts.ts'
import { wireDay } from './dates.ts'
import { readRow } from './envelope.ts'
import { wireAccount, wireCard } from './wire.ts'

/** Sums are kroner always (fact sheet 5.4). @throws AppError `unexpected-response`. */
export function toAccount(row: unknown, label: string, cards?: readonly CardOf[]): BankAccount {
  const wire = readRow(row, wireAccount, label)
  const number = wire.accountNumber?.replace(/\D/g, '') ?? ''
  const kind = kindOf(wire.accountType ?? '')
  const limit = wireMoneyOrNull(wire.creditLimit)
  const names = [wire.name, wire.accountType, formatAccountNumber(number)].map((name) => name?.trim() ?? '')
  return {
    bankKey: wire.accountId,
    kind,
    // An account without a name cannot be chosen.
    name: names.find((name) => name !== '') ?? 'Sbanken',
    number: number === '' ? null : number,
    iban: null,
    currency: 'NOK',
    booked: wireMoneyOrNull(wire.balance),
    available: wireMoneyOrNull(wire.available),
    creditLimit: limit === null || limit.minor === 0 ? null : limit,
    ...(cards === undefined
      ? {}
      : { cards: cards.filter((card) => card.number === number).map(({ card }) => card) }),
    raw: rawOf(row),
  }
}

/** `ownerCustomerId` is a national identity number: it is left out of what is kept (fact sheet 6, quirk 19). */
function rawOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return '{}'
  const { ownerCustomerId: _owner, customerId: _customer, ...rest } = row as Record<string, unknown>
  return JSON.stringify(rest)
}

/** Descriptive words, of which three are known (fact sheet 6). */
function kindOf(type: string): AccountKind {
  const words = type.toLowerCase()
  if (/credit|kreditt/.test(words)) return 'credit-card'
  if (/bsu/.test(words)) return 'bsu'
  if (/interest|saving|spare|rente/.test(words)) return 'savings'
  if (/loan|lån/.test(words)) return 'loan'
  if (/fund|fond|aksje|share/.test(words)) return 'share-savings'
  return 'current'
}

export interface CardOf {
  readonly number: string
  readonly card: BankCard
}

/** @throws AppError `unexpected-response`. */
export function toCard(row: unknown, label: string): CardOf | null {
  const wire = readRow(row, wireCard, label)
  const number = wire.accountNumber?.replace(/\D/g, '') ?? ''
  if (number === '' || wire.status === 'Deleted') return null
  const digits = /(\d{4})\D*$/.exec(wire.cardNumber ?? '')?.[1] ?? null
  const name = wire.cardType?.trim() || wire.productCode?.trim() || ''
  return {
    number,
    card: {
      lastDigits: digits,
      name,
      isActive: wire.status === 'Active',
      expiresOn: wireDay(wire.expiryDate),
    },
  }
}
