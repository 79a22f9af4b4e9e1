import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate, Instant } from '../../../shared/ids.ts'
import type { Money } from '../../../shared/money.ts'
import { localeOf } from '../i18n/i18n.ts'
import { formatDate, formatInstant, formatMonth, formatTime, type DateStyle } from './date.ts'
import {
  currencyName,
  formatAxis,
  formatDecimal,
  formatMoney,
  moneyParts,
  spokenMoney,
  type MoneyStyle,
} from './money.ts'

/** The formats of this folder in the language in force; switches with it, without a reload. */
export function useFormat() {
  const { t, i18n } = useTranslation()
  const locale = localeOf(i18n.language)
  const minus = t('common.minus')
  return useMemo(() => {
    const integers = new Intl.NumberFormat(locale)
    return {
      locale,
      money: (amount: Money, style?: MoneyStyle) => formatMoney(amount, locale, style),
      moneyParts: (amount: Money, style?: MoneyStyle) => moneyParts(amount, locale, style),
      spokenMoney: (amount: Money) => spokenMoney(amount, locale, minus),
      decimal: (decimal: string) => formatDecimal(decimal, locale),
      axis: (minor: number, currency: string) => formatAxis(minor, currency, locale),
      currencyName: (currency: string) => currencyName(currency, locale),
      date: (date: CalendarDate, style?: DateStyle) => formatDate(date, locale, style),
      month: (month: string, year?: 'with-year' | 'without-year') => formatMonth(month, locale, year),
      time: (instant: Instant) => formatTime(instant, locale),
      instant: (instant: Instant) => formatInstant(instant, locale),
      /** A count with the language's thousands mark. */
      integer: (value: number) => integers.format(value),
    }
  }, [locale, minus])
}
export type Format = ReturnType<typeof useFormat>
