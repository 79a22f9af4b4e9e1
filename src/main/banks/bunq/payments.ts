import { z } from 'zod'
import type { BankTransaction } from '../bank.ts'
import { firstMoney, wireMoneyOrNull } from './amounts.ts'
import { instantOf, type DayOf } from './instants.ts'
import { amount, id, party, readItem, text, word, type WireItem } from './wire.ts'
import { accountOf, firstWords, nameOf, tidy, typeOf } from './words.ts'

/** Fact sheet 9. There is no status: everything listed is booked. */
const wirePayment = z.object({
  id: id.nullish(),
  created: word,
  amount,
  counterparty_alias: party,
  description: text,
  type: word,
  sub_type: word,
  balance_after_mutation: amount,
  merchant_reference: word,
  batch_id: id.nullish().catch(null),
})

/** A payment where it stands in the bank's list. */
export interface Entry {
  /** Falls from one to the next. */
  readonly id: string | null
  /** When it was made, ms since 1970. */
  readonly at: number
  readonly row: BankTransaction
}

/** Why a payment could not become a row of ours: the rest is kept, and the page says what it lacks. */
export type PaymentProblem =
  'PAYMENT_UNREADABLE' | 'PAYMENT_OF_UNKNOWN_KIND' | 'PAYMENT_WITHOUT_DATE' | 'PAYMENT_WITHOUT_AMOUNT'

/**
 * One element of the payment list as ours. Pure. The booking date is the day on the account's own wall: bunq's instants are
 * UTC, where a payment at half past midnight still belongs to the day before (fact sheet 6.4). `payment.id` is the lasting
 * identity: what changes later moves `updated` and keeps the id, and corrections come as rows of their own.
 */
export function toEntry(item: WireItem, bankKey: string, dayOf: DayOf): Entry | PaymentProblem {
  if (item.wrapper !== 'Payment') return 'PAYMENT_OF_UNKNOWN_KIND'
  const read = readItem(item, wirePayment)
  if (read === null) return 'PAYMENT_UNREADABLE'
  const { wire, raw } = read
  const at = instantOf(wire.created)
  if (at === null) return 'PAYMENT_WITHOUT_DATE'
  const sum = wireMoneyOrNull(wire.amount)
  if (sum === null) return 'PAYMENT_WITHOUT_AMOUNT'
  const counterparty = nameOf(wire.counterparty_alias)
  const type = typeOf(wire.type, wire.sub_type)
  const identity = wire.id ?? null
  const row: BankTransaction = {
    bankKey,
    status: 'booked',
    identity,
    bookedOn: dayOf(at),
    valueOn: null,
    purchasedOn: null,
    amount: sum,
    original: null,
    rate: null,
    text: firstWords(wire.description, counterparty, type.typeText) ?? '',
    bankText: wire.description ?? '',
    counterparty,
    counterpartyAccount: accountOf(wire.counterparty_alias),
    message: severalLines(wire.description),
    ...type,
    bankRef: tidy(wire.merchant_reference) ?? wire.batch_id ?? null,
    balanceAfter: firstMoney(sum.currency, wire.balance_after_mutation),
    raw,
  }
  return { id: identity, at, row }
}

/** A message that somebody set in lines keeps them; one of a single line says no more than the text does. */
function severalLines(description: string | null | undefined): string | null {
  const lines = (description ?? '').split(/\r\n|\r|\n/).map((line) => line.trim())
  const written = lines.join('\n').trim()
  return written.includes('\n') ? written : null
}
