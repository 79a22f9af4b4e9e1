import { AppError } from '../../../shared/errors.ts'
import { money, type Money } from '../../../shared/money.ts'
import type { WireAmount } from './wire.ts'

/**
 * An amount of the wire. Its value is decimal text; should a number come, its own decimals are the same text as long as it
 * is no longer than a double is exact.
 * @throws AppError `unexpected-response` when it is no exact amount of its currency.
 */
export function wireMoney({ value, currency }: WireAmount): Money {
  const decimal = typeof value === 'number' ? String(value) : (value ?? '')
  return money(decimal, currency?.trim().toUpperCase() ?? '')
}

/** The same for figures beside the ledger: one that is absent, null in part (external accounts) or inexact is unknown. */
export function wireMoneyOrNull(amount: WireAmount | null | undefined): Money | null {
  if (amount === null || amount === undefined) return null
  try {
    return wireMoney(amount)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Of several figures the first that is known and in this currency. */
export function firstMoney(
  currency: string,
  ...amounts: readonly (WireAmount | null | undefined)[]
): Money | null {
  for (const amount of amounts) {
    const known = wireMoneyOrNull(amount)
    if (known?.currency === currency) return known
  }
  return null
}

/** ISO 4217 in upper case; null where the wire has none. */
export function currencyOrNull(value: string | null | undefined): string | null {
  const code = value?.trim().toUpperCase() ?? ''
  return /^[A-Z]{3}$/.test(code) ? code : null
}

/** The sum as money out, whichever sign it came with; the same for money in. */
export const moneyOut = ({ minor, currency }: Money): Money => ({
  minor: minor === 0 ? 0 : -Math.abs(minor),
  currency,
})
export const moneyIn = ({ minor, currency }: Money): Money => ({ minor: Math.abs(minor), currency })
