import type { CalendarDate } from '../../../shared/ids.ts'
import { daysBetween, isDay, wireDay } from './dates.ts'

/** Collapses white space; null when nothing is left. */
export function tidy(text: string | null | undefined): string | null {
  const tidied = text?.replace(/\s+/g, ' ').trim() ?? ''
  return tidied === '' ? null : tidied
}

// The forms real texts take (fact sheet 7.6).
const cardText = /^\*\d{4} (\d{2})\.(\d{2}) [A-Z]{3} [\d.]+ (.+?)(?: Kurs: [\d.]+)?$/
const datedText = /^(?:KORREKSJON AV )?(\d{2})\.(\d{2}) (.+)$/i
const transferText = /^(.+?) Betalt: (\d{2})\.(\d{2})\.(\d{2})$/

/** What a person reads: the bank's text without the card, the sum and the day it repeats. */
export function plainText(bankText: string): string {
  const text = tidy(bankText) ?? ''
  return (
    tidy(cardText.exec(text)?.[3] ?? datedText.exec(text)?.[3] ?? transferText.exec(text)?.[1] ?? text) ?? ''
  )
}

/** The day of purchase: the card's own where it is told, else the one in the text; null where neither is sure. */
export function purchaseDay(
  cardDay: string | null | undefined,
  bankText: string,
  bookedOn: CalendarDate,
): CalendarDate | null {
  const told = wireDay(cardDay)
  if (told !== null) return withoutWrongYear(told, bookedOn)
  const text = tidy(bankText) ?? ''
  const paid = transferText.exec(text)
  if (paid !== null) return validDay(`20${paid[4]}-${paid[3]}-${paid[2]}`)
  const match = cardText.exec(text) ?? datedText.exec(text)
  return match === null ? null : nearestYear(`${match[2]}-${match[1]}`, bookedOn)
}

/** A booked purchase of 2021 was told with the day of 2022 (fact sheet 7.6, 13.12). */
function withoutWrongYear(day: CalendarDate, bookedOn: CalendarDate): CalendarDate | null {
  if (daysBetween(bookedOn, day) <= 300) return day
  return validDay(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`)
}

/** The text gives no year: that of the booking, or the one before where that is closer. */
function nearestYear(monthAndDay: string, bookedOn: CalendarDate): CalendarDate | null {
  const year = Number(bookedOn.slice(0, 4))
  const days = [`${year}-${monthAndDay}`, `${year - 1}-${monthAndDay}`].filter(isDay)
  const distance = (day: CalendarDate): number => Math.abs(daysBetween(day, bookedOn))
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null // 29 February has one year at most
}

function validDay(day: string): CalendarDate | null {
  return isDay(day) ? day : null
}
