import { decimalOf, exponentOf } from '../../../shared/money.ts'

const spaces = /[\s\u00a0\u202f\u2009'’]/g
const minuses = /^[-−–]/
const grouped = { '.': /^\d{1,3}(?:\.\d{3})+$/, ',': /^\d{1,3}(?:,\d{3})+$/ } as const
/** The contract takes up to 1e15 minor units; beyond that is a slip of the finger. */
const maxMinor = 1e15

/**
 * Reads an amount as people type it, in major units: `1 234,50`, `1,234.50`, `-12`. Gives plain decimal text with a dot
 * ("1234.50"), or null when it is no number. The locale decides only what could be read in two ways: its own decimal
 * mark always is one, and the other mark parts thousands where it stands before exactly three digits ("1,234" is a
 * thousand in English and one and a bit in Norwegian), else it is a decimal mark too.
 */
export function readAmount(typed: string, locale: string): string | null {
  const text = typed.replace(spaces, '')
  const sign = minuses.test(text) ? '-' : ''
  const plain = withDecimalDot(text.replace(minuses, ''), decimalMarkOf(locale))
  const match = plain === null ? null : /^0*(\d{1,13})(?:\.(\d*))?$/.exec(plain)
  if (match === null) return null
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  return sign + (match[1] ?? '') + (fraction === '' ? '' : `.${fraction}`)
}

function decimalMarkOf(locale: string): '.' | ',' {
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value
  return mark === ',' ? ',' : '.'
}

/** Takes out what parts thousands, and makes the decimal mark a dot; null when both cannot be told apart. */
function withDecimalDot(text: string, own: '.' | ','): string | null {
  const other = own === '.' ? ',' : '.'
  const decimal = text.lastIndexOf(own) > text.lastIndexOf(other) ? own : other
  const group = decimal === own ? other : own
  if (text.includes(own) && text.includes(other)) {
    const [whole = '', fraction = '', ...rest] = text.split(decimal)
    return rest.length === 0 && grouped[group].test(whole)
      ? `${whole.split(group).join('')}.${fraction}`
      : null
  }
  if (grouped[other].test(text)) return text.split(other).join('')
  const marks = text.split(decimal).length - 1
  if (marks > 1) return grouped[decimal].test(text) ? text.split(decimal).join('') : null
  return text.replace(decimal, '.')
}

/**
 * Minor units of what `readAmount` gave, in a currency; no float in between. Null when there are more decimals than the
 * currency has, or more than fits.
 */
export function minorOf(decimal: string, currency: string): number | null {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const digits = exponentOf(currency)
  if (fraction.length > digits) return null
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  if (minor > maxMinor) return null
  return decimal.startsWith('-') && minor !== 0 ? -minor : minor
}

/** The other way round: plain decimal text with all the decimals of the currency. */
export function decimalOfMinor(minor: number, currency: string): string {
  return decimalOf({ minor, currency })
}

/** What `readAmount` gave, as one would type it in the locale. */
export function typedAmount(decimal: string, locale: string): string {
  return decimal.replace('-', '−').replace('.', decimalMarkOf(locale))
}

/** Do all these currencies have the same number of decimals, so that one typed number means the same in each? */
export function haveSameDecimals(currencies: readonly string[]): boolean {
  return new Set(currencies.map(exponentOf)).size <= 1
}
