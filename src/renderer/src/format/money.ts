import { decimalOf, exponentOf, type Money } from '../../../shared/money.ts'

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** Formats from decimal text, so that no amount ever becomes a float; the sign is always U+2212, never a hyphen. */
function partsOf(amount: Money, locale: string, options: Intl.NumberFormatOptions) {
  const digits = exponentOf(amount.currency)
  const full = { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options }
  const text = decimalOf(amount) as Intl.StringNumericLiteral
  return formatter(locale, full)
    .formatToParts(text)
    .map(({ type, value }) => ({ type, value: type === 'minusSign' ? '−' : value }))
}

function written(amount: Money, locale: string, options: Intl.NumberFormatOptions): string {
  return partsOf(amount, locale, options)
    .map(({ value }) => value)
    .join('')
}

/** A number from decimal text ("-12900.5") with the language's marks and at least two decimals, where no currency is known. */
export function formatDecimal(decimal: string, locale: string): string {
  return formatter(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
    .formatToParts(decimal as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'minusSign' ? '−' : value))
    .join('')
}

export interface MoneyStyle {
  /** `hide` where a heading or column already names the currency. Default `show`. */
  readonly currency?: 'show' | 'hide'
  /** `always` puts a plus before what came in. Default: a minus only. */
  readonly sign?: 'auto' | 'always'
}

/** An amount for people: `−1 234,50 kr` in Norwegian, `−NOK 1,234.50` in English. */
export function formatMoney(amount: Money, locale: string, style: MoneyStyle = {}): string {
  return written(amount, locale, optionsOf(amount, style))
}

export interface MoneyPart {
  readonly text: string
  readonly isCurrency: boolean
}

/** The text of `formatMoney` in pieces, the currency apart, so that it can be drawn more quietly than the figures. */
export function moneyParts(amount: Money, locale: string, style: MoneyStyle = {}): readonly MoneyPart[] {
  const parts: MoneyPart[] = []
  for (const { type, value } of partsOf(amount, locale, optionsOf(amount, style))) {
    const isCurrency = type === 'currency'
    const last = parts.at(-1)
    if (last?.isCurrency === isCurrency) parts[parts.length - 1] = { text: last.text + value, isCurrency }
    else parts.push({ text: value, isCurrency })
  }
  return parts
}

function optionsOf(amount: Money, style: MoneyStyle): Intl.NumberFormatOptions {
  return {
    ...(style.currency === 'hide' ? {} : { style: 'currency', currency: amount.currency }),
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'negative',
  }
}

/** The same for the ear: the sign as a word, the currency by its name ("minus 1,234.50 Norwegian kroner"). */
export function spokenMoney(amount: Money, locale: string, minus: string): string {
  const size = { minor: Math.abs(amount.minor), currency: amount.currency }
  const text = written(size, locale, {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'name',
  })
  return amount.minor < 0 ? `${minus} ${text}` : text
}

/** A short form for the axis of a chart, where the heading names the currency: `1.2M`, `350k`, `−20k`. */
export function formatAxis(minor: number, currency: string, locale: string): string {
  const units = minor / 10 ** exponentOf(currency)
  return formatter(locale, { notation: 'compact', maximumFractionDigits: 1 })
    .formatToParts(units)
    .map((part) => (part.type === 'minusSign' ? '−' : part.value))
    .join('')
}

/** The name of a currency in the language: "Norwegian Krone", "norske kroner". Unknown codes stay as they are. */
export function currencyName(currency: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency
}
