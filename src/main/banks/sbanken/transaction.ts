import type { CalendarDate } from '../../../shared/ids.ts'
import type { Money } from '../../../shared/money.ts'
import type { BankTransaction } from '../bank.ts'
import { wireMoney, wireMoneyOrNull } from './amounts.ts'
import { wireDay } from './dates.ts'
import { plainText, purchaseDay, tidy } from './text.ts'
import type { WireTransaction } from './wire.ts'

/** Why a row could not become a transaction; the page says so, and asking again would bring the same. */
export type RowProblem = 'ROW_WITHOUT_DATE' | 'ROW_WITHOUT_AMOUNT'

/**
 * One row as ours. Pure. Negative is money out (fact sheet 5.4). `today` dates a reservation that has no day yet.
 * @throws AppError `unexpected-response` when the amount is no exact amount of kroner.
 */
export function toTransaction(
  bankKey: string,
  wire: WireTransaction,
  raw: string,
  today: CalendarDate,
): BankTransaction | RowProblem {
  const isPending = isReservation(wire)
  const bookedOn = wireDay(wire.accountingDate) ?? (isPending ? today : null)
  if (bookedOn === null) return 'ROW_WITHOUT_DATE'
  if (wire.amount === null || wire.amount === undefined) return 'ROW_WITHOUT_AMOUNT'
  const amount = wireMoney(wire.amount)
  const bankText = wire.text ?? ''
  const original = originalAmount(wire, amount)
  const { cardDetails: card, transactionDetail: detail } = wire
  return {
    bankKey,
    status: isPending ? 'pending' : 'booked',
    identity: isPending ? null : identityOf(wire),
    bookedOn,
    valueOn: wireDay(wire.interestDate),
    purchasedOn: purchaseDay(card?.purchaseDate, bankText, bookedOn),
    amount,
    original,
    rate: original === null ? null : rateOf(card?.currencyRate),
    text: tidy(card?.merchantName) ?? (plainText(bankText) || (typeText(wire) ?? '')),
    bankText,
    counterparty: tidy(amount.minor < 0 ? detail?.receiverName : detail?.payerName),
    counterpartyAccount: accountOf(detail?.formattedAccountNumber) ?? accountOf(wire.otherAccountNumber),
    message: tidy(detail?.cid) ?? tidy(detail?.amountDescription),
    typeCode: tidy(wire.transactionTypeCode),
    typeText: typeText(wire),
    bankRef: null,
    raw,
  }
}

/** Its own word for it, else the codes the bank's list calls confirmations and reservations (fact sheet 8). */
export function isReservation(wire: WireTransaction): boolean {
  if (typeof wire.isReservation === 'boolean') return wire.isReservation
  const code = Number(wire.transactionTypeCode ?? 0)
  return code >= 921 && code <= 950
}

/** Rows of the archive are booked and carry a lasting id; the latest list repeats them (fact sheet 7.5). */
export function isArchived(wire: WireTransaction): boolean {
  return wire.source === 1 || (typeof wire.source === 'string' && /^(archive|1)$/i.test(wire.source))
}

/** Three ids that are not each other (quirk 14), so each says which it is. `0` and the empty text mean none. */
function identityOf(wire: WireTransaction): string | null {
  const own = meant(wire.transactionId)
  const detail = meant(wire.transactionDetail?.transactionId)
  // Where both are there, as now and then before May 2021, the detail's is the one that stayed (fact sheet 9.1).
  if (own !== null && isArchived(wire)) return `transaction:${own}`
  if (detail !== null) return `detail:${detail}`
  return own === null ? null : `transaction:${own}`
}

function meant(id: string | null | undefined): string | null {
  const text = id?.trim() ?? ''
  return /^0*$/.test(text) ? null : text
}

function typeText(wire: WireTransaction): string | null {
  return tidy(wire.transactionTypeText) ?? tidy(wire.transactionType)
}

function accountOf(value: string | null | undefined): string | null {
  const bare = value?.replace(/[\s.]/g, '') ?? ''
  return /^0*$/.test(bare) ? null : bare
}

/** The sum abroad is told without its sign (fact sheet 7.3): it takes that of the amount. */
function originalAmount({ cardDetails: card }: WireTransaction, amount: Money): Money | null {
  const currency = card?.originalCurrencyCode?.trim().toUpperCase() ?? ''
  if (!/^[A-Z]{3}$/.test(currency) || currency === amount.currency) return null
  const sum = wireMoneyOrNull(card?.currencyAmount, currency)
  if (sum === null || sum.minor === 0 || sum.minor < 0 === amount.minor < 0) return sum
  return { minor: -sum.minor, currency }
}

function rateOf(value: number | string | null | undefined): string | null {
  const text = String(value ?? '')
  return /^\d{1,6}(\.\d{1,10})?$/.test(text) ? text : null
}
