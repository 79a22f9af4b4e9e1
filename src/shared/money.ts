import { AppError } from './errors.ts'

/** An amount as an integer of the currency's minor units (øre, cent). A float never exists. */
export interface Money {
  readonly minor: number
  /** ISO 4217, upper case. */
  readonly currency: string
}

/** ISO 4217 currencies whose minor unit is not a hundredth (source: ISO 4217 list one, 2026). */
const exponents: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3,
  LYD: 3, OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
} // prettier-ignore

/** Digits after the decimal mark in this currency: 2 for NOK and EUR, 0 for JPY, 3 for BHD. */
export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2
}

const decimalText = /^([+-]?)(\d{1,15})(?:\.(\d+))?$/

/**
 * Reads decimal text ("-150", "15234.50") as money. Digits beyond the currency's own are accepted only when
 * they are zeros: rounding would lose money silently.
 * @throws AppError `unexpected-response` when the text is not such a number or does not fit.
 */
export function money(text: string, currency: string): Money {
  const match = decimalText.exec(text.trim())
  if (match === null || !/^[A-Z]{3}$/.test(currency)) {
    throw new AppError('unexpected-response', 'an amount is not decimal text in a known currency form')
  }
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = exponentOf(currency)
  if (!/^0*$/.test(fraction.slice(digits))) {
    throw new AppError('unexpected-response', 'an amount has more decimals than its currency')
  }
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  if (!Number.isSafeInteger(minor)) throw new AppError('unexpected-response', 'an amount is out of range')
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, currency }
}

/** Plain decimal text with a dot, an ASCII minus and exactly the currency's decimals: for files and machines. */
export function decimalOf(amount: Money): string {
  const digits = exponentOf(amount.currency)
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return (amount.minor < 0 ? '-' : '') + (digits === 0 ? whole : `${whole}.${text.slice(-digits)}`)
}
