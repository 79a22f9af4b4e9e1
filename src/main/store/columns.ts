import { bareNumber } from '../../shared/account-number.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import { fold } from './fold.ts'

/** A transaction as a bank tells it: the part of the banks' port that is stored, booked or pending. */
export interface TransactionFacts {
  readonly bookedOn: CalendarDate
  readonly valueOn: CalendarDate | null
  readonly purchasedOn: CalendarDate | null
  readonly amount: Money
  readonly original: Money | null
  readonly rate: string | null
  readonly text: string
  readonly bankText: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly typeCode: string | null
  readonly typeText: string | null
  readonly bankRef: string | null
  readonly balanceAfter?: Money | null
  readonly raw: string
}

/** The columns the two transaction tables share, in the order of `factColumns`, but for `search_text` and `raw`. */
export interface FactRow {
  readonly booked_on: string
  readonly value_on: string | null
  readonly purchased_on: string | null
  readonly minor: number
  readonly original_minor: number | null
  readonly original_currency: string | null
  readonly rate: string | null
  readonly text: string
  readonly bank_text: string
  readonly counterparty: string | null
  readonly counterparty_account: string | null
  readonly message: string | null
  readonly type_code: string | null
  readonly type_text: string | null
  readonly bank_ref: string | null
  readonly balance_after_minor: number | null
}

export const factColumns = [
  'booked_on', 'value_on', 'purchased_on', 'minor', 'original_minor', 'original_currency', 'rate', 'text', 'bank_text',
  'counterparty', 'counterparty_account', 'message', 'type_code', 'type_text', 'bank_ref', 'balance_after_minor',
] as const satisfies readonly (keyof FactRow)[] // prettier-ignore

export function toFactRow(facts: TransactionFacts): FactRow {
  return {
    booked_on: facts.bookedOn,
    value_on: facts.valueOn,
    purchased_on: facts.purchasedOn,
    minor: facts.amount.minor,
    original_minor: facts.original?.minor ?? null,
    original_currency: facts.original?.currency ?? null,
    rate: facts.rate,
    text: facts.text,
    bank_text: facts.bankText,
    counterparty: facts.counterparty,
    counterparty_account: facts.counterpartyAccount === null ? null : bareNumber(facts.counterpartyAccount),
    message: facts.message,
    type_code: facts.typeCode,
    type_text: facts.typeText,
    bank_ref: facts.bankRef,
    balance_after_minor: facts.balanceAfter?.minor ?? null,
  }
}

/** What a search looks through, folded once when stored: text, counterparty, message, account number. */
export function searchTextOf(row: FactRow): string {
  let text = row.text
  if (row.counterparty !== null) text += ` ${row.counterparty}`
  if (row.message !== null) text += ` ${row.message}`
  if (row.counterparty_account !== null) text += ` ${row.counterparty_account}`
  return fold(text)
}
