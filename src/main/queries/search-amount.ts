import { AppError } from '../../shared/errors.ts'
import { money } from '../../shared/money.ts'

/** What was typed where one searches, read as an amount in major units. */
export interface SearchedAmount {
  /** Decimal text without a sign. */
  readonly size: string
  /** With a minus: money out alone. */
  readonly isOut: boolean
}

/** Groups of three with one and the same mark between them, or none at all; then a decimal mark that is not that one. */
const written = /^([-−–]?)\s?(\d{1,3}([\s.,'’])\d{3}(?:\3\d{3})*|\d{1,13})(?:([.,])(\d{1,2}))?$/

/** Reads `1200`, `1 200`, `1,200.00`, `1.200,5` and `-1200`, in whatever language: a mark before three digits parts thousands,
 *  and one before one or two is a decimal mark. null: it is no amount. */
export function searchedAmount(typed: string): SearchedAmount | null {
  const match = written.exec(typed.trim())
  if (match === null) return null
  const [, minus = '', whole = '', group, mark, fraction = ''] = match
  if (mark !== undefined && mark === group) return null
  return { size: `${whole.replace(/\D/g, '')}.${fraction.padEnd(1, '0')}`, isOut: minus !== '' }
}

/** The amounts in minor units that it is in a currency; none where the currency has fewer decimals. */
export function minorsOf({ size, isOut }: SearchedAmount, currency: string): readonly number[] {
  try {
    const { minor } = money(size, currency)
    return isOut ? [-minor] : [minor, -minor]
  } catch (error) {
    if (error instanceof AppError) return [] // too many decimals
    throw error
  }
}
