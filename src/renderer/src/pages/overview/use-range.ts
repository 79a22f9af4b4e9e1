import { useState } from 'react'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { useStatus } from '../../status.ts'
import { currenciesOf, firstMonthOf, startOf, type Period } from './period.ts'

/** What the whole page is about: a period that ends today, and one currency. */
export interface Range {
  readonly period: Period
  readonly from: CalendarDate
  /** The first day of the first month that is shown as a whole. */
  readonly fromMonth: CalendarDate
  readonly to: CalendarDate
  readonly currency: string
  /** All there are, the one of most accounts first. */
  readonly currencies: readonly string[]
  readonly setPeriod: (period: Period) => void
  readonly setCurrency: (currency: string) => void
}

/** Begins with a year, and with the currency most accounts have. */
export function useRange(accounts: readonly Account[]): Range {
  const { today } = useStatus()
  const [period, setPeriod] = useState<Period>('1y')
  const [wanted, setCurrency] = useState<string | null>(null)
  const currencies = currenciesOf(accounts)
  return {
    period,
    from: startOf(period, today, accounts),
    fromMonth: firstMonthOf(period, today, accounts),
    to: today,
    currency: currencies.find((code) => code === wanted) ?? currencies[0] ?? 'NOK',
    currencies,
    setPeriod,
    setCurrency,
  }
}
