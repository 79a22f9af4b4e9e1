export type DecimalMark = ',' | '.'

/** Any of the signs that locales and programs print for a minus; `nb-NO` prints U+2212 (files sheet, section 2). */
const minusSigns = /[\u2212\u2010-\u2013\ufe63\uff0d]/g
/** Blanks that locales put between thousands: ordinary, no-break, narrow no-break, thin and figure space. */
const blanks = /[\s\u00a0\u202f\u2007\u2009]+/g
const apostrophes = /['\u2019\u02bc]/g
/** `kr`, a sign or a code, at one end. */
const currencyWord =
  /^([+-]?) ?(?:[Kk]r\.?|[A-Z]{3}|KR|[€$£]) ?|(\d) ?(?:[Kk]r\.?|[A-Z]{3}|KR|[€$£]) ?([+-]?)$/

/** No amount is longer, and the patterns below could be kept busy by one that is. */
const longestAmount = 64

/** Unifies what has several spellings; what is left is digits, marks, `'` or a blank between thousands, and a sign. */
function unified(text: string): string {
  if (text.length > longestAmount) return ''
  if (/^-?\d+(?:[.,]\d+)?$/.test(text)) return text // nearly every cell
  return text
    .replace(minusSigns, '-')
    .replace(blanks, ' ')
    .replace(apostrophes, "'")
    .trim()
    .replace(currencyWord, '$1$2$3')
}

/**
 * What the amounts of a column, or of several, say about their decimal mark: one that explains all of them, `either` where
 * nothing tells (`1,234` alone, whole numbers), `mixed` where they contradict each other. Decided from all rows, because a
 * single `1,234` means two things.
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | 'either' | 'mixed' {
  let comma = false
  let dot = false
  for (const cell of cells) {
    const mark = evidenceIn(unified(cell))
    if (mark === ',') comma = true
    if (mark === '.') dot = true
    if (comma && dot) return 'mixed'
  }
  return comma ? ',' : dot ? '.' : 'either'
}

const marked = /^(\d*)[\d.,' ]*?([.,])(\d*)$/

function evidenceIn(text: string): DecimalMark | null {
  const digits = text.replace(/^[+-] ?/, '').replace(/ ?-$/, '')
  const match = marked.exec(digits)
  if (match === null) return null
  const last = match[2] === ',' ? ',' : '.'
  const other = last === ',' ? '.' : ','
  const isRepeated = digits.indexOf(last) !== digits.lastIndexOf(last)
  if (isRepeated) return other // it parts thousands
  if (digits.includes(other)) return last
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? null : last
}

const plain: Readonly<Record<DecimalMark, RegExp>> = {
  ',': /^([+-]?) ?(\d+|\d{1,3}(?:([ '.])\d{3})(?:\3\d{3})*)?(?:,(\d{1,8}))? ?(-?)$/,
  '.': /^([+-]?) ?(\d+|\d{1,3}(?:([ ',])\d{3})(?:\3\d{3})*)?(?:\.(\d{1,8}))? ?(-?)$/,
}

/**
 * An amount as decimal text with a dot and an ASCII minus, its decimals kept as they are; null when it is not exactly one
 * number under that decimal mark. Thousands may be parted by blanks, apostrophes or the other mark, in threes.
 */
export function decimalText(cell: string, mark: DecimalMark): string | null {
  const match = plain[mark].exec(unified(cell))
  if (match === null) return null
  const [, sign = '', grouped = '', , fraction = '', trailing = ''] = match
  if (grouped === '' && fraction === '') return null
  if (sign !== '' && trailing !== '') return null
  const whole = grouped.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'
  if (whole.length > 15) return null // as shared/money.ts
  const isNegative = (sign === '-' || trailing === '-') && !isZero(`${whole}.${fraction}`)
  return (isNegative ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`)
}

/** Decimal text with the opposite sign. */
export function negated(decimal: string): string {
  if (decimal.startsWith('-')) return decimal.slice(1)
  return isZero(decimal) ? decimal : `-${decimal}`
}

/** Decimal text without its sign. */
export function absolute(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : decimal
}

export function isZero(decimal: string): boolean {
  return /^-?[0.]*$/.test(decimal)
}

/** Do two sums and a rate (units of the first for one of the second) belong together, to within two per cent? A quote for a
 *  hundred units, or a number that is no rate, does not. Integers only. */
export function isExplainedBy(amount: string, original: string, rate: string): boolean {
  const [sum, foreign, quote] = [scaled(amount), scaled(original), scaled(rate)]
  const explained = foreign * quote
  const actual = sum * 10n ** 10n
  const gap = actual > explained ? actual - explained : explained - actual
  return explained > 0n && gap * 50n <= actual
}

/** The number's size in units of 10^-10; its sign and what lies beyond are left out. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = absolute(decimal).split('.')
  return BigInt(whole + fraction.slice(0, 10).padEnd(10, '0'))
}
