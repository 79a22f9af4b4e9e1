import { decimalOf } from '../../../shared/money.ts'

/** Stands before the digits of a number on their way through JSON.stringify; from a private range, so that no text has it. */
const mark = '\uE0F0'

/** A number written exactly so: an int64 that no JavaScript number holds, or `-150.00` with its zeros. */
export const literal = (digits: string): string => `${mark}${digits}`

/** Minor units as the bank writes an amount: `-150.00` (fact sheet 5.4). */
export function amount(minor: number, currency = 'NOK'): string {
  return literal(decimalOf({ minor, currency }))
}

/** JSON with its literal numbers in place. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${mark}([-.0-9]+)"`, 'gu'), '$1')
}

export const jsonType = 'application/json; charset=utf-8'

export function jsonReply(value: unknown, status = 200): Response {
  return new Response(jsonText(value), { status, headers: { 'content-type': jsonType } })
}
