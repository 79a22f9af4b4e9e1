import { exponentOf, type Money } from './money.ts'

const significantDigits = 6

/** Units of the currency of `came` for one of the currency of `left`, as decimal text of six significant digits, rounded half up.
 *  Signs do not matter. Reckoned with whole numbers only; null where nothing left. */
export function rateBetween(left: Money, came: Money): string | null {
  if (left.minor === 0) return null
  const above = magnitudeOf(came.minor) * tenTo(exponentOf(left.currency))
  const below = magnitudeOf(left.minor) * tenTo(exponentOf(came.currency))
  return quotientText(above, below)
}

/** A rate the way people say it, one unit of the dearer currency for so many of the other: `1 EUR = 11.6432 NOK`. */
export interface RateQuote {
  readonly unit: string
  /** Decimal text. */
  readonly price: string
  readonly currency: string
}

/** The rate between two amounts of one exchange; null within one currency, or where one of them is nothing. */
export function quoteOf(one: Money, other: Money): RateQuote | null {
  if (one.currency === other.currency || one.minor === 0 || other.minor === 0) return null
  const oneUnits = magnitudeOf(one.minor) * tenTo(exponentOf(other.currency))
  const otherUnits = magnitudeOf(other.minor) * tenTo(exponentOf(one.currency))
  const isOneDearer = oneUnits <= otherUnits
  const [unit, currency] = isOneDearer ? [one.currency, other.currency] : [other.currency, one.currency]
  const price = isOneDearer ? quotientText(otherUnits, oneUnits) : quotientText(oneUnits, otherUnits)
  return { unit, price, currency }
}

/** Both are positive, `below` is not zero. */
function quotientText(above: bigint, below: bigint): string {
  if (above === 0n) return '0'
  let decimals = 0
  while (above * tenTo(decimals) < below * tenTo(significantDigits - 1)) decimals++
  const scaled = (2n * above * tenTo(decimals) + below) / (2n * below)
  const digits = String(scaled).padStart(decimals + 1, '0')
  if (decimals === 0) return digits
  const [whole, fraction] = [digits.slice(0, -decimals), digits.slice(-decimals).replace(/0+$/, '')]
  return fraction === '' ? whole : `${whole}.${fraction}`
}

function magnitudeOf(minor: number): bigint {
  return BigInt(Math.abs(minor))
}

function tenTo(power: number): bigint {
  return 10n ** BigInt(power)
}
