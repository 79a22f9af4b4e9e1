import type { CalendarDate } from '../../../shared/ids.ts'
import { isExplainedBy } from './amount-text.ts'
import { daysBetween, existingDay } from './date-text.ts'

/** Collapses white space; null when nothing is left. */
export function tidy(text: string | null | undefined): string | null {
  const tidied = text?.replace(/\s+/g, ' ').trim() ?? ''
  return tidied === '' ? null : tidied
}

/** What a Norwegian bank writes into the text of a row. */
export interface ToldByText {
  /** For people: without the parts that are told elsewhere. */
  readonly text: string
  readonly purchasedOn: CalendarDate | null
  /** The sum of the purchase where it was in another currency; without a sign. */
  readonly original: { readonly amount: string; readonly currency: string } | null
  readonly rate: string | null
}

/** `*1234 12.01 NOK 1000.00 NAME Kurs: 1.0000` */
const card =
  /^\*\d{4} (\d{2})\.(\d{2}) ([A-Z]{3}) (\d{1,9}[.,]\d{2}) (.+?)(?: Kurs:? ?(\d{1,6}[.,]\d{1,8}))?$/i
/** `19.01 NAME`; a bare number after it makes it no such text. */
const debit = /^(\d{2})\.(\d{2}) (?!\d+(?:[.,]\d+)*(?: |$))(.*\p{L}.*)$/u
/** `KORREKSJON AV 23.05 NAME` */
const correction = /^KORREKSJON AV (\d{2})\.(\d{2})(?: |$)/i
/** `Nettgiro til: NAME Betalt: 02.11.20` */
const paid = /^(.+?) Betalt: (\d{2})\.(\d{2})\.(\d{2})$/i
/** `NAME Dato 07.08 kl. 13.01`, in DNB's files */
const stamped = /^(.+?) Dato (\d{2})\.(\d{2}) kl\. ?\d{2}\.\d{2}$/i

/** Later than that the numbers are more likely something else. */
const longestBookingDays = 60

/** A text that is of no Norwegian bank: nothing but its words. */
export function untold(bankText: string): ToldByText {
  return { text: tidy(bankText) ?? '', purchasedOn: null, original: null, rate: null }
}

/**
 * Reads the patterns of the Sbanken sheet, section 7.6, and DNB's. Only what is certain: a day that exists, on or before
 * the booking and near it; a rate that explains both sums. For accounts in Norwegian kroner only.
 */
export function toldByText(bankText: string, bookedOn: CalendarDate, amount: string): ToldByText {
  const nothing = untold(bankText)
  const { text } = nothing
  const cardMatch = card.exec(text)
  if (cardMatch !== null) {
    const [, day = '', month = '', currency = '', sum = '', name = '', quote] = cardMatch
    const purchasedOn = nearestDay(day, month, bookedOn)
    if (purchasedOn === null) return nothing
    const original =
      currency.toUpperCase() === 'NOK'
        ? null
        : { amount: sum.replace(',', '.'), currency: currency.toUpperCase() }
    const rate = quote?.replace(',', '.') ?? null
    const isRate = original !== null && rate !== null && isExplainedBy(amount, original.amount, rate)
    return { text: name, purchasedOn, original, rate: isRate ? rate : null }
  }
  const debitMatch = debit.exec(text)
  if (debitMatch !== null) {
    const purchasedOn = nearestDay(debitMatch[1] ?? '', debitMatch[2] ?? '', bookedOn)
    return purchasedOn === null ? nothing : { ...nothing, text: debitMatch[3] ?? text, purchasedOn }
  }
  return { ...nothing, ...atTheEnd(text, bookedOn) }
}

function atTheEnd(text: string, bookedOn: CalendarDate): Partial<ToldByText> {
  const stampedMatch = stamped.exec(text)
  if (stampedMatch !== null) {
    const purchasedOn = nearestDay(stampedMatch[2] ?? '', stampedMatch[3] ?? '', bookedOn)
    return purchasedOn === null ? {} : { text: stampedMatch[1] ?? text, purchasedOn }
  }
  const paidMatch = paid.exec(text)
  if (paidMatch !== null) {
    const on = existingDay(`20${paidMatch[4]}`, paidMatch[3] ?? '', paidMatch[2] ?? '')
    return isNear(on, bookedOn) ? { text: paidMatch[1] ?? text, purchasedOn: on } : {}
  }
  const correctionMatch = correction.exec(text)
  if (correctionMatch === null) return {}
  return { purchasedOn: nearestDay(correctionMatch[1] ?? '', correctionMatch[2] ?? '', bookedOn) }
}

function isNear(on: CalendarDate | null, bookedOn: CalendarDate): boolean {
  return on !== null && on <= bookedOn && daysBetween(on, bookedOn) <= longestBookingDays
}

/** The text gives no year: that of the booking, or the one before where only that is on or before it (7.6). */
function nearestDay(day: string, month: string, bookedOn: CalendarDate): CalendarDate | null {
  const year = Number(bookedOn.slice(0, 4))
  const candidates = [year, year - 1].map((candidate) => existingDay(String(candidate), month, day))
  return candidates.find((candidate) => isNear(candidate, bookedOn)) ?? null
}
