import type { CalendarDate } from '../../../shared/ids.ts'
import { decimalText, negated } from './amount-text.ts'
import { calendarDate } from './date-text.ts'
import { unreadable } from './unreadable.ts'
import { child, textAt, type XmlDocument, type XmlElement } from './xml.ts'

/** The signed sum of an entry or a balance: `Amt` is positive and `CdtDbtInd` tells the direction. That of a reversal is its
 *  own as well: `RvslInd` only says that the entry undoes another one (ISO 20022 message definition, ReversalIndicator).
 *  @throws AppError `file-unreadable` `amount` or `element`. */
export function camtAmount(element: XmlElement, document: XmlDocument): string {
  const amount = camtDecimal(textAt(element, 'Amt'))
  if (amount === null) throw unreadable('amount', document.lineOf(child(element, 'Amt') ?? element), 'Amt')
  const indicator = textAt(element, 'CdtDbtInd')
  if (indicator === 'CRDT') return amount
  if (indicator === 'DBIT') return negated(amount)
  throw unreadable('element', document.lineOf(child(element, 'CdtDbtInd') ?? element), 'CdtDbtInd')
}

/** XML's own decimal: a dot, no grouping, no sign here; null for anything else. */
export function camtDecimal(text: string | null): string | null {
  return text !== null && /^\+?\d*(?:\.\d*)?$/.test(text) ? decimalText(text, '.') : null
}

/** `Dt` or the date part of `DtTm` below an element's child. @throws AppError `file-unreadable` `date`. */
export function camtDay(element: XmlElement, name: string, document: XmlDocument): CalendarDate {
  const day = camtDayOrNull(element, name)
  if (day === null) throw unreadable('date', document.lineOf(child(element, name) ?? element), name)
  return day
}

/** null: the child is not there. @throws nothing; a date that is none is null as well, so ask for the child first. */
export function camtDayOrNull(element: XmlElement | undefined, name: string): CalendarDate | null {
  const text = textAt(element, name, 'Dt') ?? textAt(element, name, 'DtTm') ?? textAt(element, name)
  return text === null ? null : calendarDate(text.slice(0, 10), 'yyyy-mm-dd')
}
