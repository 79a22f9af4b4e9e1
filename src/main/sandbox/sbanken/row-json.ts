import { dateOf, dayOf, osloMidnight, type Day } from '../household/calendar.ts'
import type { Line, SbankenAccount } from './account.ts'
import type { Era } from './eras.ts'
import { amount, literal } from './json-text.ts'
import type { Switches } from './switches.ts'
import { typeOf } from './type-codes.ts'

type Json = Readonly<Record<string, unknown>>

/** A date with a meaningless time, with Oslo's offset in 2018 and without any from 2020 (fact sheet 5.4). */
export function dateTime(day: Day, era: Era): string {
  const hours = Math.round((day * 86_400_000 - osloMidnight(day)) / 3_600_000)
  return `${dateOf(day)}T00:00:00${era.hasOffsets ? `+0${hours}:00` : ''}`
}

/** Booked long enough to be in the archive. */
export function isArchived({ posting, status }: Line, today: Day, { archiveLagDays }: Switches): boolean {
  return status === 'booked' && today - posting.settledOn >= archiveLagDays
}

function sourceOf(
  isInArchive: boolean,
  list: 'latest' | 'archive',
  era: Era,
  switches: Switches,
): string | number {
  const form = switches.source === 'by-era' ? era.source[list] : switches.source
  return form === 'number' ? Number(isInArchive) : isInArchive ? 'Archive' : 'AccountStatement'
}

/** A card's value date lies weeks ahead; a few rows have none at all (fact sheet 7.3). */
function interestDate({ posting, status, day }: Line, account: SbankenAccount, era: Era): string | null {
  if (status === 'pending') return dateTime(day, era)
  if (posting.serial % 13 === 0) return null
  return dateTime(account.isCard ? day + 40 : day, era)
}

/** Purchase dates were seen a whole year late (fact sheet 7.6). */
function purchaseDate({ posting: { seenOn, serial } }: Line, era: Era): string {
  const [year = '', rest = ''] = [dateOf(seenOn).slice(0, 4), dateOf(seenOn).slice(5)]
  const isLate = serial % 9 === 0 && rest !== '02-29'
  return dateTime(isLate ? dayOf(`${Number(year) + 1}-${rest}`) : seenOn, era)
}

/** Only booked card rows have them, and not all of those. Absent and null both occur. */
function cardFields(line: Line, era: Era): Json {
  const { card, original, serial, minor } = line.posting
  const isTold = line.status === 'booked' && card !== null && serial % 5 !== 0
  if (!isTold) return { cardDetailsSpecified: false, ...(serial % 2 === 0 ? { cardDetails: null } : {}) }
  const paid = { minor: Math.abs(original?.minor ?? minor), currency: original?.currency ?? 'NOK' }
  return {
    cardDetailsSpecified: true,
    cardDetails: {
      cardNumber: `*${card.lastFour}`,
      currencyAmount: amount(paid.minor, paid.currency),
      currencyRate: literal(original?.rate ?? '1.0'),
      merchantCategoryCode: card.mcc,
      merchantCategoryDescription: card.category,
      merchantCity: card.city.toUpperCase(),
      merchantName: card.merchant.toUpperCase(),
      originalCurrencyCode: paid.currency,
      purchaseDate: purchaseDate(line, era),
      transactionId: `481${String(serial).padStart(12, '0')}`,
    },
  }
}

/** Beyond what a JavaScript number holds: two neighbours look alike to a program that reads them as such (fact sheet 7.3). */
export const detailId = (serial: number): bigint => 9_007_199_254_740_992n + BigInt(serial)

function formattedNumber(number: string | null): string | null {
  return number === null ? null : `${number.slice(0, 4)} ${number.slice(4, 6)} ${number.slice(6)}`
}

/** Transfers and bills tell more about themselves; the other fields of the other account stay empty. */
function detailFields({ posting, status }: Line, era: Era): Json {
  const isTold = status === 'booked' && posting.card === null && posting.counterparty !== null
  if (!isTold) return { transactionDetailSpecified: false, ...(posting.serial % 3 === 0 ? { transactionDetail: null } : {}) }
  const isOut = posting.minor < 0
  return {
    transactionDetailSpecified: true,
    transactionDetail: {
      formattedAccountNumber: formattedNumber(posting.remote),
      transactionId: literal(String(detailId(posting.serial))),
      cid: posting.kind === 'giro' ? posting.message : null,
      amountDescription: null,
      receiverName: isOut ? posting.counterparty : null,
      payerName: isOut ? null : posting.counterparty,
      numericReference: literal(String(detailId(posting.serial) - 7n)),
      registrationDate: posting.serial % 4 === 0 ? null : dateTime(posting.seenOn, era),
    },
  }
} // prettier-ignore

function reservationType({ posting, status }: Line, { isOldEnums }: Era): string | null {
  if (status === 'booked') return isOldEnums ? 'notReservation' : null
  const name = posting.card?.mcc === '5542' ? 'PurchaseReservation' : 'VisaReservation'
  return isOldEnums ? name.slice(0, 1).toLowerCase() + name.slice(1) : name
}

/** What both lists tell of a row. */
function commonFields(line: Line, account: SbankenAccount, era: Era): Json {
  const { posting, status, day } = line
  const isBooked = status === 'booked'
  return {
    accountingDate: dateTime(day, era),
    interestDate: interestDate(line, account, era),
    amount: amount(isBooked ? posting.minor : posting.pendingMinor),
    text: isBooked ? posting.text : posting.pendingText,
    ...typeOf(line),
  }
}

export interface RowContext {
  readonly account: SbankenAccount
  readonly era: Era
  readonly switches: Switches
  readonly today: Day
  /** Whether this answer has ids on the old list (fact sheet 9.1). */
  readonly hasIds: boolean
}

/** A row of the latest list (fact sheet 7.3). Who the other account is, it practically never says. */
export function latestRow(line: Line, { account, era, switches, today, hasIds }: RowContext): Json {
  const { serial } = line.posting
  const isReservation = line.status === 'pending'
  return {
    ...(hasIds ? { transactionId: isReservation ? '0' : serial % 10 === 0 ? '' : archiveId(serial) } : {}),
    ...commonFields(line, account, era),
    ...(serial % 2 === 0 ? { otherAccountNumber: null } : {}),
    otherAccountNumberSpecified: false,
    isReservation,
    reservationType: reservationType(line, era),
    source: sourceOf(isArchived(line, today, switches), 'latest', era, switches),
    ...cardFields(line, era),
    ...detailFields(line, era),
  }
}

/** The lasting identity of a booked row (fact sheet 7.4): none of the other numbers on it. */
export const archiveId = (serial: number): string => `1183${String(serial).padStart(14, '0')}`

/** A row of the archive (fact sheet 7.4). */
export function archiveRow(line: Line, { account, era, switches }: RowContext): Json {
  return {
    transactionId: archiveId(line.posting.serial),
    ...commonFields(line, account, era),
    source: sourceOf(true, 'archive', era, switches),
    ...cardFields(line, era),
  }
}
