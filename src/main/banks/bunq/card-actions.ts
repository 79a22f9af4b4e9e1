import { z } from 'zod'
import type { BankTransaction } from '../bank.ts'
import { moneyIn, moneyOut, wireMoneyOrNull } from './amounts.ts'
import { instantOf, type DayOf } from './instants.ts'
import { amount, party, readItem, text, word, type WireItem } from './wire.ts'
import { accountOf, firstWords, nameOf, typeOf } from './words.ts'

/** What the card's network says of one use of a card (fact sheet 10). */
const wireAction = z.object({
  created: word,
  amount_billing: amount,
  amount_local: amount,
  amount_converted: amount,
  decision: word,
  authorisation_status: word,
  authorisation_type: word,
  clearing_status: word,
  reservation_expiry_time: word,
  clearing_expiry_time: word,
  description: text,
  city: word,
  counterparty_alias: party,
})
type WireAction = z.infer<typeof wireAction>

/** A use of a card that may still have to be paid, and when it was, ms since 1970. */
export interface OpenAction {
  readonly at: number
  readonly row: BankTransaction
}

/** Authorised, and neither given back nor expired (fact sheet 10, an old list: every other word holds no money). */
const holding: ReadonlySet<string> = new Set([
  'AUTHORISED',
  'AUTHORISED_PARTIAL',
  'PRE_AUTHORISED',
  'PRE_AUTHORISATION_FINALISED',
  'ACQUIRER_AUTHORISED',
  'STAND_IN_AUTHORISED',
])
const refund = 'CLEARING_REFUND'

export interface ActionContext {
  readonly bankKey: string
  readonly currency: string
  readonly dayOf: DayOf
  /** ms since 1970. */
  readonly now: number
}

/**
 * A use of a card as a pending row; null for one that is paid, declined, expired or asked for nothing. Amounts are taken as
 * they are without their sign, which differs between samples: a purchase is money out, a refund money in.
 * @returns `unreadable` for one that is open and of which moment or sum cannot be read.
 */
export function toOpenAction(item: WireItem, context: ActionContext): OpenAction | 'unreadable' | null {
  if (item.wrapper !== 'MasterCardAction') return null
  const read = readItem(item, wireAction)
  if (read === null) return 'unreadable'
  const { wire, raw } = read
  const isRefund = same(wire.authorisation_status, refund) || same(wire.authorisation_type, refund)
  if (!isOpen(wire, isRefund, context.now)) return null
  const at = instantOf(wire.created)
  const sums = [wire.amount_billing, wire.amount_converted, wire.amount_local].map(wireMoneyOrNull)
  const sum = sums.find((each) => each?.currency === context.currency) ?? null
  if (at === null || sum === null) return 'unreadable'
  if (sum.minor === 0) return null // asked for the account's state and no money
  const signed = isRefund ? moneyIn : moneyOut
  const local = wireMoneyOrNull(wire.amount_local)
  const counterparty = nameOf(wire.counterparty_alias)
  const row: BankTransaction = {
    bankKey: context.bankKey,
    status: 'pending',
    identity: null,
    bookedOn: context.dayOf(at),
    valueOn: null,
    purchasedOn: context.dayOf(at),
    amount: signed(sum),
    original: local === null || local.currency === sum.currency ? null : signed(local),
    rate: null,
    text: firstWords(wire.description, counterparty, wire.city) ?? '',
    bankText: wire.description ?? '',
    counterparty,
    counterpartyAccount: accountOf(wire.counterparty_alias),
    message: null,
    ...typeOf('MASTERCARD', wire.authorisation_status),
    bankRef: null,
    raw,
  }
  return { at, row }
}

function isOpen(wire: WireAction, isRefund: boolean, now: number): boolean {
  if (!same(wire.decision, 'ALLOWED') || !same(wire.clearing_status, 'PENDING')) return false
  if (!isRefund && !holding.has(wire.authorisation_status?.toUpperCase() ?? '')) return false
  const ends = [wire.reservation_expiry_time, wire.clearing_expiry_time].map(instantOf)
  return ends.every((end) => end === null || end > now)
}

const same = (value: string | null | undefined, code: string): boolean => value?.toUpperCase() === code
