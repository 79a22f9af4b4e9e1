import type { CalendarDate } from '../../../shared/ids.ts'
import type { Money } from '../../../shared/money.ts'
import type { BankTransaction } from '../bank.ts'
import { currencyOr, wireMoney, wireMoneyOrNull } from './amounts.ts'
import { wireDay } from './dates.ts'
import { identityOf } from './identity.ts'
import { purchaseDay, remoteAccount, statedRate, tidy } from './text.ts'
import { bareNumber, type WireTransaction } from './wire.ts'

/** The account a row belongs to, as the query named it. */
export interface RowOwner {
  readonly bankKey: string
  readonly kind: string
  readonly currency: string
}

/** Why a row could not become a transaction. The sheet lets nearly every field be absent, so this is not a broken answer:
 *  the rest is kept, and the page says that it is not whole. */
export type RowProblem =
  /** It names none, and several were asked. */
  | 'ROW_WITHOUT_ACCOUNT'
  /** It names one that neither the question nor the account list knows. */
  | 'ROW_OF_UNKNOWN_ACCOUNT'
  | 'ROW_WITHOUT_DATE'
  | 'ROW_WITHOUT_AMOUNT'

const rowProblems: ReadonlySet<string> = new Set<RowProblem>([
  'ROW_WITHOUT_ACCOUNT',
  'ROW_OF_UNKNOWN_ACCOUNT',
  'ROW_WITHOUT_DATE',
  'ROW_WITHOUT_AMOUNT',
])

/** What a later try may mend (the bank's own codes), apart from rows that will read the same next time: those must not hold
 *  back everything behind them for ever. */
export function partProblems(all: readonly string[]): {
  readonly problems: readonly string[]
  readonly unreadable: readonly string[]
} {
  return {
    problems: all.filter((code) => !rowProblems.has(code)),
    unreadable: all.filter((code) => rowProblems.has(code)),
  }
}

/**
 * One row as ours. Pure. `today` (Oslo) dates a pending row that has no date yet.
 * @throws AppError `unexpected-response` when the amount is there but no exact amount of the currency.
 */
export function toTransaction(
  owner: RowOwner,
  wire: WireTransaction,
  raw: string,
  today: CalendarDate,
): BankTransaction | RowProblem {
  // Missing counts as booked, and so does a word we do not know (fact sheet 8.2).
  const isPending = wire.bookingStatus?.toUpperCase() === 'PENDING'
  const bookedOn = wireDay(wire.date) ?? wireDay(wire.interestDate) ?? (isPending ? today : null)
  if (bookedOn === null) return 'ROW_WITHOUT_DATE'
  if (wire.amount === null || wire.amount === undefined) return 'ROW_WITHOUT_AMOUNT'

  const amount = wireMoney(wire.amount, currencyOr(wire.accountCurrency, owner.currency))
  const original = originalAmount(wire, amount)
  const bankText = wire.description ?? wire.cleanedDescription ?? ''
  const isCard =
    owner.kind === 'credit-card' ||
    (wire.creditCardIdentifiers ?? null) !== null ||
    bareNumber(wire.accountNumber)?.startsWith('K') === true
  return {
    bankKey: owner.bankKey,
    status: isPending ? 'pending' : 'booked',
    // An announced card row may keep its number when it is booked; no other one has a number (fact sheet 9.4, 9.5).
    identity: isPending && !isCard ? null : identityOf(wire, isCard),
    bookedOn,
    valueOn: wireDay(wire.interestDate),
    purchasedOn: purchaseDay(bankText, bookedOn),
    amount,
    original,
    rate: original === null ? null : statedRate(wire.exchangeRate, bankText, amount, original),
    text: firstText(wire.cleanedDescription, wire.description, wire.remoteAccountName, wire.typeText),
    bankText,
    counterparty: tidy(wire.remoteAccountName),
    counterpartyAccount: remoteAccount(wire.remoteAccountNumber),
    message: tidy(wire.kidOrMessage),
    typeCode: tidy(wire.typeCode),
    typeText: tidy(wire.typeText),
    bankRef: tidy(wire.paymentReference),
    raw,
  }
}

/** The sum in the currency of the purchase, where that is another one. The bank is not known to sign it in one way only, so
 *  it takes the sign of the amount. */
function originalAmount(wire: WireTransaction, amount: Money): Money | null {
  const currency = currencyOr(wire.currencyCode, amount.currency)
  if (currency === amount.currency) return null
  const original = wireMoneyOrNull(wire.currencyAmount, currency)
  if (original === null || original.minor === 0 || original.minor < 0 === amount.minor < 0) return original
  return { minor: -original.minor, currency }
}

function firstText(...candidates: readonly (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    const text = tidy(candidate)
    if (text !== null) return text
  }
  return ''
}
