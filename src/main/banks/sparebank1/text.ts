import type { CalendarDate } from '../../../shared/ids.ts'
import { exponentOf, type Money } from '../../../shared/money.ts'
import { daysBetween, isCalendarDate } from './dates.ts'

/** Collapses white space; null when nothing is left. */
export function tidy(text: string | null | undefined): string | null {
  const tidied = text?.replace(/\s+/g, ' ').trim() ?? ''
  return tidied === '' ? null : tidied
}

/** The other account: bare digits or an IBAN. `"-1"` is the bank's word for none (quirk 11), and so are zeros alone. */
export function remoteAccount(value: string | null | undefined): string | null {
  const bare = value?.replace(/[\s.]/g, '') ?? ''
  return /^(?:-\d*|0*)$/.test(bare) ? null : bare
}

/** A card text opens with the day of the purchase, after the card's last digits where those are shown:
 *  `28.05 REMA 1000`, `*1234 28.05 SEK 1200.00 ICA`, `28.05 7-ELEVEN`. A bare number after it makes it no such text. */
const leadingDay = /^(?:\*\d{4}\s+)?(\d{2})\.(\d{2})\s+(?!\d+(?:[.,]\d+)*(?:\s|$))\S/
/** Later than that the two numbers are more likely something else. */
const longestBookingDays = 60

/** The day of purchase in the bank's raw text: the last such day on or before the booking date; null when the text has none,
 *  or one too far away to be sure. The text gives no year. */
export function purchaseDay(bankText: string, bookedOn: CalendarDate): CalendarDate | null {
  const match = leadingDay.exec(bankText)
  if (match === null) return null
  const year = Number(bookedOn.slice(0, 4))
  for (const candidate of [year, year - 1].map((y) => `${y}-${match[2]}-${match[1]}`)) {
    if (!isCalendarDate(candidate) || candidate > bookedOn) continue
    return daysBetween(candidate, bookedOn) <= longestBookingDays ? candidate : null
  }
  return null
}

const rateInText = /\bkurs:?\s*(\d{1,6}[.,]\d{1,8})(?!\d)/i

/**
 * The rate the bank itself states: its own field, or `Kurs: 1.0445` in the raw text. Kept only where it explains the two
 * sums to within two per cent: a quote for a hundred units, or a number that is no rate, is left out (fact sheet 8.6).
 */
export function statedRate(
  field: number | string | null | undefined,
  bankText: string,
  amount: Money,
  original: Money,
): string | null {
  const stated = field === null || field === undefined ? rateInText.exec(bankText)?.[1] : String(field)
  const rate = stated?.trim().replace(',', '.') ?? ''
  if (!/^\d{1,6}(?:\.\d{1,10})?$/.test(rate) || original.minor === 0) return null
  const explained = Number(rate) / majorRatio(amount, original)
  return explained > 0.98 && explained < 1.02 ? rate : null
}

/** How many units of the account's currency one foreign unit cost, roughly: a check, never shown or stored. */
function majorRatio(amount: Money, original: Money): number {
  const scale = 10 ** (exponentOf(original.currency) - exponentOf(amount.currency))
  return Math.abs(amount.minor / original.minor) * scale
}
