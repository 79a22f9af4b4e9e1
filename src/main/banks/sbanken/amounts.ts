import { AppError } from '../../../shared/errors.ts'
import { money, type Money } from '../../../shared/money.ts'

/**
 * A JSON double as money, through its decimal text. Some answers carry the noise of somebody's arithmetic
 * (`10.100000000000001`, fact sheet 5.4): a hundredth of an øre is never meant, more than that is an error.
 * @throws AppError `unexpected-response`.
 */
export function wireMoney(value: number | string, currency = 'NOK'): Money {
  const text = String(value)
  const [, whole, fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) throw new AppError('unexpected-response', 'an amount is not a plain number')
  if (fraction.length <= 4) return money(text, currency)
  const rounded = Number(text).toFixed(4)
  if (!rounded.endsWith('00')) throw new AppError('unexpected-response', 'an amount has parts of an øre')
  return money(rounded, currency)
}

export function wireMoneyOrNull(value: number | string | null | undefined, currency = 'NOK'): Money | null {
  return value === null || value === undefined ? null : wireMoney(value, currency)
}

export function negated({ minor, currency }: Money): Money {
  return { minor: minor === 0 ? 0 : -minor, currency }
}
